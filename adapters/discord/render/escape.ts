/** An invisible joiner: between two signs it keeps them from being read as syntax. */
export const joiner = '\u2060';

const syntax = /[\\`*_~|[]/gu;
/** Mentions, emoji, timestamps, links to commands and channels: `<@1>`, `<:x:1>`, `<t:1>`, `</x:1>`, `<id:home>`. */
const angle = /<(?=[@#:/!&]|a:|t:|id:)/gu;
const everybody = /@(?=(?:everyone|here)\b)/giu;
/** What makes a heading, a list, a quote or small print of a line. */
const lineStart = /^([ \t]*)(?:(#{1,3}|-#|[-*+>]|>>>)(?=[ \t]|>|$)|(\d{1,10})([.)])(?=[ \t]|$))/gmu;
/** Addresses that would become links by themselves; those that the answer shows as such come by another way. */
const scheme = /\b(https?|discord|steam):(?=\/\/)/giu;

/**
 * Text that the platform shows as it is: without marks, mentions, links or anything else that it would read as its own
 * syntax. https://docs.discord.com/developers/reference#message-formatting
 */
export function escapeText(text: string): string {
  return harmless(text.replace(syntax, '\\$&'))
    .replace(scheme, `$1:${joiner}`)
    .replace(lineStart, (_whole, space: string, sign: string | undefined, number: string, point: string) =>
      sign === undefined ? `${space}${number}\\${point}` : `${space}\\${sign}`,
    );
}

/** Text that names nobody, inside code as well. */
export function harmless(text: string): string {
  return text.replace(angle, `<${joiner}`).replace(everybody, `@${joiner}`);
}

/** A run of code in a line, whatever is in it. */
export function inlineCode(text: string): string {
  const line = harmless(text.replace(/\s*\n\s*/gu, ' ')).replace(/`(?=`)/gu, `\`${joiner}`);
  if (!line.includes('`')) return line.trim() === '' ? line : `\`${line}\``;
  return `\`\` ${line} \`\``;
}

/** A block of code, whatever is in it. */
export function codeBlock(text: string, language: string | null): string {
  const name = language !== null && /^[\w+#-]{1,20}$/u.test(language) ? language : '';
  const body = harmless(text).replace(/`(?=`)/gu, `\`${joiner}`);
  return `\`\`\`${name}\n${body === '' ? ' ' : body}\n\`\`\``;
}

/** An address that is shown as itself and opens; it unfurls to nothing. */
export function bareLink(url: string): string {
  return `<${url.replace(/[<>\s\\]/gu, encodeURIComponent)}>`;
}

/** `[label](address)`: only for addresses of ours and of the catalog, never for those that the model wrote. */
export function maskedLink(url: string, label: string): string {
  const address = url.replace(/[()<>\s\\]/gu, (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, '0')}`);
  return `[${escapeText(label.replace(/[[\]\\]/gu, '')).replace(/^\s+|\s+$/gu, '')}](<${address}>)`;
}

/** What a text of ours says, without its marks: the other way round of all of the above. */
export function unescapeText(markdown: string): string {
  return markdown
    .replace(/\[((?:\\.|[^\]\\])*)\]\(<[^>]*>\)/gu, '$1')
    .replace(/^(?:-# |#{1,3} )/gmu, '')
    .replace(/(?<!\\)(?:\*{1,3}|~~|`{1,3})/gu, '')
    .replace(/\\([^\p{L}\p{N}\s])/gu, '$1')
    .replaceAll(joiner, '');
}
