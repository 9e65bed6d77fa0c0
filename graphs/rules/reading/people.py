"""Finds whose approval a rule asks for: the words of approving, and the name or the function beside them."""

from __future__ import annotations

from collections.abc import Sequence

from graphs.rules.reading.senses import Phrases, Sense
from graphs.understanding.lexicon import words
from graphs.understanding.tokens import Token

ME = "me"
_ME = words("moi me mon my ma mes m i je nous us notre our")
_LEADS = words("de d du des la le l les the a an un une par by from of with avec to au aux aupres notre nos our your "
               "votre chez d'abord first toujours always bien also aussi as dois doit avoir have role rôle accord "
               "obtenir get ask demander")  # fmt: skip
FUNCTIONS = words(
    "direction directeur directrice dirigeant dirigeante gerant gerante patron patronne boss chef "
    "cheffe manager management "
    "responsable responsables head ceo cfo coo cto daf dg pdg comptable comptabilite accounting "
    "accountant finance finances "
    "owner director directors supervisor superviseur hierarchie adv superieur president presidente "
    "associe associes sales "
    "commercial commerciale leadership gerance rh hr lead chairman administrateur secretariat boss' "
    "management's controller"
)
_MORE = FUNCTIONS | words(
    "generale general ventes vente commerciaux achats financier financiere financial hierarchique "
    "lead team equipe desk "
    "officer department service projet agence"
)
_OF = words("des de du d of the la")


def add_approving(table: Phrases) -> None:
    noun = (
        "accord/accords/validation/approbation/aval/feu-vert/autorisation/approval/approvals/consent/authorisation"
        "/authorization/signature/visa/clearance"
    )
    for sense, phrases in (
        ("after",
            f"{noun}/ok/permission/agreement/blessing de/d/du/des/of/from/by/par | {noun} | feu vert "
            f"de/d/du/_ | green light from/_ | sign off from/by/of/_"
                  " | go ahead from/_ | go de | ok de/d/du/from | valid* par | approuv* par | "
                  "autoris* par | approved by | validated by | signed off by"
                  " | authorised by | authorized by | confirme* par | confirmed by | vis* par | "
                  "vu/vue/vus/vues par/avec | okayed by | ok d"
                  " | demand* a/au/aux | demand* d abord a/au | demand* l/_ avis de/d/du | "
                  "check/checked with | voir/vois/voyez avec"
                  " | consult* | passe/passer/passent/passez par/devant | soumett* a/au | "
                  "soumis/soumise/soumises/soumet a/au | submit* to | submitted to"
                  " | go/goes/going through | go/goes past/by | run it/them by/past | parle*/en a/au "
                  "| en parler a/avec/au | refer* to | escalat* to"
                  " | remont* a/au | require/requires/need/needs the/_ approval/ok/consent of/from | "
                  "be approved by | clear/cleared it/_ with/by"
                  " | relu/relue/relus/relues par | controle/controles/controlee/controlees par | "
                  "verifie/verifiee/verifies/verifiees par"
                  " | reviewed by | review by | transmet* a/au | passe/passent d abord par | "
                  "interrog* | solliciter l accord de"
                  " | contresigne* par | countersigned by | sign* par | signed by | accepte* par | "
                  "accepted by | agreed by | a faire valider par/a"
                  " | faire valider par/a | fais valider par/a/_ | faites valider par/a/_"),
        ("toward", "goes/go to | has/have/must/needs/need to/_ go to | va/vont a/au/chez "
        "| remonte/remontent a/au/chez"
                   " | arrive/arrivent chez | on the desk of"),
        ("ask", "ask | asks | consult | interroge | interroger"),
        ("me",
            "demande moi | demandez moi | me demander | me demande | m en parler | m en parle | ask "
            "me | check with me | mon accord | mon aval"
               " | ma validation | my approval | my ok | my consent | mon feu vert | my sign off | "
               "my go ahead | je valide | i approve | i must approve"
               " | je dois valider | je dois approuver | je veux valider | i want to approve | i "
               "have to approve | mon autorisation | me consulter"
               " | mon ok | preveni* moi | demande moi mon accord | tu me demandes | vous me "
               "demandez | a valider par moi | me les montrer"
               " | je veux voir | i want to see | je valide moi meme | asking me | me demander mon "
               "accord | m interroger | consulte moi"
               " | notre accord | our approval | ask us | demande nous | nous demander | parle m en |"
               " parles m en | parlez m en"),
        ("before",
            "doit/doivent/dois/veut les/le/la/l valider/approuver/autoriser/confirmer/signer/voir "
            "| doit/doivent valider/approuver/autoriser/confirmer/signer/donner | doit/doivent d abord "
            "valider/approuver | must/has/have/needs/need/should/shall to/_ "
            "approve/validate/confirm/authorise/authorize/ok/sign"
                   " | must/has/have/needs/should to/_ sign off/_ on/_ | must/has/needs/should to/_ "
                   "give | approuve | approves | reviews | relit | verifie | checks | approve | "
                   "valide | validates | signs off on/_"
                   " | doit donner son accord | donne son accord | gives/give his/her/their "
                   "approval/ok | agrees | est/soit d accord | signs off | has the last word"
                   " | a le dernier mot | tranche | decides | decide | dit oui | says yes | doit "
                   "etre consulte/consultee | must be consulted/asked"
                   " | doit trancher | l autorise | l a valide | l a approuve | a valide | has "
                   "approved | l approuve | le valide | la valide | doit dire oui | doit etre d "
                   "accord | veut voir | wants to see | veut relire | doit voir | must see | tient a "
                   "voir | wants to approve | veut valider | qui decide | qui tranche | qui valide | "
                   "who decides | who approves"),
        ("alone", "accord prealable | validation prealable | prior approval | prior consent | approbation prealable"
                  " | valider | approuver | a valider | a approuver | s ok | s okay | s say so | s "
                  "go ahead | s blessing | s green light | s sign off | approved | validee | valides "
                  "| validees | approuve* | autorise* par"
                  " | sign off | signed off | green light | feu vert | manual approval | validation "
                  "manuelle | a manager s approval | faire valider"),
    ):  # fmt: skip
        table.add(Sense("approve", value=sense), phrases)
    table.add(
        Sense("fill"),
        "son accord | leur accord | accord a | his approval | her approval | their approval | s is needed | accord est",
    )


