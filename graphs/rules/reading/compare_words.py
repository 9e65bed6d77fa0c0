"""The words of comparing, joining and negating, French and English, folded."""

from __future__ import annotations

from graphs.rules.reading.senses import Phrases, Sense


def add_comparing(table: Phrases) -> None:
    for op, phrases in (
        (">", "> | superieur/superieure/superieurs/superieures a/au | strictement superieur/superieure a"
              " | plus de/d/que/qu | au dessus de/d/du/des | au dela de/d/du/des | depass* | exced* | + de/d"
              " | older than | plus ancien/anciens que"
              " | plus grand/grande/grands/grandes/eleve/elevee/haut que | over | above | "
              "more/greater/higher/larger/bigger than"
              " | exceed* | beyond | in excess of | superieur* aux"),
        (">=", "> = | ≥ | = > | superieur/superieure/superieurs/superieures ou egal/egale/egaux/egales a"
               " | plus grand/grande ou egal/egale a | egal/egale ou superieur/superieure a"
               " | d/_ au moins egal/egale/egaux/egales a | d/_ au moins | au minimum | a partir "
               "de/d/du/des | a compter de/du/d"
               " | des | des lors qu on atteint | des que l on/_ depasse | minimum de/_ | min | at least | at minimum"
               " | no/not less/fewer than | starting from/at/with"
               " | from | as of | as from | greater than or equal to | more than or equal to | pas moins de/d"
               " | atteint | atteign* | atteindre | reach | reaches | reached | hits | upwards of | minimum of"),
        ("<",
            "< | inferieur/inferieure/inferieurs/inferieures a/au | strictement inferieur/inferieure "
            "a | moins de/d/que"
              " | en dessous de/d/du | au dessous de/d/du | en deca de/d | sous/sous-les | sous les/la/le"
              " | under | below | less/fewer/lower/smaller than | plus petit/petite que"),
        ("<=", "< = | ≤ | inferieur/inferieure/inferieurs/inferieures ou egal/egale/egaux/egales a | au plus/maximum"
               " | jusqu a/au | up to | at most | less than or equal to | egal/egale ou inferieur/inferieure a"
               " | d au plus | tout au plus"),
        ("==", "egal/egale/egaux/egales a/au | equal/equals to/_ | exactement | exactly | pile | tout juste"),
        ("!=", "! = | ≠ | < > | different/differente/differents/differentes de/d | not equal to | different from"
               " | autre que"),
    ):  # fmt: skip
        table.add(Sense("compare", op), phrases)  # pyright: ignore[reportArgumentType] - ops written above
    table.add(Sense("compare", "==", value="mark"), "= | : =")
    table.add(
        Sense("compare", "<=", limit=True),
        "pas/jamais plus de/d/que | jamais au dessus/dela de/d | pas au dessus/dela de/d | no/not/never more than"
        " | never/not over/above/beyond | never/not exceed* | not to exceed | ne jamais depasser "
        "| sans jamais depasser"
        " | sans depasser | without exceeding | plafonn* a | limit* a/to | capped/cap at/of/_ | cap "
        "at | maximum de/d/of/_"
        " | max de/_ | plafond de/d/: | limite de/d | limit of | jamais superieur/superieure a | jamais depass*"
        " | ne pas depasser | ne depasse/depassent jamais | ne depassons jamais | maximal/maximale de/_"
        " | au grand maximum | no greater/higher/larger than",
    )
    table.add(
        Sense("compare", ">=", limit=True),
        "jamais moins de/d/que | never less/below/under than/_ | jamais en dessous de/d | jamais sous",
    )
    table.add(Sense("after", ">="), "et/ou/and/or plus/more/above/over/up | et au dela | and upwards | upwards | upward"
              " | ou au dela | + | et/ou + | minimum | mini | au moins | au minimum | at least"
              " | or higher/greater/longer | min "
              "| at minimum")  # fmt: skip
    table.add(Sense("after", "<="), "et/ou/and/or moins/less/fewer/below/under/lower | maximum | max | maxi | at most"
              " | au plus | au maximum | tout au plus | tops | or shorter")  # fmt: skip


