"""Our texts to customers in French, by name and manner: subject and body, with {blanks}."""

from __future__ import annotations

from graphs.dunning.wording import typeset

_REGARDS = "Nous vous prions d'agréer, Madame, Monsieur, l'expression de nos salutations distinguées."
_CROSSED = "Si votre règlement est déjà parti, merci de ne pas tenir compte de ce message."

_EARLY_FORMAL = f"""\
{{greeting}}

Nous nous permettons de vous rappeler que votre règlement de {{total}} arrive bientôt à échéance. En voici le détail :

{{invoices}}

{{payment}}

{{copies}}

{_CROSSED} Nous restons à votre disposition pour toute question.

{_REGARDS}

{{signature}}
"""

_EARLY_WARM = f"""\
{{greeting}}

Un petit mot pour vous signaler une échéance qui approche : {{total}}, comme suit.

{{invoices}}

{{payment}}

{{copies}}

{_CROSSED} Et si quoi que ce soit vous manque pour nous régler, un simple retour à cet e-mail suffit.

Merci de votre confiance, et bien cordialement,

{{signature}}
"""

_COURTEOUS_FORMAL = f"""\
{{greeting}}

{{again}}Sauf erreur de notre part, votre règlement de {{total}} ne nous est pas encore parvenu. En voici le détail :

{{invoices}}

Il s'agit sans doute d'un simple oubli, et nous vous remercions par avance de bien vouloir y donner suite.

{{payment}}

{{copies}}

{_CROSSED} Si une question ou une difficulté le retarde, il vous suffit de répondre à cet e-mail.

{_REGARDS}

{{signature}}
"""

_COURTEOUS_WARM = f"""\
{{greeting}}

Nous espérons que tout va bien de votre côté. {{again}}Sauf erreur de notre part, nous n'avons pas encore \
reçu votre règlement de {{total}} :

{{invoices}}

Cela vous a sans doute échappé : pourriez-vous y jeter un œil quand vous aurez un moment ?

{{payment}}

{{copies}}

{_CROSSED} Et si quelque chose coince, dites-le-nous simplement : nous trouverons une solution ensemble.

Merci beaucoup, et bien cordialement,

{{signature}}
"""

_FIRM_FORMAL = f"""\
{{greeting}}

Malgré notre précédent message, nous n'avons toujours pas reçu votre règlement de {{total}} :

{{invoices}}

Nous vous demandons de bien vouloir régler cette somme sous huit jours, ou de nous indiquer dans ce délai la date \
à laquelle vous le ferez.

{{payment}}

{{copies}}

{_CROSSED} Si un désaccord ou une difficulté explique ce retard, merci de nous en faire part en répondant \
à cet e-mail.

{_REGARDS}

{{signature}}
"""

_FIRM_WARM = f"""\
{{greeting}}

Nous revenons vers vous, car notre précédent message est resté sans suite : {{total}} restent à régler.

{{invoices}}

Pouvez-vous faire le nécessaire cette semaine, ou nous dire à quelle date nous pouvons compter sur votre règlement ?

{{payment}}

{{copies}}

{_CROSSED} Et si un point de la facture vous pose question, parlons-en : répondez à cet e-mail ou appelez-nous.

Merci d'avance, et bien cordialement,

{{signature}}
"""

_LAST_FORMAL = f"""\
{{greeting}}

Malgré nos relances, la somme de {{total}} reste impayée à ce jour :

{{invoices}}

Ce message est notre dernier rappel amiable. Nous vous demandons de régler cette somme sous huit jours.

{{penalty}}

Sans règlement ni réponse de votre part dans ce délai, nous serons contraints de vous adresser une mise en demeure.

{{payment}}

{{copies}}

{_CROSSED} Si vous ne pouvez pas tout régler en une fois, contactez-nous sans attendre pour convenir d'un échéancier.

{_REGARDS}

{{signature}}
"""

