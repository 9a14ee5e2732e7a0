import { page, passwordForm } from './page-sample.ts';
import type { PageSample } from './page-sample.ts';

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

/** Pages of manuals, each with something that a page which is none has too. */
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
    html: page('RM-5 Manual', `<header>${passwordForm}</header><h1>RM-5</h1>${steps}`),
  },
  {
    name: 'with a login box beside much text',
    html: page('RM-5 Manual', `<div class="login">${passwordForm}</div><h1>RM-5</h1>${steps.repeat(20)}`),
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
