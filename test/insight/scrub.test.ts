import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createLog } from '../../src/insight/log.ts';
import { createScrub } from '../../src/insight/scrub.ts';

it('no secret of the settings is in a log line, wherever it was', () => {
  const secret = 'top"secret\\key/1';
  const lines: string[] = [];
  const log = createLog('info', [secret], (line) => lines.push(line));
  log.info(
    { deep: { er: [new Error(`failed with ${secret}`)] }, url: `http://x/?key=${encodeURIComponent(secret)}` },
    `m ${secret}`,
  );
  log.error(new Error(secret));
  for (const line of lines) {
    expect(line).not.toContain('secret');
    expect(() => void JSON.parse(line)).not.toThrow();
  }
  expect(lines).toHaveLength(2);
});

it('what looks like a token is hidden even if nobody named it', () => {
  const scrub = createScrub([]);
  expect(scrub('Bearer abcdefghijk and xoxb-123456789-abc and xapp-1-ABCDEFGH')).toBe(
    '[hidden] and [hidden] and [hidden]',
  );
});

it('a line without secrets stays as it is', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 40 }), (text) => {
      fc.pre(!/xox|xapp|AIza|Bearer|s3cr3t/.test(text));
      expect(createScrub(['s3cr3t'])(text)).toBe(text);
    }),
  );
});
