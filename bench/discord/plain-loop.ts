/**
 * What the bot is measured beside: discord.js as its guide shows it, a reply, then an edit with all of the text each second
 * and once at the end, in messages of 2,000 characters. Gets its settings as JSON in its first argument.
 */
import { setTimeout } from 'node:timers/promises';
import { GoogleGenAI } from '@google/genai';
import { Client, Events, GatewayIntentBits } from 'discord.js';
import { plainLoopSchema } from './plain-loop-settings.ts';

const settings = plainLoopSchema.parse(JSON.parse(process.argv[2] ?? '{}'));
const gemini = new GoogleGenAI({
  apiKey: 'bench',
  vertexai: false,
  apiVersion: 'v1beta',
  httpOptions: { baseUrl: settings.geminiUrl },
});
const { Guilds, GuildMessages, MessageContent } = GatewayIntentBits;
const client = new Client({ intents: [Guilds, GuildMessages, MessageContent], rest: { api: settings.apiUrl } });

client.on(Events.MessageCreate, (message) => {
  if (message.author.bot || !message.mentions.has(message.client.user)) return;
  const answering = async (): Promise<void> => {
    const posted = [await message.reply('Thinking…')];
    await show(message.content, async (part, index) => {
      const before = posted[index];
      if (before === undefined) posted.push(await message.reply(part));
      else await before.edit(part);
    });
  };
  answering().catch(complain);
});
client.on(Events.InteractionCreate, (interaction) => {
  if (!interaction.isChatInputCommand()) return;
  const answering = async (): Promise<void> => {
    await interaction.deferReply();
    const question = interaction.options.getString('question', true);
    const more: string[] = [];
    await show(question, async (part, index) => {
      const before = more[index - 1];
      if (index === 0) await interaction.editReply(part);
      else if (before === undefined) more.push((await interaction.followUp(part)).id);
      else await interaction.editReply({ message: before, content: part });
    });
  };
  answering().catch(complain);
});
client.on(Events.Error, complain);
client.once(Events.ClientReady, (ready) => {
  const option = (name: string) => ({ type: 3, name, description: name, required: true });
  const command = { name: 'hsc', description: 'Ask', options: [option('product'), option('question')] };
  ready.application.commands.set([command]).then(() => process.stdout.write('ready\n'), complain);
});
await client.login(settings.token);
process.stdin.resume();
process.stdin.on('end', () => {
  process.exit(0);
});

const eachSecond = 1_000;
const mostText = 2_000;

function complain(error: unknown): void {
  process.stderr.write(`${String(error)}\n`);
}

/** Writes what there is each second, and all of it at the end. */
async function show(question: string, write: (part: string, index: number) => Promise<void>): Promise<void> {
  let text = '';
  const shown: string[] = [];
  const reading = read(question, (more) => {
    text += more;
  });
  const update = async (): Promise<void> => {
    for (const [index, part] of partsOf(text).entries()) {
      if (part === shown[index]) continue;
      shown[index] = part;
      await write(part, index);
    }
  };
  while (!(await Promise.race([reading, setTimeout(eachSecond, false)]))) await update();
  await update();
}

/** Cut where a word ends. */
function partsOf(text: string): string[] {
  const parts: string[] = [];
  let rest = text.trim();
  while (rest.length > mostText) {
    const end = rest.lastIndexOf(' ', mostText);
    parts.push(rest.slice(0, end));
    rest = rest.slice(end + 1);
  }
  return rest === '' ? parts : [...parts, rest];
}

/** Resolves to true at the answer's end. */
async function read(question: string, take: (text: string) => void): Promise<boolean> {
  const stream = await gemini.models.generateContentStream({ model: 'gemini', contents: question });
  for await (const chunk of stream) take(chunk.text ?? '');
  return true;
}
