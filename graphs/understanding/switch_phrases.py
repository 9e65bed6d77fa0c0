"""The phrases that turn a switch of the clerk, French and English, folded: closed lists, each said as a whole."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Level = Literal["", "observe", "propose", "act"]
Verb = Literal["pause", "resume", "autonomy"]


@dataclass(frozen=True)
class Turned:
    """What a phrase turns. `scope`: the kind of work, where the phrase itself does not name one; `limited`: it names an
    amount ("amount" in the pattern)."""

    verb: Verb
    level: Level = ""
    scope: str = ""
    limited: bool = False


KINDS = ("quote_followup", "quote", "reminder", "lead", "enquiry", "invoice")
"""The kinds of work that a phrase may name: each is a group of the patterns."""

_QUESTIONS = (
    r"questions (?:(?:sur|about|on|de|des|d) )?(?:(?:les|nos|the|our) )?"
    r"(?:produits|products|prix|prices|stock|clients|customers)"
    r"|(?:product|customer|customers|stock|price) questions|demandes de renseignements"
    r"|(?:customer |product )?enquiries|(?:product )?inquiries"
)
_NOUNS = (
    r"(?:(?P<quote_followup{0}>(?:relances|suivis?) (?:de |des |du )?devis"
    r"|(?:quote )?follow ?ups?(?: (?:of|on) quotes)?)"
    r"|(?P<quote{0}>devis|quotes|quotations)|(?P<reminder{0}>relances|rappels de paiement|rappels|payment reminders"
    r"|reminders|chasing|dunning)|(?P<lead{0}>prospects|prospection|leads|pistes|prospecting)"
    rf"|(?P<enquiry{{0}}>{_QUESTIONS})"
    r"|(?P<invoice{0}>factures fournisseurs|factures|supplier invoices|invoices))"
)
_THE = (
    r"(?:(?:toutes |tous |all )?(?:l envoi (?:de|des) |les envois (?:de|des) |"
    r"sending (?:out )?)?(?:(?:les|la|nos|mes|des|de|the|our|my|all) )*)"
)
_NUMBER = iter(range(1000))


_THEM = (
    r"(?:(?:aux?|a|to|de|des|les|the|our|nos|mes|tous|toutes|all|new|incoming) )*(?:(?:nouveaux|nouvelles) )?"
    r"(?:(?P<lead{0}>prospects|leads|pistes|demandes de contact)|(?P<enquiry{0}>" + _QUESTIONS + r"|questions))"
)


def _answered() -> str:
    """Whom an answer goes to."""
    return _THEM.format(next(_NUMBER))


def _work() -> str:
    """One kind of work, in the plural. Its groups are named anew each time."""
    return _THE + _NOUNS.format(next(_NUMBER))


_YOU = (
    r"(?:(?:tu peux|vous pouvez|tu pourras|vous pourrez|tu as le droit d|vous avez le droit d|je t autorise a"
    r"|je vous autorise a|you may|you can|you are allowed to|you re allowed to|feel free to) )?"
)
_QUOTES = r"(?:tous |all )?(?:les |nos |mes |the |our |my )?(?:devis|quotes|quotations)"
_SEND = r"(?:envoie|envoies|envoyez|envoyer|faire partir|send)"
_ANSWER = (
    r"(?:(?:reponds?|repondez|repondre|ecris|ecrivez|ecrire|contacte|contactes|contactez|contacter"
    r"|occupe toi|occupez vous|t occuper|vous occuper|gere|gerez|gerer|traite|traitez|traiter)(?: leur)?"
    r"|answer|answering|reply|replying|write|writing|contact|contacting|handle|see)"
)
_ACT = r"(?:agis|agir|agissez|travaille|travailler|travaillez|act|work)"
_WITHOUT = (
    r"(?:sans (?:(?:me |nous |me le |nous le )?demander|(?:mon |notre |l )?(?:accord|validation|approbation|aval))"
    r"|without (?:asking(?: me| us)?|(?:my |our )?(?:approval|consent|ok))(?: first)?)"
)
_ALONE = (
    rf"(?:(?:tout )?seuls?|toi meme|vous meme|automatiquement|en (?:toute )?autonomie|on your own|by yourself|alone"
    rf"|automatically|{_WITHOUT})"
)
_INTO = (
    r"(?:(?:passe|passez|repasse|repassez|mets toi|mettez vous|remets toi|bascule|basculez|reste|restez|switch|go"
    r"|change|stay)(?: back)?(?: to| into)? )?(?:en |in )?"
)
_LEVEL = (
    r"(?:(?:mets|mettez|regle|reglez|set|put|change) )?(?:ton |votre |l |your |the )?(?:autonomie|autonomy)"
    r"(?: des devis| of quotes| for quotes)? (?:sur |a |to |on )?"
)
_THING = r"(?:rien|anything|quoi que ce soit|aucun devis|de devis|un devis|les devis|a quote|any quote|quotes)"
_BEFORE = r"(?: (?:d abord|first)| avant (?:l envoi|d envoyer(?: (?:les devis|un devis|quoi que ce soit))?))?"
_HALT = (
    r"(?:suspends|suspendez|suspendre|suspend|arrete|arretez|arreter|on arrete|stoppe|stoppez|stop|pause|mets en pause"
    r"|mettez en pause|interromps|interrompez|gele|gelez|bloque|bloquez|halt|freeze|hold)"
)
_ALL = r"(?:tout|everything|all|it all|tout le monde)"
_GO_ON = (
    r"(?:reprends|reprend|reprenez|reprendre|resume|unpause|redemarre|redemarrez|relance de nouveau|"
    r"reactive|reactivez|restart)"
)
_ONLY = r"(?:seulement|uniquement|simplement|only|just)"
_UP_TO = (
    r"(?:(?:de |d un montant |of )?(?:moins de|en dessous de|sous|jusqu a|inferieurs? a|ne depassant pas|under|below"
    r"|up to|less than|not above|until)) amount"
)
_BEYOND = r"(?:au dessus de|au dela de|de plus de|plus de|passe|superieurs? a|above|over|beyond|more than) amount"
_ASK = (
    r"(?:(?:demande|demandez) (?:moi |nous )?(?:toujours|d abord|avant)?|(?:always )?ask(?: me|"
    r" us)?(?: first)?|always ask)"
)

_EVERYBODY = (
    r"(?:tout le monde|tous (?:les|nos) clients|(?:les|nos) clients|everyone|everybody|people|them all|"
    r"(?:all )?(?:the |"
    r"our )?(?:customers|clients))"
)

PHRASES: list[tuple[Turned, tuple[str, ...]]] = [
    (
        Turned("pause"),
        (
            r"pause|en pause|fais une pause|faites une pause|take a break|go on pause|pause yourself",
            r"(?:mets|mettez|passe|passez) (?:toi |vous |commis |tout )?en pause",
            rf"{_HALT} {_ALL}|(?:on |il faut )?tout (?:arreter|suspendre|stopper|bloquer)|put everything on hold",
            r"n (?:envoie|envoies|envoyez) plus (?:rien|de mails?|aucun mail)",
            r"ne (?:fais|faites) plus rien partir|stop sending (?:anything|everything|mails?|emails?)",
            r"(?:do not|don t) send anything any ?more",
        ),
    ),
    (
        Turned("pause", scope="quote"),
        (r"n (?:envoie|envoies|envoyez) plus (?:de devis|aucun devis|les devis)",),
    ),
    (
        Turned("pause"),
        (
            rf"{_HALT} {_work()}",
            rf"(?:mets|mettez|met|passe|passez|put|place) {_work()} (?:en pause|en attente|on hold|on pause)",
            rf"{_work()} (?:en pause|on hold|on pause)",
            rf"(?:n (?:envoie|envoies|envoyez) plus|plus|ne (?:fais|faites) plus) (?:de |d |aucunes? )?{_work()}",
            rf"no more {_work()}",
            rf"(?:ne|n) {_ANSWER} plus {_answered()}|{_HALT} (?:de |d )?{_ANSWER} {_answered()}",
            rf"(?:do not|don t) {_ANSWER} {_answered()} any ?more",
        ),
    ),
    (
        Turned("pause", scope="reminder"),
        (
            rf"{_HALT} (?:de )?(?:relancer|chasing|reminding)(?: {_EVERYBODY})?",
            rf"ne (?:relance|relances|relancez) (?:plus|pas) (?:personne|{_EVERYBODY})",
            rf"(?:do not|don t) (?:chase|remind) (?:anyone|anybody|{_EVERYBODY})(?: any ?more)?",
            rf"(?:ne|n) (?:lance|lances|lancez|envoie|envoies|envoyez|fais|faites) (?:pas|plus) {_THE}relances",
            r"(?:do not|don t) (?:send|run|start) (?:out )?(?:the |any |our )?(?:payment )?reminders(?: any ?more)?",
        ),
    ),
    (
        Turned("resume"),
        (
            r"(?:tu peux |vous pouvez |on peut |you can |you may )?(?:reprends?|reprenez|reprendre|resume|unpause"
            r"|redemarrer?)"
            r"(?: (?:les envois|le travail|ton travail|tout|sending|work|everything))?",
            r"sors de (?:la )?pause|sortez de (?:la )?pause|fin de (?:la )?pause|end (?:of )?(?:the )?pause",
            rf"(?:tu peux |vous pouvez |you can |you may )?{_GO_ON} {_work()}",
            rf"(?:remets|remettez) {_work()} (?:en marche|en route)",
        ),
    ),
    (
        Turned("autonomy", "observe"),
        (
            rf"observe|observez|(?:observe|observez|regarde|regardez|watch) {_ONLY}",
            r"(?:only|just) (?:observe|watch)|ne fais qu observer|contente toi d observer|contentez vous d observer",
            rf"{_INTO}(?:mode )?(?:observation|essai a blanc)|{_INTO}(?:observe|observation|shadow|dry run) mode",
            rf"{_INTO}mode observe|{_LEVEL}(?:observe|observer|observation)",
            rf"(?:observe|observez|regarde|regardez|watch) {_ONLY} {_work()}|{_ONLY} (?:observe|watch) {_work()}",
            rf"(?:observe|observez|regarde|regardez|watch) {_work()} {_ONLY}",
            rf"(?:mets|mettez|passe|passez|put|switch) {_work()} (?:en |in |to )?(?:mode )?(?:observation|observe)"
            r"(?: mode)?",
        ),
    ),
    (
        Turned("autonomy", "propose"),
        (
            rf"(?:ne|n) (?:fais|faites|envoie|envoies|envoyez) (?:plus |jamais )?{_THING} {_WITHOUT}|rien {_WITHOUT}",
            rf"(?:do not|don t|never) (?:do|send) {_THING}(?: any ?more)? {_WITHOUT}",
            rf"(?:do|send) nothing(?: any ?more)? {_WITHOUT}",
            rf"(?:demande|demandez) (?:moi |nous )?toujours{_BEFORE}|toujours (?:me |nous )?demander{_BEFORE}",
            r"always ask(?: me| us)?(?: first)?(?: before (?:you send|sending)(?: (?:anything|quotes|a quote))?)?",
            r"ask (?:me |us )?(?:every|each) time",
            r"(?:montre|montrez) (?:moi |nous )?(?:tous les devis|chaque devis|les devis) avant"
            r" (?:de les envoyer|l envoi)",
            r"show (?:me |us )?(?:every|each) quote (?:first|before (?:you send it|sending it))",
            r"(?:montre|montrez) (?:moi |nous )?tout (?:d abord|avant|avant (?:l envoi|d envoyer|de l envoyer))",
            r"(?:d abord )?(?:montre|montrez) (?:moi |nous )?(?:d abord )?tout|show (?:me |us )?everything(?: first)?",
            r"(?:propose|proposez) (?:seulement|uniquement|only)|(?:only|just) propose|contente toi de proposer",
            rf"{_INTO}(?:mode )?proposition|{_INTO}(?:propose|proposal) mode|{_INTO}mode propose",
            rf"{_LEVEL}(?:propose|proposer|proposition)",
            rf"(?:demande|demandez) (?:moi |nous )?toujours (?:pour |avant d envoyer ){_work()}",
            rf"(?:demande|demandez) (?:moi |nous )(?:toujours |d abord )?avant (?:de |d )(?:lancer|envoyer|"
            rf"faire partir) "
            rf"{_work()}",
            rf"(?:ne|n) (?:lance|lances|lancez|envoie|envoyez|fais|faites) (?:jamais |pas |plus )(?:de )?{_work()} "
            rf"{_WITHOUT}",
            rf"(?:always )?ask (?:me |us )?(?:first )?(?:about|for|before (?:sending|you send|running|"
            rf"starting)) {_work()}",
            rf"(?:propose|proposez) {_ONLY} {_work()}|{_ONLY} propose {_work()}",
            rf"(?:n|ne) (?:envoie|envoies|envoyez) (?:plus |jamais )?(?:de )?{_work()} {_WITHOUT}",
            rf"(?:do not|don t|never) send {_work()} {_WITHOUT}",
            rf"(?:ne|n) {_ANSWER} (?:plus |pas |jamais )?{_answered()} {_WITHOUT}",
            rf"(?:do not|don t|never) {_ANSWER} {_answered()}(?: any ?more)? {_WITHOUT}",
            rf"(?:demande|demandez) (?:moi |nous )?(?:toujours |d abord )*avant (?:de |d ){_ANSWER} {_answered()}",
            rf"(?:always )?ask (?:me |us )?(?:first )?before (?:you )?{_ANSWER} {_answered()}",
        ),
    ),
    (
        Turned("autonomy", "act"),
        (
            rf"{_YOU}{_ACT} {_ALONE}",
            rf"{_YOU}{_SEND} {_work()} {_ALONE}|{_YOU}{_SEND} {_ALONE} {_work()}",
            rf"{_YOU}{_ANSWER} {_answered()} {_ALONE}|{_YOU}{_ANSWER} {_ALONE} {_answered()}",
            rf"{_INTO}mode (?:automatique|auto|autonome|action|act)|{_INTO}(?:act|auto|automatic|autonomous) mode",
            rf"{_LEVEL}(?:act|agir|action|automatique|automatic)",
        ),
    ),
    (
        Turned("autonomy", "act", limited=True),
        (
            rf"{_YOU}{_SEND} {_work()} {_UP_TO} {_ALONE}|{_YOU}{_SEND} {_work()} {_ALONE} {_UP_TO}",
            rf"{_YOU}{_SEND} {_ALONE} {_work()} {_UP_TO}|{_UP_TO} {_YOU}{_SEND} {_work()} {_ALONE}",
            rf"{_YOU}{_ANSWER} {_answered()} {_UP_TO} {_ALONE}|{_YOU}{_ANSWER} {_answered()} {_ALONE} {_UP_TO}",
            rf"{_work()} {_UP_TO} {_YOU}{_SEND} (?:les |them )?{_ALONE}",
        ),
    ),
    (
        Turned("autonomy", "", "quote", limited=True),
        (
            rf"{_BEYOND} (?:{_YOU})?{_ASK}|{_ASK} {_BEYOND}",
            rf"(?:pour )?{_work()} {_BEYOND} {_ASK}|{_ASK} (?:pour |for |about |before sending )?{_work()} {_BEYOND}",
        ),
    ),
]  # fmt: skip

_OF_AMOUNT = (
    r"(?:(?:de |d |of )?(?:moins de|sous|jusqu a|plus de|en dessous de|au dessus de|under|below|up to|"
    r"over|above) amount )?"
)
SPEAKS = re.compile(rf"^(?:(?!\bamount\b)[^0-9])*\b{_QUOTES} {_OF_AMOUNT}{_ALONE}\b(?:(?! amount\b)[^0-9])*$")
"""Speaks of how freely quotes are sent. Other numbers are about goods."""
