import { z } from 'zod';

export const plainLoopSchema = z.object({
  apiUrl: z.url(),
  appToken: z.string(),
  geminiUrl: z.url(),
  workspaces: z.array(z.object({ team: z.string(), botToken: z.string(), botUserId: z.string(), botId: z.string() })),
});

export type PlainLoopSettings = Readonly<z.infer<typeof plainLoopSchema>>;
