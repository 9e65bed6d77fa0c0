"""Tells orders that no rule can carry out: to send things elsewhere, to ask for more money, to spare an approval."""

from __future__ import annotations

import re

from graphs.rules.reading.pieces import Sheet
from graphs.understanding.text import fold

_ADDRESS = r"(?:mailto:|<)?[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}"
_SENDING = (
    r"\b(?:envo(?:i|y)\w*|renvo(?:i|y)\w*|transmet\w*|transfer\w*|expedi\w*|adresse[rz]?|redirig\w*|fai\w* suivre|"
    r"partage\w*|communique\w*|livre[rz]?|mets|mettre|mettez|copie\w*|send\w*|forward\w*|redirect\w*|share\w*|e-?mail\w*|"
    r"copy|copies|put|deliver\w*|b?cc|cci)\b"
)
_ELSEWHERE = re.compile(
    rf"{_SENDING}\W{{1,3}}{_ADDRESS}"
    rf"|{_SENDING}[^.;!?\n]{{0,80}}?\b(?:a|aux?|to|vers|towards?|at|sur|cc|copie|copy)\W{{1,3}}(?:\w+\W{{1,3}}){{0,3}}?{_ADDRESS}"
)
_SETTING_ASIDE = re.compile(
    r"\b(?:ignore[rsz]?|oublie[rsz]?|outrepasse[rsz]?|contourne[rsz]?|desobeis\w*|passe outre|fais fi|"
    r"(?:ne )?(?:tiens|tenez) (?:pas|plus) compte|(?:ne )?(?:respecte|suis|applique)[rsz]? (?:pas|plus)|"
    r"ignoring|forget|disregard|override|bypass|circumvent|neglect|(?:don't|do not|stop) (?:follow|obey|apply)\w*)\b"
    r"[^.;!?\n]{0,25}\b(?:regles|instructions?|consignes?|directives?|rules|guidelines|orders you|prompt)\b"
    r"|\b(?:change|modifie|remplace|reecri|efface|replace|rewrite|modify|erase|delete|reveal|revele)\w*"
    r" (?:toutes |all )?(?:tes|vos|ton|votre|your)\W[^.;!?\n]{0,15}"
    r"\b(?:regles|instructions?|consignes?|directives?|rules|guidelines|prompt)\b"
)


_PERCENT = r"\d\s?(?:%|pour ?cents?\b|per ?cent\b)"
_DEARER = re.compile(
    rf"{_PERCENT}\W{{1,3}}(?:(?:de |en )plus\b(?! de \d)|plus chere?s?\b|extra\b|more\b|on top\b"
    r"|higher\b|dearer\b|pricier\b"
    r"|(?:price )?(?:increase|surcharge|mark-?up|rise)\b|d'augmentation|de (?:hausse|majoration|surcout|supplement)\b)"
    r"|\b(?:augment|major(?:e|ation|er|ez|ons|ent|es)\b|hauss|rehauss|surtax|surcharg|increas"
    r"|rais(?:e|es|ing)\b|mark-?ups?\b|mark up)"
    rf"[^.;!?\n]{{0,50}}{_PERCENT}"
    rf"|\bup (?:by )?\d{{1,3}}(?:[.,]\d+)?\s?%|(?:^|[:=(,])\s*\+\s?\d[\d.,]*\s?%|\s\+\d[\d.,]*\s?%"
    r"|\bextra \d[\d.,]*\s?%|\bplus chere?s? de \d"
)
_APPROVED = r"(?:approv|approuv|valid|autoris|authori|accept|sign)\w*"
_APPROVAL = rf"(?:{_APPROVED}|accord\b|aval\b|consent\b|consult\w*|demand\w*|ask\w*)"
_SPARED = re.compile(
    rf"\b(?:skip|waiv|bypass)\w*\b[^.;!?\n]{{0,60}}\b{_APPROVAL}"
    rf"|\b(?:inutile|dispens\w*|exempt\w*|exoner\w*|(?:pas )?la peine|need not|needn't|no need|without needing)\b"
    rf"[^.;!?\n]{{0,80}}\b{_APPROVAL}"
    rf"|\bauto-?{_APPROVED}|\b(?:automatically|automatiquement) (?:approv|approuv|valid|autoris|authori)\w*"
    rf"|\b(?:approv|approuv|valid|autoris|authori)\w* (?:automatically|automatiquement|d'office|by default)"
    rf"|\b{_APPROVAL}[^.;!?\n]{{0,30}} (?:inutile|superflue?s?|unnecessary|waived)\b"
    rf"|(?:\bnot|n't|\bpas|\bnever|\bjamais|\bno|\bplus|\bsans) (?:d'|en )?(?:besoin|need\w*|requir\w*|necessit\w*)\b"
    rf"(?! [^.;!?\n]{{0,40}}\b(?:unless|sauf|except))[^.;!?\n]{{0,40}}\b{_APPROVAL}"
    rf"|^\W*(?:please )?{_APPROVED}[^.;!?\n]{{0,60}} (?:without|sans)\b"
)

_HARM = re.compile(
    r"\b(?:passwords?|mots? de passe|credentials|api keys?|identifiants bancaires)\b"
    r"|\bdrop table\b|\b(?:select|delete|insert|update)\b[^.;!?\n]{0,20}\b(?:from|into)\b"
    r"|__\w+__|\bos\.system\b|<script"
    r"|\b(?:supprime|efface|detrui|vide|delete|erase|drop|wipe|destroy)\w* "
    r"(?:(?:toute|toutes|la|les|the|all|nos|our) ){0,2}"
    r"(?:base|bases|donnees|database|databases|data)\b"
    r"|\b(?:fais|faites|faire|effectue\w*|make|do|send) (?:(?:un|une|a|the|le) )?"
    r"(?:virement|wire|bank transfer|transfer)\b"
    r"|\bwire (?:all|every|the|\d|€)|\b(?:rules|regles) (?:are|sont) (?:disabled|off|desactivees|suspendues)\b"
)


def beyond_rules(sheet: Sheet) -> bool:
    """What stands in quotation marks, or is announced as a text to print, is no order."""
    printed = next((sheet.tokens[piece.start].start for piece in sheet.pieces if piece.kind == "mention"), None)
    said = fold(sheet.text if printed is None else sheet.text[:printed])
    return any(pattern.search(said) for pattern in (_ELSEWHERE, _SETTING_ASIDE, _DEARER, _SPARED, _HARM))
