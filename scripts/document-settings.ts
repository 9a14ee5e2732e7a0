import { writeFile } from 'node:fs/promises';
import { format } from 'prettier';
import { configurationPage, envExample } from '../src/settings/document-settings.ts';

const root = new URL('../', import.meta.url);
await writeFile(new URL('.env.example', root), envExample());
await writeFile(new URL('docs/configuration.md', root), await format(configurationPage(), { parser: 'markdown' }));
