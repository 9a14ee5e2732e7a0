import { describe, expect, it } from 'vitest';
import { silenceFor } from '../../../adapters/thread/silence.ts';
import { threadOf } from './thread-of.ts';

const start = ['ann: @bot how do I pair the td-17?', 'bot: Hold the button.'];
const staff = new Set(['sue']);

/** The last line is the message that is decided about. */
function decide(...lines: readonly string[]) {
  const thread = threadOf(...lines);
  const message = thread.at(-1);
  if (message === undefined) throw new Error('an empty thread');
  return silenceFor({ before: thread.slice(0, -1), message, namesProduct: false, staff });
}

describe('in a thread that it answered, without being named, the bot answers', () => {
  it.each([
    ['the asker who asks on', 'ann: and on Android?'],
    ['the asker who leaves the question mark out', 'ann: how do I unpair it'],
    ['the asker who tells of trouble', "ann: that didn't work, still no sound"],
    ['the asker who requests something', 'ann: show me the steps for the app'],
    ['somebody else who asks the same kind of thing', 'bob: does this work with the app too?'],
    ['in German', 'ann: und wie geht das mit iOS'],
    ['in Hebrew', 'ann: איך מנתקים'],
    ['in Japanese', 'ann: Androidでは？'],
  ])('%s', (_name, line) => {
    expect(decide(...start, line)).toBeNull();
  });

  it('after two messages of the same asker', () => {
    expect(decide(...start, 'ann: hm', 'ann: what does the light mean?')).toBeNull();
  });
  it('after another bot has written', () => {
    expect(decide(...start, 'robot: build passed', 'ann: and on Android?')).toBeNull();
  });
  it('when the product is named alone, whoever does', () => {
    const [message] = threadOf('ann: TD-27');
    expect(silenceFor({ before: threadOf(...start), message: message!, namesProduct: true, staff })).toBeNull();
  });
  it('a person on duty who asked it themselves', () => {
    expect(decide('sue: @bot how do I reset it?', 'bot: Hold.', 'sue: and on the TD-27?')).toBeNull();
  });
  it('when it was named again after it was stopped', () => {
    expect(decide(...start, 'ann: stop', 'ann: @bot how do I reset it?', 'bot: Hold.', 'ann: and then?')).toBeNull();
  });
  it('when it was named again after a person on duty wrote', () => {
    expect(decide(...start, 'sue: try this', 'ann: @bot is that right?', 'bot: Yes.', 'ann: and on iOS?')).toBeNull();
  });
});

describe('it is silent', () => {
  it.each([
    ['where it never answered', ['ann: how do I pair it?', 'bob: and on Android?'], 'not-its-thread'],
    ['to one that names another', [...start, 'ann: @bob how did you do it?'], 'names-another'],
    ['to one that answers another', [...start, 'bob: it was the cable', 'ann: which cable?'], 'answers-another'],
    ['to one that speaks to a person', [...start, 'bob: have you tried turning it off?'], 'speaks-to-person'],
    ['to thanks', [...start, 'ann: thanks, that worked!'], 'no-question'],
    ['to agreement', [...start, 'ann: ok'], 'no-question'],
    ['to what somebody will do', [...start, "ann: I'll try that tonight"], 'no-question'],
    ['to a statement of somebody else', [...start, 'bob: mine does not have that button'], 'no-question'],
    ['after stop', [...start, 'ann: stop', 'ann: and on Android?'], 'stopped'],
    ['after "stop it, bot"', [...start, 'ann: stop it, bot', 'ann: how do I reset it?'], 'stopped'],
    ['after "@bot stop"', [...start, 'ann: @bot stop', 'ann: how do I reset it?'], 'stopped'],
    ['after a person on duty wrote', [...start, 'sue: I will call you', 'ann: when?'], 'staff'],
    [
      'after a person on duty wrote and the bot was not named since',
      [...start, 'sue: hold the other one', 'bot: Hold.', 'ann: which one?'],
      'staff',
    ],
  ] as const)('%s', (_name, lines, silence) => {
    expect(decide(...lines)).toBe(silence);
  });
});
