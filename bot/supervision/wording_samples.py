"""What supervision says of cases to look through, in French and in English."""

from __future__ import annotations

SAMPLES: dict[str, tuple[str, str]] = {
    "sample.week.one": ("1 dossier à relire cette semaine", "1 case to look through this week"),
    "sample.week.many": ("{count} dossiers à relire cette semaine", "{count} cases to look through this week"),
    "sample.part": ("{head} ({part} sur {parts})", "{head} ({part} of {parts})"),
    "sample.asked.one": ("1 dossier tiré au hasard, à relire", "1 case drawn at random, to look through"),
    "sample.asked.many": (
        "{count} dossiers tirés au hasard, à relire",
        "{count} cases drawn at random, to look through",
    ),
    "sample.left.one": (
        "1 dossier tiré cette semaine reste à relire",
        "1 case drawn this week is left to look through",
    ),
    "sample.left.many": (
        "{count} dossiers tirés cette semaine restent à relire",
        "{count} cases drawn this week are left to look through",
    ),
    "sample.hint.asked": (
        "Tirés parmi les dossiers finis depuis quatre semaines et pas encore tirés. Ouvrez chacun, et dites s'il est "
        "bien traité : vos réponses comptent dans le taux d'accord.",
        "Drawn from the cases finished in the last four weeks and not drawn before. Open each one and say whether it "
        "was worked well: your answers count towards the rate of agreement.",
    ),
    "sample.hint.left": (
        "Ouvrez chacun, et dites s'il est bien traité : vos réponses comptent dans le taux d'accord. Pour en tirer "
        "d'autres : « 5 cas au hasard ».",
        "Open each one and say whether it was worked well: your answers count towards the rate of agreement. To draw "
        "others: “5 random cases”.",
    ),
    "sample.fewer.one": (
        "Vous en demandiez {asked} : il n'en reste qu'un à tirer.",
        "You asked for {asked}: only one is left to draw.",
    ),
    "sample.fewer.many": (
        "Vous en demandiez {asked} : il n'en reste que {count} à tirer.",
        "You asked for {asked}: only {count} are left to draw.",
    ),
    "sample.most": (
        "Vous en demandiez {asked} : je n'en tire pas plus de {count} à la fois.",
        "You asked for {asked}: I draw {count} at most at once.",
    ),
    "sample.none.left": (
        "Aucun dossier à tirer : ceux qui sont finis depuis quatre semaines l'ont déjà été, ou ne se relisent qu'en "
        "privé.",
        "No case to draw: those finished in the last four weeks have been drawn already, or are private.",
    ),
    "sample.how_many": (
        "Combien de dossiers voulez-vous relire ? Dites un nombre de 1 à {most}, par exemple « 10 cas au hasard ».",
        "How many cases do you want to look through? Say a number from 1 to {most}, for instance “10 random cases”.",
    ),
    "sample.hint.week": (
        "Tirés au hasard parmi les dossiers finis la semaine passée. Ouvrez chacun, et dites s'il est bien traité : "
        "vos réponses comptent dans le taux d'accord.",
        "Drawn at random from last week's finished cases. Open each one and say whether it was worked well: your "
        "answers count towards the rate of agreement.",
    ),
    "sample.hint.early": (
        "Les trois premiers mois, j'en tire deux fois plus.",
        "During the first three months I draw twice as many.",
    ),
    "sample.size.one": ("Un dossier chaque fois.", "One case each time."),
    "sample.size.many": ("{count} dossiers chaque fois.", "{count} cases each time."),
    "sample.size.early": (
        "{count} dossiers chaque fois pendant les trois premiers mois, {usual} ensuite. Pour un autre nombre : « 15 "
        "cas à relire chaque semaine ».",
        "{count} cases each time during the first three months, {usual} afterwards. For another number: “15 cases to "
        "review every week”.",
    ),
    "sample.size.most": (
        "Vous en demandiez {asked} : j'en tire {count} au plus chaque fois.",
        "You asked for {asked}: I draw {count} at most each time.",
    ),
    "sample.none": (
        "Aucun dossier fini la semaine passée : rien à relire.",
        "No case was finished last week: nothing to look through.",
    ),
    "sample.late": ("(prévu à {when})", "(planned for {when})"),
    "sample.good": ("✔ Bien ({who})", "✔ Good ({who})"),
    "sample.bad": ("✘ Pas bien ({who})", "✘ Not good ({who})"),
    "sample.bad.why": ("✘ Pas bien ({who}) : {words}", "✘ Not good ({who}): {words}"),
    "sample.form": ("Qu'est-ce qui n'allait pas ?", "What was wrong?"),
    "sample.form.label": ("En une phrase", "In a sentence"),
    "sample.form.submit": ("Envoyer", "Send"),
}
