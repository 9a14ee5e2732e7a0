import { asWritten } from './as-written.ts';
import type { Command } from './command.ts';

/** `help`: what can be written, with examples. */
export function createHelp(others: readonly Command[]): Command {
  const help: Command = {
    name: 'help',
    summary: 'Shows this.',
    usage: 'help',
    run(_argument, parts) {
      const lines = [...others, help].map((one) => `- \`${asWritten(one, parts)}\` — ${one.summary}`);
      lines.push(
        'Add `--live` on stage (shortest steps, warnings first) or `--studio` (more depth). ' +
          ((parts.isChat ?? true)
            ? 'You can also mention me or write me a direct message, in your language.'
            : 'Ask in your language.'),
      );
      return Promise.resolve({
        kind: 'card',
        card: {
          title: "Ask me about a product: I read the maker's manual",
          lines,
          choices: [],
          question: null,
          link: null,
        },
      });
    },
  };
  return help;
}
