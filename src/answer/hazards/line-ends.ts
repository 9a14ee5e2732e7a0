/** Finds where something may be put between the lines of a text that is still coming. */
export interface LineEnds {
  /**
   * Takes the next text; gives the offset in it after the first line that ends there outside a table and a fence, or null.
   */
  after(text: string): number | null;
}

export function createLineEnds(): LineEnds {
  let line = '';
  let fenced = false;
  return {
    after(text) {
      let found: number | null = null;
      let from = 0;
      for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', from)) {
        line = (line + text.slice(from, end)).trim();
        if (/^(?:`{3}|~{3})/u.test(line)) fenced = !fenced;
        else if (!fenced && !line.startsWith('|')) found ??= end + 1;
        line = '';
        from = end + 1;
      }
      line += text.slice(from, from + LONGEST - line.length);
      return found;
    },
  };
}

/** The beginning of a line tells what it is. */
const LONGEST = 200;
