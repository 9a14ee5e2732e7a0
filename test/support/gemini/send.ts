import type { ServerResponse } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import type { GeminiRequest } from './request.ts';
import type { Reply, Step } from './steps.ts';

/** Answers one request. Resolves when nothing more will be sent. */
export async function send(request: GeminiRequest, reply: Reply, response: ServerResponse): Promise<void> {
  switch (reply.kind) {
    case 'json':
      response.writeHead(reply.status, { 'content-type': 'application/json; charset=UTF-8' });
      response.end(JSON.stringify(reply.body));
      return;
    case 'text':
      response.writeHead(reply.status, { 'content-type': 'text/html' });
      response.end(reply.body);
      return;
    case 'hang-up':
      response.destroy();
      return;
    case 'silence':
      await request.closed;
      return;
    case 'stream':
      await (request.method === 'generateContent'
        ? sendWhole(request, reply.steps, response)
        : sendEvents(request, reply.steps, response));
  }
}

async function sendEvents(
  request: GeminiRequest,
  steps: Iterable<Step> | AsyncIterable<Step>,
  response: ServerResponse,
): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.flushHeaders();
  for await (const step of steps) {
    if (response.destroyed) return;
    if ('reset' in step) {
      // What was written so far reaches the client before the connection breaks.
      await setTimeout(10);
      response.socket?.resetAndDestroy();
      return;
    }
    if (await waited(request, step)) continue;
    response.write('raw' in step ? step.raw : `data: ${JSON.stringify(chunkOf(step))}\r\n\r\n`);
  }
  response.end();
}

async function sendWhole(
  request: GeminiRequest,
  steps: Iterable<Step> | AsyncIterable<Step>,
  response: ServerResponse,
): Promise<void> {
  const whole = {
    candidates: [{ content: { role: 'model', parts: [] as unknown[] }, finishReason: 'STOP', index: 0 }],
    usageMetadata: {},
  };
  for await (const step of steps) {
    if (await waited(request, step)) continue;
    if ('text' in step) whole.candidates[0]?.content.parts.push({ text: step.text });
    else if ('finish' in step) whole.usageMetadata = step.usage ?? {};
    else if (!('thought' in step)) {
      response.destroy();
      return;
    }
  }
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(whole));
}

/** True for a step that only takes time. */
async function waited(request: GeminiRequest, step: Step): Promise<boolean> {
  if ('stall' in step) await request.closed;
  else if ('wait' in step)
    await Promise.race([typeof step.wait === 'number' ? setTimeout(step.wait) : step.wait, request.closed]);
  else return false;
  return true;
}

function chunkOf(step: Step): unknown {
  if ('text' in step) return candidate([{ text: step.text }]);
  if ('thought' in step) return candidate([{ text: step.thought, thought: true }]);
  if ('finish' in step) return { ...candidate([{ text: '' }], step.finish), usageMetadata: step.usage };
  if ('blocked' in step)
    return { promptFeedback: { blockReason: step.blocked }, usageMetadata: { promptTokenCount: 9 } };
  if ('error' in step) return { error: step.error };
  throw new Error('This step is no chunk.');
}

function candidate(parts: readonly unknown[], finishReason?: string) {
  return { candidates: [{ content: { role: 'model', parts }, finishReason, index: 0 }] };
}
