import { describe, expect, it } from 'vitest';
import { isLookUp } from '../../src/model/is-look-up.ts';
import type { Question } from '../../src/question.ts';

function asks(text: string, change: Partial<Question> = {}): boolean {
  return isLookUp({
    id: 'q',
    text,
    productHint: null,
    scenario: 'general',
    images: [],
    thread: [],
    asker: { platform: 'test', id: null },
    ...change,
  });
}

describe('a question that only has to be looked up', () => {
  it.each([
    'what is the polyphony?',
    "What's the maximum SD card size",
    'how many user kits does it have',
    'how heavy is it',
    'which cards can be used',
    'does it have bluetooth midi',
    'where is the headphone jack',
    'is there a mono output',
    'Wie viele Kits hat es?',
    'Welche Karten werden unterstützt?',
    'Quelle est la polyphonie ?',
    '¿Cuántas pistas tiene?',
    'כמה ערכות יש?',
    '最大のカード容量は何ですか',
  ])('is %j', (text) => {
    expect(asks(text)).toBe(true);
  });

  it.each([
    'how do I pair bluetooth',
    'what are the steps to update the firmware',
    'what is the difference between the KV and the KVX',
    'which is better for a small stage, the MDS or the VAD',
    'is it risky to update, and why',
    'what should I do when the snare does not trigger',
    'why is there no sound',
    'factory reset',
    'pairing bluetooth',
    'does it work with my phone? I tried to pair it twice yesterday and it only blinks blue, then nothing at all',
    'Wie stelle ich den Hi-Hat ein?',
    'Was ist der Unterschied zur TD-27?',
    'Comment mettre à jour ?',
    '¿Qué pasos hay que seguir?',
    'איך מחברים בלוטות׳?',
    '工場出荷時に戻す方法は何ですか',
    '',
  ])('is not %j', (text) => {
    expect(asks(text)).toBe(false);
  });

  it('is none with pictures, in a conversation, or for somebody who wants to understand', () => {
    const text = 'what is the polyphony?';
    expect(asks(text, { images: [{ mediaType: 'image/png', data: '' }] })).toBe(false);
    expect(asks(text, { thread: [{ role: 'person', text: 'hello' }] })).toBe(false);
    expect(asks(text, { scenario: 'studio' })).toBe(false);
    expect(asks(text, { scenario: 'live' })).toBe(true);
  });
});
