/* The reader: a child process that reads one document at a time. Its arguments are its memory limit in MB. */
import { Worker } from 'node:worker_threads';
import type { ManualText } from '../manual.ts';
import { FaultError } from './fault-error.ts';
import { openHtml } from './html/open-html.ts';
import { limits } from './limits.ts';
import type { OpenedDocument } from './opened-document.ts';
import { openPdf } from './pdf/open-pdf.ts';
import { requestSchema, type Reply, type Request, type ReplyOf } from './protocol.ts';
import { readExactly } from './read-exactly.ts';

const memoryLimit = Number(process.argv[2]);
new Worker(new URL('watchdog.ts', import.meta.url), { workerData: { memoryLimit, parent: process.ppid } }).unref();

let document: OpenedDocument | null = null;
let raw: string[] = [];
let text: ManualText | null = null;

async function open({ format, length }: Extract<Request, { kind: 'open' }>): Promise<ReplyOf<'opened'>> {
  await close();
  const bytes = await readExactly(process.stdin, length);
  document = await (format === 'pdf' ? openPdf(bytes) : openHtml(bytes));
  return { kind: 'opened', pages: document.pages };
}

async function finish(opened: OpenedDocument): Promise<ReplyOf<'finished'>> {
  text = await opened.finish(raw);
  raw = [];
  return {
    kind: 'finished',
    title: text.title,
    pages: text.pages.length,
    outline: [...text.outline],
    hazards: [...text.hazards],
    date: text.date ?? null,
  };
}

/** At least one of the pages asked for, and no more than are taken in at once. */
function take(first: number, count: number): ReplyOf<'pages'> {
  const pages: ReplyOf<'pages'>['pages'] = [];
  let characters = 0;
  for (const page of text?.pages.slice(first, first + count) ?? []) {
    characters += page.text.length;
    if (pages.length > 0 && characters > limits.handedOver) break;
    pages.push({ ...page, headings: [...page.headings] });
  }
  return { kind: 'pages', pages };
}

async function close(): Promise<void> {
  raw = [];
  text = null;
  await document?.close();
  document = null;
}

async function answer(request: Request): Promise<Reply> {
  if (request.kind === 'open') return open(request);
  if (request.kind === 'close') {
    await close();
    return { kind: 'closed', memory: process.memoryUsage.rss() / 1024 / 1024 };
  }
  if (document === null) throw new Error(`${request.kind} was asked before a document was opened`);
  switch (request.kind) {
    case 'read':
      return { kind: 'read', raw: await document.read(request.first, request.last) };
    case 'add':
      raw.push(request.raw);
      return { kind: 'done' };
    case 'finish':
      return finish(document);
    case 'take':
      return take(request.first, request.count);
  }
}

function failed(error: unknown): Reply {
  if (error instanceof FaultError) return { kind: 'failed', fault: error.fault, detail: error.message };
  const detail = error instanceof Error ? error.message : String(error);
  return { kind: 'failed', fault: 'not-a-document', detail: detail.slice(0, 300) };
}

async function handle(message: unknown): Promise<void> {
  let reply: Reply;
  try {
    reply = await answer(requestSchema.parse(message));
  } catch (error) {
    reply = failed(error);
  }
  process.send?.(reply);
}

process.on('message', (message) => void handle(message));
process.on('disconnect', () => process.exit());
