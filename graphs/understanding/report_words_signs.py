"""The signs by which a question about figures is known, and the words it may be made of."""

from __future__ import annotations

import re

from rapidfuzz import fuzz, process

from graphs.understanding.lexicon import words

_SAVED = r"(?:gagn\w*|economis\w*|epargn\w*|libere\w*|sav(?:e|es|ed|ing)\b|freed?\b)"
_TIME = r"(?:temps|heures?|minutes?|time|hours?)"
_ERRORS = r"(?:erreurs?|fautes?|betises?|gaffes?|errors?|mistakes?|blunders?)"
_AVOIDED = r"(?:evit\w*|empech\w*|rattrap\w*|avoid\w*|prevent\w*|caught|catch)"

_ABOUT: tuple[tuple[str, str], ...] = (
    ("time",
        r"\bcombien (?:est-ce que )?(?:tu|vous|ca) nous (?:as?|avez|fais|fait|faites) (?:deja )?(?:fait )?"
        r"(?:gagner|economiser)\b|\b(?:tu|vous) nous (?:fais|faites|as fait|avez fait) (?:gagner|economiser) combien\b"
        r"|\bhow much (?:have|do|did) you (?:saved?|saving) us\b|\bwhat (?:have|do) you saved? us\b"
        rf"|\b{_TIME}\b(?! to\b).{{0,60}}\b{_SAVED}|\b{_SAVED}.{{0,30}}\b{_TIME}\b"
        r"|\bgains? de temps\b|\btime savings?\b"),
    ("all", rf"\b(?:money|argent|euros)\b.{{0,30}}\b{_SAVED}|\b{_SAVED}.{{0,30}}\b(?:money|argent|euros)\b"),
    ("errors", rf"\b{_ERRORS}\b.{{0,50}}\b{_AVOIDED}|\b{_AVOIDED}.{{0,40}}\b{_ERRORS}\b"),
    ("cost",
        r"\bcombien (?:est-ce que |est ce que )?(?:(?:tu|vous) )?(?:nous )?(?:as[- ]tu |avez[- ]vous )?(?:nous )?"
        r"(?:coute[sz]?(?:[- ](?:tu|vous))?|revien[st])\b(?! (?:un|une|le|la|les|des) )"
        r"|\bcombien (?:nous )?(?:a |as |ont )?(?:nous )?coute(?:nt|r)? (?:l'ia|le modele|commis|ton modele"
        r"|l'intelligence artificielle)\b"
        r"|\b(?:cout|prix|depenses?|facture) (?:du|de l'|de ton|des) ?(?:modeles?|ia|llm|intelligence artificielle)\b"
        r"|\b(?:spend(?:ing)?|spent|depens\w*)\b.{0,20}\b(?:l'ia|ia|ai|modele|model|llm|intelligence artificielle)\b"
        r"|\bton (?:cout|prix)\b|\b(?:what|how much) (?:do|did|does|have) (?:you|the model|the ai|commis) cost\b"
        r"|\b(?:model|ai|llm) (?:costs?|spend(?:ing)?|bill)\b|\b(?:cost|price) of (?:the |your )?(?:model|ai|llm)\b"
        r"|\bhow much are you costing\b|\byour cost\b"),
    ("opinions", r"\bsatisfaction\b|\b(?:avis|pouces) (?:favorables?|donnes|recus|des|sur)\b|\btaux de satisfaction\b"
        r"|\b(?:contente?s?|satisfaite?s?|heureux|ravis?|happy|satisfied|pleased)\b.{0,20}\b(?:de (?:toi|vous|ton|tes"
        r"|votre"
        r"|vos|commis)|du (?:travail|boulot|service)|with (?:you|your|commis|the)|of you)\b"
        r"|\b(?:les gens|l'equipe|les equipes|tout le monde|(?:les|mes|nos) collegues|les utilisateurs|on) "
        r"(?:est|sont|sommes)(?:[- ](?:ils|elles|on|il|elle))? (?:vraiment |plutot |bien |assez )?"
        r"(?:contente?s?|satisfaite?s?|heureux)\b"
        r"|\b(?:est|sont)[- ](?:ils|on|elles|ce que les gens sont) (?:contente?s?|satisfaite?s?)\b"
        r"|\b(?:how )?(?:satisfied|happy|pleased) (?:are|is) (?:the |our |my )?(?:people|everyone|everybody|team|users"
        r"|colleagues|staff|they)\b|\b(?:are|is) (?:the |our |my )?(?:people|everyone|everybody|team|users|colleagues"
        r"|staff) (?:happy|satisfied|pleased)\b"
        r"|\b(?:retours?|avis|opinions?|feedback)\b.{0,40}\b(?:sur|about|on) (?:toi|vous|ton|votre|you|your|commis)\b"
        r"|\bce que (?:les gens|mes collegues|les clients|l'equipe) pensent? de (?:toi|ton)\b"),
    ("exceptions", r"\btaux d'exceptions?\b|\bexceptions? rate\b|\b(?:part|combien) d'exceptions?\b"
        r"|\b(?:combien de fois|how (?:often|many times))\b.{0,40}\b(?:demande[rsz]?|validations?|approvals?|accord"
        r"|ask|asked"
        r"|sign[- ]?off)\b"
        r"|\bcombien de (?:validations|demandes de validation)\b.{0,12}\b(?:tu|vous|as|avez)\b"
        r"|\bhow many exceptions\b|\brate of exceptions\b"),
    ("agreement", r"\btaux d'accord\b|\bagreement rate\b|\brate of agreement\b|\baccord en observation\b"
        r"|\bagreement in (?:shadow|observe|observation)\b"),
    ("speed", r"\b(?:temps|delais?|vitesse) (?:de |moyens? de |medians? de )?reponses?\b|\bresponse times?\b"
        r"|\banswer(?:ing)? times?\b|\bhow (?:fast|quickly) (?:do|did) you (?:answer|reply|respond)\b"
        r"|\b(?:en combien de temps|a quelle vitesse)\b.{0,20}\brepond(?:s|ez|re|ent)?\b"
        r"|\bhow long (?:do|does|did) (?:you|it) take (?:you )?to (?:answer|reply|respond)\b"
        r"|\btemps (?:mets|mettez)[- ](?:tu|vous) (?:a|pour) repondre\b"),
    ("all",
        r"\b(?:(?:tu|t'|vous) ?(?:as|avez)|as[- ]tu|avez[- ]vous|tas) fait quoi\b|\bqu'?(?:est-ce que )?(?:tu"
        r" )?a[sv](?:ez)?"
        r"[- ]?(?:tu|vous)? fait\b|\bwhat (?:did|have) you (?:do|done)\b"
        r"|\b(?:the|our|your|some) numbers\b|\b(?:the )?roi\b|\bretour sur investissement\b|\breturn on investment\b"
        r"|\b(?:tu|vous) (?:vaux|valez) (?:ce que|le coup|la peine|ton|votre)|\bare you worth\b"
        r"|\b(?:rapp?orts?|bilans?|report|reports|figures|chiffres|statistiques|stats|compte[- ]rendu|synthese"
        r"|indicateurs|kpis?"
        r"|recapitulatif|recap|summary)\b"),
)  # fmt: skip
_TOPICS = [(about, re.compile(pattern)) for about, pattern in _ABOUT]