_LAST_WARM = f"""\
{{greeting}}

Nous vous écrivons une dernière fois au sujet de la somme de {{total}}, toujours impayée malgré nos messages :

{{invoices}}

Nous tenons à régler cela à l'amiable avec vous. Pour cela, il nous faut votre règlement, ou au moins une réponse, \
sous huit jours.

{{penalty}}

Sans nouvelles de votre part d'ici là, nous devrons passer à une mise en demeure, ce que nous préférerions \
vraiment éviter.

{{payment}}

{{copies}}

{_CROSSED} Et si la période est difficile, appelez-nous : un échéancier est toujours possible.

Bien cordialement,

{{signature}}
"""

_QUOTE_FIRST_FORMAL = f"""\
{{greeting}}

Nous vous avons adressé le {{sent_on}} notre devis {{number}}, d'un montant de {{total}}. Nous souhaitions savoir \
s'il répond à votre attente.

Il est valable jusqu'au {{valid_until}} inclus. Pour l'accepter, il vous suffit de répondre à cet e-mail avec \
la mention « bon pour accord ». Nous restons à votre disposition pour le préciser ou l'adapter.

{_REGARDS}

{{signature}}
"""

_QUOTE_FIRST_WARM = """\
{greeting}

Avez-vous eu le temps de regarder notre devis {number}, envoyé le {sent_on} ({total}) ?

Si tout vous convient, répondez simplement « bon pour accord » à cet e-mail et nous nous occupons du reste. S'il faut \
ajuster une quantité ou un délai, dites-le-nous. Le devis est valable jusqu'au {valid_until} inclus.

Bien cordialement,

{signature}
"""

_QUOTE_LAST_FORMAL = f"""\
{{greeting}}

Notre devis {{number}} du {{sent_on}}, d'un montant de {{total}}, arrive au terme de sa validité \
le {{valid_until}}.

Pour bénéficier de ses conditions, il vous suffit de répondre à cet e-mail avec la mention « bon pour accord » avant \
cette date. Si votre projet est reporté ou abandonné, un mot de votre part nous permettra de clore le dossier.

{_REGARDS}

{{signature}}
"""

_QUOTE_LAST_WARM = """\
{greeting}

Notre devis {number} ({total}) est valable jusqu'au {valid_until} : nous préférons vous prévenir avant qu'il n'expire.

S'il vous convient, un « bon pour accord » en réponse à cet e-mail suffit. S'il vous faut un peu plus de temps ou une \
autre version, dites-le-nous ; et si le projet n'est plus d'actualité, un mot suffit aussi, sans aucun souci.

Bien cordialement,

{signature}
"""

_PLAIN: dict[tuple[str, str], tuple[str, str]] = {
    ("reminder.early", "formal"): ("Échéance prochaine : {reference}", _EARLY_FORMAL),
    ("reminder.early", "warm"): ("À noter, échéance du {due_on} : {reference}", _EARLY_WARM),
    ("reminder.courteous", "formal"): ("Votre règlement : {reference}", _COURTEOUS_FORMAL),
    ("reminder.courteous", "warm"): ("Petit rappel : {reference}", _COURTEOUS_WARM),
    ("reminder.firm", "formal"): ("Relance, règlement en retard : {reference}", _FIRM_FORMAL),
    ("reminder.firm", "warm"): ("Toujours en attente de votre règlement : {reference}", _FIRM_WARM),
    ("reminder.last", "formal"): ("Dernier rappel avant mise en demeure : {reference}", _LAST_FORMAL),
    ("reminder.last", "warm"): ("Dernier rappel : {reference}", _LAST_WARM),
    ("quote.first", "formal"): ("Votre avis sur notre devis {number}", _QUOTE_FIRST_FORMAL),
    ("quote.first", "warm"): ("Notre devis {number} : qu'en pensez-vous ?", _QUOTE_FIRST_WARM),
    ("quote.last", "formal"): ("Notre devis {number} expire le {valid_until}", _QUOTE_LAST_FORMAL),
    ("quote.last", "warm"): ("Devis {number} : plus que quelques jours", _QUOTE_LAST_WARM),
}

FRENCH: dict[tuple[str, str], tuple[str, str]] = {
    key: (typeset(subject), typeset(body)) for key, (subject, body) in _PLAIN.items()
}
