import { createCheckedAnswers } from '../../src/checked/create-checked-answers.ts';
import type { CheckedAnswers, ListedAnswer } from '../../src/checked/checked-answers.ts';
import { checkedSource } from '../checked-source.ts';
import { oneLine } from './one-line.ts';
import { withStore } from './with-redis.ts';

const usage = 'Say what to do: list, list PRODUCT, or remove PRODUCT ID, with an id of the list.';

// npm run checked -- list [PRODUCT] | remove PRODUCT ID: answers of the people on duty.
const [action, product, id] = process.argv.slice(2);
await withStore(({ redis, settings }) => {
  const checked = createCheckedAnswers(redis, settings.DATA_DIR);
  if (action === 'list') return list(checked);
  if (action === 'remove' && product !== undefined && id !== undefined) return remove(checked, product, id);
  throw new Error(usage);
});

async function list(checked: CheckedAnswers): Promise<string> {
  const answers = await checked.list(product ?? null, new AbortController().signal);
  for (const listed of answers) process.stdout.write(`${described(listed)}\n`);
  return answers.length === 1 ? '1 checked answer.' : `${answers.length} checked answers.`;
}

function described({ id: name, answer }: ListedAnswer): string {
  const day = new Date(answer.at).toISOString().slice(0, 10);
  const source = checkedSource(answer) ?? 'support staff';
  return [
    `${name}  ${day}  ${oneLine(answer.productId)}  ${oneLine(answer.question)}`,
    `  ${oneLine(answer.answer)}`,
    `  From: ${oneLine(source)}`,
  ].join('\n');
}

async function remove(checked: CheckedAnswers, productId: string, name: string): Promise<string> {
  if (!(await checked.remove(productId, name))) throw new Error('There is no such answer.');
  return 'Removed. Whoever asks it next gets an answer from the manual again.';
}
