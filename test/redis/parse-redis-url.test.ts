import { describe, expect, test } from 'vitest';
import { HscError } from '../../src/errors.ts';
import { parseRedisUrl } from '../../src/redis/parse-redis-url.ts';

const plain = { username: null, password: null, database: 0, tls: false };

describe('the address of Redis', () => {
  test.each([
    ['redis://localhost', { ...plain, nodes: [{ host: 'localhost', port: 6379 }] }],
    ['redis://10.0.0.1:7000/3', { ...plain, nodes: [{ host: '10.0.0.1', port: 7000 }], database: 3 }],
    ['redis://[::1]:7000/', { ...plain, nodes: [{ host: '::1', port: 7000 }] }],
    ['rediss://cache.example', { ...plain, nodes: [{ host: 'cache.example', port: 6379 }], tls: true }],
    [
      'rediss://bot:p%40ss%2C@cache.example:6380',
      { nodes: [{ host: 'cache.example', port: 6380 }], username: 'bot', password: 'p@ss,', database: 0, tls: true },
    ],
    ['redis://:only@a', { ...plain, nodes: [{ host: 'a', port: 6379 }], password: 'only' }],
    [
      ' redis://:secret@a:1 , redis://b:2,c:3, ',
      {
        ...plain,
        password: 'secret',
        nodes: [
          { host: 'a', port: 1 },
          { host: 'b', port: 2 },
          { host: 'c', port: 3 },
        ],
      },
    ],
  ])('%s is read', (text, expected) => {
    expect(parseRedisUrl(text)).toEqual(expected);
  });

  test.each([
    '',
    ' , ',
    'localhost:6379',
    'http://a',
    'redis://',
    'redis://a/x',
    'redis://a:1/2,redis://b:2',
    'redis://a,http://b',
  ])('%j is refused in a plain sentence', (text) => {
    expect(() => parseRedisUrl(text)).toThrow(HscError);
  });

  test('a password never shows in the refusal', () => {
    for (const text of [
      'redis://u:hunter2@',
      'http://u:hunter2@a',
      'redis://u:hunter2@a/x',
      'redis://u:hunter2@a:99999',
    ]) {
      let message = '';
      try {
        parseRedisUrl(text);
      } catch (error) {
        message = String(error);
      }
      expect(message).not.toBe('');
      expect(message).not.toContain('hunter2');
    }
  });
});
