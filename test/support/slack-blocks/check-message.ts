import { z } from 'zod';
import { messageBlock } from './blocks.ts';
import { walk } from './walk.ts';

export type MessageMethod =
  | 'chat.postMessage'
  | 'chat.postEphemeral'
  | 'chat.update'
  | 'chat.startStream'
  | 'chat.appendStream'
  | 'chat.stopStream'
  | 'response_url';

/** Bytes of UTF-8 in `text` before `chat.update` says `msg_too_long`. */
const mostBytesOfUpdate = 4_000;
/** Characters of `text` after which a message is cut off. */
const mostText = 40_000;
/** Characters of all blocks as JSON before `msg_blocks_too_long`: the lowest size that was seen to be refused is higher. */
const mostBlocks = 13_200;
const mostMarkdown = 12_000;
const mostTableText = 10_000;
const message = z.looseObject({
  text: z.string().optional(),
  markdown_text: z.string().optional(),
  blocks: z.union([z.array(z.unknown()), z.string()]).optional(),
});

/**
 * What the platform would refuse, or cut off, of a message: each entry begins with the platform's error name, followed
 * by where and why; empty when the message is fine. Written from the published limits alone.
 */
export function checkMessage(payload: unknown, method: MessageMethod = 'chat.update'): string[] {
  const parsed = message.safeParse(payload);
  if (!parsed.success) return ['invalid_arguments: not a message'];
  const { text, markdown_text } = parsed.data;
  const blocks = decode(parsed.data.blocks);
  if (blocks === null) return ['invalid_blocks_format: blocks are no JSON array'];
  return [
    ...checkText(text ?? '', blocks.length > 0, markdown_text, method),
    ...blocks.flatMap(checkBlock),
    ...checkTogether(blocks),
  ];
}

function decode(blocks: string | unknown[] | undefined): unknown[] | null {
  if (typeof blocks !== 'string') return blocks ?? [];
  try {
    const value: unknown = JSON.parse(blocks);
    return Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

function checkText(text: string, hasBlocks: boolean, markdown: string | undefined, method: MessageMethod): string[] {
  const found: string[] = [];
  if (method.endsWith('Stream')) {
    if ((markdown?.length ?? 0) > mostMarkdown) found.push(`msg_too_long: markdown_text of ${markdown?.length ?? 0}`);
    return found;
  }
  if (markdown !== undefined && (text !== '' || hasBlocks)) {
    found.push('markdown_text_conflict: markdown_text beside text or blocks');
  }
  if ((markdown?.length ?? 0) > mostMarkdown) found.push('msg_too_long: markdown_text');
  if (text === '' && !hasBlocks && (markdown ?? '') === '') found.push('no_text: nothing to show');
  const bytes = Buffer.byteLength(text);
  if (method === 'chat.update' && bytes > mostBytesOfUpdate) found.push(`msg_too_long: text of ${bytes} bytes`);
  if (text.length > mostText) found.push(`msg_too_long: text of ${text.length} is cut off`);
  return found;
}

function checkBlock(block: unknown, index: number): string[] {
  const parsed = messageBlock.safeParse(block);
  if (parsed.success) return [];
  return parsed.error.issues.map(
    ({ path, message: why }) => `invalid_blocks: /blocks/${[index, ...path].map(String).join('/')} ${why}`,
  );
}

function checkTogether(blocks: readonly unknown[]): string[] {
  const found: string[] = [];
  if (blocks.length > 50) found.push(`invalid_blocks: ${blocks.length} blocks, no more than 50 items allowed`);
  const size = JSON.stringify(blocks).length;
  if (size > mostBlocks) found.push(`msg_blocks_too_long: ${size} characters of blocks`);
  const ofType = (type: string): unknown[] =>
    blocks.filter((block) => typeof block === 'object' && block !== null && 'type' in block && block.type === type);
  if (ofType('table').length > 1) found.push('invalid_attachments: only_one_table_allowed');
  if (lengthOf(ofType('table'), 'text') > mostTableText) found.push('invalid_blocks: cells of tables over 10000');
  if (lengthOf(ofType('markdown'), 'text') > mostMarkdown) found.push('invalid_blocks: markdown blocks over 12000');
  for (const name of repeated(blocks.flatMap((block) => ownValue(block, 'block_id')))) {
    found.push(`invalid_blocks: block_id ${name} twice`);
  }
  for (const block of blocks) {
    const names = [...walk(block)].flatMap(([, node]) => ownValue(node, 'action_id'));
    for (const name of repeated(names)) found.push(`invalid_blocks: action_id ${name} twice in one block`);
  }
  return found;
}

function lengthOf(nodes: readonly unknown[], key: string): number {
  const strings = nodes.flatMap((node) => [...walk(node)].flatMap(([, inner]) => ownValue(inner, key)));
  return strings.reduce((sum, string) => sum + string.length, 0);
}

/** The string under this key, as a list of one or none. */
function ownValue(node: unknown, key: string): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const value: unknown = Object.entries(node).find(([name]) => name === key)?.[1];
  return typeof value === 'string' ? [value] : [];
}

function repeated(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}
