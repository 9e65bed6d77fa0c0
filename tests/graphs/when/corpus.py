"""Phrases people type, each with when it was said and what it means; see `notation`."""

from __future__ import annotations

TUESDAY = "2026-11-24T09:40"
TUESDAY_NOON = "2026-11-24T12:00"
TUESDAY_LATE = "2026-11-24T15:10"
TUESDAY_EVENING = "2026-11-24T20:30"
THURSDAY = "2026-11-26T16:30"
FRIDAY = "2026-11-27T11:00"
SATURDAY = "2026-11-28T10:00"
SUNDAY = "2026-11-29T18:00"
MONDAY = "2026-11-30T08:00"
JANUARY = "2027-01-31T09:00"
FIFTH = "2026-12-05T09:30"
WORKED = "BYDAY=MO,TU,WE,TH,FR"

_DAYS: dict[str, str] = {
    # French, on Tuesday 24 November 2026 at 9:40
    "aujourd'hui": "2026-11-24", "aujourd’hui": "2026-11-24", "demain": "2026-11-25", "après-demain": "2026-11-26",
    "apres demain": "2026-11-26", "jeudi": "2026-11-26", "Jeudi.": "2026-11-26", "ce jeudi": "2026-11-26",
    "jeudi qui vient": "2026-11-26", "lundi": "2026-11-30", "lundi prochain": "2026-11-30",
    "samedi": "2026-11-28", "dimanche": "2026-11-29", "mardi": "2026-11-24|2026-12-01",
    "mardi prochain": "2026-12-01", "ce mardi": "2026-11-24", "mercredi": "2026-11-25",
    "mercredi prochain": "2026-11-25|2026-12-02", "dimanche prochain": "2026-11-29|2026-12-06",
    "lundi en huit": "2026-12-07", "jeudi en quinze": "2026-12-10", "demain en huit": "2026-12-02",
    "aujourd'hui en huit": "2026-12-01", "lundi de la semaine prochaine": "2026-11-30",
    "jeudi de cette semaine": "2026-11-26", "vendredi de la semaine prochaine": "2026-12-04",
    "la semaine prochaine": "2026-11-30", "le mois prochain": "2026-12-01", "ce week-end": "2026-11-28",
    "le week-end prochain": "2026-11-28|2026-12-05", "le 30 novembre": "2026-11-30", "30 nov.": "2026-11-30",
    "30 novembre 2026": "2026-11-30", "lundi 30 novembre": "2026-11-30", "le lundi 30 novembre 2026": "2026-11-30",
    "lun. 30/11": "2026-11-30", "30/11": "2026-11-30", "30/11/26": "2026-11-30", "30/11/2026": "2026-11-30",
    "le 30/11": "2026-11-30", "30-11-2026": "2026-11-30", "30.11.2026": "2026-11-30", "le 30.11": "2026-11-30",
    "1er décembre": "2026-12-01", "premier décembre": "2026-12-01", "le 1er janvier": "2027-01-01",
    "5 janvier": "2027-01-05", "le 5": "2026-12-05", "le 24": "2026-11-24|2026-12-24", "le 25": "2026-11-25",
    "le 3 du mois prochain": "2026-12-03", "le 28 du mois": "2026-11-28", "vendredi 27": "2026-11-27",
    "fin de mois": "2026-11-30", "fin du mois": "2026-11-30", "à la fin du mois": "2026-11-30",
    "fin novembre": "2026-11-30", "fin février": "2027-02-28", "fin février 2028": "2028-02-29",
    "fin de semaine": "2026-11-27", "en fin de semaine prochaine": "2026-12-04", "fin d'année": "2026-12-31",
    "fin de l'année": "2026-12-31", "fin du trimestre": "2026-12-31", "début décembre": "2026-12-01",
    "mi-décembre": "2026-12-15", "à la mi-décembre": "2026-12-15", "début de semaine prochaine": "2026-11-30",
    "milieu de semaine": "2026-11-25", "début de mois": "2026-12-01", "mi-mois": "2026-12-15",
    "le dernier jour ouvré du mois": "2026-11-30", "le dernier jour du mois": "2026-11-30",
    "le premier lundi du mois": "2026-12-07", "le premier lundi de décembre": "2026-12-07",
    "le dernier vendredi du mois prochain": "2026-12-25", "le deuxième mardi de janvier": "2027-01-12",
    "dans 3 jours": "2026-11-27", "dans trois jours": "2026-11-27", "d'ici 2 semaines": "2026-12-08",
    "d’ici deux semaines": "2026-12-08", "dans deux mois": "2027-01-24", "dans un an": "2027-11-24",
    "dans vingt et un jours": "2026-12-15", "sous huitaine": "2026-12-02", "sous quinzaine": "2026-12-09",
    "sous 15 jours": "2026-12-09", "sous 30 jours": "2026-12-24", "d'ici vendredi": "2026-11-27",
    "d'ici la fin du mois": "2026-11-30", "avant le 15 décembre": "2026-12-15", "avant fin novembre": "2026-11-30",
    "pour lundi": "2026-11-30", "au plus tard le 30 novembre": "2026-11-30", "plutôt jeudi": "2026-11-26",
    "jeudi svp": "2026-11-26", "jeudi ou vendredi": "2026-11-26|2026-11-27",
    "2026-12-01": "2026-12-01", "2026/12/01": "2026-12-01",
    # English
    "today": "2026-11-24", "tomorrow": "2026-11-25", "the day after tomorrow": "2026-11-26",
    "Thursday": "2026-11-26", "on Thursday": "2026-11-26", "this Thursday": "2026-11-26",
    "this coming Friday": "2026-11-27", "next Tuesday": "2026-12-01", "next Monday": "2026-11-30",
    "next Wednesday": "2026-11-25|2026-12-02", "next Friday": "2026-11-27|2026-12-04",
    "Tuesday": "2026-11-24|2026-12-01", "Thursday next week": "2026-12-03", "a week on Thursday": "2026-12-03",
    "a week from today": "2026-12-01", "next week": "2026-11-30", "next month": "2026-12-01",
    "this weekend": "2026-11-28", "Nov 30": "2026-11-30", "November 30": "2026-11-30", "November 30th": "2026-11-30",
    "30 November": "2026-11-30", "30th of November": "2026-11-30", "the 30th of November 2026": "2026-11-30",
    "Monday, November 30, 2026": "2026-11-30", "Mon 30 Nov": "2026-11-30", "Dec. 1st": "2026-12-01",
    "on the 3rd": "2026-12-03", "the 1st of next month": "2026-12-01", "11/30": "2026-11-30",
    "on 11/30/2026": "2026-11-30", "by 12/25": "2026-12-25", "end of the month": "2026-11-30", "EOM": "2026-11-30",
    "end of next month": "2026-12-31", "end of November": "2026-11-30", "end of the week": "2026-11-27",
    "end of the year": "2026-12-31", "mid-December": "2026-12-15", "early December": "2026-12-01",
    "beginning of next month": "2026-12-01", "the last Friday of the month": "2026-11-27",
    "the first Monday of December": "2026-12-07", "last working day of the month": "2026-11-30",
    "in 3 days": "2026-11-27", "in three weeks": "2026-12-15", "in a week": "2026-12-01",
    "in a fortnight": "2026-12-08", "two months from now": "2027-01-24", "within 10 days": "2026-12-04",
    "by Friday": "2026-11-27", "before Monday": "2026-11-30", "until the 5th": "2026-12-05",
    "Thursday or Friday": "2026-11-26|2026-11-27", "Friday, please": "2026-11-27",
}  # fmt: skip

