/** Pages with status 200 that came instead of a manual, as makers' sites send them, cut to what matters. */
interface PageSample {
  readonly name: string;
  readonly html: string;
}

const menu = `<header><a href="/">Home</a><nav><ul><li><a href="/products">Products</a></li><li><a href="/support">Support</a></li>
<li><a href="/login">Sign in</a></li></ul></nav></header>`;
const footer =
  '<footer><p>© 2026 Maker Corporation. All rights reserved. Cookies help us to deliver our services.</p></footer>';
const divMenu = `<div class="menu">${[
  'Drums',
  'Pianos',
  'Guitar',
  'Synthesizers',
  'Accessories',
  'Support',
  'Downloads',
  'Contact',
]
  .map((name) => `<a href="/${name}">${name} – all products and news</a>`)
  .join('')}</div>`;

function page(title: string, body: string, language = 'en'): string {
  return `<!DOCTYPE html><html lang="${language}"><head><meta charset="utf-8"><title>${title}</title>
<script>${'var tracking = "page not found";'.repeat(20)}</script></head><body>${menu}${body}${footer}</body></html>`;
}

const gone: readonly [string, string, string][] = [
  ['en', 'Page Not Found | Maker', '<h1>404</h1><p>Sorry, the page you requested could not be found.</p>'],
  [
    'en',
    'Maker - Support',
    '<h1>Oops! We can’t find that page.</h1><p>Try the search.</p><form><input name="q"></form>',
  ],
  [
    'en',
    '404 - File or directory not found.',
    '<h2>404 - File or directory not found.</h2><p>The resource you are looking for might have been removed, had its name changed, or is temporarily unavailable.</p>',
  ],
  ['en', 'Maker Support', '<h1>We’re sorry</h1><p>The page you are looking for can’t be found.</p>'],
  ['en', 'Error 404', '<p>Nothing here.</p>'],
  ['en', 'Maker', '<div><p>The page you are looking for no longer exists.</p></div>'],
  ['en', 'Not Found', '<h1>Not Found</h1><p>The requested URL was not found on this server.</p>'],
  [
    'de',
    'Seite nicht gefunden – Hersteller',
    '<h1>Hoppla!</h1><p>Die gewünschte Seite wurde leider nicht gefunden.</p>',
  ],
  ['de', 'Fehler 404', '<h1>Die von Ihnen gesuchte Seite ist nicht mehr verfügbar</h1>'],
  ['fr', 'Page introuvable', '<h1>Oups !</h1><p>Cette page n’existe plus.</p>'],
  ['es', 'Página no encontrada', '<h1>Error 404</h1><p>La página que buscas no existe.</p>'],
  ['it', 'Pagina non trovata', '<h1>Pagina non trovata</h1>'],
  ['pt', 'Página não encontrada', '<h1>Ops</h1><p>A página que procura não foi encontrada.</p>'],
  ['nl', 'Maker', '<h1>Deze pagina bestaat niet</h1>'],
  ['sv', 'Sidan hittades inte', '<h1>Sidan kunde inte hittas</h1>'],
  ['da', 'Siden blev ikke fundet', '<h1>Vi beklager</h1>'],
  ['pl', 'Nie znaleziono strony', '<h1>Ta strona nie istnieje</h1>'],
  ['ru', 'Страница не найдена', '<h1>Ошибка 404</h1>'],
  ['tr', 'Sayfa bulunamadı', '<h1>404</h1>'],
  [
    'ja',
    'ページが見つかりません｜メーカー',
    '<h1>お探しのページは見つかりませんでした。</h1><p>URLをご確認ください。</p>',
  ],
  ['zh', '页面不存在', '<h1>抱歉，找不到您访问的页面</h1>'],
  ['ko', '페이지를 찾을 수 없습니다', '<h1>요청하신 페이지를 찾을 수 없습니다</h1>'],
  ['he', 'הדף לא נמצא', '<h1>אופס, העמוד שחיפשת לא נמצא</h1>'],
  ['ar', 'الصفحة غير موجودة', '<h1>404</h1>'],
];

