import { languageOf } from '../../context/languages.ts';
import { tokensOf } from '../../context/tokens.ts';

const SHORTEST = 3;

/** The stems of a text's words that carry its topic, in the language given (BCP 47, or null). */
export function contentWords(text: string, language: string | null): ReadonlySet<string> {
  return new Set(contentSequence(text, language));
}

/** As `contentWords`, each as often as it stands there and in reading order. */
export function contentSequence(text: string, language: string | null): readonly string[] {
  const spoken = languageOf(language);
  const words: string[] = [];
  const tokens = [...tokensOf(text)];
  for (const [index, token] of tokens.entries()) {
    const joined = !token.part && tokens[index + 1]?.part === true;
    if (token.kind === 'gram') words.push(token.text);
    else if (token.kind === 'word' && !joined && token.text.length >= SHORTEST && !spoken.stopWords.has(token.text)) {
      words.push(spoken.stem(token.text));
    }
  }
  return words;
}
