import { describe, expect, it } from 'vitest';
import type { AnswerEvent } from '../../../src/answer/events.ts';
import {
  cite,
  ended,
  events,
  opening,
  placeOf,
  scriptedEngine,
  text,
  untilStopped,
} from '../../support/browser/scripted-engine.ts';
import { ask, finished, openPages } from '../../support/browser/open-pages.ts';

const { open, stopServer } = openPages();

describe('the page in use', () => {
  it('asks the same question again about the product that is chosen', async () => {
    const candidates = [
      { id: 'td-17', name: 'Roland TD-17', brand: 'Roland', supportUrl: null },
      { id: 'lindholm-rm-5', name: 'Lindholm RM-5', brand: 'Lindholm', supportUrl: null },
    ];
    const ambiguous: AnswerEvent[] = [
      { type: 'resolving', hint: null },
      { type: 'product-ambiguous', candidates },
      { type: 'answer-end', outcome: 'ambiguous', model: null, usage: null },
    ];
    const engine = scriptedEngine(({ productHint }) =>
      productHint === null ? events(...ambiguous) : events(...opening, text('Here.'), ended),
    );
    const { page, faults } = await open(engine);
    await page.getByLabel('Product', { exact: true }).fill('');
    await ask(page, 'How do I reset it?');
    await page.getByText('Several products fit. Which one do you mean?').waitFor();
    await page.locator('#answer').getByRole('button', { name: 'Lindholm RM-5' }).click();
    await page.getByText('Here.').waitFor();
    expect(engine.asked.map(({ question }) => [question.productHint, question.text])).toEqual([
      [null, 'How do I reset it?'],
      ['lindholm-rm-5', 'How do I reset it?'],
    ]);
    expect(faults).toEqual([]);
  });

  it('asks about the very product that is chosen, also when two have the same name', async () => {
    const candidates = ['first-vm-8', 'other-vm-8'].map((id) => ({ id, name: 'VM-8', brand: null, supportUrl: null }));
    const engine = scriptedEngine(({ productHint }) =>
      productHint === null
        ? events(
            { type: 'product-ambiguous', candidates },
            { type: 'answer-end', outcome: 'ambiguous', model: null, usage: null },
          )
        : events(...opening, text('Here.'), ended),
    );
    const { page } = await open(engine);
    for (const [index, { id }] of candidates.entries()) {
      await page.getByLabel('Product', { exact: true }).fill('');
      await ask(page, 'How do I reset it?');
      await page.locator('#answer').getByRole('button', { name: 'VM-8' }).nth(index).click();
      await page.getByText('Here.').waitFor();
      expect(engine.asked.at(-1)?.question.productHint).toBe(id);
    }
  });

  it('puts warnings on top in live, and sends what is chosen', async () => {
    const engine = scriptedEngine(() =>
      events(
        ...opening,
        text('Choose [MENU].\n\n'),
        { type: 'hazard', text: 'This erases all kits.', place: placeOf(34, '28') },
        ended,
      ),
    );
    const { page } = await open(engine);
    await page.getByText('Live', { exact: true }).click();
    await ask(page, 'How do I reset it?');
    await finished(page);
    expect(await page.locator('#answer .body > :first-child').innerText()).toMatch(
      /^WARNING\s+This erases all kits\.\s+p\. 28$/u,
    );
    expect(engine.asked[0]?.question.scenario).toBe('live');
  });

  it('stops when it is told to, and keeps what was written', async () => {
    const engine = scriptedEngine(async function* (_, signal) {
      yield* events(...opening, text('The beginning.'));
      await untilStopped(signal);
    });
    const { page, faults } = await open(engine);
    await ask(page, 'How?');
    await page.getByText('The beginning.').waitFor();
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByText('Stopped.').waitFor();
    expect(await page.getByText('The beginning.').isVisible()).toBe(true);
    expect(await page.getByRole('button', { name: 'Stop' }).isVisible()).toBe(false);
    await expect.poll(() => engine.asked[0]?.signal.aborted).toBe(true);
    expect(faults).toEqual([]);
  });

  it('tells in a sentence what went wrong, also when the server is gone', async () => {
    const engine = scriptedEngine(() => {
      throw new Error('secret detail');
    });
    const { page } = await open(engine);
    await page.keyboard.press('Tab');
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
    await page.getByText('Please write a question.').waitFor();
    await ask(page, 'How?');
    await page
      .getByText("Something went wrong on my side, and I couldn't answer. Please ask again in a minute.")
      .waitFor();
    await stopServer();
    await ask(page, 'How?');
    await page.getByText('The server can’t be reached.').waitFor();
    expect(await page.locator('body').innerText()).not.toContain('secret detail');
  });

  it('can be used with the keyboard alone', async () => {
    const engine = scriptedEngine(() => events(...opening, text('Here.'), cite(28, '22'), ended));
    const { page } = await open(engine);
    const focused = () =>
      page.evaluate<string>(
        'document.activeElement.id || document.activeElement.textContent || document.activeElement.value',
      );
    const order: string[] = [];
    for (let press = 0; press < 5; press += 1) {
      await page.keyboard.press('Tab');
      order.push(await focused());
    }
    expect(order).toEqual(['Skip to the question', 'product', 'Lindholm RM-5sample', 'Roland TD-17', 'question']);
    await page.keyboard.type('How do I pair it?');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('With a phone.');
    await page.keyboard.press('Enter');
    await finished(page);
    expect(engine.asked[0]?.question.text).toBe('How do I pair it?\nWith a phone.');
    const unnamed = await page.evaluate<number>(
      `[...document.querySelectorAll('button, a, input, textarea')].filter((one) =>
        !(one.textContent.trim() || one.getAttribute('aria-label') || one.labels?.length)).length`,
    );
    expect(unnamed).toBe(0);
  });
});
