import { describe } from 'vitest';
import { askKeepContract } from '../../contracts/ask-keep.ts';
import { openDeskStage } from '../../support/desk-stage.ts';

describe.concurrent('the queue in Redis', () => {
  askKeepContract(async (context) => {
    const { openBehindProxy } = await openDeskStage(context);
    return async () => {
      // As an ingress it fetches nothing but what the test does.
      const { queue, proxy } = await openBehindProxy({ role: 'ingress' });
      return {
        keep: queue,
        pause: () => {
          proxy.set('refused');
        },
        resume: () => {
          proxy.set('open');
        },
      };
    };
  });
});
