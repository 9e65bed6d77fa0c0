"""What is said of an imported file of leads, in French and in English."""

from __future__ import annotations

from bot.typography import typeset

TEXTS: dict[str, tuple[str, str]] = {
    "imported": (
        "{count} prospects importés de « {file} » : {parts}.",
        "{count} leads imported from “{file}”: {parts}.",
    ),
    "imported.one": ("Un prospect importé de « {file} » : {parts}.", "One lead imported from “{file}”: {parts}."),
    "nothing": ("aucun de nouveau", "none of them new"),
    "class.hot": ("{count} chauds", "{count} hot"),
    "class.hot.one": ("un chaud", "one hot"),
    "class.warm": ("{count} tièdes", "{count} warm"),
    "class.warm.one": ("un tiède", "one warm"),
    "class.cold": ("{count} froids", "{count} cold"),
    "class.cold.one": ("un froid", "one cold"),
    "class.customer": ("{count} déjà clients", "{count} customers already"),
    "class.customer.one": ("un déjà client", "one customer already"),
    "class.job": ("{count} candidatures", "{count} job applications"),
    "class.job.one": ("une candidature", "one job application"),
    "class.spam": ("{count} indésirables", "{count} spam"),
    "class.spam.one": ("un indésirable", "one spam"),
    "class.none": ("{count} à classer", "{count} to be classed"),
    "class.none.one": ("un à classer", "one to be classed"),
    "hot": ("Les chauds, à appeler d'abord :", "The hot ones, to call first:"),
    "hot.one": ("Le chaud, à appeler d'abord :", "The hot one, to call first:"),
    "more_hot": ("Et {count} autres chauds.", "And {count} more hot ones."),
    "more_hot.one": ("Et un autre chaud.", "And one more hot one."),
    "again": (
        "{count} étaient déjà connus : rien n'a été refait.",
        "{count} were known already: nothing was done twice.",
    ),
    "again.one": ("Un était déjà connu : rien n'a été refait.", "One was known already: nothing was done twice."),
    "failed": (
        "{count} n'ont pas pu être traités ; voyez `commis cases`.",
        "{count} could not be worked; see `commis cases`.",
    ),
    "failed.one": ("Un n'a pas pu être traité ; voyez `commis cases`.", "One could not be worked; see `commis cases`."),
    "column.who": ("Qui", "Who"),
    "column.company": ("Entreprise", "Company"),
    "column.score": ("Score", "Score"),
}  # fmt: skip


def tell(name: str, language: str, count: int | None = None, **values: object) -> str:
    """The sentence in that language (French when the language is neither); of one, in the singular."""
    singular = f"{name}.one"
    french, english = TEXTS[singular if count == 1 and singular in TEXTS else name]
    return (english if language == "en" else typeset(french)).format(count=count, **values)