def add_joining(table: Phrases) -> None:
    table.add(Sense("and"),
        "et | and | & | ainsi que | mais | but | as well as | de meme que | et "
        "que/qu/si/aussi/encore"
              " | and that/if/also | tout en | along with | et egalement | mais aussi | and yet")  # fmt: skip
    table.add(
        Sense("or"), "ou | or | ou bien | ou que/qu/si/encore/alors | or that/if/else | et / ou | and / or | soit"
    )
    table.add(Sense("if"), "si | s | if | quand | when | lorsque | lorsqu | whenever | des que/qu | des lors que/qu"
              " | dans le cas ou | au/en cas ou/de/d | in case of/_ | provided that/_ | a condition "
              "que/qu/de | chaque fois que/qu"
              " | toutes les fois que/qu | once | as soon as | dans la mesure ou | every/each/any "
              "time that/_ | pourvu que/qu"
              " | as long as | tant que/qu | seulement/uniquement si | only if/when | a chaque fois "
              "que/qu | des l instant ou")  # fmt: skip
    table.add(Sense("then"), "alors | then | donc | - > | → | ⇒ | dans ce cas | in that case | auquel cas | du coup")
    table.add(Sense("except"), "sauf si/quand/lorsque/pour/chez/a/au/aux/avec/sur/en/_ | excepte pour/si/_ | exceptes"
              " | exceptee | exceptees | hormis pour/_ | hors de/_ | a l exception de/d/du/des | a part pour/_"
              " | on/_ everything/anything/all/everyone/everybody/anyone but | except for/when/if/to/on/_ "
              "| excepting | unless | excluding | apart from | other than | but not for/_"
              " | mais pas pour/aux/a/chez/sur/les/_ | exclu* | autre/autres que/qu | a moins que/qu "
              "| with the exception of"
              " | save for | ne s applique/appliquent pas aux/a/pour/_ | not for/on | pas pour | et "
              "pas pour | en dehors de/d/du/des"
              " | non compris | y compris pas | sinon pour | not counting")  # fmt: skip
    table.add(Sense("group"), "il est faux que/qu | it is not the case/true that | it is false that")
    table.add(Sense("not"), "pas | non | not | no | sans | without | aucun | aucune | aucuns | aucunes | isn t | aren t"
              " | doesn t | don t | hasn t | haven t | point | ni | nor | isnt | arent | pas de/d | "
              "won t | cannot | can t | rien | nul | nulle"
              " | shouldn t | mustn t | ne plus | zero | any no | neither | nothing | aren"
              " | nobody | no one | noone")  # fmt: skip
    table.add(Sense("never"), "jamais | never | interdi* | prohib* | forbid* | il est interdit de/d | bloqu* | block"
              " | refus* | refuse | reject* | deny | no more | stop | stopp* | exclu* de | pas "
              "question de/d | bannir | ban"
              " | arret* de/_ | abstiens toi de | s abstenir de | plus jamais | at no time | "
              "suppress | suspend* | evit* de/_ | avoid")  # fmt: skip
    for kind, mark in (("open", "("), ("close", ")"), ("open", "["), ("close", "]"), ("comma", ",")):
        table.add(Sense(kind), mark)  # pyright: ignore[reportArgumentType] - kinds written above
    table.add(Sense("comma"), ": | -")
    table.add(Sense("stop"), ". | ! | ? | ; | \n | • | |")
    table.add(Sense("be"),
        "est | sont | is | are | soit | soient | a | ont | has | have | be | etre | etait | sera | "
        "seront"
              " | ayant | avoir | having | possede* | compte | comptent | with | avec | fait | font | s eleve/elevent"
              " | totalise* | represente* | contient | contiennent | contain* | comporte* | "
              "comprend* | inclu* | include*"
              " | porte/portent sur | been | being | etant | se monte/montent | emploie* | employ | compose* "
              "| devient"
              " | depuis | since | affiche* | presente* | va/vont | cout* | vaut | valent | doit "
              "etre de/_ | must be | reste*")  # fmt: skip
