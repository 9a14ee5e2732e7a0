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
    markdown: (text, finished) => styleMarkdown(text, colour, finished),
  };
}

/** Bold, a heading, a quote, an escaped mark, an address in angle brackets, the end of a line; else any character. */
const tokens =
  /\*\*|^#{1,6} |^> ?|\\(?<escaped>[!-/:-@[-`{-~])|<(?<address>https?:\/\/[^\s<>]+)>|\n|(?<start>[*#>\\<])|[^*#>\\<\n]+/gm;
/** What one of them begins with, as long as nothing else has come. */
const unsettled = /^(?:\*|#{1,6} ?|>|\\|<[^\s<>]*)$/;

/**
 * Growing text gives growing output: the output for a start of a text is a start of the output for the whole text, so
 * that a terminal only ever has to write what is new.
 */
function styleMarkdown(text: string, colour: boolean, finished: boolean): string {
  let styled = '';
  let bold = false;
  let heading = false;
  for (const { 0: token, index, groups } of text.matchAll(tokens)) {
    const settled = finished || !unsettled.test(text.slice(index));
    if (!settled) break;
    const plain = groups?.['escaped'] ?? groups?.['address'] ?? groups?.['start'];
    if (plain !== undefined) styled += plain;
    else if (token.startsWith('>')) styled += colour ? `${on.dim}│${off.dim} ` : '| ';
    else if (token === '\n') {
      styled += (colour && (heading || bold) ? off.bold : '') + token;
      heading = false;
      bold = false;
    } else if (token === '**' || token.startsWith('#')) {
      if (token === '**') bold = !bold;
      else heading = true;
      if (colour) styled += bold || heading ? on.bold : off.bold;
    } else styled += token;
  }
  return styled;
}

/** Removes what could move the cursor, change colours or ring: the text of models and manuals is not trusted. */
export function withoutControls(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\ue000\ue001]/gu, (character) =>
    character === '\n' || character === '\t' ? character : '',
  );
}
