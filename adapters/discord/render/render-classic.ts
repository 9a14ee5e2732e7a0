import type { Draft } from '../../../src/answer/draft.ts';
import { answerView } from '../../answer-view.ts';
import { paginate } from '../../paginate.ts';
import { limits } from '../limits.ts';
import { bodyMarkdown } from './body-markdown.ts';
import { flagOf, typeOf } from './components.ts';
import type { DiscordMessage, DiscordReply, Inner, Row } from './components.ts';
import { endingComponents } from './ending.ts';
import { headComponents } from './head.ts';
import type { RenderOptions } from './render-draft.ts';

/**
 * A draft as classic messages, for where messages of components are refused: the same texts one below the other, and the
 * same rows of buttons below the last. Pure; every message is within the limits.
 */
export function renderClassic(draft: Draft, options: RenderOptions): DiscordReply {
  const view = answerView(draft, options.scenario);
  const head = headComponents(view, options.question).flatMap(textsOf);
  const ending = endingComponents(view, draft, options);
  const flow = [...view.body, ...view.tips];
  const above = (part: number): readonly string[] => (part === 0 ? (heads.at(-1) ?? []) : []);
  const heads = packed(head);
  const pages =
    flow.length === 0
      ? []
      : paginate(flow, (blocks, part) => joined([...above(part), bodyMarkdown(blocks)]).length <= limits.content);
  const bodies = pages.length === 0 ? [above(0)] : pages.map((page, part) => [...above(part), bodyMarkdown(page)]);
  const contents = packed(ending.flatMap(textsOf), [...heads.slice(0, -1), ...bodies]).map(joined);
  const rows = ending.filter((one) => one.type === typeOf.row).slice(0, limits.rows);
  const [first, ...further] = contents.map((content, part) =>
    messageOf(content, part === contents.length - 1 ? rows : []),
  );
  if (first === undefined) throw new Error('a reply has a first part');
  return { parts: [first, ...further] };
}

function messageOf(content: string, components: readonly Row[]): DiscordMessage {
  return { flags: flagOf.suppressEmbeds, content: content.trim() === '' ? '…' : content, components };
}

function textsOf(one: Inner): readonly string[] {
  if (one.type === typeOf.text) return [one.content];
  return one.type === typeOf.section ? one.components.map(({ content }) => content) : [];
}

const joined = (texts: readonly string[]): string => texts.filter((text) => text.trim() !== '').join('\n\n');

/** Texts over as few messages as hold them, after those that are there; each of them fits one. */
function packed(
  texts: readonly string[],
  before: readonly (readonly string[])[] = [[]],
): readonly (readonly string[])[] {
  return texts.reduce<readonly (readonly string[])[]>((messages, text) => {
    const last = [...(messages.at(-1) ?? []), text];
    return joined(last).length <= limits.content ? [...messages.slice(0, -1), last] : [...messages, [text]];
  }, before);
}
