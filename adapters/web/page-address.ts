import { webAddress } from '../web-address.ts';

const ownManual = /^\/manuals\/[\w%.~!*'()-]+(?:#page=\d+)?$/u;

/** An address that the page may open, one of the web or a manual of this server; else null. */
export function pageAddress(address: string): string | null {
  return ownManual.test(address) ? address : webAddress(address);
}
