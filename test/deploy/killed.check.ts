import { it } from 'vitest';
import { killWhileAnswering } from '../support/kill-while-answering.ts';

// What has been begun takes a stop or an edit each, of which the workspace allows 50 a minute.
it('a worker that is killed has its 50 answers finished by another, once, within 60 s', async (context) => {
  await killWhileAnswering(context, { count: 50, roles: ['ingress', 'worker', 'worker'], inPlace: 30 });
}, 240_000);
