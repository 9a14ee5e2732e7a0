import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { botEvents, missingScopes, scopes } from '../../../../adapters/slack/start-check/needs.ts';

const manifest = z
  .object({
    features: z.object({
      app_home: z.object({ messages_tab_enabled: z.literal(true), messages_tab_read_only_enabled: z.literal(false) }),
      bot_user: z.object({ display_name: z.string().max(80) }),
      slash_commands: z.array(z.object({ command: z.string() })),
    }),
    oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
    settings: z.object({
      event_subscriptions: z.object({ bot_events: z.array(z.string()) }),
      interactivity: z.object({ is_enabled: z.literal(true) }),
      socket_mode_enabled: z.literal(true),
    }),
  })
  .parse(parse(await readFile('deploy/slack-manifest.yaml', 'utf8')));

it('the manifest asks for the scopes that the start checks, and for no other', () => {
  expect(manifest.oauth_config.scopes.bot).toEqual(scopes);
});

it('the manifest subscribes to the events that are listened to, and to no other', () => {
  expect(manifest.settings.event_subscriptions.bot_events).toEqual(botEvents);
});

it('every event of the manifest has a listener, and the command is the one that the texts name', async () => {
  const listeners = await readFile('adapters/slack/listen.ts', 'utf8');
  for (const event of botEvents) expect(listeners).toContain(event.split('.')[0]);
  expect(manifest.features.slash_commands.map(({ command }) => command)).toEqual(['/hsc']);
});

it('a missing scope is named with what is lost and where it is switched on', () => {
  expect(missingScopes(scopes)).toEqual([]);
  const sentences = missingScopes([]);
  expect(sentences).toHaveLength(scopes.length);
  for (const [index, sentence] of sentences.entries()) {
    expect(sentence).toContain(scopes[index]);
    expect(sentence).toMatch(/: without it .+\. Add it under OAuth & Permissions, Bot Token Scopes, .+\.$/);
  }
});

it('docs/slack.md leads there in twelve steps at most, and names every setting', async () => {
  const page = await readFile('docs/slack.md', 'utf8');
  const steps = page.match(/^\d+\. \*\*/gm) ?? [];
  expect(steps.length).toBeGreaterThan(4);
  expect(steps.length).toBeLessThanOrEqual(12);
  for (const name of ['BOT_TOKEN', 'APP_TOKEN', 'SIGNING_SECRET', 'CLIENT_ID', 'CLIENT_SECRET', 'STATE_SECRET']) {
    expect(page).toContain(`SLACK_${name}`);
  }
  for (const name of ['STAFF_SLACK', 'HANDOVER_SLACK_CHANNEL', 'deploy/slack-manifest.yaml'])
    expect(page).toContain(name);
});