_TIMES: dict[str, str] = {
    "jeudi à 10h": "2026-11-26T10:00", "jeudi 10h30": "2026-11-26T10:30", "jeudi à 10 h 30": "2026-11-26T10:30",
    "jeudi à 10:30": "2026-11-26T10:30", "jeudi, 10h": "2026-11-26T10:00", "à 10h jeudi": "2026-11-26T10:00",
    "jeudi\u00a0à\u202f10\u00a0h": "2026-11-26T10:00", "JEUDI A 10H": "2026-11-26T10:00",
    "jeudi a 10h": "2026-11-26T10:00", "jeudi vers 10h": "2026-11-26T10:00", "demain à 14 h": "2026-11-25T14:00",
    "demain à quatorze heures": "2026-11-25T14:00", "demain à dix heures et demie": "2026-11-25T10:30",
    "demain matin": "~2026-11-25T09:00", "demain matin à 7h": "2026-11-25T07:00", "demain à 7h": "2026-11-25T07:00",
    "demain après-midi": "~2026-11-25T14:00", "demain soir": "~2026-11-25T18:00", "demain midi": "2026-11-25T12:00",
    "demain à midi et demi": "2026-11-25T12:30", "demain en fin de journée": "~2026-11-25T17:00",
    "demain à la première heure": "~2026-11-25T09:00", "ce soir": "~2026-11-24T18:00",
    "ce soir à 8h": "2026-11-24T20:00", "ce soir à 20h": "2026-11-24T20:00", "ce soir à minuit": "2026-11-25T00:00",
    "cet après-midi": "~2026-11-24T14:00", "cet aprem à 3h": "2026-11-24T15:00", "ce midi": "~2026-11-24T12:00",
    "cette nuit à 2h": "2026-11-25T02:00", "midi": "2026-11-24T12:00", "à midi": "2026-11-24T12:00",
    "midi et quart": "2026-11-24T12:15", "minuit": "2026-11-25T00:00", "12h": "2026-11-24T12:00",
    "à 8h moins le quart": "2026-11-25T07:45", "10 h et quart": "2026-11-24T10:15", "10h pile": "2026-11-24T10:00",
    "vers 10h": "2026-11-24T10:00", "à 11h moins dix": "2026-11-24T10:50", "à 9h": "2026-11-25T09:00",
    "à 17h": "2026-11-24T17:00", "17:45": "2026-11-24T17:45", "à 07h30": "2026-11-25T07:30",
    "7h du matin": "2026-11-25T07:00", "à 7h du soir": "2026-11-24T19:00", "3h de l'après-midi": "2026-11-24T15:00",
    "30/11/2026 à 9h": "2026-11-30T09:00", "le 30 novembre à 9h": "2026-11-30T09:00",
    "lundi prochain à 8h": "2026-11-30T08:00", "lundi en huit à 9h": "2026-12-07T09:00",
    "jeudi matin": "~2026-11-26T09:00", "jeudi après-midi": "~2026-11-26T14:00", "jeudi soir": "~2026-11-26T18:00",
    "jeudi dans la matinée": "~2026-11-26T09:00", "dans la matinée": "~2026-11-24T11:00",
    "dans l'après-midi": "~2026-11-24T14:00", "en fin de matinée": "~2026-11-24T11:00",
    "dans deux heures": "2026-11-24T11:40", "dans 2h": "2026-11-24T11:40", "dans 1h30": "2026-11-24T11:10",
    "dans une heure et demie": "2026-11-24T11:10", "dans une demi-heure": "2026-11-24T10:10",
    "dans un quart d'heure": "2026-11-24T09:55", "dans 45 minutes": "2026-11-24T10:25",
    "dans 3 jours à 10h": "2026-11-27T10:00", "dans deux semaines à 9h": "2026-12-08T09:00",
    "2026-12-01 09:30": "2026-12-01T09:30", "2026-12-01T09:30": "2026-12-01T09:30",
    "la semaine prochaine jeudi à 10h": "2026-12-03T10:00", "le 5 à 10h": "2026-12-05T10:00",
    "jeudi ou vendredi à 10h": "2026-11-26T10:00|2026-11-27T10:00",
    "jeudi à 5h": "2026-11-26T05:00|2026-11-26T17:00", "jeudi à minuit": "2026-11-26T00:00|2026-11-27T00:00",
    "maintenant": "2026-11-24T09:40", "mardi à 9h": "2026-12-01T09:00",
    "mardi à 15h": "2026-11-24T15:00|2026-12-01T15:00",
    "Thursday at 10": "2026-11-26T10:00", "Thursday 10am": "2026-11-26T10:00",
    "Thursday at 10:30": "2026-11-26T10:30", "Thursday at 3": "2026-11-26T15:00",
    "on Thursday at 3 p.m.": "2026-11-26T15:00", "5pm on Thursday": "2026-11-26T17:00",
    "tomorrow 5pm": "2026-11-25T17:00", "tomorrow at 5": "2026-11-25T17:00", "tomorrow at noon": "2026-11-25T12:00",
    "tomorrow at half past nine": "2026-11-25T09:30", "tomorrow at quarter to five": "2026-11-25T16:45",
    "tomorrow at ten past nine": "2026-11-25T09:10", "tomorrow at 9 sharp": "2026-11-25T09:00",
    "tomorrow at ten o'clock": "2026-11-25T10:00", "tomorrow morning": "~2026-11-25T09:00",
    "tomorrow afternoon at 2": "2026-11-25T14:00", "tomorrow night": "~2026-11-25T18:00",
    "tonight": "~2026-11-24T18:00", "tonight at 8": "2026-11-24T20:00", "this afternoon": "~2026-11-24T14:00",
    "in the morning": "~2026-11-25T09:00", "first thing tomorrow": "~2026-11-25T09:00", "noon": "2026-11-24T12:00",
    "at 10": "2026-11-24T10:00", "at 5 pm": "2026-11-24T17:00", "12am": "2026-11-25T00:00",
    "end of day": "~2026-11-24T17:00", "EOD tomorrow": "~2026-11-25T17:00", "in half an hour": "2026-11-24T10:10",
    "in an hour": "2026-11-24T10:40", "in an hour and a half": "2026-11-24T11:10", "in 2 hours": "2026-11-24T11:40",
    "in a quarter of an hour": "2026-11-24T09:55", "two hours from now": "2026-11-24T11:40",
    "next Monday at 9": "2026-11-30T09:00", "Thursday at 7": "2026-11-26T07:00|2026-11-26T19:00",
    "Nov 30 at 9am": "2026-11-30T09:00", "in 3 days at 10am": "2026-11-27T10:00",
    "at 9": "2026-11-24T21:00|2026-11-25T09:00",
}  # fmt: skip

