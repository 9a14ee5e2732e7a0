import { page } from './page-sample.ts';
import type { PageSample } from './page-sample.ts';

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

/** Pages that say, in many languages, that what was asked for is no longer there. */
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
