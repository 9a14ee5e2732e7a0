import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { beginnings, draftWith, numberedText, numberedWords } from '../../../support/answer-words.ts';
import { createStage } from '../../../support/slack-stage.ts';
import type { Scene } from '../../../support/slack-stage.ts';
import { startSlack } from '../../../support/slack/start-slack.ts';
import type { Slack } from '../../../support/slack/slack.ts';
import { createManualClock } from '../../../support/manual-clock.ts';
import { run } from '../../../support/until.ts';

const never = new AbortController().signal;
const text = numberedText(150);
const drafts = beginnings(text, 120);
const half = Math.floor(drafts.length / 2);
const whole = draftWith(text, true);

let slack: Slack;
let stage: ReturnType<typeof createStage>;

beforeEach(async () => {
  slack = await startSlack({ latency: 5 });
  stage = createStage(slack);
});

afterEach(async () => {
  await slack.close();
});

/** Shows the answer; in the middle of it and before its end something goes wrong. Gives the milliseconds of the end. */
async function answer(scene: Scene, trouble: { middle?: () => void; end?: () => void }): Promise<number> {
  for (const draft of drafts.slice(0, half)) await scene.surface.show(draft, never);
  trouble.middle?.();
  for (const draft of drafts.slice(half)) await scene.surface.show(draft, never);
  trouble.end?.();
  const start = Date.now();
  await scene.surface.show(whole, never);
  return Date.now() - start;
}

function expectWhole(scene: Scene, messages = 1): void {
  expect(numberedWords(scene.seen().join('\n'))).toEqual(numberedWords(text));
  expect(scene.messages()).toHaveLength(messages);
  expect(slack.violations()).toEqual([]);
}

const channelPlaces = { 'a thread': () => stage.mention(), 'the channel itself': () => stage.slash() };
const places = { ...channelPlaces, 'a DM': () => stage.dm() };

describe.each(Object.entries(places))('in %s an answer is whole and stands once', (_, begin) => {
  test.each([
    'chat.update',
    'chat.appendStream',
    'chat.stopStream',
    'chat.startStream',
    'chat.postMessage',
    'assistant.threads.setStatus',
  ])('although %s is refused for five seconds from the middle on, in less than 1.9 s', async (method) => {
    const scene = begin();
    const end = await answer(scene, {
      middle: () => {
        slack.throttle(method, 5);
      },
    });
    expectWhole(scene);
    expect(end).toBeLessThan(1_900);
    expect(slack.calls(method).filter(({ status }) => status === 429).length).toBeLessThanOrEqual(1);
  });

  test('although every method is refused for two seconds at its end', async () => {
    const scene = begin();
    await answer(scene, {
      end: () => {
        slack.throttle('*', 2);
      },
    });
    expectWhole(scene);
    expect(slack.refusals().length).toBeLessThan(8);
  });

  test('although the server closes the stream in the middle', async () => {
    const scene = begin();
    const end = await answer(scene, {
      middle: () => {
        slack.closeStreams();
      },
    });
    expectWhole(scene);
    expect(end).toBeLessThan(500);
  });

  test('although the server closes the stream before the end', async () => {
    const scene = begin();
    const end = await answer(scene, {
      end: () => {
        slack.closeStreams();
      },
    });
    expectWhole(scene);
    expect(end).toBeLessThan(500);
  });

  test.each(['chat.startStream', 'chat.postMessage'])('although the reply to its first %s is lost', async (method) => {
    slack.loseReply(method);
    const scene = begin();
    await answer(scene, {});
    expectWhole(scene);
  });

  test.each(['chat.appendStream', 'chat.update', 'chat.stopStream'])(
    'although replies to %s are lost in the middle and at the end',
    async (method) => {
      const scene = begin();
      await answer(scene, {
        middle: () => {
          slack.loseReply(method, 2);
        },
        end: () => {
          slack.loseReply(method);
        },
      });
      expectWhole(scene);
    },
  );

  test('although the reply to a whole answer is lost', async () => {
    slack.loseReply('chat.postMessage');
    const scene = begin();
    await scene.surface.show(whole, never);
    expectWhole(scene);
  });

  test('although calls fail on their side', async () => {
    const scene = begin();
    for (const method of ['chat.startStream', 'chat.postMessage', 'chat.stopStream', 'chat.update']) {
      slack.fail(method, method.endsWith('Stream') ? { status: 503 } : { error: 'internal_error' });
    }
    await answer(scene, {});
    expectWhole(scene);
  });

  test.each(['msg_too_long', 'msg_blocks_too_long', 'invalid_blocks'])(
    'although its end is refused as %s',
    async (error) => {
      const scene = begin();
      await answer(scene, {
        end: () => {
          slack.fail('chat.stopStream', { error });
          slack.fail('chat.update', { error });
          slack.fail('chat.postMessage', { error });
        },
      });
      expect(numberedWords(scene.seen().join('\n'))).toEqual(numberedWords(text));
      expect(slack.violations()).toEqual([]);
    },
  );

  test('although somebody deletes its message in the middle', async () => {
    const scene = begin();
    await answer(scene, {
      middle: () => {
        const [message] = scene.messages();
        if (message !== undefined) slack.remove(message.channel, message.ts);
      },
    });
    expectWhole(scene);
    expect(slack.calls().filter(({ error }) => error === 'message_not_found')).toHaveLength(1);
  });
});

