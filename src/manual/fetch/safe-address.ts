/** An address as the log may have it: without credentials, query and fragment, cut at 200 characters. */
export function safeAddress(url: URL | string): string {
  const parsed = typeof url === 'string' ? URL.parse(url) : url;
  if (parsed === null) return 'an address that cannot be read';
  const address = parsed.protocol === 'file:' ? `file://${parsed.pathname}` : `${parsed.origin}${parsed.pathname}`;
  return address.length > 200 ? `${address.slice(0, 199)}…` : address;
}
