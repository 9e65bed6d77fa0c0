"""What is said of a rule that cannot stand as it is: what is wrong, and what to write instead, French and English."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import TYPE_CHECKING

from babel.dates import format_date
from babel.numbers import format_decimal

from graphs.rules.wording import FACT_NAMES, OPTIONS, ROLE_LABELS, pick

if TYPE_CHECKING:
    from graphs.rules.check import Problem

SENTENCES: dict[str, tuple[str, str]] = {
    # --- an expression that cannot be read
    "bad.empty": ("La condition est vide : écrivez true pour une règle qui vaut toujours.",
        "The condition is empty: write true for a rule that always holds."),
    "bad.too_long": ("La condition est trop longue : {limit} caractères au plus.",
        "The condition is too long: {limit} characters at most."),
    "bad.too_many": (
        "La condition est trop longue : {tests} comparaisons et {values} valeurs au plus. Faites-en plusieurs règles.",
        "The condition is too long: {tests} comparisons and {values} values at most. Make several rules of it."),
    "bad.too_deep": ("La condition a trop de parenthèses les unes dans les autres. Faites-en plusieurs règles.",
        "The condition has too many parentheses within each other. Make several rules of it."),
    "bad.syntax": (
        "La condition ne se lit pas à partir de « {text} ». Forme attendue : order_total > 500 and customer_segment == "
        "\"loyal\".",
        "The condition cannot be read from “{text}” on. Expected form: order_total > 500 and customer_segment == "
        "\"loyal\"."),
    "bad.number": (
        "« {text} » n'est pas un nombre ici : écrivez 1200 ou 12.5, avec 15 chiffres et 6 décimales au plus.",
        "“{text}” is no number here: write 1200 or 12.5, with at most 15 digits and 6 decimals."),
    "bad.equals": ("Pour comparer, écrivez == et non =.", "To compare, write == instead of =."),
    "bad.quote": ("Un texte entre guillemets n'est pas fermé.", "A text in quotes is not closed."),
    "bad.foreign": (
        "« {text} » n'a pas sa place dans une condition : seuls and, or, not, in et les comparaisons sont permis.",
        "“{text}” has no place in a condition: only and, or, not, in and comparisons are allowed."),
    "bad.call": ("« {text}(…) » : une condition n'appelle pas de fonction. Comparez un fait avec une valeur.",
        "“{text}(…)”: a condition calls no function. Compare a fact with a value."),
    "bad.fact": ("Aucun fait ne s'appelle « {text} ».{near}", "No fact is called “{text}”.{near}"),
    "bad.fact_near": ("Aucun fait ne s'appelle « {text} ». Peut-être : {near}.",
        "No fact is called “{text}”. Maybe: {near}."),
    "bad.types": ("La condition compare des choses qui ne se comparent pas : « {text} ».",
        "The condition compares what cannot be compared: “{text}”."),
    "bad.bare": ("{fact} seul ne dit rien : comparez-le avec une valeur.",
        "{fact} alone says nothing: compare it with a value."),
    "bad.order": ("{fact} n'est pas un nombre : seuls ==, !=, in et not in s'y appliquent.",
        "{fact} is no number: only ==, !=, in and not in apply to it."),
    "bad.two_facts": (
        "Chaque comparaison met un fait d'un côté et une valeur de l'autre, par exemple order_total > 500.",
        "Each comparison has a fact on one side and a value on the other, for instance order_total > 500."),
    "bad.contains": ("Après in vient une liste de valeurs, par exemple line_product in [\"A-1\", \"B-2\"].",
        "After in comes a list of values, for instance line_product in [\"A-1\", \"B-2\"]."),
    "bad.shape": ("Une condition ne contient que des faits comparés avec des valeurs, joints par and, or, not.",
        "A condition holds only facts compared with values, joined by and, or, not."),
    "bad.kind.number": ("{fact} se compare avec un nombre de 15 chiffres et 6 décimales au plus.{options}",
        "{fact} is compared with a number of at most 15 digits and 6 decimals.{options}"),
    "bad.kind.flag": ("{fact} est true ou false.{options}", "{fact} is true or false.{options}"),
    "bad.kind.choice": ("{fact} est l'une de ces valeurs : {options}.", "{fact} is one of these values: {options}."),
    "bad.kind.words": ("{fact} se compare avec un texte lisible entre guillemets.{options}",
        "{fact} is compared with a readable text in quotes.{options}"),
    # --- kept or hand-written data that is no rule
    "kept.shape": ("« {place} » doit être une suite de champs, pas « {text} ».",
        "“{place}” must be a set of fields, not “{text}”."),
    "kept.key": ("Le champ « {text} » n'existe pas ici. Champs possibles : {names}.",
        "There is no field “{text}” here. Possible fields: {names}."),
    "kept.missing": ("Il manque le champ « {name} » ({place}).", "The field “{name}” is missing ({place})."),
    "kept.value": (
        "« {text} » ne convient pas pour le champ « {name} ».", "“{text}” does not suit the field “{name}”."),
    "kept.kind": ("« {text} » n'est pas un effet de règle. Effets possibles : {names}.",
        "“{text}” is no consequence of a rule. Possible ones: {names}."),
    "kept.day": ("« {text} » n'est pas une date pour « {name} » : écrivez 2026-12-31.",
        "“{text}” is no date for “{name}”: write 2026-12-31."),
    "kept.id": ("« {text} » ne convient pas comme nom de règle : écrivez par exemple R3.",
        "“{text}” does not suit as the name of a rule: write for instance R3."),
    "kept.version": ("« {text} » n'est pas un numéro de version : écrivez un nombre entier.",
        "“{text}” is no version number: write a whole number."),
    "kept.state": ("« {text} » n'est pas un état de règle. États possibles : {names}.",
        "“{text}” is no state of a rule. Possible states: {names}."),
    # --- a rule that must not be armed, or that somebody should look at twice
    "unknown_fact": ("Je ne connais pas « {fact} » : aucune information de ce nom.",
        "I do not know “{fact}”: there is no information of that name."),
    "unknown_fact.near": ("Je ne connais pas « {fact} ». Peut-être : {names}.",
        "I do not know “{fact}”. Maybe: {names}."),
    "type_error": ("« {found} » ne convient pas pour « {fact} » : donnez une valeur du même genre.",
        "“{found}” does not suit “{fact}”: give a value of the same kind."),
    "type_error.options": ("« {found} » ne convient pas pour « {fact} ». Valeurs possibles : {names}.",
        "“{found}” does not suit “{fact}”. Possible values: {names}."),
    "too_large": (
        "Cette règle compare trop de choses à la fois ({tests} comparaisons et {values} valeurs au plus). "
        "Faites-en plusieurs règles.",
        "This rule compares too many things at once (at most {tests} comparisons and {values} values). "
        "Make several rules of it."),
    "impossible": (
        "Cette condition ne peut jamais être remplie : deux parties s'excluent, ou une valeur est hors de portée. "
        "Corrigez une valeur ou remplacez « et » par « ou ».",
        "This condition can never be met: two parts exclude each other, or a value is out of reach. "
        "Correct a value or replace “and” by “or”."),
    "always_true": (
        "Cette condition est toujours remplie : elle ne trie rien. Précisez-la, ou dites la règle sans condition.",
        "This condition is always met: it sorts nothing out. Make it narrower, or say the rule without a condition."),
    "no_condition_discount": (
        "Cette remise n'a pas de condition : elle vaut pour tous les clients et toutes les commandes.",
        "This discount has no condition: it is for every customer and every order."),
    "no_condition_forbid": ("Cette interdiction n'a pas de condition : elle vaut dans tous les cas.",
        "This ban has no condition: it holds in all cases."),
    "percent_range": ("{found} % n'est pas possible : écrivez un pourcentage au-dessus de 0 et de 100 au plus.",
        "{found}% is not possible: write a percentage above 0 and at most 100."),
    "high_discount": ("Une remise de {found} % est inhabituelle : vérifiez-la.",
        "A discount of {found}% is unusual: please check it."),
    "negative": ("{found} n'est pas possible : la quantité est au-dessus de 0 et le prix n'est pas négatif.",
        "{found} is not possible: the quantity is above 0 and the price is not negative."),
    "number_range": ("{found} n'est pas un nombre possible : 15 chiffres et 6 décimales au plus.",
        "{found} is not a possible number: at most 15 digits and 6 decimals."),
    "days_range": ("{found} jours n'est pas possible : écrivez un nombre entier de 1 à {most}.",
        "{found} days is not possible: write a whole number from 1 to {most}."),
    "label_unknown": ("« {found} » n'est pas une catégorie. Catégories possibles : {names}.",
        "“{found}” is no category. Possible categories: {names}."),
    "process_mismatch": (
        "Ces informations ne se connaissent pas au même moment : {names}, pour cet effet : {found}. "
        "Retirez-en une, ou faites deux règles.",
        "These are not known at the same time: {names}, for this effect: {found}. Leave one out, or make two rules."),
    "depends_on_discount": (
        "Une règle qui décide des remises ne peut pas dépendre de « {fact} », qui n'est connue qu'ensuite. "
        "Utilisez par exemple le montant de la commande.",
        "A rule that decides on discounts cannot depend on “{fact}”, which is known only afterwards. "
        "Use for instance the order total."),
    "role_unknown": ("Aucun rôle ne s'appelle « {found} ». Rôles de l'entreprise : {names}.",
        "No role is called “{found}”. Roles of the company: {names}."),
    "role_vacant": (
        "Personne n'a le rôle « {found} » ni un rôle plus élevé : personne ne pourrait donner cet accord. "
        "Donnez d'abord ce rôle à quelqu'un, ou nommez une autre personne.",
        "Nobody holds the role “{found}” or a higher one: nobody could give this approval. "
        "Give somebody that role first, or name someone else."),
    "role_lowest": ("Tout le monde a le rôle « {found} » ou un rôle plus élevé : cet accord n'arrête personne.",
        "Everybody holds the role “{found}” or a higher one: this approval stops nobody."),
    "person_unknown": ("« {found} » n'est pas dans l'entreprise : nommez quelqu'un qui y travaille, ou un rôle.",
        "“{found}” is not in the company: name somebody who works there, or a role."),
    "person_inactive": ("{found} n'est pas de l'entreprise et ne peut pas donner d'accord : nommez quelqu'un d'autre.",
        "{found} is not of the company and cannot approve: name someone else."),
    "approver_missing": ("Qui doit donner son accord ? Nommez une personne ou un rôle, un seul.",
        "Who must approve? Name one person or one role."),
    "empty_period": ("La règle finirait le {until}, avant de commencer le {since} : corrigez les dates.",
        "The rule would end on {until}, before it starts on {since}: correct the dates."),
    "past_period": ("La règle a fini le {since} : donnez une date de fin à venir.",
        "The rule ended on {since}: give an end that is still to come."),
    "text_empty": ("Il manque le texte à écrire sur le devis.", "The text to write on the quote is missing."),
    "text_long": ("Le texte a {found} caractères : {most} au plus.",
        "The text has {found} characters: {most} at most."),
    "text_unreadable": ("Le texte contient des caractères qui ne s'impriment pas : écrivez-le sur une seule ligne.",
        "The text holds characters that cannot be printed: write it on a single line."),
    "price_missing": ("La ligne « {found} » n'est pas un produit du catalogue : donnez son prix.",
        "The line “{found}” is no product of the catalogue: give its price."),
    "effect.discount": ("une remise", "a discount"),
    "effect.approval": ("un accord", "an approval"),
    "effect.forbid": ("une interdiction", "a ban"),
    "effect.classify": ("une catégorie", "a category"),
    "effect.postpone": ("un délai de relance", "a delay of reminders"),
    "effect.tone": ("un ton de relance", "a tone of reminders"),
    "effect.add_line": ("une ligne du devis", "a line of the quote"),
    "effect.mention": ("une mention du devis", "a mention on the quote"),
    "effect.language": ("la langue du devis", "the language of the quote"),
    "effect.deposit": ("un acompte", "a deposit"),
}  # fmt: skip

Labels = Mapping[str, Mapping[str, str]]

_NUMBERS = frozenset({"percent_range", "high_discount", "negative", "number_range", "days_range", "text_long"})
_ROLES = frozenset({"role_unknown", "role_vacant", "role_lowest"})


def problem_text(problem: Problem, language: str, labels: Labels | None = None) -> str:
    """What is wrong, and what to write instead. `Problem.found` and `names` are the company's own words: data. `labels`
    are what the company's roles are called, by name and language."""
    code, names, found = problem.code, problem.names, problem.found
    if code == "unknown_fact":
        key = "unknown_fact.near" if names else code
        return tell(language, key, fact=problem.fact, names=_facts(names, language))
    if code == "type_error":
        key = "type_error.options" if names else code
        return tell(language, key, fact=_fact(problem.fact, language), found=found, names=_options(names, language))
    if code in _NUMBERS:
        return tell(language, code, found=_number(found, language), most=_number((*names, "")[0], language))
    if code in _ROLES:
        roles = ", ".join(_role(name, language, labels or {}) for name in names)
        return tell(language, code, found=_role(found, language, labels or {}), names=roles)
    match code:
        case "too_large":
            return tell(language, code, tests=names[0], values=_number(names[1], language))
        case "process_mismatch":
            effect = tell(language, f"effect.{found}")
            return tell(language, code, names=_facts(names, language) or "…", found=effect)
        case "empty_period" | "past_period":
            days = [_day(name, language) for name in names]
            return tell(language, code, since=days[0], until=days[-1])
        case _:
            fact = _fact(problem.fact, language)
            return tell(language, code, fact=fact, found=found, names=_options(names, language))


