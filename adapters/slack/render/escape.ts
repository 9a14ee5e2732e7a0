/** Names that could ring everybody's bell get a joiner that isn't seen after their @. */
const everybody = /@(?=(?:everyone|channel|here)\b)/giu;

/** Text that the platform shows as it is, without mentions, links or marks that it would read as its own syntax. */
export function escapeMrkdwn(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replace(everybody, '@\u2060');
}

/** `<address|label>`: only for addresses of ours and of the catalog, never for those that the model wrote. */
export function mrkdwnLink(url: string, label: string): string {
  const address = url.replace(/[<>|\s]/gu, encodeURIComponent).replaceAll('&', '&amp;');
  return `<${address}|${escapeMrkdwn(label.replaceAll('|', '¦'))}>`;
}

/** Text that standard Markdown shows as it is, on one line or several. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_[\]#~|!]/gu, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(everybody, '@\u2060');
}

/** `[label](address)`: only for addresses of ours and of the catalog, never for those that the model wrote. */
export function markdownLink(url: string, label: string): string {
  const address = url.replace(/[()<>\s]/gu, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `[${escapeMarkdown(label.replace(/[[\]\\]/gu, ''))}](${address})`;
}
