"""Every sentence of the rule process, in French and in English. Templates only: what fills them is data."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import cast

from graphs.rule_setup.wording_cards import CARDS

LANGUAGES = ("fr", "en")

_SENTENCES: dict[str, tuple[str, str]] = {
    # --- what is not clear, by code of the doubt
    "doubt.not_a_rule": (
        "Je ne vois pas de règle dans « {text} ». Dites quand et quoi, par exemple : « si commande > 500 € et client "
        "fidèle alors remise 10 % ».",
        "I see no rule in “{text}”. Say when and what, for instance: “if order > €500 and loyal customer then 10% "
        "discount”."),
    "doubt.no_consequence": (
        "Je comprends le cas, mais que faut-il faire alors ? Par exemple : une remise, une validation, une interdiction, "
        "un acompte, une mention, une langue.",
        "I understand the case, but what shall be done then? For instance: a discount, an approval, a ban, a deposit, "
        "a mention, a language."),
    "doubt.no_condition": (
        "Je comprends ce qu'il faut faire, mais dans quels cas ? Par exemple : « au-dessus de 5 000 € », « pour les "
        "VIP ».",
        "I understand what shall be done, but in which cases? For instance: “above €5,000”, “for VIPs”."),
    "doubt.left_over": ("Je n'ai pas su quoi faire de « {text} ». Dites-le autrement.",
        "I could not tell what to do with “{text}”. Say it in other words."),
    "doubt.left_over.rest": (
        "Je n'ai pas su quoi faire de « {text} ». Dites-le autrement, ou faut-il continuer sans ?",
        "I could not tell what to do with “{text}”. Say it in other words, or shall I go on without it?"),
    "doubt.two_rules": ("Il y a plusieurs règles dans cette phrase. Laquelle mettre en place d'abord ?",
        "There are several rules in this sentence. Which one shall I set up first?"),
    "doubt.two_rules.words": ("Il y a plusieurs règles dans cette phrase. Écrivez-les une par une, en commençant ici.",
        "There are several rules in this sentence. Write them one by one, starting here."),
    "doubt.bare_number": ("« {text} » : que faut-il comprendre ?", "“{text}”: how shall I read it?"),
    "doubt.one": ("« {text} » : est-ce bien ceci ? Sinon, écrivez-le autrement.",
        "“{text}”: is this what you mean? If not, say it in other words."),
    "doubt.bare_number.words": ("« {text} » : dans quelle unité ? Écrivez-le avec %, € ou jours.",
        "“{text}”: in which unit? Write it with %, € or days."),
    "doubt.unit_conflict": ("« {text} » : cette unité ne va pas avec ce dont parle la règle. Que vouliez-vous dire ?",
        "“{text}”: this unit does not go with what the rule is about. What did you mean?"),
    "doubt.which_fact": ("« {text} » peut se comprendre de plusieurs façons. Laquelle ?",
        "“{text}” can be understood in several ways. Which one?"),
    "doubt.which_fact.words": ("De quoi parle « {text} » ? Dites par exemple : le total de la commande, la quantité, "
        "le retard, l'ancienneté du client.",
        "What is “{text}” about? Say for instance: the order's total, the quantity, the delay, the years as a "
        "customer."),
    "doubt.which_bound": ("« {text} » : à partir de cette valeur, ou strictement au-dessus ?",
        "“{text}”: from that value on, or strictly above it?"),
    "doubt.not_ours": (
        "« {text} » : aucune règle ne peut faire cela. Une règle peut accorder une remise, demander l'accord de quelqu'un, "
        "interdire, classer un client ou un prospect, retarder une relance, ajouter une ligne ou une mention à un devis, "
        "choisir sa langue ou demander un acompte. Comment le dire ainsi ?",
        "“{text}”: no rule can do that. A rule can grant a discount, ask for somebody's agreement, forbid, classify a "
        "customer or a lead, put a reminder off, add a line or a mention to a quote, choose its language or ask for a "
        "deposit. How would you put it that way?"),
    "doubt.too_long": ("Cette phrase est trop longue pour une seule règle. Écrivez-la plus court.",
        "This sentence is too long for one rule. Make it shorter."),
    # --- names
    "name.customer": ("Je ne trouve pas de client « {text} ». Écrivez son nom tel que dans vos fichiers.",
        "I cannot find a customer “{text}”. Write the name as it is in your books."),
    "name.customer.which": ("« {text} » : de quel client s'agit-il ?", "“{text}”: which customer is this?"),
    "name.product": ("Je ne trouve pas « {text} » au catalogue. Écrivez le nom ou la référence du produit.",
        "I cannot find “{text}” in the catalogue. Write the product's name or reference."),
    "name.product.which": ("« {text} » : de quel produit s'agit-il ?", "“{text}”: which product is this?"),
    "name.person": ("Je ne connais ni collègue ni rôle « {text} ». Qui doit donner son accord ?",
        "I know no colleague and no role “{text}”. Who shall agree?"),
    "name.person.which": (
        "« {text} » ne désigne ni un rôle ni une seule personne active de l'entreprise. Qui doit donner son accord ?",
        "“{text}” is neither a role nor just one active colleague. Who shall agree?"),
    "name.number": ("« {text} » n'est pas un nombre que je sais lire. Écrivez-le en chiffres.",
        "“{text}” is no number that I can read. Write it in figures."),
    "name.number.which": ("« {text} » : quel nombre est-ce ?", "“{text}”: which number is this?"),
    "name.fact": ("Je ne sais pas de quoi parle « {text} ». Dites-le autrement.",
        "I do not know what “{text}” is about. Say it in other words."),
    "name.fact.which": ("De quoi parle « {text} » ?", "What is “{text}” about?"),
    "name.value": ("« {text} » n'est pas une valeur possible ici. Laquelle faut-il prendre ?",
        "“{text}” is no possible value here. Which one shall I take?"),
    "name.value.which": ("« {text} » : laquelle de ces valeurs ?", "“{text}”: which of these values?"),
    "name.customer.missing": ("Pour quel client ?", "For which customer?"),
    "name.product.missing": ("Pour quel produit ?", "For which product?"),
    "name.person.missing": ("Qui doit donner son accord ? Un nom, ou un rôle.",
        "Who shall agree? A name, or a role."),
    "name.number.missing": ("Quel nombre faut-il prendre ?", "Which number shall I take?"),
    "name.fact.missing": ("De quoi parle la condition ?", "What is the condition about?"),
    "name.value.missing": ("Quelle valeur faut-il prendre ?", "Which value shall I take?"),
    # --- the older rule
    "target.missing": ("De quelle règle parlez-vous ?", "Which rule do you mean?"),
    "target.unknown": ("Je ne trouve pas de règle « {text} ». Laquelle est-ce ?",
        "I cannot find a rule “{text}”. Which one is it?"),
    "target.which": ("Plusieurs règles correspondent à « {text} ». Laquelle ?", "Several rules match “{text}”. Which one?"),
    "target.line": ("{id} ({state}) : {words}", "{id} ({state}): {words}"),
    "target.more": ("… et {count} autres.", "… and {count} more."),
    "change.how": ("Que doit dire la règle {id} ? Elle dit aujourd'hui : {words}",
        "What shall rule {id} say? It says today: {words}"),
    "change.unclear": ("Je n'ai pas compris le changement « {text} ». Que doit dire la règle {id} ? Elle dit "
        "aujourd'hui : {words}",
        "I did not understand the change “{text}”. What shall rule {id} say? It says today: {words}"),
    # --- overlaps
    "rank.ask": ("{new} et {other} ({words}) peuvent s'appliquer au même cas, par exemple : {witness}. "
        "Laquelle l'emporte ?",
        "{new} and {other} ({words}) can apply to the same case, for instance: {witness}. Which one wins?"),
    "rank.new": ("Cette règle", "This rule"),
    "rank.rule": ("la règle {id}", "rule {id}"),
    "rank.price_list": ("la ligne {id} de la grille tarifaire", "row {id} of the price list"),
    "rank.first": ("Cette règle", "This rule"),
    "rank.first.new": ("La nouvelle règle", "The new rule"),
    "rank.other": ("{id} ({words})", "{id} ({words})"),
    "rank.gist": ("{then} si {when}", "{then} if {when}"),
    "rank.other.price_list": ("La grille : {words}", "The price list: {words}"),
    "rank.best.discount": ("La plus avantageuse pour le client", "The best for the customer"),
    "rank.best.deposit": ("L'acompte le plus bas", "The lower deposit"),
    "rank.best.postpone": ("Le délai le plus long", "The longer delay"),
    "rank.best": ("La plus stricte", "The stricter one"),
    "rank.add": ("Les deux, jusqu'à un plafond", "Both, up to a cap"),
    "rank.all": ("La plus avantageuse, pour ces {count} règles", "The best for the customer, for these {count} rules"),
    "rank.all.which": ("Ces {count} règles : {named}.", "These {count} rules: {named}."),
    "cap.ask": ("Les deux remises s'ajoutent : jusqu'à quel pourcentage en tout ? (de {least} à 100 %)",
        "Both discounts add up: to what percentage at most? (from {least} to 100%)"),
    "witness.lines": ("{one} et, sur une autre ligne, {other}", "{one} and, on another line, {other}"),
    "exception.granting": (
        "Exception : {other} ({words}) interdit la remise dans certains de ces cas, par exemple : {witness}.",
        "Exception: {other} ({words}) forbids the discount in some of these cases, for instance: {witness}."),
    "exception.forbidding": (
        "Exception : {other} ({words}) n'accordera plus sa remise dans ces cas, par exemple : {witness}.",
        "Exception: {other} ({words}) will no longer grant its discount in these cases, for instance: {witness}."),
    # --- any question
    "misheard": ("Je n'ai pas compris « {text} ». ", "I did not understand “{text}”. "),
    "choice.ignore": ("Continuer sans", "Go on without it"),
    # --- titles and doings
    "title.new": ("Nouvelle règle", "New rule"),
    "title.rule": ("Règle {id}", "Rule {id}"),
    "title.words": ("Règle : {words}", "Rule: {words}"),
    "doing.hear": ("Je lis la règle", "Reading the rule"),
    "doing.compare": ("Je la compare aux autres règles", "Comparing it with the other rules"),
    "doing.replay": ("Je la rejoue sur l'historique", "Replaying it on the history"),
    **CARDS,
}  # fmt: skip


def tell(language: str, key: str, **values: object) -> str:
    """The sentence in that language (French when the language is neither)."""
    return _template(language, key).format(**values)


def both(key: str, **values: object) -> dict[str, str]:
    """The sentence in each language. A value that is itself a text by language fills each with its own."""
    return {language: tell(language, key, **_of(values, language)) for language in LANGUAGES}


def _of(values: dict[str, object], language: str) -> dict[str, object]:
    return {name: _text(value, language) for name, value in values.items()}


def _text(value: object, language: str) -> object:
    return cast("dict[str, object]", value).get(language, "") if isinstance(value, dict) else value


def known(key: str) -> bool:
    return key in _SENTENCES


def plural(count: int, language: str) -> str:
    """The suffix of a sentence that has `_one` and `_many`: French counts 0 and 1 as one."""
    return "_one" if count == 1 or (language != "en" and count < 2) else "_many"


@lru_cache(maxsize=512)
def _template(language: str, key: str) -> str:
    french, english = _SENTENCES[key]
    return english if language == "en" else typeset(french)


def typeset(text: str) -> str:
    """French spaces: narrow no-break before ; ! ? and %, no-break before a colon and inside guillemets."""
    text = re.sub(r" ([;!?%€])", "\u202f\\1", text)
    text = re.sub(r"(?<=\d) (?=\d{3})", "\u202f", text)
    return text.replace(" :", "\u00a0:").replace("« ", "«\u00a0").replace(" »", "\u00a0»")
