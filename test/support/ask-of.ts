import type { Ask } from '../../src/delivery/ask.ts';

/** An ask of one person in one place, with what matters in its stead. Its id is its event keys unless told. */
export function askOf(eventKeys: readonly string[] = [], parts: Partial<Ask> = {}, id = eventKeys.join(' ')): Ask {
  return {
    question: {
      id,
      text: 'how do I reset it',
      productHint: 'td-17',
      scenario: 'general',
      images: [],
      thread: [],
      asker: { platform: 'test', id: 'ann' },
    },
    address: { platform: 'test', channel: 'C1' },
    eventKeys,
    person: 'test:T1:ann',
    workspace: 'test:T1',
    conversation: 'test:T1:C1',
    urgency: 'asked',
    isStaff: false,
    ...parts,
  };
}
