/*
 * What pages that stand in for a document call themselves, as patterns over text in lower case: English, German, French,
 * Spanish, Italian, Portuguese, Dutch, Swedish, Danish, Norwegian, Finnish, Polish, Czech, Russian, Turkish, Hungarian,
 * Greek, Japanese, Chinese, Korean, Hebrew, Arabic. "Device not found" and the like are no such words: manuals say them.
 */

/** The number alone, as a title or heading. */
export const errorNumber =
  /^(?:(?:http )?(?:error|fehler|erreur|errore|erro|fout|ошибка|エラー|错误|hata) ?:? ?)?(?:404|410)[.!]?(?: error)?$/;

/** A heading that says nothing but that something went wrong. */
export const apology =
  /^(?:oops|whoops|ups|oups|ops|hoppla|huch|hupsista|hov|oj|sorry|we're sorry|we are sorry|uh[- ]oh|error|fehler|erreur|désolés?|lo sentimos|spiacenti|申し訳|抱歉|אופס|упс)(?![\p{L}])(?! codes?| messages?)/u;

/** A page that says that there is no such page. */
export const pageNotFound = anyOf(
  '(?:404|410) ?[-:–—.]? ?(?:error|not found|gone|page|file|nicht gefunden|introuvable|non trouvat)',
  '^(?:http )?(?:error ?)?(?:404 ?)?not found[.!]?$',
  "(?:page|document|resource|url)\\b[^|:–—]{0,40}(?:not found|could ?n[o']t be found|can ?not be found|can't be found|does ?n[o']t exist|does not exist|no longer (?:exists|available|here))",
  "(?:can't|cannot|couldn't|could not|can not|unable to) (?:find|locate) (?:that|the|this|your) (?:page|document|url|resource)",
  'page .{0,30}(?:has been|was) (?:moved or )?(?:removed|deleted|moved)',
  '(?:seite|dokument)\\b[^|:–—]{0,60}(?:nicht (?:mehr )?(?:gefunden|verfügbar|vorhanden|auffindbar)|existiert nicht|nicht existiert)',
  "(?:page|document)\\b[^|:–—]{0,60}(?:introuvable|non trouvée?|n'existe (?:pas|plus)|n'a pas été trouvée?|n'est (?:pas|plus) disponible)",
  '(?:página|documento)\\b[^|:–—]{0,60}(?:no (?:se (?:ha )?)?(?:fue )?encontrad[ao]|no (?:se )?(?:encuentra|encontró|existe)|no (?:está )?disponible)',
  'no (?:se )?(?:encontramos|encontró|ha encontrado|puede encontrar|hemos encontrado) (?:la|esta) página',
  '(?:pagina|documento)\\b[^|:–—]{0,60}(?:non (?:è stat[ao] )?trovat[ao]|non esiste|non (?:è )?(?:più )?disponibile|inesistente)',
  '(?:página|documento)(?=[\\s,])[^|:–—]{0,60}(?:não (?:foi )?(?:encontrad[ao]|localizad[ao])|não existe|indisponível)',
  'pagina\\b[^|:–—]{0,60}(?:niet (?:meer )?(?:gevonden|beschikbaar)|bestaat niet)',
  'sidan[^|:–—]{0,60}(?:hittades inte|hittas inte|finns inte|finns ej)',
  'side[nr]?\\b[^|:–—]{0,60}(?:ikke (?:fundet|funnet)|findes ikke|finnes ikke)',
  'sivua ei (?:löydy|löytynyt)',
  'stron[ay][^|:–—]{0,60}nie (?:została |może zostać )?(?:znaleziona|istnieje)|nie znaleziono (?:takiej )?strony',
  'stránka[^|:–—]{0,60}(?:nenalezena|neexistuje|nebyla nalezena)',
  'страниц[аы][^|:–—]{0,60}не (?:найдена|существует|найдено)',
  'sayfa.{0,40}bulunamadı',
  'az oldal nem található',
  'σελίδα.{0,40}δε[νn] (?:βρέθηκε|υπάρχει)',
  '(?:ページ|お探しの).{0,30}(?:見つかりません|見つけることができません|存在しません|削除された)',
  '(?:页面|网页|頁面|網頁).{0,20}(?:不存在|未找到|找不到|无法找到|無法找到)|(?:找不到|未找到|无法找到|無法找到).{0,10}(?:页面|网页|頁面|網頁)',
  '페이지.{0,20}(?:찾을 수 없|존재하지 않)',
  '(?:הדף|העמוד|דף).{0,30}(?:לא נמצא|אינו קיים|לא קיים|לא נמצאה)',
  '(?:الصفحة).{0,30}(?:غير موجودة|لم يتم العثور)',
);

/** A title or heading that asks to log in. */
export const login = anyOf(
  '^(?:please )?(?:sign in|log ?in|log on)\\b',
  '(?:member|account|dealer|customer|partner) (?:sign in|log ?in)$',
  '^(?:bitte )?(?:anmelden|anmeldung|einloggen|login)\\b',
  '^(?:connexion|se connecter|identifiez-vous|connectez-vous|identification)(?![\\p{L}])',
  '^(?:iniciar sesión|inicia sesión|inicio de sesión|acceder|acceso|entrar)(?![\\p{L}])',
  '^(?:accedi|accesso|iniciar sessão|fazer login|inloggen|logga in|log ind|logg inn|kirjaudu)(?![\\p{L}])',
  '^(?:zaloguj|logowanie|přihlášení|přihlásit|вход|войти|авторизация|giriş|bejelentkezés|σύνδεση)(?![\\p{L}])',
  '^(?:ログイン|サインイン|登录|登入|登錄|로그인|התחברות|כניסה|تسجيل الدخول)',
);

/** A title or heading that asks to agree to something first. */
export const consent = anyOf(
  'before you (?:continue|proceed)|your privacy|cookie consent|we use cookies|(?:license|licence) agreement|terms (?:of use|and conditions|of service)',
  'bevor sie (?:fortfahren|weitergehen)|ihre privatsphäre|wir verwenden cookies|lizenzvereinbarung|nutzungsbedingungen',
  "avant de (?:continuer|poursuivre)|votre vie privée|contrat de licence|conditions d'utilisation",
  'antes de continuar|tu privacidad|su privacidad|acuerdo de licencia|contrato de licencia|condiciones de uso|prima di continuare|la tua privacy|contratto di licenza|sua privacidade',
  'voordat (?:je|u) (?:verdergaat|doorgaat)|je privacy|uw privacy|licentieovereenkomst',
  '使用許諾|利用規約|许可协议|授權合約|사용권 계약|이용 약관|לפני שממשיכים',
);

/** A button that agrees. */
export const agreement = anyOf(
  "\\b(?:i )?(?:agree|accept|consent)\\b|\\b(?:akzeptieren|zustimmen|annehmen|accepter|j'accepte|aceptar|acepto|accett[ao]|accetta|aceitar|aceito|accepteren|akkoord|godkänn|acceptera)",
  '同意|同意する|承諾|동의|מסכים|принять|согласен|zgadzam',
);

/** What protects a site from programs. */
export const challenge = anyOf(
  '^just a moment|^attention required|^pardon our interruption|^checking your browser|^one more step$|^robot check$|^bot verification',
  'verify(?:ing)? (?:that )?you are (?:a )?human|are you (?:a robot|human)|not a robot|^ddos protection|^security check(?: required)?$|^request unsuccessful|^access (?:to this page has been )?denied$',
);

/** A site that is out of order for now. */
export const outOfOrder = anyOf(
  '(?:site|page|service|server) (?:is )?(?:temporarily |currently )?(?:unavailable|down|offline|under (?:maintenance|construction))|^(?:scheduled |site |under )maintenance$',
  'wartungsarbeiten$|^site en maintenance|^sitio en mantenimiento|ただいまメンテナンス中|系统维护中',
);

/** A page that a script leads on from. */
export const leadingOn = anyOf(
  '^(?:you are being |you will be |we are )?(?:now )?redirect(?:ing|ed)(?![\\p{L}])|^(?:please wait|one moment)[^.!?]{0,40}redirect',
  '^(?:sie werden |weiterleitung)[^.!?]{0,40}(?:weitergeleitet|…|\\.\\.\\.)|^redirection(?: en cours)?(?: ?…|\\.\\.\\.)|^redirigiendo',
);

/** A domain that somebody keeps in order to sell it. */
export const parked = anyOf(
  'domain(?: name)?s?(?: \\S+)? (?:is|may be|could be) (?:for sale|parked|available for purchase)|buy this domain|domain (?:is )?parked|parked (?:free|domain)|domain (?:has )?expired|this domain is registered',
  'diese domain (?:kaufen|steht zum verkauf|ist zu verkaufen)|domain zu verkaufen|domaine (?:\\S+ )?est à vendre|dominio (?:\\S+ )?(?:está )?en venta|dominio (?:\\S+ )?è in vendita|domínio (?:\\S+ )?à venda|domein (?:\\S+ )?is te koop',
  'домен (?:\\S+ )?продается|домен (?:\\S+ )?продаётся|ドメイン.{0,20}(?:販売|売り出し)|域名.{0,10}(?:出售|转让)',
);

function anyOf(...patterns: readonly string[]): RegExp {
  return new RegExp(patterns.join('|'), 'u');
}
