import { z } from 'zod';

/** A string of 1 to `most` characters. */
export const text = (most: number): z.ZodString => z.string().min(1).max(most);

export const plain = (most: number): z.ZodType =>
  z.strictObject({ type: z.literal('plain_text'), text: text(most), emoji: z.boolean().optional() });

export const mrkdwn = (most: number): z.ZodType =>
  z.strictObject({ type: z.literal('mrkdwn'), text: text(most), verbatim: z.boolean().optional() });

export const anyText = (most: number): z.ZodType => z.union([plain(most), mrkdwn(most)]);

export const id = text(255);
export const webAddress = text(3_000).refine((address) => {
  const url = URL.parse(address);
  return url !== null && ['http:', 'https:', 'mailto:', 'slack:'].includes(url.protocol);
}, 'not an address');

export const confirm = z.strictObject({
  title: plain(100),
  text: anyText(300),
  confirm: plain(30),
  deny: plain(30),
  style: z.enum(['primary', 'danger']).optional(),
});

export const option = z.strictObject({
  text: plain(75),
  value: text(150),
  description: plain(75).optional(),
  url: webAddress.optional(),
});
