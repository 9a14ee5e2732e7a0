/** A host that may be fetched from although its addresses are private. */
export interface AllowedHost {
  /** As a URL has it: lower case, IPv6 in brackets, no dot at its end. */
  readonly host: string;
  /** Null allows every port. */
  readonly port: number | null;
}

/** Reads one entry of MANUALS_ALLOW, `host` or `host:port` with IPv6 in brackets; null when it is neither. */
export function parseAllowed(entry: string): AllowedHost | null {
  const [, host, port] = /^(\[[^\]]+\]|[^:/@?#\\\s[\]]+)(?::(\d{1,5}))?$/.exec(entry.trim()) ?? [];
  const url = host === undefined ? null : URL.parse(`http://${host}`);
  const name = url === null ? '' : withoutDot(url.hostname);
  const number = port === undefined ? null : Number(port);
  if (name === '' || number === 0 || (number ?? 0) > 65_535) return null;
  return { host: name, port: number };
}

/** Whether the host, as in `URL.hostname`, and the port are among those allowed by name. */
export function isAllowed(allowed: readonly AllowedHost[], hostname: string, port: number): boolean {
  const host = withoutDot(hostname);
  return allowed.some((entry) => entry.host === host && (entry.port === null || entry.port === port));
}

function withoutDot(hostname: string): string {
  return hostname.replace(/\.$/, '');
}
