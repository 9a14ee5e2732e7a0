import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { parseSettings } from './settings/parse-settings.ts';
import type { ParsedSettings } from './settings/parse-settings.ts';
import { parseTraceSettings } from './trace/trace-settings.ts';
import type { ParsedTraceSettings } from './trace/trace-settings.ts';

/**
 * Reads the settings from the environment and from `.env` in the working folder; the environment wins. The only place
 * that looks at `process.env`.
 */
export function readSettings(): ParsedSettings {
  const file = readDotEnv();
  if (file === null) {
    return {
      settings: null,
      faults: [".env is there and can't be read; make it a readable file or remove it."],
      hints: [],
    };
  }
  return parseSettings({ ...file, ...process.env });
}

/**
 * Reads the standard settings of OpenTelemetry, from the same places. Those of `.env` are put into the environment,
 * where its exporter looks for the rest of them.
 */
export function readTraceSettings(): ParsedTraceSettings {
  for (const [name, value] of Object.entries(readDotEnv() ?? {})) {
    if (name.startsWith('OTEL_')) process.env[name] ??= value;
  }
  return parseTraceSettings(process.env);
}

/** Whether colour is wanted on a stream, by the standards that there are for it. */
export function wantsColour(stream: { readonly isTTY?: boolean }): boolean {
  if ((process.env['NO_COLOR'] ?? '') !== '') return false;
  return stream.isTTY === true && process.env['TERM'] !== 'dumb';
}

/** Nothing where there is no such file; null where there is one that can't be read. */
function readDotEnv(): NodeJS.Dict<string> | null {
  try {
    return parseEnv(readFileSync('.env', 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
    return null;
  }
}
