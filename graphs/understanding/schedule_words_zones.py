"""The zone that an hour is said in: a place, a people, or the letters of a zone; folded."""

from __future__ import annotations

import re

_NO_PLACE = (
    r"what|same|this|that|every|each|any|some|one|all|next|last|first|full|usual|right|real|which|whose|our|your|the"
    r"|at|long|short|big|less|more|local|half|present|second|another|tea|lunch|office|opening|closing|digest|report"
    r"|brief"
)
ZONE = re.compile(
    r"(?:\(|\b)(?:heure (?:de |d |du )?(?P<fr>(?:(?<=de )|(?<=d )|(?=quebec|canada|maroc|senegal|francaise|anglaise"
    r"|allemande|belge|suisse|britannique|americaine|quebecoise))[a-z]{2,20}"
    r"(?: (?:york|kong|paulo|delhi|angeles|aires|rico|mexico|francisco))?)|"
    rf"(?P<en>(?:new york|hong kong|los angeles|san francisco|uk|us|(?!(?:{_NO_PLACE})\b)[a-z]{{3,20}})) time"
    r"|(?P<code>(?:utc|gmt)(?: ?\d{1,2}(?![:h\d]))?|cest|bst|edt|pst|pdt|jst|ist|(?<=[ap]m )(?:est|cst|cet|mst|eet)"
    r"|(?<=\d )(?:cet|eet)(?! (?:apres|hiver|ete|aprem))))\b"
)
LOCAL = re.compile(r"\b(?:heure locale|local time|a la meme heure|(?:at )?the same time)\b")
"""Says of the hour what it is anyway."""