const teasers = `<h2>You may also like</h2>${'<p>The new stage piano brings the sound of a concert grand to every room, with a keyboard that feels like wood.</p>'.repeat(20)}`;

export const goneSamples: readonly PageSample[] = [
  ...gone.map(([language, title, body]) => ({ name: `"${title}" (${language})`, html: page(title, body, language) })),
  { name: 'with teasers below', html: page('Page not found | Maker', `<h1>Page not found</h1>${teasers}`) },
  { name: 'with a menu of divs', html: page('Maker', `${divMenu}<h1>This page doesn’t exist</h1>${divMenu}`) },
  {
    name: 'a parked domain',
    html: '<html><head><title>oldmaker.com</title></head><body><h1>oldmaker.com</h1><p>This domain is for sale! Buy this domain for $2,499.</p><a href="#">Drum kits</a><a href="#">Piano lessons</a></body></html>',
  },
  {
    name: 'a parked domain in German',
    html: '<html><head><title>alt-hersteller.de steht zum Verkauf</title></head><body><h1>alt-hersteller.de</h1><p>Diese Domain steht zum Verkauf. Jetzt anfragen.</p></body></html>',
  },
  {
    name: 'an expired domain',
    html: '<title>maker-audio.net</title><body><h2>This domain has expired</h2><p>Is this your domain? Renew it now.</p><ul><li>Related searches</li></ul></body>',
  },
];

const password =
  '<form action="/session" method="post"><label>E-mail</label><input type="email"><label>Password</label><input type="password"><button>Go</button></form>';

