/** What a person wrote, without the platform's markup. */
export interface PlainText {
  readonly text: string;
  /** The bot itself is named. */
  readonly toBot: boolean;
  /** Somebody else, a group or the whole channel is named. */
  readonly toOthers: boolean;
}

/**
 * Takes the markup out of a message: links become what they show, the bot's own name goes, other names become `@…`,
 * and the three escaped signs become themselves. https://docs.slack.dev/messaging/formatting-message-text
 */
export function plainText(text: string, botUser: string | null): PlainText {
  let toBot = false;
  let toOthers = false;
  const read = text.replace(/<([^<>]{1,4000})>/g, (_whole, inside: string) => {
    const [target = '', label = ''] = inside.split('|', 2);
    if (target.startsWith('#')) return label === '' ? '' : `#${label}`;
    if (target.startsWith('@') || target.startsWith('!')) {
      if (target.slice(1) === botUser) toBot = true;
      else if (!target.startsWith('!date')) toOthers = true;
      return target.slice(1) === botUser ? '' : nameOf(target, label);
    }
    return label === '' ? target.replace(/^mailto:/, '') : label;
  });
  return {
    text: unescape(read)
      .replace(/[ \t]+/g, ' ')
      .trim(),
    toBot,
    toOthers,
  };
}

function nameOf(target: string, label: string): string {
  if (label !== '') return target.startsWith('!date') ? label : `@${label.replace(/^@/, '')}`;
  return target.startsWith('!') ? `@${target.slice(1).replace(/^subteam\^.*/, 'group')}` : '@somebody';
}

function unescape(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
