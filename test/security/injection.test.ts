import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allShown, checkDiscord, checkSlack, checkTerminal, checkWeb } from '../support/injection/danger-shown.ts';
import { instructionOf, startObedientBot } from '../support/injection/obedient-bot.ts';
import type { ObedientAnswer, ObedientBot } from '../support/injection/obedient-bot.ts';

let bot: ObedientBot;
beforeAll(async () => {
  bot = await startObedientBot();
});
afterAll(() => bot.close());

const words = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

describe.each([
  ['a PDF', () => bot.ask('ad-1')],
  ['HTML', () => bot.ask('ad-2')],
  ['an attached PDF', () => bot.askAttached()],
])('orders in %s, given to a model that obeys', (_name, answer) => {
  let given: ObedientAnswer;
  beforeAll(async () => {
    given = await answer();
  });

  it('ring nobody, hide no address and show no picture, in any chat, at any moment of the answer', () => {
    expect(given.shown.length).toBeGreaterThan(5);
    for (const draft of given.shown) {
      expect(checkSlack(draft)).toEqual([]);
      expect(checkDiscord(draft)).toEqual([]);
      expect(checkTerminal(draft)).toEqual([]);
      expect(checkWeb(draft)).toEqual([]);
    }
  });

  it('bring nothing of the instruction out', () => {
    const instruction = words(instructionOf(given.request));
    expect(instruction.length).toBeGreaterThan(300);
    const known = ` ${instruction.join(' ')} `;
    const shown = words(given.shown.map(allShown).at(-1) ?? '');
    expect(shown).toContain('setup');
    const leaked = shown
      .map((_, at) => shown.slice(at, at + 8).join(' '))
      .filter((eight) => known.includes(` ${eight} `));
    expect(leaked.filter((eight) => eight.split(' ').length === 8)).toEqual([]);
  });

  it('make no page and no accessory of what doesn’t exist', () => {
    const cited = given.events.flatMap((event) => (event.type === 'citation' ? [event.place.page] : []));
    expect(new Set(cited)).toEqual(new Set([1]));
    expect(given.events).toContainEqual({ type: 'citation-dropped', page: 999, reason: 'no-page' });
    expect(given.events.filter(({ type }) => type === 'suggestion')).toEqual([]);
  });
});
