import type { ManualFailure } from '../manual.ts';
import { FetchFailure } from './fetch-failure.ts';
import { readPageSigns, type PageSigns } from './page-signs.ts';
import {
  agreement,
  apology,
  challenge,
  consent,
  errorNumber,
  leadingOn,
  login,
  outOfOrder,
  pageNotFound,
  parked,
} from './stand-in-words.ts';

/** A page with status 200 that stands in for the document that was asked for. */
interface StandIn {
  readonly reason: ManualFailure;
  readonly detail: string;
}

/** The lengths of prose (letters and digits) up to which a page is believed to be what it calls itself. */
const LITTLE = 300;
const SHORT = 1_200;
const MIDDLE = 5_000;

/** A page with fewer letters than this says nothing: the frame of a page that scripts would fill. */
const NEARLY_NOTHING = 12;

/** Prose below which a page that leads elsewhere has nothing else to say. */
const LEADS_ON = 600;

/**
 * Refuses HTML that came instead of a manual: "not found" pages, logins, consent walls, checks for robots, parked domains,
 * a home page that a dead PDF's address leads to. A page is refused by what it calls itself in title and headings, and
 * only while it has no more text than such pages have; what has the text of a manual is one, whatever stands around it.
 *
 * @returns the address that the page does nothing but lead on to, or null for a page that may be a manual
 * @throws FetchFailure when the page is a stand-in; the signal's reason.
 */
export async function refuseStandIns(
  html: Uint8Array,
  asked: URL,
  arrived: URL,
  signal: AbortSignal,
): Promise<URL | null> {
  const signs = await readPageSigns(html, signal);
  const next = signs.refresh === null || signs.prose >= LEADS_ON ? null : URL.parse(signs.refresh, arrived.href);
  if (next !== null && next.href !== arrived.href) return next;
  const found = ledAstray(asked, arrived) ?? judge(signs);
  if (found !== null) throw new FetchFailure(found.reason, found.detail);
  return null;
}

/** Where redirects led: a dead PDF's address often leads to the home page, or up to a page about all manuals. */
export function ledAstray(asked: URL, arrived: URL): StandIn | null {
  if (asked.href === arrived.href) return null;
  const path = arrived.pathname.toLowerCase();
  if (/(?:^|[/_-])(?:404|410|not-?_?found|page-?not-?found|error-?page)(?:[/._-]|$)/.test(path))
    return notFound('its address says that nothing was found');
  if (!/\.pdf$/i.test(asked.pathname)) return null;
  const home = /^\/(?:[a-z]{2}(?:[-_][a-z]{2,4})?\/?){0,2}(?:(?:index|home|default)(?:\.\w{2,5})?\/?)?$/.test(path);
  const above = asked.host === arrived.host && asked.pathname.toLowerCase().startsWith(path.replace(/\/?$/, '/'));
  return home || above ? notFound("the PDF's address leads to a page above it") : null;
}

/** What the page shows itself to be, or null for what may be a manual. */
function judge(signs: PageSigns): StandIn | null {
  if (signs.visible < NEARLY_NOTHING) return notDocument('a page with next to no text');
  const names = [...segments(signs.title), ...signs.headings];
  const isCalled = (pattern: RegExp): boolean => names.some((name) => pattern.test(name));
  // A manual's page has a heading that says more than "Sorry".
  const nameless = signs.headings.every((heading) => apology.test(heading) || errorNumber.test(heading));
  const opens = (pattern: RegExp): boolean => nameless && signs.prose < LITTLE && pattern.test(signs.opening);
  const agrees = signs.buttons.some((button) => agreement.test(button));

  if (signs.prose < MIDDLE && (isCalled(pageNotFound) || opens(pageNotFound))) return notFound('a "not found" page');
  if (signs.prose < SHORT && isCalled(errorNumber)) return notFound('an error page');
  if (signs.prose < MIDDLE && (isCalled(parked) || (signs.prose < SHORT && parked.test(signs.opening))))
    return notFound('a parked domain');
  if (signs.prose < SHORT / 2 && signs.password) return notDocument('a login page');
  if (signs.prose < SHORT && signs.input && isCalled(login)) return notDocument('a login page');
  if (agrees && (isCalled(consent) || opens(/cookie/))) return notDocument('a page that wants consent first');
  if (signs.prose < LITTLE && isCalled(challenge)) return notDocument('a check for robots');
  if (opens(leadingOn)) return notDocument('a page that a script leads on from');
  if (signs.prose < LITTLE && isCalled(outOfOrder)) return { reason: 'unreachable', detail: 'a site out of order' };
  return null;
}

/** A title's parts: the page's name, the site's name. */
function segments(title: string): readonly string[] {
  return [title, ...title.split(/\s+[-|–—·»:]+\s+|\s*[|·»]\s*/)]
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function notFound(detail: string): StandIn {
  return { reason: 'not-found', detail };
}

function notDocument(detail: string): StandIn {
  return { reason: 'not-a-document', detail };
}