def _fact(name: str, language: str) -> str:
    return pick(FACT_NAMES[name], language) if name in FACT_NAMES else name


def _facts(names: Sequence[str], language: str) -> str:
    return ", ".join(_fact(name, language) for name in names)


def _options(names: Sequence[str], language: str) -> str:
    return ", ".join(pick(OPTIONS[name], language) if name in OPTIONS else name for name in names)


def _role(name: str, language: str, labels: Labels) -> str:
    label = labels.get(name, {}).get(language)
    if label:
        return label
    return pick(ROLE_LABELS[name], language) if name in ROLE_LABELS else name.replace("_", " ")


def _number(text: str, language: str) -> str:
    try:
        value = Decimal(text)
    except InvalidOperation:
        return text
    if not value.is_finite():
        return text
    return format_decimal(value, locale="en" if language == "en" else "fr", decimal_quantization=False)


def _day(text: str, language: str) -> str:
    on = date.fromisoformat(text)
    if language == "en":
        return format_date(on, "long", locale="en_GB")
    return f"{'1er' if on.day == 1 else on.day} {format_date(on, 'MMMM y', locale='fr')}"


def tell(language: str, key: str, **values: object) -> str:
    """The sentence in that language (French when the language is neither)."""
    return _template(language, key).format(**values)


@lru_cache(maxsize=512)
def _template(language: str, key: str) -> str:
    french, english = SENTENCES[key]
    return english if language == "en" else typeset(french)


def typeset(text: str) -> str:
    """French spaces: narrow no-break before ; ! ? and %, no-break before a colon and inside guillemets. The signs of
    expressions (!=) are no punctuation."""
    for sign in ";!?%":
        text = text.replace(f" {sign}", f"\u202f{sign}").replace(f"\u202f{sign}=", f" {sign}=")
    return text.replace(" :", "\u00a0:").replace("« ", "«\u00a0").replace(" »", "\u00a0»")
