import { download } from '../../files/download.ts';
import type { AttachedFile, FileTools } from '../../files/take-files.ts';
import type { SlackFile } from '../inbound/origin.ts';

/**
 * Fetches files of the workspace with the bot's token, which is sent nowhere but to Slack itself.
 * @param apiUrl ends in `/api/`; null: Slack's own
 */
export function slackDownload(token: string, apiUrl: string | null): FileTools['download'] {
  const own = apiUrl === null ? null : new URL(apiUrl).origin;
  const isOfPlatform = ({ origin, protocol, hostname }: URL): boolean =>
    origin === own || (protocol === 'https:' && (hostname === 'slack.com' || hostname.endsWith('.slack.com')));
  const headers = { authorization: `Bearer ${token}` };
  return (url, most, signal) => download(url, { isOfPlatform, headers, most, signal });
}

/** A file as every platform's are described. */
export function attachedFile({ name, mimetype, size, url_private }: SlackFile): AttachedFile {
  return { name: name ?? null, mediaType: mimetype ?? null, size: size ?? null, url: url_private ?? null };
}