test.each(Object.entries(channelPlaces))(
  'in %s an answer reaches its asker although the bot is thrown out of the channel at its end',
  async (_, begin) => {
    await answer(begin(), {
      end: () => {
        slack.leave(slack.general, slack.botUser);
      },
    });
    const said = slack.answers(slack.dm(slack.ann)).map(({ blocks }) => JSON.stringify(blocks));
    expect(numberedWords(said.join())).toEqual(numberedWords(text));
  },
);

test.each(['chat.startStream', 'chat.postMessage', 'chat.appendStream', 'chat.update', 'chat.stopStream'])(
  'a %s that is done long after it was given up spoils nothing',
  async (method) => {
    const clock = createManualClock();
    const own = await startSlack({ clock, latency: 0 });
    try {
      const stages = createStage(own, clock);
      for (const begin of [() => stages.mention(), () => stages.slash()]) {
        const scene = begin();
        own.slow(method, 8_000);
        for (const draft of [...drafts.slice(0, 4), whole]) await run(clock, scene.surface.show(draft, never));
        own.heal();
        await clock.advance(60_000);
        expect(numberedWords(scene.seen().join('\n'))).toEqual(numberedWords(text));
        expect(scene.messages()).toHaveLength(1);
      }
    } finally {
      await own.close();
    }
  },
);

test('a stream is left before the platform closes it', async () => {
  const clock = createManualClock();
  const own = await startSlack({ clock, latency: 0 });
  try {
    const scene = createStage(own, clock).mention();
    for (const draft of drafts.slice(0, 3)) await run(clock, scene.surface.show(draft, never));
    await clock.advance(280_000);
    for (const draft of [...drafts.slice(3), whole]) await run(clock, scene.surface.show(draft, never));
    expect(numberedWords(scene.seen().join('\n'))).toEqual(numberedWords(text));
    expect(own.calls().filter(({ error }) => error !== null)).toEqual([]);
    expect(own.calls('chat.update').length).toBeGreaterThan(0);
  } finally {
    await own.close();
  }
});

test('a wrong token ends the answer at once with an error that names the call', async () => {
  slack.fail('*', { error: 'invalid_auth' }, 20);
  const scene = stage.slash();
  await expect(scene.surface.show(whole, never)).rejects.toThrow('chat.postMessage: invalid_auth');
});

test('an aborted answer stops at once, also while it waits for its turn', async () => {
  const scene = stage.slash();
  const stopped = new AbortController();
  slack.throttle('*', 30);
  const shown = scene.surface.show(whole, stopped.signal);
  setTimeout(() => {
    stopped.abort(new Error('stop'));
  }, 50);
  await expect(shown).rejects.toThrow('stop');
});

test('ten answers through a storm of refusals are whole and stand once', { timeout: 60_000 }, async () => {
  const scenes = Array.from({ length: 10 }, (_, index) => (index % 2 === 0 ? stage.mention() : stage.dm()));
  for (const method of ['chat.appendStream', 'chat.update', 'chat.stopStream', 'chat.postMessage']) {
    slack.fail(method, { status: 429, retryAfter: 1 }, 5);
  }
  await Promise.all(scenes.map((scene) => answer(scene, {})));
  for (const scene of scenes) expectWhole(scene);
});
