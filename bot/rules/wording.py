"""What is answered about the rules, in French and in English."""

from __future__ import annotations

from bot.typography import typeset

SENTENCES: dict[str, tuple[str, str]] = {
    # --- lists
    "none": (
        "Il n'y a encore aucune règle. Dites-m'en une, par exemple : « Si commande > 500 € et client fidèle alors remise 10 % ».",
        "There is no rule yet. Tell me one, for instance: “If order > €500 and loyal customer then 10% discount”.",
    ),
    "count.one": ("Une règle.", "One rule."),
    "count": ("{count} règles.", "{count} rules."),
    "line": ("{rule} – {text} ({state})", "{rule} – {text} ({state})"),
    "armed": ("en vigueur depuis le {day}, par {who}", "in force since {day}, by {who}"),
    "paused": ("en pause depuis le {day}, par {who}", "paused since {day}, by {who}"),
    "retired": ("retirée le {day}, par {who}", "retired on {day}, by {who}"),
    "broken": (
        "{rule} – Cette version de Commis ne sait pas la lire : elle n'est pas appliquée. Reformulez-la ou retirez-la.",
        "{rule} – This release of Commis cannot read it: it is not applied. Say it again or retire it.",
    ),
    "broken.said": ("{rule} disait : « {sentence} »", "{rule} said: “{sentence}”"),
    "more": (
        "Et {count} autres : demandez par exemple « quelles règles pour … ».",
        "And {count} more: ask for instance “which rules for …”.",
    ),
    "retired.some": (
        "{count} retirées ne sont pas montrées : demandez « les règles retirées ».",
        "{count} retired ones are not shown: ask for “the retired rules”.",
    ),
    "retired.one": (
        "Une retirée n'est pas montrée : demandez « les règles retirées ».",
        "One retired rule is not shown: ask for “the retired rules”.",
    ),
    "price_list": ("Au tarif (se change dans les livres)", "In the price list (changed in the books)"),
    "price_list.line": ("{rule} – {text}", "{rule} – {text}"),
    "price_list.more": ("Et {count} autres au tarif.", "And {count} more in the price list."),
    "state.none.armed": ("Aucune règle n'est en vigueur.", "No rule is in force."),
    "state.none.paused": ("Aucune règle n'est en pause.", "No rule is paused."),
    "state.none.retired": ("Aucune règle n'est retirée.", "No rule is retired."),
    # --- about something
    "about": ("Pour {about}, {count} règles peuvent jouer.", "For {about}, {count} rules can apply."),
    "about.one": ("Pour {about}, une règle peut jouer.", "For {about}, one rule can apply."),
    "about.none": ("Aucune règle ne joue pour {about}.", "No rule applies for {about}."),
    "about.words": ("{count} règles parlent de {about}.", "{count} rules speak of {about}."),
    "about.words.one": ("Une règle parle de {about}.", "One rule speaks of {about}."),
    "about.words.none": (
        "Aucune règle ne parle de {about}. Demandez « quelles sont les règles ? » pour les voir toutes.",
        "No rule speaks of {about}. Ask “what are the rules?” to see all of them.",
    ),
    # --- one rule
    "unknown": ("Il n'y a pas de règle {rule}.", "There is no rule {rule}."),
    "unknown.known": (
        "Il n'y a pas de règle {rule}. Il y a : {known}.",
        "There is no rule {rule}. There are: {known}.",
    ),
    "explain": ("{rule} : {text}", "{rule}: {text}"),
    "explain.state": ("État", "State"),
    "explain.sentence": ("Dite ainsi", "As it was said"),
    "explain.facts": ("Elle regarde", "It looks at"),
    "explain.always": ("rien : elle vaut dans tous les cas", "nothing: it holds in all cases"),
    "explain.relations": ("Avec d'autres", "With others"),
    "relation.wins": ("l'emporte sur {other}", "wins over {other}"),
    "relation.loses": ("cède devant {other}", "gives way to {other}"),
    "relation.best": ("avec {other}, la meilleure pour le client", "with {other}, the best for the customer"),
    "relation.add": ("s'ajoute à {other}", "adds up with {other}"),
    "relation.cap": ("s'ajoute à {other}, jusqu'à {cap}", "adds up with {other}, up to {cap}"),
    "history": ("Versions", "Versions"),
    "version": ("v{version}, le {at}, par {who}", "v{version}, {at}, by {who}"),
    "version.approved": (
        "v{version}, le {at}, par {who}, approuvée par {approvers}",
        "v{version}, {at}, by {who}, approved by {approvers}",
    ),
    "version.text": ("{version} : {text}", "{version}: {text}"),
    "version.unreadable": ("illisible pour cette version de Commis", "unreadable for this release of Commis"),
    "versions.earlier": ("{count} versions plus anciennes.", "{count} earlier versions."),
    "switch.armed": ("remise en vigueur le {at}, par {who}", "restored {at}, by {who}"),
    "switch.paused": ("mise en pause le {at}, par {who}", "paused {at}, by {who}"),
    "switch.retired": ("retirée le {at}, par {who}", "retired {at}, by {who}"),
    "used": ("Dernières fois", "Last used"),
    "used.line": ("{title}, le {at} ({reference})", "{title}, {at} ({reference})"),
    "used.none": ("Elle n'a pas encore servi.", "It has not been used yet."),
    "in_books": (
        "Elle vient du tarif : elle se change dans price_rules.csv, avec `commis import`.",
        "It comes from the price list: it is changed in price_rules.csv, with `commis import`.",
    ),
    "nobody": ("Commis", "Commis"),
}


def tell(language: str, key: str, /, **values: object) -> str:
    """The sentence in that language (French when the language is neither)."""
    french, english = SENTENCES[key]
    return (english if language == "en" else typeset(french)).format(**values)


def quoted(text: str, language: str) -> str:
    return f"“{text}”" if language == "en" else f"«\u00a0{text}\u00a0»"
