import { z } from 'zod';

export const plainLoopSchema = z.object({ apiUrl: z.url(), token: z.string(), geminiUrl: z.url() });

export type PlainLoopSettings = Readonly<z.infer<typeof plainLoopSchema>>;
