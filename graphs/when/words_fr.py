"""French words about time: `|` between forms, folded (no accents, no apostrophes, no hyphens within a word)."""

WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
WEEKDAYS_SHORT = ("lun", "mar", "mer", "jeu", "ven", "sam", "dim")
MONTHS = (
    "janvier | janv | jan", "fevrier | fevr | fev", "mars", "avril | avr", "mai", "juin", "juillet | juil",
    "aout", "septembre | sept", "octobre | oct", "novembre | nov", "decembre | dec",
)  # fmt: skip
NUMBERS = (
    "zero", "un | une", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze",
    "treize", "quatorze", "quinze", "seize",
)  # fmt: skip
TENS = {"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60}
ORDINALS = {
    1: "premier | premiere | premiers | 1 er | 1 ers | 1 ere", 2: "deuxieme | second | deuxiemes | 2 e | 2 eme",
    3: "troisieme | troisiemes | 3 e | 3 eme", 4: "quatrieme | quatriemes | 4 e | 4 eme",
    -1: "dernier | derniere | derniers",
}  # fmt: skip
RANK_ENDS = "er | ers | ere"

DAYS_FROM_NOW = {
    0: "aujourd hui | aujourdhui | ajd | auj | ce jour | dans la journee | dans la journee d aujourd hui",
    1: "demain",
    2: "apres demain",
}
PAST = (
    "hier | avant hier | hier soir | hier matin | la semaine derniere | la semaine passee | le mois dernier | "
    "l an dernier | l annee derniere"
)
PAST_AFTER = "dernier | passe"
PAST_BEFORE = "depuis | il y a"
NEXT_AFTER = "prochain"
COMING_AFTER = "qui vient | a venir"
THIS_BEFORE = "ce"
WEEKS_LATER = {1: "en huit | en 8", 2: "en quinze | en 15"}
NEXT_WEEK = "semaine prochaine | la semaine prochaine | de la semaine prochaine | semaine pro"
WEEK_AFTER_NEXT = "la semaine d apres la prochaine | la semaine suivant la prochaine"
THIS_WEEK = "de cette semaine | cette semaine"
NEXT_MONTH = "mois prochain | le mois prochain"
WEEKEND = "ce week end | ce weekend | le week end | ce we | au week end"
WEEKEND_NEXT = "week end prochain | le week end prochain | weekend prochain | le weekend prochain"

PARTS_TODAY = {
    "morning": "ce matin", "noon": "ce midi", "night": "cette nuit", "evening": "ce soir",
    "afternoon": "cet apres midi | cette apres midi | cet aprem | cette aprem",
}  # fmt: skip
PARTS = {
    "morning": "matin | le matin | au matin | du matin | en matinee | dans la matinee | la matinee | matinee",
    "early": "en debut de matinee | debut de matinee | a la premiere heure | premiere heure",
    "late_morning": "en fin de matinee | fin de matinee",
    "afternoon": "apres midi | l apres midi | dans l apres midi | de l apres midi | aprem | dans l aprem | "
    "en debut d apres midi | debut d apres midi",
    "late_afternoon": "en fin d apres midi | fin d apres midi",
    "day_end": "en fin de journee | fin de journee | fin de la journee | a la fin de la journee",
    "evening": "soir | le soir | au soir | du soir | dans la soiree | en soiree | la soiree | en debut de soiree",
}
PARTS_ALONE = (
    "dans la matinee | en debut de matinee | en fin de matinee | dans l apres midi | en debut d apres midi | "
    "dans l aprem | en fin d apres midi | en fin de journee | fin de journee | fin de la journee | dans la soiree | "
    "en soiree | en debut de soiree | fin de matinee | fin d apres midi"
)
NOON = "midi"
MIDNIGHT = "minuit"
HOUR = "h | heure | heures"
CLOCK_LEADS = (
    "a | vers | des | avant | pour | a partir de | jusqu a | sur les | vers les | "
    "aux alentours de | aux environs de | autour de"
)
CLOCK_ENDS = "pile | precises | precise | tapantes | tapante | environ | exactement | au plus tard"
HALF_PAST = "et demie | et demi"
QUARTER_PAST = "et quart | un quart"
QUARTER_TO = "moins le quart | moins quart | moins un quart"
MINUTE_ENDS = "min | mn | minutes"

EDGES = {
    "start": "debut | au debut | en debut | le debut", "middle": "mi | a la mi | milieu | au milieu | en milieu",
    "end": "fin | a la fin | en fin | la fin",
}  # fmt: skip
EDGE_JOINS = "de | du | d | de la | de l | de ce | de cette"
PERIODS = {
    "month": "mois | ce mois ci", "next_month": "mois prochain | mois suivant", "week": "semaine | semaine ci",
    "next_week": "semaine prochaine", "year": "annee | annee en cours", "quarter": "trimestre | trimestre en cours",
}  # fmt: skip
EDGES_WHOLE = {"end month": "fin du mois courant | fin de ce mois | fin courant"}

SPAN_LEADS = "dans | ds | d ici | sous | d ici a | dans un delai de | d ici environ | dans environ"
UNITS = {
    "minute": "minute | minutes | min | mn", "hour": "heure | heures | h", "day": "jour | jours | j",
    "week": "semaine | semaines | sem", "month": "mois", "year": "an | ans | annee | annees",
    "quarter": "trimestre | trimestres", "half_year": "semestre | semestres",
}  # fmt: skip
SPANS_WHOLE = {
    ("minute", 30): "une demi heure | la demi heure | une petite demi heure | 1 demi heure",
    ("minute", 15): "un quart d heure | le quart d heure | 1 quart d heure | un petit quart d heure",
    ("minute", 45): "trois quarts d heure | 3 quarts d heure",
    ("minute", 60): "l heure",
    ("day", 8): "huitaine | une huitaine | une huitaine de jours | huitaine de jours",
    ("day", 15): "quinzaine | une quinzaine | une quinzaine de jours | quinzaine de jours",
}
AND_A_HALF = "et demi | et demie"
AND_A_QUARTER = "et quart"
SPAN_BEFORE = "avant | avant le debut de | precedant"
SPAN_AFTER = "apres | suivant | a compter de | a partir de"
DAYS_APART = {
    -2: "l avant veille | avant veille | l avant veille de | l avant veille du",
    -1: "la veille du | la veille de | la veille d | veille de | veille du",
    1: "le lendemain du | le lendemain de | le lendemain d", 2: "le surlendemain du | le surlendemain de",
}  # fmt: skip
NAMED_DAYS = {
    (12, 25): "noel | le jour de noel | jour de noel", (12, 31): "la saint sylvestre | saint sylvestre",
    (1, 1): "le jour de l an | jour de l an | le nouvel an | nouvel an", (5, 1): "la fete du travail | fete du travail",
    (11, 1): "la toussaint | toussaint", (8, 15): "l assomption | assomption",
    (2, 14): "la saint valentin | saint valentin",
}  # fmt: skip
FEASTS = (
    "mardi gras | vendredi saint | le vendredi saint | jeudi saint | le jeudi saint | a paques | "
    "avant paques | lundi de paques | le lundi de paques | dimanche de paques | a la pentecote | a l ascension | "
    "le prochain jour ferie | jour ferie | black friday | le black friday | paques | pentecote | ascension"
)
WORKING_AFTER = "ouvres | ouvre | ouvrables | ouvrable"

EVERY = "tous les | toutes les | chaque | tous | tout les | toute les"
OF_EACH_MONTH = "de chaque mois | chaque mois | tous les mois | du mois chaque mois"
OF_THE_MONTH = "du mois | de mois"
OF_NEXT_MONTH = "du mois prochain"
WORKING_DAY = "jour ouvre | jours ouvres | jour ouvrable | jours ouvrables"
WEEKDAY_ALL = (
    "jour ouvre | jours ouvres | jour ouvrable | jours ouvrables | jour de semaine | jours de semaine | "
    "jour de travail | jours de travail | jours travailles"
)
ONE_IN = "sur"
ONCE = "une fois par | 1 fois par"
TWICE = "deux fois par | plusieurs fois par | trois fois par | quatre fois par | quelques fois par"
ADVERBS = {
    "DAILY 1": "quotidiennement | journellement", "WEEKLY 1": "hebdomadairement", "MONTHLY 1": "mensuellement",
    "YEARLY 1": "annuellement", "MONTHLY 3": "trimestriellement",
}  # fmt: skip
RANGE_FROM = "du"
RANGE_TO = "au"
SPARED = "sauf | hors | hormis | excepte | a l exception de | a l exception du | a part | mais pas"
DAYS_OFF = "jours feries | les jours feries | feries | vacances | les vacances | vacances scolaires"
WEEKENDS = "week end | week ends | weekend | weekends | we"
UNTIL = "jusqu au | jusqu en | jusqu a | jusque"
STARTING = "a partir du | a partir de | a compter du | a compter de | des le | des"
AND = "et"
OR = "ou | ou bien"

LEADS = (
    "le | la | l | pour | pour le | pour la | avant | avant le | avant la | d ici | d ici le | d ici au | d ici a | "
    "d ici la | au plus tard | au plus tard le | au | en | des | jusqu au | jusqu a | jusqu en | a partir du | "
    "a partir de | a compter du | vers | vers le | vers la | autour du | courant | a | la date du | a la date du | "
    "jusque | d ici jusqu au | avant fin | dans le courant de | les | a l | date limite le"
)
SOFT_LEADS = "pour | pour le | pour la"
BELONGS = "de | du | d | des | datee | date | datant | emise | emis | echue | echu | envoyee | recu | recue"
EXCEPT = "pas | sauf | hors | ni | jamais"
VAGUE = (
    "a reception | a reception de facture | a reception de la facture | des que possible | bientot | plus tard | "
    "un de ces jours | un jour | prochainement | des reception | sous peu | dans quelque temps | dans un moment | "
    "cette semaine | dans la semaine | ce mois ci | dans le mois | ces jours ci | le lendemain | le surlendemain | "
    "la veille | tout a l heure | dans quelques jours | dans quelques heures | dans quelques semaines | "
    "dans quelques minutes | dans quelques mois | de temps en temps | regulierement | l annee prochaine | "
    "dans un instant | l an prochain | le plus vite possible | au plus vite | d ici peu | courant semaine prochaine"
)
NOW = "maintenant | tout de suite | immediatement"
FILLERS = (
    "svp | stp | merci | s il te plait | s il vous plait | plutot | alors | disons | ok | oui | non | bon | euh | "
    "ce sera | finalement | plutot le | mettons | rappelle moi | rappelez moi"
)
QUALIFIED = (
    "de paques | de l ascension | de pentecote | d apres | suivant | d avant | d ensuite | meme heure | "
    "a la meme heure | a la meme date | ou plus tard | au plus tot"
)
REMINDING = (
    "rappelle rappelles rappeler rappelez moi me te nous lui peux tu pouvez vous merci de svp stp bonjour salut commis"
)
FOLLOWING = (
    "de d que qu pour et ou a au aux avec chez sur si par stp svp s merci afin quand on je il elle nous ne car mais "
    "matin soir midi au plus comme dernier delai sans sinon puis en"
)
ZONES = "heure de | heure d | heure locale de"
HINTS = (
    "a le la les de du des dans sous ce cet cette jour jours semaine semaines mois prochain prochaine et heures heure h"
)
