"""The words by which intent is told, French and English, folded: one alternative a line."""

from __future__ import annotations

import re


def _lines(alternatives: str) -> re.Pattern[str]:
    """Whole words only."""
    joined = "|".join(line.strip() for line in alternatives.strip().splitlines())
    return re.compile(rf"(?<![\w-])(?:{joined})(?!\w)")


_WORK = (
    "(?:emploi|travail|stage(?! de (?:formation|conduite|pilotage|securite))|alternance|apprentissage"
    "|poste(?! de travail)|job|cdi|cdd|contrat d'|contrat en alternance)"
)

QUOTE = _lines(r"""
    devis|quotations?|chiffrage|chiffrer|cotation|estimation|estimate|pro ?forma|rfq|rfp
    offre (?:de prix|commerciale|tarifaire|chiffree)
    proposition (?:commerciale|tarifaire|de prix|chiffree|financiere)
    (?:a|an|your|us|me|get|for|the|send|free) quotes?|quote (?:for|on|us|me|please)|price offer
    (?:could|can|would|will) you (?:please )?quote
    request for (?:a )?(?:quote|quotation|proposal)
    (?:passer|placer|faire) (?:une )?commande|bon de commande|place an order|purchase order|bulk order
    (?:souhait\w+|voudr\w+|aimer\w+|veux|voul\w+|desir\w+) (?:vous )?(?:commander|acheter|acquerir)
    (?:like|want|wish|need|looking|ready) to (?:order|buy|purchase)
""")
DEMO = _lines(r"""
    demos?|demonstrations?|essai gratuit|periode d'essai|(?:free )?trial|tester votre \w+|echantillons?|samples?
""")
CALL = _lines(r"""
    (?:me|nous) (?:rappeler|appeler|recontacter|contacter|telephoner|joindre)|rappel(?:er|ez|le)(?:-(?:moi|nous))?
    (?:re)?contactez(?:-(?:moi|nous))?|appelez(?:-(?:moi|nous))?|rendez-vous|rdv
    etre (?:re)?(?:contacte|appele|rappele)e?s?|entretien telephonique|prendre contact|visio(?:conference)?
    echanger (?:avec|par|de vive)|en discuter|discuter de (?:notre|ce|mon) \w+|vous rencontrer
    call (?:me|us|back)|(?:me|us) a (?:call|ring)|phone call|a (?:quick )?call|call ?back|meeting|get in touch
    (?:contact|reach|phone) (?:me|us)|speak (?:to|with) (?:someone|somebody|you|a)|talk to (?:someone|you|a|sales)
""")
PRICE = _lines(r"""
    prix|tarifs?|tarification|combien (?:ca |cela )?cout\w+|a combien|(?:le |quel )?cout|couts|grille tarifaire|remises?
    prices?|pricing|price lists?|how much|costs?|(?:your|bulk|trade) rates|discounts?
""")
INFORMATION = _lines(r"""
    renseign\w+|informations?|infos?|documentations?|brochures?|catalogues?|catalogs?|plaquettes?|fiches? techniques?
    en savoir plus|plus de details|datasheets?|learn more|know more|find out more|more details
    interested in|interesse\w*
""")

STUDENT = _lines(r"""
    (?:je suis|etant|en tant qu') ?(?:actuellement )?(?:une? )?(?:etudiante?|eleve|lyceenne?|doctorante?)
    nous sommes (?:\w+ )?(?:un groupe d'|des )?(?:etudiante?s|eleves|lyceens)
    etudiante? (?:en|a|au|a la)|groupe d'etudiants
    (?:mon|notre|mes|nos) (?:memoire|these|expose|rapport de stage|tpe|tipe|etudes|travail de fin d'etudes)
    (?:mon|notre|un) projet (?:scolaire|d'etudes?|de fin d'etudes?|tutore|universitaire|etudiant)
    memoire de (?:fin|master|recherche|licence|m[12])|travaux? scolaires?|(?:ma|notre) (?:these|soutenance)
    dans le cadre de (?:mon|notre) (?:bts|but|master|licence|bachelor|cursus|formation scolaire)
    i(?: am|'m) (?:currently )?(?:a |an )?(?:[\w-]+ ){0,3}student|we(?: are|'re) (?:[\w-]+ ){0,2}students|student at
    (?:my|our) (?:thesis|dissertation|coursework|homework|assignment|phd|(?:school|university|college|class) project)
    for (?:a |an )?(?:school|university|college|class|student) (?:project|assignment|paper|report)
""")
STUDENT_MAIL = re.compile(r"(?:^|\.)(?:etu|etud|etudiants?|edu|students?|alumni|eleves?)\.|^(?:etu|etudiants?)-|\.edu$")