def who_after(tokens: Sequence[Token], at: int, known: Phrases) -> tuple[str, int] | None:
    """The person or function named from token `at` on: their words, and the token after them."""
    begin = at
    while at < len(tokens) and at < begin + 5 and tokens[at].key in _LEADS and tokens[at].key not in FUNCTIONS:
        at += 1
    if at >= len(tokens):
        return None
    token = tokens[at]
    if token.key in _ME:
        return ME, at + 1
    if token.kind != "word" or not (_naming(token, known, tokens, at) or token.key in FUNCTIONS):
        return None
    return _run(tokens, at, known)


def _run(tokens: Sequence[Token], at: int, known: Phrases) -> tuple[str, int]:
    end = at + 1
    function = tokens[at].key in FUNCTIONS
    while end < len(tokens):
        token = tokens[end]
        if token.kind != "word":
            break
        if token.before == "-" or (function and token.key in _MORE):
            end += 1
        elif function and token.key in _OF and any(t.key in _MORE for t in tokens[end + 1 : end + 3]):
            end += 2 if tokens[end + 1].key in _MORE else 3
        elif not function and token.text[0].isupper() and known.match([token.key], 0) is None and token.before == " ":
            end += 1
        else:
            break
    return _written(tokens, at, end), end


def _written(tokens: Sequence[Token], start: int, end: int) -> str:
    text = tokens[start].text
    for token in tokens[start + 1 : end]:
        text += token.before + token.text
    return text


def _naming(token: Token, known: Phrases, tokens: Sequence[Token], at: int) -> bool:
    """A word with a capital, or one that means nothing to a rule."""
    sense = known.match([token.key], 0)
    if sense is None:
        return True
    return token.text[0].isupper() and len(token.text) > 2 and at > 0 and sense[1].kind in ("fill", "word", "option")


def who_before(tokens: Sequence[Token], end: int, known: Phrases) -> tuple[str, int] | None:
    """The person or function that stands right before token `end`: "Claire doit valider", "Claire's approval"."""
    at = end - 1
    if at >= 0 and tokens[at].key == "s" and tokens[at].before == "'":
        at -= 1
    while at >= 0 and tokens[at].key in (
        "prior",
        "written",
        "explicit",
        "aussi",
        "also",
        "toujours",
        "first",
        "que",
        "doit",
        "qui",
        "who",
        "l",
    ):
        at -= 1
    if at < 0 or tokens[at].kind != "word":
        return None
    first = at
    while (
        first > 0
        and tokens[first - 1].kind == "word"
        and (
            (
                tokens[first - 1].text[0].isupper()
                and tokens[first].before in (" ", "-")
                and _plain(tokens[first - 1], known)
            )
            or (tokens[at].key in _MORE and tokens[first - 1].key in _MORE | {"of", "des"})
        )
    ):
        first -= 1
    name = tokens[first]
    if name.key in _ME:
        return ME, first
    if name.key in FUNCTIONS or (_plain(name, known) and (name.text[0].isupper() or at == first)):
        return _written(tokens, first, at + 1), first
    return None


def _plain(token: Token, known: Phrases) -> bool:
    return known.match([token.key], 0) is None
