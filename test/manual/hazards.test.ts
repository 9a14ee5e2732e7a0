import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findHazards, hazardsOn } from '../../src/manual/hazards.ts';
import type { Page } from '../../src/manual/manual.ts';

function pages(...texts: readonly string[]): Page[] {
  return texts.map((text, index) => ({
    number: index + 1,
    label: String(index + 1),
    headings: [],
    text,
    anchor: null,
  }));
}

describe('hazards', () => {
  test.each([
    ['WARNING: Do not open the case.', 'warning'],
    ['⚠ DANGER! High voltage inside the unit.', 'warning'],
    ['CAUTION Keep away from water at all times.', 'caution'],
    ['Caution: Keep away from water.', 'caution'],
    ['NOTICE: A factory reset deletes all user kits.', 'data-loss'],
    ['WARNUNG: Öffnen Sie das Gerät nicht.', 'warning'],
    ['VORSICHT Nicht fallen lassen bitte.', 'caution'],
    ['HINWEIS: Alle Daten werden gelöscht.', 'data-loss'],
    ['AVERTISSEMENT : ne pas ouvrir le boîtier.', 'warning'],
    ['ATTENTION : risque de choc électrique.', 'caution'],
    ['IMPORTANT : toutes les données sont effacées.', 'data-loss'],
    ['ADVERTENCIA: no abra la carcasa.', 'warning'],
    ['PRECAUCIÓN: no exponga el equipo al agua.', 'caution'],
    ['AVISO: se borran todos los datos.', 'data-loss'],
    ['警告：分解しないでください。', 'warning'],
    ['注意 水に濡らさないでください。', 'caution'],
    ['重要：すべてのデータが消去されます。', 'data-loss'],
  ])('%s is a %s', (text, kind) => {
    expect(findHazards(pages(text))).toMatchObject([{ page: 1, kind }]);
  });

  test.each([
    'The Warning Light menu shows the state.',
    'NOTE: The display dims after a minute.',
    'WARNING ............ 12',
    'WARNING',
    '**** WARNING ****',
    'Warning messages are listed below and explained.',
    'Pay attention to the notice on the box: it has the number.',
    'warning: division by zero in line three',
    '"Warning: the disk is nearly full now" is written to the log.',
  ])('%s is none', (text) => {
    expect(findHazards(pages(text))).toEqual([]);
  });

  test('a warning goes on to the end of its paragraph, in the words of the manual', () => {
    const text = 'Power\n\nWARNING\n\nUse only the supplied\nadaptor.\n\nOther text.';
    expect(findHazards(pages('Cover', text))).toEqual([
      { page: 2, kind: 'warning', text: 'WARNING: Use only the supplied adaptor.' },
    ]);
  });

  test('a warning ends before the steps that follow it, and goes on with its own points', () => {
    const steps = 'WARNING: It erases all kits.\n1. Turn the power off.\n2. Hold [KIT].';
    const points = 'CAUTION: To keep it safe:\n• Keep it dry.\n• Keep it cool.';
    expect(findHazards(pages(steps, points)).map(({ text }) => text)).toEqual([
      'WARNING: It erases all kits.',
      'CAUTION: To keep it safe: • Keep it dry. • Keep it cool.',
    ]);
  });

  test('each warning of a page is told where it stands, as often as it stands there', () => {
    const text = 'Power\n\nWARNING\n\nUse only the\nadaptor.\n\nMore.\nCAUTION: Keep it dry.\n\nCAUTION: Keep it dry.';
    const page = { number: 3, text };
    expect(hazardsOn(page).map(({ start, end }) => text.slice(start, end))).toEqual([
      'WARNING\n\nUse only the\nadaptor.',
      'CAUTION: Keep it dry.',
      'CAUTION: Keep it dry.',
    ]);
  });

  test('the same warning on many pages is told once, for its first page', () => {
    const text = 'CAUTION: Never touch the plug.';
    expect(findHazards(pages('Cover', text, `More\n${text.toLowerCase()}`, text))).toEqual([
      { page: 2, kind: 'caution', text: 'CAUTION: Never touch the plug.' },
    ]);
  });

  test('neither the text of a hazard nor their number grows without end', () => {
    const endless = `WARNING: ${'Do not do this or that. '.repeat(500)}`;
    const [hazard] = findHazards(pages(endless));
    expect(hazard?.text.length).toBeLessThanOrEqual(300);
    expect(hazard?.text).toMatch(/that\.$/u);
    const many = Array.from({ length: 1_000 }, (_, index) => `WARNING: Never press key ${index} twice.`);
    expect(findHazards(pages(many.join('\n\n')))).toHaveLength(200);
  });

  test('any text at all gives hazards of its own pages, bounded and well formed', () => {
    const line = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('WARNING', '注意：', 'CAUTION: a b', '\n\n', '…'),
    );
    fc.assert(
      fc.property(fc.array(fc.array(line).map((parts) => parts.join(' '))), (texts) => {
        for (const { page, text } of findHazards(pages(...texts))) {
          expect(page).toBeLessThanOrEqual(texts.length);
          expect(text.length).toBeLessThanOrEqual(300);
        }
      }),
    );
  });
});