JOB = _lines(
    r"""
    (?:ma|sa|cette) candidature(?! (?:a |au |aux )(?:l')?(?:appel|marche))|candidature spontanee|lettre de motivation
    (?:ci-joints?|ci joint|pj|joins|trouverez|envoie|adresse|transmets) (?:[\w-]+ ){0,4}(?:cv|curriculum)
    mon (?:cv|curriculum)(?: vitae)?
    (?:a la |en )recherche (?:active )?(?:d'|de )(?:une? |mon )?(?:premier )?WORK
    je (?:recherche|cherche)(?: actuellement| activement)? (?:une? |du )?(?:premier )?WORK
    je (?:souhait\w+|voudrais) (?:trouver|obtenir|effectuer|realiser|faire) (?:une? |mon )?WORK
    j'aimerais (?:trouver|obtenir|effectuer|realiser|faire) (?:une? |mon )?WORK
    demande (?:de stage|d'emploi|d'alternance|de contrat)|stage (?:d'observation|de fin d'etudes|de troisieme|de 3eme)
    recherche (?:de stage|d'emploi|d'alternance|un stage|un emploi|une alternance)
    (?:je )?postule[rz]?|vos offres d'emploi|votre offre d'emploi|recrutez-vous|vous recrutez
    (?:rejoindre|integrer) (?:votre|vos) (?:equipes?|entreprise|societe|rangs)
    job application|(?:my|attached|enclosed)(?: is my)? (?:cv|resume|curriculum vitae)|cover letter
    apply(?:ing)? for (?:a |an |the |your |any )?(?:[\w-]+ ){0,3}(?:position|job|role|internship|vacancy|post)
    my application for (?:a |an |the |your )?(?:[\w-]+ ){0,3}(?:position|job|role|internship|vacancy|post)
    (?:looking|searching) for (?:a |an )?(?:[\w-]+ ){0,2}(?:job|internship|employment|apprenticeship|work placement)
    are you hiring|any (?:vacancies|job openings|openings)
    join(?:ing)? your (?:team|company)|internship opportunit(?:y|ies)
""".replace("WORK", _WORK)
)
HIRES = _lines(r"""
    nous recrutons|(?:cabinet|agence) de recrutement|vos (?:besoins en )?recrutements?|nos candidats
    your (?:hiring|recruitment) (?:needs|process)|our candidates
""")

SEEKS = _lines(r"""
    (?:nous|je|on) (?:re)?cherch\w+|(?:re)?cherchons|(?:avons|ai|aurions|aurais|aura|a) besoin|il (?:nous|me) fau\w+
    (?:we|i)(?: are|'re| am|'m)? (?:need|looking for|searching for|in need of)
    we(?: would|'d) like to (?:have|get|use|rent)
    interesse\w* par (?:vos|votre|les)|interested in your
    (?:nous|je) souhait\w+ (?:equiper|meubler|louer|renouveler|installer)
""")

