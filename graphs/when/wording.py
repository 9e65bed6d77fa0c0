"""The words in which a time is said back."""

from __future__ import annotations

HARD = "\u00a0"

WORDS: dict[str, dict[str, str]] = {
    "fr": {
        "at": "{day} à {time}",
        "zone": "{when} (heure de {zone})",
        "several": " ou ",
        "daily": "tous les jours à {time}",
        "daily.2": "un jour sur deux à {time}",
        "daily.n": "tous les {n} jours à {time}",
        "weekly": "chaque {days} à {time}",
        "weekly.many": "tous les {days} à {time}",
        "weekly.worked": "du lundi au vendredi à {time}",
        "weekly.2": "un {days} sur deux à {time}",
        "weekly.n": "le {days} à {time}, toutes les {n} semaines",
        "monthly": "le {day} de chaque mois à {time}",
        "monthly.n": "le {day} à {time}, tous les {n} mois",
        "monthly.short": "le {day} de chaque mois à {time} (le dernier jour des mois plus courts)",
        "monthly.short.n": "le {day} à {time}, tous les {n} mois (le dernier jour des mois plus courts)",
        "yearly": "chaque année le {day} à {time}",
        "yearly.n": "le {day} à {time}, tous les {n} ans",
        "last_day": "dernier jour",
        "worked_day": "{nth} jour ouvré",
        "nth_weekday": "{nth} {weekday}",
        "until": "{rule}, jusqu’au {day}",
        "first": "{rule}, à partir du {day}",
        "and": " et ",
    },
    "en": {
        "at": "{day} at {time}",
        "zone": "{when} ({zone} time)",
        "several": " or ",
        "daily": "every day at {time}",
        "daily.2": "every other day at {time}",
        "daily.n": "every {n} days at {time}",
        "weekly": "every {days} at {time}",
        "weekly.many": "every {days} at {time}",
        "weekly.worked": "every weekday (Monday to Friday) at {time}",
        "weekly.2": "every other {days} at {time}",
        "weekly.n": "on {days} at {time}, every {n} weeks",
        "monthly": "on the {day} of every month at {time}",
        "monthly.n": "on the {day} at {time}, every {n} months",
        "monthly.short": "on the {day} of every month at {time} (on the last day of shorter ones)",
        "monthly.short.n": "on the {day} at {time}, every {n} months (on the last day of shorter ones)",
        "yearly": "every year on {day} at {time}",
        "yearly.n": "on {day} at {time}, every {n} years",
        "last_day": "last day",
        "worked_day": "{nth} working day",
        "nth_weekday": "{nth} {weekday}",
        "until": "{rule}, until {day}",
        "first": "{rule}, from {day}",
        "and": " and ",
    },
}
NTH: dict[str, dict[int, str]] = {
    "fr": {1: "premier", 2: "deuxième", 3: "troisième", 4: "quatrième", 5: "cinquième", -1: "dernier"},
    "en": {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", -1: "last"},
}


def tell(language: str, key: str, **values: object) -> str:
    return WORDS["en" if language == "en" else "fr"][key].format(**values)


def nth_word(language: str, nth: int) -> str:
    return NTH["en" if language == "en" else "fr"].get(nth, str(nth))
