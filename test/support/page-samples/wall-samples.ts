import { page, passwordForm } from './page-sample.ts';
import type { PageSample } from './page-sample.ts';

/** Pages that stand before the one that was asked for, and want something first. */
export const wallSamples: readonly PageSample[] = [
  {
    name: 'a login',
    html: page('Maker Dealer Portal', `<h1>Welcome</h1><p>Please use your dealer account.</p>${passwordForm}`),
  },
  {
    name: 'a login that explains itself',
    html: page(
      'Sign in – Maker ID',
      `<h1>Sign in</h1>${'<p>With a Maker ID you can register products, download manuals and software, and hear of news first.</p>'.repeat(8)}${passwordForm}`,
    ),
  },
  {
    name: 'a login that asks for the address first',
    html: page(
      'Log in to your account',
      '<h1>Log in</h1><form><input type="email" name="loginfmt"><input type="submit" value="Next"></form>',
    ),
  },
  {
    name: 'a login in German',
    html: page(
      'Anmelden | Hersteller',
      `<h1>Anmelden</h1><p>Bitte melden Sie sich an, um Handbücher zu laden.</p>${passwordForm}`,
      'de',
    ),
  },
  {
    name: 'a login in Japanese',
    html: page('ログイン', `<h1>ログイン</h1><p>会員の方はこちらからログインしてください。</p>${passwordForm}`, 'ja'),
  },
  { name: 'a login in Hebrew', html: page('התחברות', `<h1>התחברות</h1>${passwordForm}`, 'he') },
  {
    name: 'a cookie wall',
    html: '<title>Before you continue</title><h1>Before you continue to Maker</h1><p>We use cookies and data to deliver our services and measure audiences.</p><button>Reject all</button><button>Accept all</button>',
  },
  {
    name: 'a cookie wall in German',
    html: '<title>Hersteller</title><h1>Ihre Privatsphäre ist uns wichtig</h1><p>Wir und unsere Partner verwenden Cookies.</p><button>Alle akzeptieren</button>',
  },
  {
    name: 'a cookie wall in French',
    html: '<title>Fabricant</title><h2>Votre vie privée</h2><p>Nous utilisons des cookies.</p><button>Tout accepter</button>',
  },
  {
    name: 'a licence to agree to',
    html: page(
      'TD-17 Owner’s Manual',
      `<h1>Software License Agreement</h1>${'<p>The licensor grants a non-exclusive, non-transferable licence to view the document that you requested.</p>'.repeat(30)}<form><button>I agree</button></form>`,
    ),
  },
  {
    name: 'a check for robots',
    html: '<title>Just a moment...</title><h1>maker.com</h1><p>Verify you are human by completing the action below.</p><noscript>Enable JavaScript and cookies to continue</noscript>',
  },
  {
    name: 'a refusal',
    html: '<HTML><HEAD><TITLE>Access Denied</TITLE></HEAD><BODY><H1>Access Denied</H1>You don’t have permission to access this on this server.<P>Reference #18.2d3e</BODY></HTML>',
  },
  {
    name: 'a page that scripts would fill',
    html: `<!doctype html><title>TD-17 Manual</title><div id="root"></div><noscript>You need to enable JavaScript to run this app.</noscript><script>${'x();'.repeat(10_000)}</script>`,
  },
  {
    name: 'a page of frames',
    html: '<html><head><title>Manual</title></head><frameset cols="20%,80%"><frame src="toc.html"><frame src="body.html"></frameset></html>',
  },
  {
    name: 'a page that a script takes elsewhere',
    html: '<title>Redirect</title><p>You are being redirected to our new support pages.</p><script>go()</script>',
  },
];
