import { describe, expect, it } from 'vitest';
import { holdsPhrase } from '../../eval/phrase.ts';

describe('a phrase in a text', () => {
  it('is found over line breaks, hyphenation, ligatures, quotes and capitals', () => {
    const text = 'Press the “Con\u00ADfig”\nbutton to re-\ninitialize the ﬁle – it’s quick.';
    expect(holdsPhrase(text, 'the "config" button to reinitialize')).toBe(true);
    expect(holdsPhrase(text, "re-initialize the file - it's QUICK")).toBe(true);
  });

  it('is not found when a word differs', () => {
    expect(holdsPhrase('Press the button twice.', 'press the button thrice')).toBe(false);
  });
});
