import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codePattern } from '../../../src/model/extractive/code-pattern.ts';

function isMet(parts: readonly string[], text: string): boolean {
  return new RegExp(`^(?:${codePattern(parts)})$`, 'iu').test(text);
}

describe('a code', () => {
  it.each([
    [['e', '05'], 'E-5'],
    [['e', '5'], 'e 005'],
    [['lpc', '1768'], 'LPC176x'],
    [['lpc', '1768'], 'LPC17xx'],
    [['stm', '32', 'l', '1'], 'STM32Lx'],
    [['stm', '32', 'f', '407'], 'STM32F4x'],
  ])('%j is met as %s', (parts, text) => {
    expect(isMet(parts, text)).toBe(true);
  });

  it.each([
    [['td', '17'], 'TD-18'],
    [['td', '17'], 'TD-x'],
    [['lpc', '1768'], 'LPCxxxx'],
    [['lpc', '1768'], 'LPC1769'],
    [['stm', '32', 'l', '1'], 'STM3xL1'],
  ])('%j is not met as %s', (parts, text) => {
    expect(isMet(parts, text)).toBe(false);
  });

  it('is always met as it is written', () => {
    const letters = fc.stringMatching(/^[a-z]{1,5}$/u);
    const digits = fc.stringMatching(/^\d{1,5}$/u);
    fc.assert(
      fc.property(letters, digits, letters, digits, (...parts) => {
        expect(isMet(parts, parts.join('-'))).toBe(true);
        expect(isMet(parts.slice(0, 2), parts.slice(0, 2).join(''))).toBe(true);
      }),
    );
  });
});