export const wallSamples: readonly PageSample[] = [
  {
    name: 'a login',
    html: page('Maker Dealer Portal', `<h1>Welcome</h1><p>Please use your dealer account.</p>${password}`),
  },
  {
    name: 'a login that explains itself',
    html: page(
      'Sign in – Maker ID',
      `<h1>Sign in</h1>${'<p>With a Maker ID you can register products, download manuals and software, and hear of news first.</p>'.repeat(8)}${password}`,
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
      `<h1>Anmelden</h1><p>Bitte melden Sie sich an, um Handbücher zu laden.</p>${password}`,
      'de',
    ),
  },
  {
    name: 'a login in Japanese',
    html: page('ログイン', `<h1>ログイン</h1><p>会員の方はこちらからログインしてください。</p>${password}`, 'ja'),
  },
  { name: 'a login in Hebrew', html: page('התחברות', `<h1>התחברות</h1>${password}`, 'he') },
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

const troubleshooting = `<h2>Bluetooth device not found</h2><p>If the page of the app stays empty or the device cannot be found, switch Bluetooth off and on.</p>`;
const steps =
  '<ol><li>Hold [KIT] and switch the power on.</li><li>Press [ENTER] when “Factory Reset” appears.</li></ol>';
const chapters = [
  'Panel descriptions',
  'Connecting',
  'Playing',
  'Recording',
  'Bluetooth',
  'Error messages',
  'Specifications',
];

export const manualSamples: readonly PageSample[] = [
  {
    name: 'a short page of steps',
    html: page('Factory reset – TD-17 Manual', `<main><h1>Factory reset</h1>${steps}</main>`),
  },
  { name: 'a very short page', html: '<h1>RM-5</h1><p>Hold [BT] to pair.</p>' },
  {
    name: 'about devices that are not found',
    html: page('Bluetooth device not found', `<main><h1>Device not found</h1>${troubleshooting}</main>`),
  },
  {
    name: 'a troubleshooting page',
    html: page(
      'Troubleshooting | RM-5',
      `<h1>Troubleshooting</h1>${troubleshooting}<h2>File not found!</h2><p>The song is not on the card.</p>`,
    ),
  },
  {
    name: 'a table of error codes with 404',
    html: page(
      'Error codes',
      `<h1>Error codes</h1><table>${['401 Wrong password', '404 Page not found', '503 Busy'].map((row) => `<tr><td>${row}</td><td>Switch the router off, wait for ten seconds, and switch it on again.</td></tr>`).join('')}</table>`,
    ),
  },
  {
    name: 'about signing in to the app',
    html: page(
      'Sign in to the app',
      `<h1>Sign in</h1><p>Open the app, tap “Sign in”, and type your e-mail address and your password. Tap “Next”.</p>${steps}`,
    ),
  },
  {
    name: 'about cookies of a web remote',
    html: page(
      'Web remote',
      `<h1>Privacy settings</h1><p>The web remote keeps one cookie. Choose [Clear] to remove it.</p>${steps}`,
    ),
  },
  {
    name: 'about what to do before you continue',
    html: page(
      'Quick start',
      `<h1>Before you continue</h1><p>Check that the box has all parts: module, adaptor, cables.</p>${steps}`,
    ),
  },
  {
    name: 'a table of contents',
    html: page(
      'SP-404 Reference Manual',
      `<h1>SP-404 Reference Manual</h1><ul>${chapters.map((name) => `<li><a href="${name}.html">${name}</a></li>`).join('')}</ul>`,
    ),
  },
  {
    name: 'maintenance of a product',
    html: page(
      'Maintenance',
      '<h1>Maintenance</h1><p>Wipe the pads with a soft, dry cloth. Never use benzine or thinner.</p>',
    ),
  },
  {
    name: 'with a login in its header',
    html: page('RM-5 Manual', `<header>${password}</header><h1>RM-5</h1>${steps}`),
  },
  {
    name: 'with a login box beside much text',
    html: page('RM-5 Manual', `<div class="login">${password}</div><h1>RM-5</h1>${steps.repeat(20)}`),
  },
  {
    name: 'with a cookie banner',
    html: page(
      'RM-5 Manual',
      `<div>We use cookies. <button>Accept all</button></div><h1>RM-5 Manual</h1>${steps.repeat(8)}`,
    ),
  },
  {
    name: 'all in a form, as some frameworks make them',
    html: page('RM-5', `<form><h1>RM-5</h1>${steps}<input type="hidden" name="__VIEWSTATE"></form>`),
  },
  {
    name: 'with its navigation never closed',
    html: `<title>RM-5</title><nav><a href="/">Home</a><h1>RM-5</h1>${steps}`,
  },
  {
    name: 'in German',
    html: page(
      'Werkseinstellungen',
      '<h1>Werkseinstellungen wiederherstellen</h1><p>Wird das Gerät nicht gefunden, schalten Sie Bluetooth aus und wieder ein.</p>',
      'de',
    ),
  },
  {
    name: 'in French',
    html: page(
      'Appairage',
      '<h1>Appareil introuvable</h1><p>Si l’appareil reste introuvable, éteignez puis rallumez le module.</p>',
      'fr',
    ),
  },
  {
    name: 'in Japanese',
    html: page(
      '初期化',
      '<main><h1>工場出荷時の設定に戻す</h1><p>［KIT］ボタンを押しながら電源を入れます。</p></main>',
      'ja',
    ),
  },
  {
    name: 'in Hebrew',
    html: page('איפוס', '<h1>איפוס להגדרות היצרן</h1><p>אם ההתקן לא נמצא, כבו את הבלוטות׳ והדליקו אותו שוב.</p>', 'he'),
  },
  {
    name: 'in Chinese',
    html: page('恢复出厂设置', '<h1>找不到设备</h1><p>如果找不到设备，请关闭蓝牙后重新打开。</p>', 'zh'),
  },
  {
    name: 'of hundreds of kilobytes that speaks of pages not found',
    html: page(
      'Router manual',
      `<h1>Router manual</h1><h1>Page not found</h1>${'<p>When the browser says “page not found”, check that the cable is in the WAN socket.</p>'.repeat(5_000)}`,
    ),
  },
];
