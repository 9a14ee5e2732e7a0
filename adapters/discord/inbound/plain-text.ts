/** What a person wrote, without the platform's markup. */
export interface PlainText {
  readonly text: string;
  /** The bot itself is named. */
  readonly toBot: boolean;
  /** Somebody else, a role or everybody is named. */
  readonly toOthers: boolean;
}

/**
 * Takes the markup out of a message: the bot's own name goes, other names become `@…`, emoji their names.
 * https://docs.discord.com/developers/reference#message-formatting
 */
export function plainText(content: string, botUser: string): PlainText {
  let toBot = false;
  let toOthers = false;
  const text = content
    .slice(0, 8_000)
    .replace(/<@(!|&)?(\d{1,20})>/gu, (_whole, sign: string | undefined, id: string) => {
      if (sign !== '&' && id === botUser) {
        toBot = true;
        return '';
      }
      toOthers = true;
      return sign === '&' ? '@group' : '@somebody';
    })
    .replace(/@(?:everyone|here)\b/gu, (name) => {
      toOthers = true;
      return name;
    })
    .replace(/<#\d{1,20}>/gu, '#channel')
    .replace(/<a?:(\w{1,40}):\d{1,20}>/gu, ':$1:')
    .replace(/<t:-?\d{1,15}(?::[a-zA-Z])?>/gu, '')
    .replace(/<\/([^:<>]{1,100}):\d{1,20}>/gu, '/$1')
    .replace(/[ \t]+/gu, ' ')
    .trim();
  return { text, toBot, toOthers };
}
