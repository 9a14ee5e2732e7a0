import type { HtmlElement } from './html-node.ts';

const boilerplateTags = new Set(
  'script style noscript template nav footer aside iframe object embed svg canvas video audio form button select textarea dialog head'.split(
    ' ',
  ),
);
const boilerplateRoles = new Set([
  'navigation',
  'banner',
  'contentinfo',
  'search',
  'dialog',
  'alertdialog',
  'complementary',
]);
const boilerplateName =
  /(?:^|[\s_-])(?:cookies?|consent|gdpr|breadcrumbs?|nav(?:bar|header|footer|igation)?|sidebar|site-?(?:header|footer)|skip-?link|share|social|newsletter)(?:$|[\s_-])/iu;
const hidingStyle =
  /display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?:\.0+)?\s*(?:;|$)|font-size\s*:\s*0[a-z%]*\s*(?:;|$)|(?:left|top|text-indent)\s*:\s*-\d{3,}/iu;
const white = /^(?:white|#fff|#ffffff|rgba?\(\s*255\s*,\s*255\s*,\s*255\s*(?:,[^)]*)?\))$/iu;

/** What surrounds a manual on its page rather than belonging to it. A header inside the main element is the manual's. */
export function isBoilerplate(element: HtmlElement, insideMain: boolean): boolean {
  const { name, attribs } = element;
  if (boilerplateTags.has(name) || (name === 'header' && !insideMain)) return true;
  if (boilerplateRoles.has(attribs['role'] ?? '')) return true;
  return boilerplateName.test(`${attribs['id'] ?? ''} ${attribs['class'] ?? ''}`);
}

/**
 * What nobody sees who opens the page, as far as the element itself says so. Such text is no part of the manual, and is
 * where somebody would put words that only a machine should read.
 */
export function isHidden({ attribs }: HtmlElement, background: string | null): boolean {
  if ('hidden' in attribs || attribs['aria-hidden'] === 'true') return true;
  const style = attribs['style'] ?? '';
  if (hidingStyle.test(style)) return true;
  const color = declared(style, 'color') ?? attribs['color'] ?? '';
  return white.test(color) && (background === null || white.test(background));
}

/** The background that the element itself sets, or null. */
export function backgroundOf({ attribs }: HtmlElement): string | null {
  const style = attribs['style'] ?? '';
  return declared(style, 'background-color') ?? declared(style, 'background') ?? attribs['bgcolor'] ?? null;
}

function declared(style: string, property: string): string | null {
  for (const declaration of style.split(';')) {
    const [name, ...value] = declaration.split(':');
    if (name?.trim().toLowerCase() === property) return value.join(':').replace('!important', '').trim();
  }
  return null;
}
