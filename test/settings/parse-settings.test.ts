import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSettings, secretsOf } from '../../src/settings/parse-settings.ts';
import { settingsSchema } from '../../src/settings/schema.ts';

describe('with nothing set', () => {
  it('every default is filled in and nothing is wrong', () => {
    const { settings, faults, hints } = parseSettings({ HOME: '/root', PATH: '/bin' });
    expect({ faults, hints }).toEqual({ faults: [], hints: [] });
    expect(settings).toMatchObject({ PORT: 3000, HOST: '127.0.0.1', CATALOG: 'catalog', ROLE: 'all', REDIS_URL: null });
  });

  it('an empty value counts as not given', () => {
    expect(parseSettings({ PORT: '', GEMINI_API_KEY: '  ' }).settings).toMatchObject({
      PORT: 3000,
      GEMINI_API_KEY: null,
    });
  });
});

describe('a wrong setting', () => {
  it.each([
    ['PORT', 'abc', 'PORT is "abc"; expected a port from 0 to 65535.'],
    ['PORT', '70000', 'PORT is "70000"; expected a port from 0 to 65535.'],
    ['PLAYGROUND', 'yes', 'PLAYGROUND is "yes"; expected on or off.'],
    [
      'LIMIT_PERSON',
      '10 per minute',
      'LIMIT_PERSON is "10 per minute"; expected a number and a time, like 10/10m or 300/1h.',
    ],
    [
      'SLACK_API_URL',
      'http://127.0.0.1/api',
      'SLACK_API_URL is "http://127.0.0.1/api"; expected an http:// or https:// address that ends in /api/.',
    ],
    ['ROLE', 'boss', 'ROLE is "boss"; expected all, ingress or worker.'],
  ])('%s=%s is told in one sentence', (name, value, sentence) => {
    expect(parseSettings({ [name]: value })).toMatchObject({ settings: null, faults: [sentence] });
  });

  it('an address with a stray % is told without its password', () => {
    const [fault = ''] = parseSettings({ REDIS_URL: 'redis://:p%zz@host:6379' }).faults;
    expect(fault).toMatch(/^REDIS_URL is .*; expected redis:/);
    expect(fault).not.toContain('p%zz');
  });

  it('tells all faults at once', () => {
    const { faults } = parseSettings({ PORT: 'x', ROLE: 'y', RETENTION_DAYS: '0' });
    expect(faults.map((fault) => fault.split(' ')[0])).toEqual(['PORT', 'RETENTION_DAYS', 'ROLE']);
  });

  it('a secret is masked in its sentence', () => {
    const [fault] = parseSettings({ SLACK_BOT_TOKEN: 'xoxp-1234567890-abcdef' }).faults;
    expect(fault).toBe(
      'SLACK_BOT_TOKEN is "xoxp…" (22 characters, hidden); expected a token that starts with xoxb- (OAuth & Permissions).',
    );
  });

  it('no value, however strange, makes a sentence with a secret in it or throws', () => {
    const names = settingsSchema.keyof().options;
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), fc.string({ unit: 'binary' })), (given) => {
        for (const fault of parseSettings(given).faults) {
          const secret = given['SLACK_BOT_TOKEN']?.trim() ?? '';
          if (secret.length > 12) expect(fault).not.toContain(secret);
          expect(fault).toMatch(/\.$/);
        }
      }),
    );
  });
});

describe('settings that do not fit together', () => {
  it('split roles refuse to start without Redis', () => {
    expect(parseSettings({ ROLE: 'worker' }).faults).toEqual([
      'ROLE is "worker" and REDIS_URL is not set; set REDIS_URL, or ROLE to all.',
    ]);
    expect(parseSettings({ ROLE: 'worker', REDIS_URL: 'redis://r:6379' }).faults).toEqual([]);
  });

  it('a Slack bot token alone is not enough', () => {
    expect(parseSettings({ SLACK_BOT_TOKEN: 'xoxb-1' }).faults).toHaveLength(1);
    expect(parseSettings({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' }).faults).toEqual([]);
    expect(parseSettings({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 's' }).faults).toEqual([]);
  });

  it('installations in several Slack workspaces need a Redis to be kept in', () => {
    const oauth = {
      SLACK_CLIENT_ID: '1.2',
      SLACK_CLIENT_SECRET: 's',
      SLACK_STATE_SECRET: 't',
      SLACK_SIGNING_SECRET: 'u',
    };
    expect(parseSettings(oauth).faults).toEqual([
      'SLACK_CLIENT_ID is set and REDIS_URL is not: installations in several workspaces are kept in Redis. Set REDIS_URL, or SLACK_BOT_TOKEN in place of SLACK_CLIENT_ID.',
    ]);
    expect(parseSettings({ ...oauth, REDIS_URL: 'redis://r:6379' }).faults).toEqual([]);
  });

  it('the queue uses REDIS_URL unless it has its own', () => {
    const { settings } = parseSettings({ REDIS_URL: 'redis://a:6379,redis://b:6379' });
    expect(settings?.QUEUE_REDIS_URL).toEqual(['redis://a:6379', 'redis://b:6379']);
  });
});

describe('a name that is nearly a setting', () => {
  it('is pointed out and does not keep the product from starting', () => {
    const { settings, hints } = parseSettings({ SLACK_BOT_TOKN: 'xoxb-1', GEMINI_API_KEYS: 'k' });
    expect(settings).not.toBeNull();
    expect(hints).toEqual([
      'SLACK_BOT_TOKN is not a setting; did you mean SLACK_BOT_TOKEN?',
      'GEMINI_API_KEYS is not a setting; did you mean GEMINI_API_KEY?',
    ]);
  });

  it('ordinary names of an environment are left alone', () => {
    const ordinary = [
      'HOSTNAME',
      'HOSTTYPE',
      'REPORT',
      'SUPPORT',
      'LOGNAME',
      'LANG',
      'npm_config_port',
      'POST',
      'ROLES',
    ];
    expect(parseSettings(Object.fromEntries(ordinary.map((name) => [name, '1']))).hints).toEqual([]);
  });
});

it('knows which values are secret, passwords of addresses included', () => {
  const { settings } = parseSettings({
    GEMINI_API_KEY: 'key-1',
    REDIS_URL: 'redis://:p%40ss@r:6379',
    METRICS_TOKEN: 't',
  });
  expect(settings === null ? [] : secretsOf(settings)).toEqual(['t', 'p@ss', 'p@ss', 'key-1']);
});
