/** How people end the bot's part in a thread: "stop", "stop it, bot", "thanks, stop". */
const stop =
  /^(?:(?:ok|okay|please|pls|thanks|thank you|hey|bot|hsc)[\s,.!]+)*(?:(?:please )?stop(?: (?:it|that|this|answering|replying|talking|here|now))?|be quiet|shut up|go away|halt|stopp|arrête|para|basta)(?:[\s,.!]+(?:bot|hsc|please|now|thanks|thank you))*[\s.!]*$/i;

/** Words by which a question begins where the mark is left out, in the languages of the manuals' warnings and of the makers. */
const questionStart =
  /^(?:(?:and|but|or|so|also|ok|okay|hi|hey|hello|bot|hsc|und|aber|et|y|e|ma)[\s,]+)*(?:how|what|what's|whats|why|where|when|which|who|whose|can|could|does|do|did|is|are|was|will|would|should|may|must|has|have|any(?:thing|one)?|wie|was|warum|wo|wann|welche[rsnm]?|kann|geht|gibt|comment|pourquoi|où|quand|quel(?:le)?s?|est-ce|peut|puis-je|cómo|qué|por qué|dónde|cuándo|cuál|puedo|se puede|come|cosa|perché|dove|quando|quale|posso|si può|como|onde|qual|איך|מה|למה|איפה|מתי|האם|どう|なぜ|何)(?![\p{L}\p{N}])/iu;

/** A request in the imperative. */
const request =
  /^(?:(?:and|but|ok|okay|please|now|then|also|bot|hsc)[\s,]+)*(?:show|explain|tell|list|give|describe|compare|help|find|translate|repeat|summari[sz]e|zeig|erklär|sag|montre|explique|dis|muestra|explica|dime|mostra|spiega)\b/i;

/** Something that still goes wrong: said to the bot after its answer, it asks for the next step. */
const trouble =
  /\b(?:(?:does|do|did|is|can|could|will)(?:n['’]?t| not)\b|no (?:sound|luck|change|effect|signal|power)|still (?:no|not|nothing|the same|silent)|not working|won['’]?t|fails?|failed|error|geht nicht|funktioniert nicht|ne (?:marche|fonctionne) pas|no funciona|non funziona)/i;

/** Thanks and agreement. */
const agreement =
  /^(?:(?:ok(?:ay)?|yes|yeah|yep|no|nope|ah|oh|great|perfect|nice|cool|super|awesome|brilliant|good|fine|right|sure|done|solved|got it|i see|makes sense|will do|thank you|thanks|again|a lot|so much|very much|thx|ty|cheers|merci|danke|gracias|grazie|obrigad[oa]|תודה|that (?:worked|works|helps?|helped|did it|fixed it)|it (?:worked|works)|now|worked|works)(?:[\s,.!:;)👍🙏🎉]+|$))+$/iu;

/** What people say of themselves. */
const ownPlan =
  /^(?:(?:ok|okay|thanks|great)[\s,.!]+)*(?:let me|i['’]?ll|i will|i am going to|i['’]?m going to)\b[^?]*$/i;

/** No "thanks" is longer. */
const longestAgreement = 120;

/** What one says to another person rather than to a bot: "have you tried …", "did you …". */
const toAPerson =
  /\b(?:have|did|are|were|do|had) (?:you|u|ya)\b|\byou (?:should|could|might|need|have to|tried)\b|\byour\b|\b(?:hast|habt) (?:du|ihr)\b|\b(?:as-tu|avez-vous|has probado|hai provato)\b/i;

/** Whether a message ends the bot's part in a thread. */
export function isStop(text: string): boolean {
  return stop.test(text.trim());
}

/** Whether a message without the bot's name may be meant for it at all: it asks, requests, or tells of trouble. */
export function mayBeForBot(text: string): boolean {
  const trimmed = text.trim();
  if (isStop(trimmed) || asksNothing(trimmed)) return false;
  return isQuestion(trimmed) || trouble.test(trimmed);
}

/** Whether a message asks or requests something, in the words of any language that is looked for. */
export function isQuestion(text: string): boolean {
  const trimmed = text.trim();
  if (asksNothing(trimmed)) return false;
  return /[?？؟](?:\s|$)/u.test(trimmed) || questionStart.test(trimmed) || request.test(trimmed);
}

/** Whether a message speaks to a person: "have you tried …". */
export function speaksToPerson(text: string): boolean {
  return toAPerson.test(text);
}

function asksNothing(text: string): boolean {
  if (!/[\p{L}\p{N}]/u.test(text)) return true;
  return ownPlan.test(text) || (text.length <= longestAgreement && agreement.test(text));
}