_STRONG = re.compile(
    rf"^(?:et )?(?:com?biens? (?:de |d')|how (?:much|many) |quel(?:le)?s? |what |le |la |les |l'|des |the |our |nos )?"
    rf"(?:{_TIME}|{_ERRORS}|taux de satisfaction|gains? de temps|time savings?)\b.{{0,90}}$"
)
_COUNTED = re.compile(
    r"(?:et )?(?:combien de (?:devis|relances?|factures?|questions?|prospects|leads|reclamations|dossiers|cas"
    r"|demandes|mails?"
    r"|messages) (?:as[- ]tu|avez[- ]vous|tu as|t'as|vous avez|ont ete|a[- ]t-on)(?: ete)? (?:fait|prepare|envoye"
    r"|traite"
    r"|etabli|gere|redige|saisi|relance|qualifie|recu)\w*"
    r"|how many (?:quotes?|reminders?|invoices?|questions?|leads?|complaints?|cases?|requests?|mails?|messages?)"
    r" (?:have you"
    r"|did you|were|have been|has been)(?: been)? (?:done?|made?|make|prepared?|sent|send|handled?|processed?|written"
    r"|write"
    r"|answered?|drafted?|created?|produced?|chased?))(?: (?:toi|tout seul|en tout|so far|in all))*[ ?!.]*"
)
"""How much of a work was done: the report says it for all of them."""
COUNTED = re.compile(
    r"(?:et )?combien de (?:devis|relances?|reclamations)(?: (?:sont|ont ete"
    r"|etaient))?(?: (?:envoye|parti"
    r"|fait|traite|prepare|recu)e?s?)?[ ?!.]*"
    r"|how many (?:quotes?|reminders?|complaints?)(?: (?:went|have gone|were|did we|have we|have been|was))?"
    r"(?: (?:out|sent|send|done|made|handled))*[ ?!.]*"
)
"""The same, of days that are named beside it."""
_FILE = re.compile(r"\b(?P<pdf>pdf|imprimable|a imprimer|printable)\b|\b(?P<csv>csv|excel|tableur|spreadsheet|xlsx?)\b")
_BASELINES = re.compile(
    r"^(?:(?:quelles?|quels?) (?:sont|est) |montre[rz]?[- ]?(?:moi )?|liste[rz]? |affiche[rz]? "
    r"|rappelle[- ]moi |what(?: are)? "
    r"|which |show (?:me )?|list )?(?:les |nos |mes |tes |vos |our |the |your )?(?:(?:temps|durees?) de reference"
    r"|bases? de calcul|references? de temps|baselines?|references?(?= (?:notees?|enregistrees?|que tu|as[- ]tu))"
    r"|reference times?)"
    r"(?: (?:notees?|enregistrees?|connues?|actuelles?|que tu (?:as|connais)|as[- ]tu|do you (?:have|know)|you have"
    r"|have you got)){0,2}\W*$"
)

