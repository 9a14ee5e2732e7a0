import type { AnswerOutcome } from '../../../src/answer/events.ts';
import type { Draft } from '../../../src/answer/draft.ts';
import { answerView } from '../../answer-view.ts';
import { paginate } from '../../paginate.ts';
import { bodyComponents } from './body-components.ts';
import { componentMessage, divider, fitsMessage, typeOf } from './components.ts';
import type { DiscordMessage, DiscordReply, Inner } from './components.ts';
import { endingComponents } from './ending.ts';
import type { EndingOptions } from './ending.ts';
import { headComponents } from './head.ts';
import { splitTips } from './tips.ts';

export interface RenderOptions extends EndingOptions {
  /** Shown above the answer where the message doesn't stand below the question; null: it does. */
  readonly question: string | null;
}

/** How the bar beside the message is coloured: it changes from writing to done. */
const colours = { writing: 0x58_65_f2, done: 0x2e_cc_71, open: 0xf1_c4_0f, failed: 0xe7_4c_3c } as const;

/**
 * A draft as Discord messages. The first is the one that grows; what it has no room for follows in parts, which stay as
 * they are while the text grows. The end of the answer (tips, accessories, notices, sources, buttons) stands in the last
 * part. Pure; every message is within the limits.
 */
export function renderDraft(draft: Draft, options: RenderOptions): DiscordReply {
  const view = answerView(draft, options.scenario);
  const head = headComponents(view, options.question);
  const tips = splitTips(view, draft, options.scenario);
  const ending = [...tips.sections, ...endingComponents(view, draft, options)];
  const flow = [...view.body, ...tips.inText];
  const above = (part: number): readonly Inner[] => (part === 0 ? head : []);
  const pages =
    flow.length === 0
      ? []
      : paginate(flow, (blocks, part) => fitsMessage(stacked([above(part), bodyComponents(blocks)])));
  const bodies: readonly (readonly Inner[])[] = pages.length === 0 ? [[]] : pages.map(bodyComponents);
  const last = bodies.length - 1;
  const before = [above(last), bodies[last] ?? []];
  const endsThere = fitsMessage(stacked([...before, ending]));
  const whole = [
    ...bodies.slice(0, last).map((body, part) => stacked([above(part), body])),
    stacked(endsThere ? [...before, ending] : before),
    ...(endsThere ? [] : packed(ending)),
  ];
  // A part that others follow is as it will be, so that it needs no other edit.
  const [first, ...further] = whole.map((inner, part): DiscordMessage => {
    return componentMessage(part < whole.length - 1 ? colours.done : colourOf(draft), dividedOnce(inner));
  });
  if (first === undefined) throw new Error('a reply has a first part');
  return { parts: [first, ...further] };
}

/** Ends that leave the question open: something has to be chosen, or the manual doesn't answer it. */
const open: ReadonlySet<AnswerOutcome> = new Set([
  'ambiguous',
  'unknown_product',
  'limited',
  'no_manual',
  'not_in_manual',
]);

function colourOf({ phase, outcome }: Draft): number {
  if (phase !== 'done') return colours.writing;
  if (outcome === 'failed' || outcome === 'blocked') return colours.failed;
  return outcome !== null && open.has(outcome) ? colours.open : colours.done;
}

/** Groups with a line between them. */
function stacked(groups: readonly (readonly Inner[])[]): readonly Inner[] {
  return groups
    .filter((group) => group.length > 0)
    .flatMap((group, index) => (index === 0 ? group : [divider, ...group]));
}

/** Lines stand between things: never two in a row, nor at an end. */
function dividedOnce(inner: readonly Inner[]): readonly Inner[] {
  const single = inner.filter((one, index) => one.type !== typeOf.separator || inner[index + 1]?.type !== one.type);
  const isLine = (one: Inner | undefined): boolean => one?.type === typeOf.separator;
  return single.slice(isLine(single[0]) ? 1 : 0, isLine(single.at(-1)) ? -1 : undefined);
}

/** Components over as few messages as hold them; each of them fits one. */
function packed(components: readonly Inner[]): readonly (readonly Inner[])[] {
  const messages: Inner[][] = [];
  for (const component of components) {
    const open = messages.at(-1);
    if (open !== undefined && fitsMessage([...open, component])) open.push(component);
    else messages.push([component]);
  }
  return messages;
}
