"""Days said by another day, by a name, or less some: what they mean on Tuesday 24 November 2026 at 9:40."""

from __future__ import annotations

from tests.graphs.when.corpus import TUESDAY

_MEANT: dict[str, str] = {
    # --- so far from a day
    "la veille du 5 décembre": "2026-12-04", "l'avant-veille du 15 décembre": "2026-12-13",
    "le lendemain du 5 décembre": "2026-12-06", "la veille de Noël": "2026-12-24", "la veille de jeudi": "2026-11-25",
    "trois jours avant le 10 décembre": "2026-12-07", "deux jours avant la fin du mois": "2026-11-28",
    "une semaine après le 1er décembre": "2026-12-08", "un mois avant le 31 janvier": "2026-12-31",
    "la veille du 5 décembre à 18h": "2026-12-04T18:00", "the day after the 5th of December": "2026-12-06",
    "the day before Christmas": "2026-12-24", "a week before Christmas": "2026-12-18",
    "three weeks after 1 December": "2026-12-22", "two days before the end of the month": "2026-11-28",
    "the day after tomorrow": "2026-11-26", "10 jours avant le 1er décembre": "? past",
    # --- from what is no settled day
    "10 minutes avant 15h": "? unknown", "an hour before 3pm": "? unknown", "la veille de mardi": "? unknown",
    "la veille du salon": "? unknown", "une heure avant le rendez-vous": "? unknown",
    "trois jours ouvrés avant le 10 décembre": "? unknown", "the day before the fair": "? unknown",
    # --- by a name
    "à Noël": "2026-12-25", "avant Noël": "2026-12-25", "le jour de l'an": "2027-01-01", "on Boxing Day": "2026-12-26",
    "on New Year's Eve at 4pm": "2026-12-31T16:00", "on Good Friday": "? unknown", "on Easter Monday": "? unknown",
    "on Black Friday": "? unknown", "on bank holiday Monday": "? unknown", "à Pâques": "? unknown",
    "le vendredi saint": "? unknown", "mardi gras": "? unknown", "le lendemain de Pâques": "? unknown",
    # --- less some
    "tous les jours à 8h sauf le week-end": "R FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR @2026-11-25T08:00",
    "tous les jours sauf le mercredi à 8h": "R FREQ=WEEKLY;BYDAY=MO,TU,TH,FR,SA,SU @2026-11-26T08:00",
    "chaque jour ouvré sauf le vendredi à 18h": "R FREQ=WEEKLY;BYDAY=MO,TU,WE,TH @2026-11-24T18:00",
    "every day except Sunday at 8": "R FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA @2026-11-25T08:00",
    "every weekday but Wednesday": "R FREQ=WEEKLY;BYDAY=MO,TU,TH,FR @2026-11-26T09:00",
    "tous les lundis sauf le 30 novembre": "? unknown", "tous les vendredis sauf jours fériés": "? unknown",
    "every Monday except the 30th": "? unknown", "tous les lundis sauf le lundi": "? unknown",
    # --- from a day on
    "tous les trois mois à partir du 1er janvier": "R FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=1 @2027-01-01T09:00",
    "every two weeks starting 7 December": "R FREQ=WEEKLY;INTERVAL=2;BYDAY=MO @2026-12-07T09:00",
    # --- neither the one nor the other
    "entre 10h et 12h demain": "? unknown", "between 2 and 3 tomorrow": "? unknown",
    "the last week of December": "? unknown",
}  # fmt: skip

APART = [(TUESDAY, phrase, meant) for phrase, meant in _MEANT.items()]

IN_SENTENCES: list[tuple[str, str, str]] = [
    ("rappelle-moi 3 jours avant le 10 décembre de préparer", "2026-12-07", "rappelle-moi de préparer"),
    ("rappelle-moi 10 minutes avant 15h d'appeler Jan", "? unknown", "rappelle-moi d'appeler Jan"),
    (
        "rappelle-moi tous les vendredis sauf jours fériés à 17h de noter",
        "? unknown",
        "rappelle-moi de noter",
    ),
    ("remind me between 9 and 10 on Thursday to call", "? unknown", "remind me to call"),
    ("remind me on Good Friday to close", "? unknown", "remind me to close"),
    (
        "rappelle-moi vendredi d'acheter les coffrets de Noël",
        "2026-11-27",
        "rappelle-moi d'acheter les coffrets de Noël",
    ),
]

NO_TIME = ["Devis pour 40 coffrets Noël", "les chocolats de Pâques sont prêts", "Christmas hampers for Aurora"]