_KNOWN = words(
    "combien de d du des le la les l un une en au aux a sur pour par et ou est ce que qu c il y nous vous on "
    "je tu te toi "
    "moi me m ton tes ta vos votre nos notre mon mes as avez ai ont a-t-on fait faits faire faites donne donner donnez "
    "donne-moi montre montrer montrez montre-moi affiche afficher affichez envoie envoyer envoyez envoie-moi prepare "
    "preparer sors sortir genere generer edite editer telecharge telecharger exporte exporter resume peux peut pouvez "
    "pourrais pourriez veux voudrais veut aimerais quel quelle quels quelles sont etait ete voir vois dis dire "
    "temps heures heure minutes minute gagne gagner gagnes gagnee gagnees gagnerons economise economiser economisees "
    "fait-gagner epargne libere grace equipe equipes entreprise societe boite maison tout toute tous estimation gain "
    "gains travail boulot erreurs erreur fautes evite evitees evites eviter evitee empeche rattrapees rattrape argent "
    "euros montant cout couts coute coutes coutez couter prix modele modeles ia llm intelligence artificielle depense "
    "depenses satisfaction avis favorables donnes recus pouces clients client collegues taux exceptions "
    "exception accord "
    "observation temps reponse reponses delai delais vitesse moyen median mediane moyenne rapidite reponds repondez "
    "rapport rapports bilan bilans chiffres chiffre statistiques stats compte rendu compte-rendu synthese "
    "recapitulatif "
    "recap activite activites periode complet detaille global general automatise pdf csv excel tableur fichier format "
    "imprimable imprimer version ici maintenant encore aussi bien deja jusqu jusqu'ici jusque presque environ dernier "
    "commis combien-de svp stp merci s'il plait ca cela va-t-on dont sans avec dans entre "
    "how much many time hours hour minutes did do does have has had you your we our us i me my save saved "
    "saving savings "
    "saves in of the a an for to from on and or is are was were what which show give send get make made print export "
    "generate prepare tell report reports figures figure summary stats statistics numbers errors error "
    "mistakes mistake "
    "avoided avoid prevented prevent caught catch money cost costs costing price model ai spend spending "
    "bill satisfaction "
    "rate rates exceptions exception agreement shadow response responses answer answers answering reply replies speed "
    "average median fast quickly pdf csv excel spreadsheet file as with please can could would like want see "
    "need thanks "
    "team company customers customer colleagues opinions far so it that this activity full whole complete printable "
    "version here now up vs about been being by numbers number indicateurs kpi kpis pls plz "
    "gens people contents content contente contentes satisfait satisfaits satisfaite satisfaites heureux ravi ravis "
    "happy satisfied pleased work pensent pense mes collegues "
    "fois du demande demander demandes demandee validation validations often times ask asked approval approvals "
    "fais ferais file filez sors vraiment really truly spent depensons depensent "
    "t s tas quoi comment calcule calcules calculer calculez calculated calculate calculee methode method explique "
    "explain long take mets mettez repondre did done couter "
    "ils elles plutot assez users utilisateurs staff retour retours feedback everyone everybody monde roi "
    "investissement "
    "investment return worth vaux valez coup peine ca their they think opinion already"
)
_VOCABULARY = sorted(word for word in _KNOWN if len(word) >= 5)
_TYPO = 84


def about_of(folded: str) -> str | None:
    """Which figure; "all" for a report; None: no figure is named."""
    if _COUNTED.fullmatch(folded):
        return "all"
    return next((about for about, pattern in _TOPICS if pattern.search(folded)), None)


def file_of(folded: str) -> str:
    found = _FILE.search(folded)
    return "" if found is None else "pdf" if found["pdf"] else "csv"


def lists_baselines(folded: str) -> bool:
    return _BASELINES.match(folded) is not None


def strong(folded: str) -> bool:
    """It begins as such a question does, whatever else is in it."""
    if _COUNTED.fullmatch(folded):
        return True
    return about_of(folded) in ("time", "errors") and _STRONG.match(folded) is not None


def known_words(folded: str) -> bool:
    """Every word is one that such a question is made of, a slip of the finger apart."""
    said = re.findall(r"[a-z0-9]+", folded.replace("_", " "))
    return len(said) <= 30 and all(word in _KNOWN or word.isdigit() or _nearly(word) for word in said)


def _nearly(word: str) -> bool:
    return len(word) >= 5 and process.extractOne(word, _VOCABULARY, scorer=fuzz.ratio, score_cutoff=_TYPO) is not None
