/** Tokens of the platforms and the model that are recognised by their shape, wherever they stand. */
const shapes = [/\bxox[a-z]-[\w-]{8,}/g, /\bxapp-[\w-]{8,}/g, /\bAIza[\w-]{20,}/g, /\bBearer\s+[\w.~+/-]{8,}=*/g];

const hidden = '[hidden]';

/**
 * Removes secrets from a finished log line: the settings' own, wherever they stand in it, and whatever looks like a
 * token. Works on the line rather than on fields, since errors of libraries carry secrets in their messages.
 */
export function createScrub(secrets: readonly string[]): (line: string) => string {
  const known = [...new Set(secrets.flatMap(forms))].filter((form) => form.length >= 4).sort(byLength);
  return (line) => {
    let clean = line;
    for (const form of known) clean = clean.replaceAll(form, hidden);
    for (const shape of shapes) clean = clean.replace(shape, hidden);
    return clean;
  };
}

/** A secret as it stands in JSON and in addresses. */
function forms(secret: string): string[] {
  return [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)];
}

function byLength(a: string, b: string): number {
  return b.length - a.length;
}
