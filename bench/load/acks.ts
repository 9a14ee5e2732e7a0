import { setTimeout } from 'node:timers/promises';
import { spawnSlack } from '../../test/support/slack/spawn-slack.ts';
import { pagesPdf } from '../../test/support/pdf/text-pdf.ts';
import { productEnvironment, startProduct } from '../chat/start-product.ts';
import type { Figure } from '../figure.ts';
import { questionOf } from './protocol.ts';
import { startModel } from './start.ts';
import { watchMemory } from './watch-memory.ts';

/** Who asks meanwhile, and how long the manual is that is being read. */
interface Burden {
  readonly askers: number;
  readonly pages: number;
}

/** Commands that come in one after the other while all that goes on. */
const commands = 50;

/** How soon Slack hears that its events have come, with many askers and a long manual being read. */
export async function measureAcks(folder: string, { askers, pages }: Burden): Promise<Figure[]> {
  const slack = await spawnSlack({ rates: false });
  const model = await startModel({ milliseconds: 6_000, refuseEvery: 0 });
  const tokens = { SLACK_BOT_TOKEN: slack.botToken, SLACK_APP_TOKEN: slack.appToken, SLACK_API_URL: slack.apiUrl };
  const { bot } = await startProduct({ ...productEnvironment(model.baseUrl, folder), ...tokens }, folder);
  const memory = watchMemory(bot.pid);
  try {
    const text = Array.from(
      { length: pages },
      (_, page) => `Page ${page}. ${'Press the key and turn the dial. '.repeat(20)}`,
    );
    const base64 = Buffer.from(await pagesPdf(text)).toString('base64');
    const file = await slack.addFile({ name: 'long.pdf', mimetype: 'application/pdf', base64, user: slack.bob });
    const channels: string[] = [];
    for (let one = 0; one < askers; one += 1) channels.push(await slack.addChannel({ name: `room-${one}` }));
    await slack.message({ channel: await slack.dm(slack.bob), user: slack.bob, text: 'how?', files: [file] });
    await Promise.all(
      channels.map((channel, one) => slack.mention({ channel, user: slack.ann, text: `rm-5 ${questionOf(one)}` })),
    );
    for (let one = 0; one < commands; one += 1) {
      await slack.slash({ channel: slack.general, user: slack.ann, text: 'help' });
      await setTimeout(100);
    }
    for (let tries = 0; tries < 50 && (await slack.acks()).some(({ ackAfter }) => ackAfter === null); tries += 1) {
      await setTimeout(100);
    }
    const acks = (await slack.acks()).map(({ ackAfter }) => ackAfter ?? Infinity).toSorted((one, other) => one - other);
    const p99 = acks[Math.ceil(acks.length * 0.99) - 1] ?? Infinity;
    const { own, children } = await memory.peak();
    const name = `${askers} askers and a manual of ${pages} pages being read`;
    return [
      { name: `${name}: ack, p99`, value: p99, unit: 'ms', most: 300, least: null },
      { name: `${name}: ack, the slowest`, value: acks.at(-1) ?? Infinity, unit: 'ms', most: 1_000, least: null },
      { name: `${name}: memory`, value: own, unit: 'MB', most: null, least: null },
      { name: `${name}: memory of what reads it`, value: children, unit: 'MB', most: null, least: null },
    ];
  } finally {
    await memory.stop();
    await bot.close();
    await model.close();
    await slack.close();
  }
}
