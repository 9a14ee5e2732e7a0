import type { Question } from '../question.ts';

/** Longer questions tell a story, and want more than one fact. */
const MOST_WORDS = 16;

/** How a question begins that asks for one fact: in English, German, French, Spanish, Hebrew and Japanese. */
const ASKS_FACT = new RegExp(
  [
    String.raw`^(?:so |and |ok |hi |hello |please )*(?:what(?:['’]s| is| are| does| was)?|which|where(?:['’]s| is| are| does)?|when|who|how (?:many|much|long|big|heavy|loud|far|often|wide|tall|deep|fast|old|precise)|is|are|does|do(?= (?:the|it|they|you|i need))|has|have|can (?:it|the|this))\b`,
    String.raw`^(?:und |bitte )*(?:was|welche[rsnm]?|wo|wann|wer|wie ?(?:viele?|lange?|groß|schwer|laut|oft|weit|hoch)|ist|sind|hat|gibt es|unterstützt|braucht)(?!\p{L})`,
    String.raw`^(?:quel(?:le)?s?|où|quand|qui|combien|est-ce que (?:le|la|il|elle)|est-il|a-t-il|y a-t-il)(?!\p{L})`,
    String.raw`^[¿\s]*(?:qué|cuál(?:es)?|dónde|cuándo|quién|cuánt[oa]s?|tiene|hay|es|son)(?!\p{L})`,
    String.raw`^(?:מה|איזה|איזו|היכן|איפה|מתי|כמה|האם)(?!\p{L})`,
    String.raw`(?:何|いくつ|どこ|どれ|いつ|どのくらい|ありますか|ですか)`,
  ].join('|'),
  'iu',
);

/** What asks for more than a fact, wherever it stands: a procedure, a reason, a fault, a choice between things. */
const ASKS_MORE = new RegExp(
  [
    String.raw`\b(?:how (?:do|can|to|should|would|come)|steps?|set ?up|configure|install|why|differences?|differ|compared?|comparison|versus|vs\.?|better|best|instead|between|than|recommend|explain|happens|wrong|not working|does ?n[o'’]t work|won['’]t|fails?|problems?|troubleshoot|should i|do i (?:do|lose|look|get|make|set))\b`,
    String.raw`(?<!\p{L})(?:warum|wieso|unterschied|vergleich|statt|besser|einrichten|schritte?|wie (?:kann|stelle|mache|geht|bekomme)|funktioniert nicht|problem)(?!\p{L})`,
    String.raw`(?<!\p{L})(?:pourquoi|comment|différence|plutôt|mieux|étapes?|ne (?:marche|fonctionne) pas|problème)(?!\p{L})`,
    String.raw`(?<!\p{L})(?:por qué|cómo|diferencia|mejor|pasos?|no funciona|problema)(?!\p{L})`,
    String.raw`(?<!\p{L})(?:למה|איך|כיצד|הבדל|עדיף|לא עובד|בעיה)(?!\p{L})`,
    String.raw`(?:なぜ|どうして|どうやって|方法|違い|手順|できません|動かない|比較)`,
  ].join('|'),
  'iu',
);

/**
 * What decides which model answers: only a `fact` is looked up. `more` asks for a procedure, a reason, a fault or a
 * choice; `unclear` doesn't say what it asks for.
 */
export const routeReasons = ['fact', 'picture', 'conversation', 'studio', 'long', 'more', 'unclear'] as const;
export type RouteReason = (typeof routeReasons)[number];

/** Why a question is one that only has to be looked up (`fact`), or isn't. */
export function routeReason({ text, images, thread, scenario }: Question): RouteReason {
  if (images.length > 0) return 'picture';
  if (thread.length > 0) return 'conversation';
  if (scenario === 'studio') return 'studio';
  const asked = text.normalize('NFC').trim();
  if (asked.split(/\s+/u).length > MOST_WORDS || asked.length > MOST_WORDS * 10) return 'long';
  if (ASKS_MORE.test(asked)) return 'more';
  return ASKS_FACT.test(asked) ? 'fact' : 'unclear';
}

/**
 * Whether a question asks for one fact that stands somewhere (a figure, a place, a yes or no), so that a light model can
 * answer it. In doubt it doesn't: procedures, reasons, faults, comparisons, pictures, conversations and the studio
 * scenario, which wants to understand, are for the full model.
 */
export function isLookUp(question: Question): boolean {
  return routeReason(question) === 'fact';
}
