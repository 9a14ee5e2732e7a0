/** How text is set off in a terminal; every function returns its text unchanged where there is no colour. */
export interface Style {
  bold(text: string): string;
  dim(text: string): string;
  page(text: string): string;
  warning(text: string): string;
  tip(text: string): string;
  /** Markdown's bold and headings; while the text grows, what could still become a mark is held back. */
  markdown(text: string, finished: boolean): string;
}

const on = { bold: '\u001b[1m', dim: '\u001b[2m', page: '\u001b[36m', warning: '\u001b[33m', tip: '\u001b[32m' };
const off = { bold: '\u001b[22m', dim: '\u001b[22m', page: '\u001b[39m', warning: '\u001b[39m', tip: '\u001b[39m' };

export function createStyle(colour: boolean): Style {
  const set = (kind: keyof typeof on) => (text: string) => (colour ? on[kind] + text + off[kind] : text);
  return {
    bold: set('bold'),
    dim: set('dim'),
    page: set('page'),
    warning: set('warning'),
    tip: set('tip'),
    markdown: (text, finished) => styleMarkdown(finished ? text : settledStart(text), colour),
  };
}

/**
 * Growing text gives growing output: the output for a start of a text is a start of the output for the whole text, so
 * that a terminal only ever has to write what is new.
 */
function styleMarkdown(text: string, colour: boolean): string {
  let bold = false;
  let heading = false;
  return text.replace(/\*\*|^#{1,6} |\n/gm, (mark) => {
    if (mark === '**') bold = !bold;
    else if (mark === '\n') {
      const end = heading || bold ? off.bold : '';
      heading = false;
      bold = false;
      return (colour ? end : '') + '\n';
    } else heading = true;
    if (!colour) return '';
    return bold || heading ? on.bold : off.bold;
  });
}

/** The text without an end that could still become a mark. */
function settledStart(text: string): string {
  return text.replace(/(?:\*+|(?<=^|\n)#{1,6} ?)$/, '');
}

/** Removes what could move the cursor, change colours or ring: the text of models and manuals is not trusted. */
export function withoutControls(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\ue000\ue001]/gu, (character) =>
    character === '\n' || character === '\t' ? character : '',
  );
}