_REPEATS: dict[str, str] = {
    "tous les lundis à 9h": "R FREQ=WEEKLY;BYDAY=MO @2026-11-30T09:00",
    "chaque lundi": "R FREQ=WEEKLY;BYDAY=MO @2026-11-30T09:00",
    "les lundis à 9h": "R FREQ=WEEKLY;BYDAY=MO @2026-11-30T09:00",
    "à 9h tous les lundis": "R FREQ=WEEKLY;BYDAY=MO @2026-11-30T09:00",
    "tous les lundis matin": "R FREQ=WEEKLY;BYDAY=MO @2026-11-30T09:00",
    "tous les lundis, mercredis et vendredis à 8h": "R FREQ=WEEKLY;BYDAY=MO,WE,FR @2026-11-25T08:00",
    "tous les jours": "R FREQ=DAILY @2026-11-25T09:00", "chaque jour à 18h": "R FREQ=DAILY @2026-11-24T18:00",
    "tous les soirs": "R FREQ=DAILY @2026-11-24T18:00", "chaque matin à 8h": "R FREQ=DAILY @2026-11-25T08:00",
    "tous les jours ouvrés à 8h30": f"R FREQ=WEEKLY;{WORKED} @2026-11-25T08:30",
    "du lundi au vendredi à 8h": f"R FREQ=WEEKLY;{WORKED} @2026-11-25T08:00",
    "du mardi au jeudi": "R FREQ=WEEKLY;BYDAY=TU,WE,TH @2026-11-25T09:00",
    "toutes les semaines": "R FREQ=WEEKLY;BYDAY=TU @2026-12-01T09:00",
    "toutes les semaines le vendredi": "R FREQ=WEEKLY;BYDAY=FR @2026-11-27T09:00",
    "toutes les deux semaines": "R FREQ=WEEKLY;INTERVAL=2;BYDAY=TU @2026-12-01T09:00",
    "tous les quinze jours": "R FREQ=WEEKLY;INTERVAL=2;BYDAY=TU @2026-12-01T09:00",
    "un jour sur deux": "R FREQ=DAILY;INTERVAL=2 @2026-11-25T09:00",
    "tous les 3 jours": "R FREQ=DAILY;INTERVAL=3 @2026-11-25T09:00",
    "un lundi sur deux à 10h": "R FREQ=WEEKLY;INTERVAL=2;BYDAY=MO @2026-11-30T10:00",
    "une semaine sur trois": "R FREQ=WEEKLY;INTERVAL=3;BYDAY=TU @2026-12-01T09:00",
    "chaque premier lundi du mois": "R FREQ=MONTHLY;BYDAY=1MO @2026-12-07T09:00",
    "tous les premiers lundis du mois": "R FREQ=MONTHLY;BYDAY=1MO @2026-12-07T09:00",
    "le premier lundi de chaque mois à 9h": "R FREQ=MONTHLY;BYDAY=1MO @2026-12-07T09:00",
    "chaque dernier vendredi du mois": "R FREQ=MONTHLY;BYDAY=-1FR @2026-11-27T09:00",
    "tous les 15 du mois": "R FREQ=MONTHLY;BYMONTHDAY=15 @2026-12-15T09:00",
    "le 15 de chaque mois": "R FREQ=MONTHLY;BYMONTHDAY=15 @2026-12-15T09:00",
    "tous les mois le 15": "R FREQ=MONTHLY;BYMONTHDAY=15 @2026-12-15T09:00",
    "chaque 1er du mois": "R FREQ=MONTHLY;BYMONTHDAY=1 @2026-12-01T09:00",
    "tous les 30 du mois": "R FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1 @2026-11-30T09:00",
    "le dernier jour de chaque mois": "R FREQ=MONTHLY;BYMONTHDAY=-1 @2026-11-30T09:00",
    "le dernier jour ouvré de chaque mois": f"R FREQ=MONTHLY;{WORKED};BYSETPOS=-1 @2026-11-30T09:00",
    "à la fin de chaque mois": "R FREQ=MONTHLY;BYMONTHDAY=-1 @2026-11-30T09:00",
    "tous les mois": "R FREQ=MONTHLY;BYMONTHDAY=24 @2026-12-24T09:00",
    "chaque trimestre": "R FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=24 @2026-12-24T09:00",
    "tous les ans le 5 janvier": "R FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=5 @2027-01-05T09:00",
    "chaque 30 novembre": "R FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=30 @2026-11-30T09:00",
    "une fois par semaine": "R FREQ=WEEKLY;BYDAY=TU @2026-12-01T09:00",
    "tous les lundis jusqu'au 31 décembre": "R FREQ=WEEKLY;BYDAY=MO;UNTIL=20261231T235959 @2026-11-30T09:00",
    "tous les lundis à partir du 7 décembre": "R FREQ=WEEKLY;BYDAY=MO @2026-12-07T09:00",
    "every Monday at 9": "R FREQ=WEEKLY;BYDAY=MO @2026-11-30T09:00",
    "every first Monday": "R FREQ=MONTHLY;BYDAY=1MO @2026-12-07T09:00",
    "every first Monday of the month at 9am": "R FREQ=MONTHLY;BYDAY=1MO @2026-12-07T09:00",
    "the first Monday of every month": "R FREQ=MONTHLY;BYDAY=1MO @2026-12-07T09:00",
    "every other Friday at 4pm": "R FREQ=WEEKLY;INTERVAL=2;BYDAY=FR @2026-11-27T16:00",
    "every weekday at 8:30": f"R FREQ=WEEKLY;{WORKED} @2026-11-25T08:30",
    "Mondays at 9": "R FREQ=WEEKLY;BYDAY=MO @2026-11-30T09:00",
    "on Mondays and Thursdays": "R FREQ=WEEKLY;BYDAY=MO,TH @2026-11-26T09:00",
    "every day": "R FREQ=DAILY @2026-11-25T09:00", "every other day": "R FREQ=DAILY;INTERVAL=2 @2026-11-25T09:00",
    "every two weeks": "R FREQ=WEEKLY;INTERVAL=2;BYDAY=TU @2026-12-01T09:00",
    "daily at 5pm": "R FREQ=DAILY @2026-11-24T17:00", "weekly": "R FREQ=WEEKLY;BYDAY=TU @2026-12-01T09:00",
    "every morning": "R FREQ=DAILY @2026-11-25T09:00", "every evening at 7": "R FREQ=DAILY @2026-11-24T19:00",
    "every month on the 15th": "R FREQ=MONTHLY;BYMONTHDAY=15 @2026-12-15T09:00",
    "every 15th": "R FREQ=MONTHLY;BYMONTHDAY=15 @2026-12-15T09:00",
    "every second Tuesday of the month": "R FREQ=MONTHLY;BYDAY=2TU @2026-12-08T09:00",
    "every last working day of the month": f"R FREQ=MONTHLY;{WORKED};BYSETPOS=-1 @2026-11-30T09:00",
    "every year on January 5": "R FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=5 @2027-01-05T09:00",
    "Monday to Friday at 8am": f"R FREQ=WEEKLY;{WORKED} @2026-11-25T08:00",
    "once a week": "R FREQ=WEEKLY;BYDAY=TU @2026-12-01T09:00",
    "every Monday until June 30": "R FREQ=WEEKLY;BYDAY=MO;UNTIL=20270630T235959 @2026-11-30T09:00",
}  # fmt: skip

