/**
 * Words by which people ask for help, besides the stop words of their language: rare in a manual, so that they would
 * count as telling, though they name no topic.
 */
const QUESTION_WORDS: Readonly<Record<string, string>> = {
  en:
    'how why when where there here what whats which who please help hello hi thanks thank anyone anybody somebody ' +
    'someone something anything everything want wants wanted wanna need needs needed try tried trying know tell say ' +
    'explain show mean means possible possibly able way ways get gets got getting make makes made making do does did ' +
    'done doing use uses used using goes going work works working happen happens happened thing things stuff ' +
    'problem issue question wonder wondering supposed actually really just also even still already always ever ' +
    'cant cannot dont doesnt didnt isnt wont wasnt im ive its id any some much many lot every each ' +
    'like best good properly correctly simply quickly a an the and but or nor not no if then than as ' +
    'at by for from in into of onto to with without about ' +
    'so too very only own such more most other both few all now while because until against during through',
  de:
    'wie warum wieso weshalb wann wo wohin woher was welche welcher welches wer bitte hilfe hallo danke möchte will ' +
    'brauche kann könnte muss soll gibt geht machen mache mach tun benutzen verwenden möglich funktioniert problem ' +
    'frage man mein meine meinen meiner mal denn eigentlich jemand etwas',
  es:
    'cómo por qué cuándo dónde cuál cuáles quién favor ayuda hola gracias quiero necesito puedo puede debo hay hacer ' +
    'hago usar uso posible funciona problema pregunta mi mis',
  fr:
    "comment pourquoi quand où quel quelle quels quelles qui quoi est-ce s'il vous plaît aide bonjour merci veux " +
    'voudrais besoin peux peut dois faut faire fais utiliser possible marche fonctionne problème question mon ma mes ' +
    'puis-je y a-t-il combien',
  it:
    'come perché quando dove quale quali chi cosa favore aiuto ciao grazie voglio vorrei bisogno posso può devo fare ' +
    'faccio usare possibile funziona problema domanda mio mia miei',
  nl:
    'hoe waarom wanneer waar wat welke wie alstublieft help hallo dank wil nodig kan moet doen gebruiken mogelijk ' +
    'werkt probleem vraag mijn',
  pt:
    'como porque quando onde qual quais quem favor ajuda olá obrigado quero preciso posso pode devo fazer faço usar ' +
    'possível funciona problema pergunta meu minha',
  sv: 'hur varför när var vad vilken vem snälla hjälp hej tack vill behöver kan måste göra använda möjligt fungerar min mitt',
};

/** The question words of a language by its ISO 639-1 code; none where none are listed. */
export function questionWords(code: string): readonly string[] {
  return (QUESTION_WORDS[code] ?? '').split(' ').filter((word) => word !== '');
}
