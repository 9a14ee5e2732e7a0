import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textsOf } from '../support/gemini/request.ts';
import { startObedientBot } from '../support/injection/obedient-bot.ts';
import type { ObedientBot } from '../support/injection/obedient-bot.ts';

let bot: ObedientBot;
beforeAll(async () => {
  bot = await startObedientBot();
});
afterAll(() => bot.close());

describe('words that nobody can see', () => {
  it('in HTML are no part of what the model reads', async () => {
    const prompt = textsOf((await bot.ask('ad-2')).request).join('\n');
    expect(prompt).toContain('SYSTEM visible');
    expect(prompt).not.toMatch(/SYSTEM (?:hidden|white|tiny|attribute|comment|aside)/u);
  });

  it('in letters too small to see in a PDF are no part of what the model reads', async () => {
    const prompt = textsOf((await bot.ask('ad-1')).request).join('\n');
    expect(prompt).toContain('SYSTEM visible');
    expect(prompt).toContain('blinks while the unit is pairing');
    expect(prompt).not.toContain('SYSTEM tiny');
  });

  it('in white in a PDF are read as data between the marks of the manual', async () => {
    const [manual = '', ...rest] = textsOf((await bot.ask('ad-1')).request);
    expect(manual).toContain('SYSTEM white');
    expect(rest.join('\n')).not.toContain('SYSTEM white');
  });
});