_UNREAD: dict[str, str] = {
    phrase: f"? {code}"
    for code, phrases in {
        "unknown": "|à réception|dès que possible|bientôt|plus tard|un de ces jours|deux fois par semaine|twice a week"
        "|every second Tuesday|biweekly|soon|later|ASAP|upon receipt|dans quelques jours|in a few days|cette semaine"
        "|le lendemain|quand ils auront payé|after the meeting|à 25h|à 10h75|13pm|ce matin à 15h|demain matin à 20h"
        "|10am EST|jeudi 10h-12h|jeudi entre 9h et 10h|du 3 au 5 décembre|entre lundi et mercredi|lundi et jeudi"
        "|dans 3 jours ouvrés|in 5 working days|dans 1,5 heure|toutes les heures|every hour|tous les jours à 5h|bla bla"
        "|10|42|le lundi|F2026-0103|06 12 34 56 78|1 200 €|l'année prochaine|lundi demain|semaine 49|dans 0 jour|?",
        "no_such_day": "|le 31 février|30/02/2027|2027-02-29|29 février|le 31 novembre|31/11|le 32|Feb 30|June 31st"
        "|vendredi 26 novembre|jeudi 27|13/13/2026|32/01/2027|le 31|tous les 32 du mois|chaque 31 juin",
        "past": "|hier|avant-hier|lundi dernier|la semaine dernière|il y a 3 jours|depuis lundi|yesterday|last Friday"
        "|3 days ago|last week|le 20 novembre|15/11|30/11/2025|2020-01-01|aujourd'hui à 9h",
        "too_far": "|3 décembre 9999|dans 500 ans|in 99999999 years|30/11/2099|2999-01-01|dans 100000 mois",
    }.items()
    for phrase in phrases.split("|")
    if phrase
}

