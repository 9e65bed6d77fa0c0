"""What is said about absences, in French and in English."""

from __future__ import annotations

from datetime import date

from babel.dates import format_date

from bot.typography import typeset

SENTENCES: dict[str, tuple[str, str]] = {
    # --- noted
    "self.one": (
        "C'est noté : votre absence du {first} ; vous reprenez le {back}.",
        "Noted: you are away on {first}; back on {back}.",
    ),
    "self.until": (
        "C'est noté : votre absence va jusqu'au {last} inclus ; vous reprenez le {back}.",
        "Noted: you are away until {last} included; back on {back}.",
    ),
    "self.range": (
        "C'est noté : votre absence va du {first} au {last} inclus ; vous reprenez le {back}.",
        "Noted: you are away from {first} to {last} included; back on {back}.",
    ),
    "other.one": (
        "C'est noté : absence de {name} le {first} ; reprise le {back}.",
        "Noted: {name} is away on {first}; back on {back}.",
    ),
    "other.until": (
        "C'est noté : absence de {name} jusqu'au {last} inclus ; reprise le {back}.",
        "Noted: {name} is away until {last} included; back on {back}.",
    ),
    "other.range": (
        "C'est noté : absence de {name} du {first} au {last} inclus ; reprise le {back}.",
        "Noted: {name} is away from {first} to {last} included; back on {back}.",
    ),
    "kept_too": ("L'autre absence reste notée : {spans}.", "The other absence stays noted: {spans}."),
    # --- who stands in
    "stands_in": ("{stand_in} assure le remplacement, je l'en préviens.", "{stand_in} stands in; I am telling them."),
    "stands_in.unreached": (
        "{stand_in} assure le remplacement, mais je ne peux pas lui écrire en privé : à vous de l'en prévenir.",
        "{stand_in} stands in, but I cannot write to them in private: please tell them.",
    ),
    "stands_in.known": (
        "{stand_in} assure le remplacement, comme indiqué auparavant.",
        "{stand_in} stands in, as set before.",
    ),
    "lends_role": (
        "{stand_in} ({role}) pourra donc décider à la place de {name} ({own}), dans les limites de ce rôle.",
        "{stand_in} ({role}) can therefore decide in place of {name} ({own}), within the limits of that role.",
    ),
    "passed.one": ("Une demande en attente lui est passée.", "One waiting request has gone to them."),
    "passed.many": ("{count} demandes en attente lui sont passées.", "{count} waiting requests have gone to them."),
    "offered.one": (
        "Une demande en attente est proposée à une autre personne qui peut décider.",
        "One waiting request has gone to others who may decide.",
    ),
    "offered.many": (
        "{count} demandes en attente sont proposées à d'autres personnes qui peuvent décider.",
        "{count} waiting requests have gone to others who may decide.",
    ),
    "nobody": (
        "Personne n'assure le remplacement : ce qui attend sera proposé à d'autres personnes qui peuvent décider. "
        "Pour désigner quelqu'un : « {example} ».",
        "Nobody stands in: what waits will go to others who may decide. To name somebody: “{example}”.",
    ),
    "nobody.wanted": (
        "Personne n'assure le remplacement : ce qui attend sera proposé à d'autres personnes qui peuvent décider.",
        "Nobody stands in: what waits will go to others who may decide.",
    ),
    "example.self": ("{first} me remplace", "{first} covers for me"),
    "example.other": ("{first} remplace {name}", "{first} covers for {name}"),
    "ask.stand_in": (
        "Qui assure le remplacement ? {why} Dites par exemple « {example} ».",
        "Who stands in? {why} Say for instance “{example}”.",
    ),
    "why.self": ("On ne peut pas se remplacer soi-même.", "Nobody can stand in for themselves."),
    "why.gone": ("{stand_in} ne fait plus partie de l'équipe.", "{stand_in} has left the company."),
    "stand_in.away": (
        "Attention : une absence de {stand_in} est notée aussi, {span}. Ces jours-là, c'est {other} qui décide.",
        "Careful: {stand_in} is away too, {span}. On those days {other} decides.",
    ),
    "stand_in.away.all": (
        "Attention : une absence de {stand_in} est notée aussi, {span}, et personne de ceux qui se remplacent "
        "n'est là. Qui d'autre ? Dites par exemple « {example} ».",
        "Careful: {stand_in} is away too, {span}, and none of those who stand in for each other is there. "
        "Who else? Say for instance “{example}”.",
    ),
    "stand_in.away.nobody": (
        "Attention : une absence de {stand_in} est notée aussi, {span}, sans remplacement. "
        "Qui d'autre ? Dites par exemple « {example} ».",
        "Careful: {stand_in} is away too, {span}, and nobody stands in for them. "
        "Who else? Say for instance “{example}”.",
    ),
    "cover.later": (
        "C'est noté : {stand_in} assurera le remplacement de {name} à chaque absence. "
        "Pour une absence, donnez-moi les dates : « je suis en congé jusqu'au 5 ».",
        "Noted: {stand_in} will stand in for {name} at each absence. "
        "For one, give me the dates: “I am off until the 5th”.",
    ),
    "cover.none": ("C'est noté : personne ne remplace {name}.", "Noted: nobody stands in for {name}."),
    # --- back, cancelled
    "back.self": ("Bon retour ! Votre absence est terminée.", "Welcome back! Your absence has ended."),
    "back.other": ("C'est noté : {name} est de retour.", "Noted: {name} is back."),
    "back.none.self": ("Aucune absence n'est notée pour vous.", "No absence of yours is noted."),
    "back.none.other": ("Aucune absence n'est notée pour {name}.", "No absence of {name}'s is noted."),
    "back.later": (
        "Cette absence n'a pas encore commencé : {spans}. Je la garde. Pour l'annuler : « annule mes congés ».",
        "This absence has not begun yet: {spans}. I am keeping it. To cancel it: “cancel my leave”.",
    ),
    "cancelled": ("C'est annulé : {spans}.", "Cancelled: {spans}."),
    "stay.none.self": (
        "Aucune absence n'est notée pour vous le {day}.",
        "No absence of yours is noted on {day}.",
    ),
    "stay.none.other": (
        "Aucune absence n'est notée pour {name} le {day}.",
        "No absence of {name}'s is noted on {day}.",
    ),
    "stay.which": (
        "Voici ce qui est noté : {spans}. Je n'ai rien changé : redites-moi l'absence avec ses nouvelles dates, ou "
        "« annule mes congés » si plus rien ne tient.",
        "This is what is noted: {spans}. I have changed nothing: tell me the absence again with its new dates, or "
        "“cancel my leave” if none of it stands.",
    ),
    "waiting.none": ("Rien n'attend de décision de votre part.", "Nothing waits for a decision of yours."),
    "waiting.one": ("Une demande attend votre décision :", "One request waits for your decision:"),
    "waiting.many": ("{count} demandes attendent votre décision :", "{count} requests wait for your decision:"),
    "waiting.line": ("{what}, à décider avant {when}", "{what}, to be decided by {when}"),
    "waiting.more": ("et {count} autres", "and {count} more"),
    # --- to the stand-in
    "to.now": (
        "Vous remplacez {name} jusqu'au {last} inclus (reprise le {back}).",
        "You are standing in for {name} until {last} included (back on {back}).",
    ),
    "to.later": (
        "Vous remplacerez {name} du {first} au {last} inclus. Je vous le redirai le moment venu.",
        "You will stand in for {name} from {first} to {last} included. I will tell you again when it begins.",
    ),
    "to.lends": (
        "Vous pouvez décider à sa place, dans les limites de son rôle ({role}).",
        "You may decide in their place, within the limits of their role ({role}).",
    ),
    "to.by": ("Indiqué par {who}.", "As told by {who}."),
    "to.over": (
        "{name} est de retour : vous n'assurez plus le remplacement.",
        "{name} is back: you no longer stand in.",
    ),
    "to.cancelled": (
        "Le remplacement de {name} n'a plus lieu : l'absence est annulée.",
        "Standing in for {name} is no longer needed: the absence is cancelled.",
    ),
    "to.other": (
        "Vous ne remplacez plus {name} : c'est {other} qui le fait.",
        "You no longer stand in for {name}: {other} does.",
    ),
    # --- to whoever is away, of what others noted
    "to.away": ("{who} a noté votre absence : {span}.", "{who} noted that you are away: {span}."),
    "to.away.hint": (
        "Si ce n'est pas le cas, dites-moi « annule mon absence ».",
        "If that is not so, tell me “cancel my absence”.",
    ),
    # --- asked back
    "ask.days": (
        "De quand à quand ? Dites par exemple « je suis en congé du 1er au 5 décembre ».",
        "From when to when? Say for instance “I am off from 1 to 5 December”.",
    ),
    "ask.until": (
        "À partir du {first}, et jusqu'à quand ? Redites-le avec les deux dates.",
        "From {first}, and until when? Please say it again with both dates.",
    ),
    "ask.which": (
        "{days} ? Redites-le avec la date, je n'ai rien noté.",
        "{days}? Please say it again with the date; I have noted nothing.",
    ),
    "ask.past": (
        "C'est déjà passé : je n'ai rien noté. Quelles sont les dates ?",
        "That has passed already: I have noted nothing. Which dates do you mean?",
    ),
    "ask.what": (
        "Je n'ai pas compris de quelle absence il s'agit. Dites par exemple « je suis en congé jusqu'au 5 », "
        "« je suis de retour » ou « qui est absent ? ».",
        "I did not understand which absence you mean. Say for instance “I am off until the 5th”, “I am back” or "
        "“who is away?”.",
    ),
    "refused": (
        "Je n'ai rien noté : l'absence de {name} peut être indiquée par {name}, ou par quelqu'un d'un rôle plus élevé.",
        "I have noted nothing: {name}'s absence can be told by {name}, or by somebody of a higher role.",
    ),
    # --- who is away
    "who.none": ("Aucune absence n'est notée.", "No absence is noted."),
    "who.title": ("Absences", "Absences"),
    "who.now": ("{name} : jusqu'au {last} inclus, reprise le {back}", "{name}: until {last} included, back on {back}"),
    "who.later": (
        "{name} : du {first} au {last} inclus, reprise le {back}",
        "{name}: from {first} to {last} included, back on {back}",
    ),
    "who.stand_in": ("{line} — remplacement : {stand_in}", "{line} — {stand_in} stands in"),
    "who.here": ("Aucune absence n'est notée pour {name}.", "No absence of {name}'s is noted."),
    "who.away.nobody": (
        "Attention : une absence de {stand_in} est notée aussi, {span}. Ces jours-là, personne n'assure le "
        "remplacement.",
        "Careful: {stand_in} is away too, {span}. On those days nobody stands in.",
    ),
    "cover.then": ("{span} : {stand_in} vous remplace.", "{span}: {stand_in} stands in for you."),
    "cover.none.then": ("{span} : personne ne vous remplace.", "{span}: nobody stands in for you."),
    "cover.usual": (
        "Aucune absence n'est notée pour vous. Si vous vous absentez, {stand_in} vous remplace.",
        "No absence of yours is noted. When you are away, {stand_in} stands in for you.",
    ),
    "cover.away": (
        "Attention : une absence de {stand_in} est notée, {span}.",
        "Careful: {stand_in} is away, {span}.",
    ),
    "cover.nobody": (
        "Aucune absence n'est notée pour vous, et personne n'est désigné pour vous remplacer. Pour désigner "
        "quelqu'un : « {example} ».",
        "No absence of yours is noted, and nobody is named to stand in for you. To name somebody: “{example}”.",
    ),
    "span": ("du {first} au {last} inclus", "from {first} to {last} included"),
    "span.one": ("le {first}", "on {first}"),
    "or": (" ou ", " or "),
}


def tell(language: str, key: str, **values: object) -> str:
    """The sentence in that language (French when the language is neither)."""
    french, english = SENTENCES[key]
    return (english if language == "en" else typeset(french)).format(**values)


def day(of: date, language: str, today: date) -> str:
    """ "vendredi 4 décembre", "Friday 4 December"; with the year when it is not this one."""
    pattern = "EEEE d MMMM" if of.year == today.year else "EEEE d MMMM y"
    if language == "en":
        return format_date(of, pattern, locale="en")
    return format_date(of, pattern.replace("d ", "'1er' ") if of.day == 1 else pattern, locale="fr")
