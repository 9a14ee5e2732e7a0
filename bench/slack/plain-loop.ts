/**
 * What the bot is measured beside: Bolt as its documentation shows it, a post, then `chat.update` with all of the text
 * each second and once at the end. Gets its settings as JSON in its first argument.
 */
import { setTimeout } from 'node:timers/promises';
import { App } from '@slack/bolt';
import type { webApi } from '@slack/bolt';
import { GoogleGenAI } from '@google/genai';
import { plainLoopSchema } from './plain-loop-settings.ts';

const settings = plainLoopSchema.parse(JSON.parse(process.argv[2] ?? '{}'));
const gemini = new GoogleGenAI({
  apiKey: 'bench',
  vertexai: false,
  apiVersion: 'v1beta',
  httpOptions: { baseUrl: settings.geminiUrl },
});
const app = new App({
  appToken: settings.appToken,
  socketMode: true,
  clientOptions: { slackApiUrl: settings.apiUrl },
  authorize: ({ teamId }) => {
    const installed = settings.workspaces.find(({ team }) => team === teamId);
    return installed === undefined ? Promise.reject(new Error('not installed there')) : Promise.resolve(installed);
  },
});

app.event('app_mention', async ({ event, client }) => {
  await reply(client, event.text, { channel: event.channel, thread_ts: event.thread_ts ?? event.ts });
});
app.message(async ({ message, client }) => {
  if (message.channel_type !== 'im' || message.subtype !== undefined) return;
  await reply(client, message.text ?? '', { channel: message.channel, thread_ts: message.ts });
});
app.command('/hsc', async ({ command, ack, client }) => {
  await ack();
  await reply(client, command.text, { channel: command.channel_id });
});
app.error((error) => {
  process.stderr.write(`${error.message}\n`);
  return Promise.resolve();
});
await app.start();
process.stdout.write('ready\n');
process.stdin.resume();
process.stdin.on('end', () => {
  process.exit(0);
});

const eachSecond = 1_000;

async function reply(
  client: webApi.WebClient,
  question: string,
  place: { readonly channel: string; readonly thread_ts?: string },
): Promise<void> {
  const { ts = '' } = await client.chat.postMessage({ ...place, text: 'Thinking…' });
  let text = '';
  let shown = '';
  const reading = read(question, (more) => {
    text += more;
  });
  const show = async (): Promise<void> => {
    if (text === shown) return;
    shown = text;
    await client.chat.update({ channel: place.channel, ts, text });
  };
  while (!(await Promise.race([reading, setTimeout(eachSecond, false)]))) await show();
  await show();
}

/** Resolves to true at the answer's end. */
async function read(question: string, take: (text: string) => void): Promise<boolean> {
  const stream = await gemini.models.generateContentStream({ model: 'gemini', contents: question });
  for await (const chunk of stream) take(chunk.text ?? '');
  return true;
}
