"""Words that say from when to when somebody is away, without accents and in lower case, French and English."""

from __future__ import annotations

import re

FEASTS = (
    (r"(?:le jour de |le )?noel|christmas(?: day)?|xmas", "25 decembre"),
    (r"la saint[- ]sylvestre|new year'?s eve", "31 decembre"),
    (r"le jour de l'an|le nouvel an|jour de l'an|nouvel an|new year'?s?(?: day)?", "1er janvier"),
    (r"la toussaint|all saints(?: day)?", "1er novembre"),
)
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "janvier january", "fevrier february", "mars march", "avril april", "mai may", "juin june",
            "juillet july", "aout august", "septembre september", "octobre october", "novembre november",
            "decembre december",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
COUNTS = {
    name: number
    for number, names in enumerate(
        ("un une a an one", "deux two", "trois three", "quatre four", "cinq five", "six", "sept seven", "huit eight",
         "neuf nine", "dix ten"),
        1,
    )
    for name in names.split()
} | {"quinze": 15, "quinzaine": 15, "couple": 2}  # fmt: skip

UNTIL = re.compile(
    r"\b(?:jusqu'?\s?(?:au|aux|a|en)?|until|till|til|through|thru|up to|(?:se termine(?:nt|ra|ront)?"
    r"|finissent|finit|finira|prennent fin|prend fin|ends?|ending|finish(?:es)?)(?: on| le)?)\b"
    r"(?: et (?:y )?compris| and including)?\s*"
)
BACK = re.compile(
    r"\b(?:(?:de |mon |son |my )?retour|revien[st]|reviendra[is]?|reviendrai|rentre(?:rai|ra)?|repren(?:ds?|drai|dra)"
    r"(?: le travail)?|(?:be |am |is |'m |'ll be )?back|return(?:s|ing)?)\b"
    r"(?: to work| at work| au bureau| in the office| in)?(?: a partir d[eu]| des| seulement| only)?(?: on| au"
    r"| for)?:?\s*"
)
FROM = re.compile(
    r"\b(?:a partir d[eu']|a compter d[eu']|des (?!vacances|conges|rtt)|starting(?: on| from)?|beginning|from|"
    r"as (?:of|from)|(?:commencent?|commencera|commenceront|debutent?|debutera|starts?|begins?|start|begin)(?: on| le"
    r"| a partir d[eu])?)\s*(?:la )?"
)
RANGE_BEGINS = re.compile(
    r"\b(?:du|de|d'|from|entre|between|des)\s+(?=\w)|(?=\b\d{1,2}(?:er)?\b)|(?=\b[a-z]{3,9}\.? \d{1,2}\b)"
)
RANGE_JOINS = re.compile(
    r"\s*(?:\b(?:inclus )?(?:au|aux|a|jusqu'?(?:au|a)|to|until|till|through|thru|et|and)\b|-)\s*(?:la |le |the )?"
)
LENGTH = re.compile(
    r"\b(?P<count>\d{1,3}|un|une|a|one|deux|two|trois|three|quatre|four|cinq|five|six|sept|seven|huit|eight|neuf|nine|"
    r"dix|ten|quinze|quinzaine|couple)(?: of| de| full)?(?: (?:petits?|bons?|bonnes?))?[ -]"
    r"(?P<unit>jours?|journees?|jour|semaines?|mois|days?|weeks?|months?)\b"
)
HALF = re.compile(
    r"\b(?:demi-?\s?journee|half[- ](?:a )?day|la (?:journee|matinee)|the (?:day|morning)|l'apres-?midi)\b"
)
EXCLUDED = re.compile(r"\b(?:exclus?|non (?:inclus?|compris)|exclusive(?:ly)?|excluded|not included)\b")
NOW = re.compile(
    r"\b(?:aujourd'?\s?hui|today|ce (?:matin|midi|soir)|cet(?:te)? apres-?midi|ce jour|this (?:morning|afternoon"
    r"|evening)|"
    r"tonight|now|maintenant|des maintenant|right now)\b"
)
WEEK_OF = re.compile(r"\b(?:la |the )?(?:semaine|week) (?:du|of|commencing|beginning|starting)(?: the)? ")
THIS_WEEK = re.compile(
    r"\b(?:(?:toute )?cette semaine|toute la semaine|le reste de la semaine|(?:all |the rest of (?:the |this )"
    r"|this )week|"
    r"the whole week|rest of the week)\b"
)
NEXT_WEEK = re.compile(r"\b(?:(?:toute )?la semaine pro(?:chaine)?|semaine pro(?:chaine)?|(?:all )?next week)\b")
NEXT_MONTH = re.compile(r"\b(?:le mois prochain|next month)\b")
IN_MONTH = re.compile(
    r"\b(?:en|tout le mois d[e']|in|for all of|all|during)\s?(?P<month>" + "|".join(MONTHS) + r")\b(?! \d)"
)
NUMBER = re.compile(r"(?:le |the )?(\d{1,2})(?:er|eme|e|st|nd|rd|th)?$")
