/** A page with status 200 that came where a manual was asked for, as makers' sites send them, cut to what matters. */
export interface PageSample {
  readonly name: string;
  readonly html: string;
}

const menu = `<header><a href="/">Home</a><nav><ul><li><a href="/products">Products</a></li><li><a href="/support">Support</a></li>
<li><a href="/login">Sign in</a></li></ul></nav></header>`;
const footer =
  '<footer><p>© 2026 Maker Corporation. All rights reserved. Cookies help us to deliver our services.</p></footer>';

/** As a dealer's login has it, or the head of a page that is none. */
export const passwordForm =
  '<form action="/session" method="post"><label>E-mail</label><input type="email"><label>Password</label><input type="password"><button>Go</button></form>';

/** A whole page of a maker: its menu, what is given for its body, and its footer. */
export function page(title: string, body: string, language = 'en'): string {
  return `<!DOCTYPE html><html lang="${language}"><head><meta charset="utf-8"><title>${title}</title>
<script>${'var tracking = "page not found";'.repeat(20)}</script></head><body>${menu}${body}${footer}</body></html>`;
}