_ELSEWHEN: list[tuple[str, str, str]] = [
    (TUESDAY_NOON, "midi", "2026-11-25T12:00"), (TUESDAY_NOON, "mardi à midi", "2026-12-01T12:00"),
    (TUESDAY_LATE, "à 7h", "2026-11-24T19:00|2026-11-25T07:00"), (TUESDAY_LATE, "à 10h", "2026-11-25T10:00"),
    (TUESDAY_LATE, "cet après-midi", "~2026-11-24T16:00"), (TUESDAY_LATE, "ce matin", "? past"),
    (TUESDAY_LATE, "aujourd'hui à 7h", "2026-11-24T19:00"), (TUESDAY_LATE, "at 5 pm", "2026-11-24T17:00"),
    (TUESDAY_LATE, "dans la matinée", "? past"), (TUESDAY_LATE, "today at 2", "? past"),
    (TUESDAY_LATE, "at 6", "2026-11-24T18:00|2026-11-25T06:00"), (TUESDAY_LATE, "fin de journée", "~2026-11-24T17:00"),
    (TUESDAY_EVENING, "ce soir", "~2026-11-24T21:00"), (TUESDAY_EVENING, "à 7h", "2026-11-25T07:00"),
    (TUESDAY_EVENING, "cet après-midi", "? past"), (TUESDAY_EVENING, "tonight at 8", "? past"),
    (THURSDAY, "next Friday", "2026-11-27|2026-12-04"), (THURSDAY, "vendredi prochain", "2026-11-27|2026-12-04"),
    (THURSDAY, "mercredi prochain", "2026-12-02"), (THURSDAY, "next Thursday", "2026-12-03"),
    (THURSDAY, "Thursday at 10", "2026-12-03T10:00"), (THURSDAY, "ce jeudi", "2026-11-26"),
    (THURSDAY, "fin de semaine", "2026-11-27"), (FRIDAY, "fin de semaine", "2026-11-27"),
    (FRIDAY, "vendredi", "2026-11-27|2026-12-04"), (FRIDAY, "vendredi en huit", "2026-12-04|2026-12-11"),
    (FRIDAY, "lundi prochain", "2026-11-30"), (SATURDAY, "fin de semaine", "2026-12-04"),
    (SATURDAY, "ce week-end", "2026-11-28"), (SATURDAY, "next weekend", "2026-12-05"),
    (SUNDAY, "lundi prochain", "2026-11-30|2026-12-07"), (SUNDAY, "lundi", "2026-11-30"),
    (SUNDAY, "la semaine prochaine", "2026-11-30"), (SUNDAY, "mardi prochain", "2026-12-01"),
    (SUNDAY, "ce week-end", "2026-11-29"), (MONDAY, "lundi", "2026-11-30|2026-12-07"),
    (MONDAY, "lundi prochain", "2026-12-07"),
    (MONDAY, "tous les lundis à 9h", "R FREQ=WEEKLY;BYDAY=MO @2026-11-30T09:00"),
    (MONDAY, "tous les lundis à 7h", "R FREQ=WEEKLY;BYDAY=MO @2026-12-07T07:00"),
    (MONDAY, "fin novembre", "2026-11-30"),
    (MONDAY, "le 30 novembre", "2026-11-30"), (MONDAY, "mercredi prochain", "2026-12-02|2026-12-09"),
    (JANUARY, "dans un mois", "2027-02-28"), (JANUARY, "le 30", "? no_such_day"), (JANUARY, "le 1er", "2027-02-01"),
    (JANUARY, "tous les mois", "R FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1 @2027-02-28T09:00"),
    (JANUARY, "29 février", "? no_such_day"), (JANUARY, "fin février", "2027-02-28"),
    (FIFTH, "le 5", "2026-12-05|2027-01-05"), (FIFTH, "le 5 à 9h", "2027-01-05T09:00"), (FIFTH, "le 4", "2027-01-04"),
    ("2027-12-01T09:00", "29 février", "2028-02-29"), ("2026-12-31T23:30", "demain", "2027-01-01"),
    ("2026-12-31T23:30", "dans une heure", "2027-01-01T00:30"), ("2026-12-31T23:30", "ce soir", "? past"),
]  # fmt: skip

CORPUS: list[tuple[str, str, str]] = [
    *((TUESDAY, phrase, meant) for group in (_DAYS, _TIMES, _REPEATS, _UNREAD) for phrase, meant in group.items()),
    *_ELSEWHEN,
]

BY_LANGUAGE: list[tuple[str, str, str]] = [
    ("fr", "5/6", "2027-06-05"), ("en", "5/6", "2027-05-06|2027-06-05"), ("", "5/6", "2027-05-06|2027-06-05"),
    ("fr", "11/30", "? no_such_day"), ("en", "30/11", "2026-11-30"), ("en", "6/6", "2027-06-06"),
    ("fr", "05/12/2026", "2026-12-05"), ("en", "05/12/2026", "2026-12-05"),
    ("fr", "7:30", "2026-11-24T19:30|2026-11-25T07:30"),
    ("fr", "demain 7:30", "2026-11-25T07:30"), ("en", "tomorrow 7:30", "2026-11-25T07:30|2026-11-25T19:30"),
    ("en", "tomorrow 07:30", "2026-11-25T07:30"), ("en", "tomorrow 3:30", "2026-11-25T15:30"),
]  # fmt: skip
"""Said on Tuesday by someone whose language is known."""