SELLS = _lines(r"""
    (?:je|nous) (?:vous )?propos(?:e|ons) (?:[\w'-]+ ){0,3}(?:services?|solutions?|prestations?|expertise|partenariat)
    vous (?:presenter|proposer) (?:[\w'-]+ ){0,2}(?:nos|notre|mes|mon|une offre|un partenariat)
    vous (?:presenter|proposer) (?:nos|notre|mes|mon|une offre|un partenariat)(?: [\w'-]+)?
    notre (?:agence|cabinet|equipe) (?:[\w'-]+ ){0,3}(?:propose|accompagne|aide)
    (?:i|we) (?:can )?(?:offer|provide|speciali[sz]e in|help) (?:[\w'-]+ ){0,5}(?:services?|businesses|website|seo)
    our (?:agency|team|firm|platform|software|company) (?:[\w'-]+ ){0,3}(?:helps?|offers?|provides?|speciali[sz]es?)
    (?:premiere|1ere|1re) (?:page|position)s? (?:de |sur |dans )?google
    first page of google|top of google|google rankings?
    backlinks?|guest posts?|sponsored (?:posts?|articles?)|link building|netlinking|articles? sponsorises?
    (?:ameliorer|booster|augmenter|optimiser|doper) (?:votre|vos) [\w']+
    developper (?:votre|vos) (?:chiffre d'affaires|ventes|clientele|visibilite|acquisition|notoriete)
    (?:boost|increase|grow|improve|double|skyrocket) your [\w']+
    (?:generer|generate|apporter|trouver) (?:plus de |more |de nouveaux |new )?(?:leads|prospects|clients|customers)
    lead generation|qualified leads|base de (?:donnees|contacts) (?:b2b|qualifie\w*|d'entreprises)|email lists?
    factory (?:direct )?prices?|free audit|audit (?:gratuit|offert)
    (?:devenir|become) (?:votre|notre|your|a) (?:partenaire|fournisseur|supplier)
    (?:votre|your) (?:site|website) (?:[\w'-]+ ){0,3}(?:errors|issues|problems|erreurs|problemes|manque|is missing)
    (?:offshore|dedicated) (?:developers?|team)
    vos factures d'(?:energie|electricite)|reduire vos (?:couts|charges|factures)
    (?:i|we) came across your (?:website|company|profile)
    i was (?:just )?(?:browsing|visiting|on) your (?:web ?site|site)
    (?:je me permets de vous contacter|je vous contacte) (?:afin|pour) (?:de )?vous (?:presenter|proposer)
    offre (?:exclusive|promotionnelle|de lancement)|levee de fonds|factoring offers?|business loans?
""")
SELLS_LIGHTLY = _lines(r"""
    referencement(?: naturel)?|seo|webmarketing|marketing digital
    digital marketing|prospection (?:commerciale|telephonique)
    externalis\w+|outsourc\w+|partenariat|partnership|no obligation|sans engagement|15 minutes|quick (?:call|chat)
    we are (?:a |an )?(?:[\w'-]+ ){0,4}(?:manufacturer|factory|supplier|exporter|wholesaler) (?:of|in|from|based)
    nous sommes (?:un |une )?(?:[\w'-]+ ){0,2}(?:fabricant|fournisseur|grossiste|importateur) (?:de|d')
    unsubscribe|se desinscrire|me desinscrire|web design
    app development|nos (?:services|prestations|solutions)|our services
    votre site (?:internet|web)|your website|success stories|roi
    our clients|nos references|decision[- ]maker|centre d'appels?
""")
PITCH = _lines(r"""
    viagra|cialis|casinos?|bitcoins?|crypto(?:currency|currencies|monnaies?)
    forex|loan offer|payday loans?|replica watches
    pret entre particuliers?|offre de prets?|credit (?:rapide|sans justificatif)|porn\w*|escorts?|adult dating|sexcam
    lottery|inheritance|heritage de|western union|make money (?:online|fast)|gagne[rz] de l'argent
    investissements? (?:rentables?|garantis?)|click here|cliquez ici|online pharmacy|whatsapp group|telegram channel
""")
MARKUP = re.compile(r"\[url=|<a href|\[link=")
LINK = re.compile(r"https?://|(?<!/)www\.")

QUESTION = re.compile(
    r"(?:\W*(?:bonjour|hello|hi|dear|bonsoir|madame|monsieur|messieurs)\b\W*)*"
    r"(?:est-ce que|avez-vous|faites-vous|livrez-vous|proposez-vous|acceptez-vous|vendez-vous|pouvez-vous|peut-on"
    r"|quels?|quelles?|comment|combien|do you|can you|could you|are you|is (?:it|there)|what|how|which|does)\b"
)
REQUEST = re.compile(
    r"(?:pouvez[- ]vous|pourriez[- ]vous|pouvons-nous|peux-tu|could (?:you|we)|can (?:you|we|i)|would you|may i"
    r"|(?:est|serait)-il possible|is it possible|would it be possible|vous serait-il possible)\b.{0,80}\b(?:devis"
    r"|rappel\w*|recontact\w*|contact\w*"
    r"|appel\w*|envoyer|adresser|transmettre|faire parvenir|etablir|quotes?|quotation|call|send|get back"
    r"|in touch|prices?|catalogues?|documentation|brochures?|tarifs?|echantillons?|samples?"
    r"|renseign\w*|infos?|informations?|information|chiffr\w*|proposer|offre|rendez-vous|rdv|meeting|arrange|book)"
)
