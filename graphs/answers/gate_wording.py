"""What each look of the gate says in words, by what came of it, in French and in English."""

from __future__ import annotations

SAID: dict[str, tuple[str, str]] = {
    "pause.passes": ("Pause : aucune.", "Pause: none."),
    "pause.holds": (
        "Pause : en cours ; ce qui est permis attend la reprise.",
        "Pause: under way; what is allowed waits until I resume.",
    ),
    "bans.passes": ("Interdictions : aucune.", "Bans: none."),
    "bans.refuses": ("Interdit : {codes}.", "Forbidden: {codes}."),
    "exceptions.passes": ("Exceptions : aucune.", "Exceptions: none."),
    "exceptions.asks": ("Exceptions à montrer : {codes}.", "Exceptions to be shown: {codes}."),
    "limits.passes": ("Limites du demandeur : respectées.", "The asker's limits: kept."),
    "limits.asks": ("Limites du demandeur : {codes}.", "The asker's limits: {codes}."),
    "rules.passes": ("Règles : aucune ne demande d'accord.", "Rules: none asks for an approval."),
    "rules.asks": ("Règles : {codes}.", "Rules: {codes}."),
    "autonomy.passes": ("Autonomie : {level}{limit} ; je peux agir.", "Autonomy: {level}{limit}; I may act."),
    "autonomy.passes.seen": (
        "Autonomie : une personne qui peut approuver vient de le fixer ainsi.",
        "Autonomy: somebody who may approve has just set it so.",
    ),
    "autonomy.asks": (
        "Autonomie : {level}{limit} ; je demande d'abord.",
        "Autonomy: {level}{limit}; I ask first.",
    ),
    "autonomy.shadows": (
        "Autonomie : {level} ; je dis ce que j'aurais fait, et rien ne part.",
        "Autonomy: {level}; I say what I would have done, and nothing leaves.",
    ),
    "approver.asks": ("Décision : {role} ou plus haut{people}.", "Decision: {role} or higher{people}."),
    "approver.refuses": ("Décision : {codes}.", "Decision: {codes}."),
    "undo.holds": (
        "Délai pour l'arrêter : {count} min, en heures de travail.",
        "Time to stop it: {count} min, in working hours.",
    ),
    # --- parts of them
    "level.observe": ("observer seulement", "observe only"),
    "level.propose": ("proposer et demander", "propose and ask"),
    "level.act": ("agir seul", "act alone"),
    "limit": (", jusqu'à {limit} {vat} ; ici {total} {vat}", ", up to {limit} {vat}; here {total} {vat}"),
    "needed": (", {count} personnes", ", {count} people"),
    "people": (", dont {people}", ", among them {people}"),
    "other": ("{look} : {outcome}.", "{look}: {outcome}."),
    # --- without a chain
    "verdict.act": ("Verdict : j'agis sans demander.", "Verdict: I act without asking."),
    "verdict.ask": ("Verdict : je demande un accord.", "Verdict: I ask for an approval."),
    "verdict.refuse": ("Verdict : je ne le fais pas.", "Verdict: I do not do it."),
    "verdict.shadow": ("Verdict : j'observe, rien ne part.", "Verdict: I observe, nothing leaves."),
    "own": ("{reason} ({expected})", "{reason} ({expected})"),
    "withheld": (
        "Remises non accordées : {rules}.",
        "Discounts not granted: {rules}.",
    ),
    "versions": ("Règles appliquées : {rules}.", "Rules applied: {rules}."),
}
