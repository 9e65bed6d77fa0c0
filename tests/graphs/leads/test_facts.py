"""What a lead's words say: goods, how many, where, what they want, who they are not."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from graphs.leads.given import Given
from tests.graphs.leads.make import read, web


def test_a_lead_that_says_it_all():
    facts = read(
        web(
            "Bonjour,\nNous organisons un séminaire et souhaitons 80 chaises pliantes avant Noël, budget 4 000 € HT.\n"
            "Pouvez-vous m’envoyer un devis ?\nCordialement, Jean Dupont",
            name="Jean Dupont",
            company="SARL Dupont & Fils",
            email="jean@dupont.fr",
            phone="06 12 34 56 78",
            postal_code="69003",
            city="LYON 3EME",
        )
    )
    assert facts.skus == ["CHA-01"] and facts.product == "Chaise pliante bois"
    assert (facts.quantity, facts.budget, facts.deadline) == (80, 4000, date(2026, 12, 24))
    assert "quote" in facts.wants and not facts.question
    assert (facts.region, facts.country, facts.language) == ("Auvergne-Rhône-Alpes", "FR", "fr")
    assert facts.contradictions == []


@pytest.mark.parametrize(
    ("given", "skus", "quantity"),
    [
        (web("We need 40 folding chairs"), [], 40),
        (web("Besoin de 12 tables rondes et 80 nappes"), ["TAB-02", "NAP-03"], 12),
        (web(product="Chaise pliante", quantity="environ 200"), ["CHA-01"], 200),
        (web(product="CHA-01", quantity="100 à 150"), ["CHA-01"], 150),
        (web(product="nappes", quantity="une centaine"), ["NAP-03"], 100),
        (web(product="nappes", quantity="1 500"), ["NAP-03"], 1500),
        (web("Une centaine de chaises pliantes"), ["CHA-01"], 100),
        (web("We need 40 by 15 January 2027."), [], 40),
        (web("Il nous faudrait 60 maillots pour le 12 mars"), [], 60),
        (web("Nous cherchons 12 rue des Lilas"), [], None),
        (web("We need it by 15 January 2027"), [], None),
        (web("Un buffet pour 80 personnes"), [], 80),
        (web("Nous avons 3 restaurants et cherchons un fournisseur"), [], None),
        (web("Appelez-moi au 06 12 34 56 78"), [], None),
        (web("Livraison au 12 rue des Lilas, 75011 Paris"), [], None),
        (web(product="Refonte de site"), [], None),
        (web(quantity="quelques-unes", product="chaises pliantes"), ["CHA-01"], None),
    ],
)
def test_goods(given: Given, skus: list[str], quantity: int | None):
    facts = read(given)
    assert facts.skus == skus
    assert facts.quantity == (None if quantity is None else Decimal(quantity))


def test_what_is_asked_for_outside_the_catalogue_is_kept_for_showing():
    facts = read(web("Je souhaite un devis pour la rénovation de ma cuisine."))
    assert facts.product == "" and facts.found["need"] == "la rénovation de ma cuisine"
    assert "need" not in read(web("Un devis pour 80 chaises pliantes")).found


def test_other_answers_of_a_form_are_read_too():
    extra = {"Votre budget ?": "5k€ HT", "Date de livraison": "15 janvier 2027", "Votre besoin": "80 chaises pliantes"}
    facts = read(web("Bonjour", extra=extra))
    assert (facts.budget, facts.deadline) == (5000, date(2027, 1, 15))
    assert (facts.skus, facts.quantity, facts.question) == (["CHA-01"], 80, False)


def test_taxes_in_the_budget_are_taken_off():
    assert read(web("Budget 1 200 € TTC")).budget == Decimal("1000.00")
    assert read(web(budget="10 à 12k€ TTC")).budget_low == Decimal("8333.33")


def test_another_currency_is_kept_apart():
    facts = read(web(budget="£3,000"))
    assert (facts.budget, facts.currency) == (3000, "GBP")


@pytest.mark.parametrize(
    ("given", "postal_code", "region", "country"),
    [
        (web(postal_code="75 011"), "75011", "Île-de-France", "FR"),
        (web(postal_code="F-33000"), "33000", "Nouvelle-Aquitaine", "FR"),
        (web(postal_code="20000"), "20000", "Corse", "FR"),
        (web(postal_code="20200"), "20200", "Corse", "FR"),
        (web(postal_code="97400"), "97400", "La Réunion", "RE"),
        (web(postal_code="97110"), "97110", "Guadeloupe", "GP"),
        (web(postal_code="98800"), "98800", "Nouvelle-Calédonie", "NC"),
        (web(city="Rennes"), "", "Bretagne", "FR"),
        (web(city="35000 Rennes"), "35000", "Bretagne", "FR"),
        (web(city="Rennes Cedex 7"), "", "Bretagne", "FR"),
        (web(city="Saint-Denis"), "", "", ""),  # near Paris, or on Reunion island
        (web("Nous sommes basés à Nantes"), "", "Pays de la Loire", "FR"),
        (web("Livraison : 12 rue des Lilas, 13001 Marseille"), "13001", "Provence-Alpes-Côte d'Azur", "FR"),
        (web("Budget 75000 Euros"), "", "", ""),
        (web("Il nous faut 69003 chaises"), "", "", ""),
        (web(country="Belgique", postal_code="1000"), "1000", "", "BE"),
        (web(country="Royaume-Uni", postal_code="sw1a 1aa"), "SW1A 1AA", "", "GB"),
        (web(country="Germany", postal_code="75011"), "75011", "", "DE"),
        (web(phone="+41 22 767 61 11"), "", "", "CH"),
        (web(email="a@brasserie.be"), "", "", "BE"),
        (web(), "", "", ""),
    ],
)
def test_where(given: Given, postal_code: str, region: str, country: str):
    facts = read(given)
    assert (facts.postal_code, facts.region, facts.country) == (postal_code, region, country)


@pytest.mark.parametrize(
    ("message", "wants", "question"),
    [
        ("Bonjour, je souhaite un devis pour des chaises.", ["quote"], False),
        ("Pouvez-vous me rappeler ?", ["call"], False),
        ("Could you call me back tomorrow?", ["call"], False),
        ("Please send me a quote.", ["quote"], False),
        ("Nous aimerions voir une démo.", ["demo"], False),
        ("Quel est le prix d’une table ?", ["price"], True),
        ("How much is a table?", ["price"], True),
        ("Livrez-vous en Corse ?", [], True),
        ("Do you deliver to Ireland", [], True),
        ("Merci de m’envoyer votre documentation.", ["information"], False),
        ("Est-ce que vos nappes sont lavables ? Merci de m’envoyer un devis.", ["quote"], True),
        ("Bonjour", [], False),
    ],
)
def test_what_they_want(message: str, wants: list[str], question: bool):
    facts = read(web(message))
    assert (sorted(facts.wants), facts.question) == (sorted(wants), question)


@pytest.mark.parametrize(
    "message",
    [
        "Je suis étudiante en BTS et je prépare un dossier sur votre entreprise.",
        "Dans le cadre de mon mémoire de fin d’études, accepteriez-vous un entretien ?",
        "I am a second-year marketing student and I would like to ask some questions.",
        "For my dissertation I study furniture makers.",
        "Nous sommes un groupe d'étudiants de l'IUT.",
    ],
)
def test_students(message: str):
    facts = read(web(message))
    assert facts.student and not facts.job and not facts.sells_to_us


@pytest.mark.parametrize(
    "message",
    [
        "Je vous adresse ma candidature pour un poste de commercial. Ci-joint mon CV.",
        "Actuellement à la recherche d’un stage de deux mois, je serais ravie de rejoindre votre équipe.",
        "Je cherche une alternance à partir de septembre.",
        "Candidature spontanée",
        "Please find attached my resume. I would like to apply for the sales position.",
        "Are you hiring? I am looking for a part-time job.",
        "Bonjour, recrutez-vous en ce moment ?",
        "Étudiant en commerce, je recherche un stage de fin d’études.",
    ],
)
def test_job_seekers(message: str):
    facts = read(web(message))
    assert facts.job and not facts.student


@pytest.mark.parametrize(
    "message",
    [
        "We can help your website rank on the first page of Google. Our SEO services start at $99.",
        "Notre agence accompagne les PME dans leur référencement. Je vous propose un audit gratuit.",
        "Je me permets de vous contacter pour vous présenter nos solutions de téléphonie.",
        "We are a leading manufacturer of furniture in China. Factory price!",
        "Boost your sales with qualified leads. 15 minutes for a quick call?",
        "Souhaitez-vous générer plus de leads ? Nous proposons une base de données B2B.",
        "I came across your website and noticed some issues with your SEO.",
    ],
)
def test_people_who_sell_to_us(message: str):
    assert read(web(message)).sells_to_us


@pytest.mark.parametrize(
    "message",
    [
        "Nous sommes une agence de recrutement et cherchons 40 chaises pliantes pour nos bureaux. Devis svp.",
        "Agence de référencement à Lyon, nous souhaitons un devis pour 30 chaises pliantes.",
        "Nous sommes grossiste de mobilier et souhaitons connaître vos tarifs.",
        "Notre lycée organise un bal : 200 chaises pliantes et 20 tables rondes pour le 12 juin.",
        "J’ai vu votre site internet et vos chaises me plaisent. Pouvez-vous me rappeler ?",
        "École de commerce : mobilier pour nos étudiants, 60 chaises pliantes, budget 3k€.",
        "Nous ouvrons un poste de coworking, il nous faut un chiffrage pour 12 tables rondes.",
        "Nous préparons notre candidature à l'appel d'offres de la mairie et voulons un devis pour 300 chaises.",
        "We would like to place an order for 50 chairs for our new team.",
        "Nous proposons des services de traiteur et cherchons des chaises pour nos réceptions.",
        "We offer event services and we need folding chairs for our clients.",
        "Notre agence accompagne les mariés et nous avons besoin de nappes.",
        "Je recherche un poste de travail ergonomique, quel est votre prix ?",
        "Je cherche un stage de formation à la sécurité pour mes salariés.",
        "Our company provides training and we'd like to buy 25 chairs for our new office.",
    ],
)
def test_buyers_are_none_of_these(message: str):
    facts = read(web(message, email="achats@atelier-verne.fr"))
    assert not (facts.student or facts.job or facts.sells_to_us or facts.junk)


@pytest.mark.parametrize(
    ("given", "sign"),
    [
        (web("azerty qsdfgh dfkjghdfkg"), "mash"),
        (web(name="sdfsdf", company="qsdfgh"), "mash"),
        (web("aaaaaaa"), "mash"),
        (web("test test"), "mash"),
        (web("asdf asdf asdf"), "mash"),
        (web("Win at our casino, click here https://x.example"), "pitch"),
        (web("[url=http://x.example]cheap[/url]"), "pitch"),
        (web("Bonjour", email="x@yopmail.com"), "disposable"),
    ],
)
def test_what_is_no_enquiry(given: Given, sign: str):
    assert read(given).junk == [sign]


@pytest.mark.parametrize(
    "given",
    [
        web("Un devis SVP", name="Krzysztof Szczepański", company="LVMH"),
        web(name="Ng", company="BTP SNCF"),
        web("Dziękuję, potrzebujemy krzeseł", name="Reza"),
        web("見積もりをお願いします"),
        web("Schwarz Knightsbridge Wrocław"),
        web("test de vos chaises pliantes avant un achat important"),
    ],
)
def test_rare_names_are_names(given: Given):
    assert read(given).junk == []


@pytest.mark.parametrize(
    ("given", "codes"),
    [
        (web(postal_code="69003", city="Marseille"), ["postal_city"]),
        (web(postal_code="75001", city="Boulogne-Billancourt"), []),  # neighbours
        (web(postal_code="97400", city="Saint-Denis"), []),
        (web(postal_code="69003", city="Trifouilly"), []),
        (web(postal_code="69003", city="Bretagne"), ["postal_city"]),
        (web(country="Belgique", phone="06 12 34 56 78"), []),  # dialled in Belgium, it is no number
        (web(country="Belgique", phone="+33 6 12 34 56 78"), ["phone_country"]),
        (web(postal_code="75001", phone="+44 20 7946 0958"), ["phone_country"]),
        (web(postal_code="97400", phone="06 12 34 56 78"), []),
        (web("80 chaises pliantes, budget 50 €"), ["budget_low"]),
        (web("2 chaises pliantes, budget 90 k€"), ["budget_high"]),
        (web("80 chaises pliantes, budget 2 000 €"), []),
        (web("Budget de 20 k€", budget="5000 €"), ["budgets"]),
        (web("Budget de 5 k€ HT", budget="5000"), []),
        (web("Il nous faut 80 chaises pliantes", product="chaise pliante", quantity="800"), ["quantities"]),
        (web(deadline="15/01/2020"), ["deadline_past"]),
        (web(siren="732829321"), ["siren_wrong"]),
        (web(siren="732829320"), []),
        (web(siren="732829320", company="Garage Lefort"), ["siren_company"]),
        (web(siren="73282932000074", company="Hotel Bellerive SAS"), []),
        (web(email="luc@bellerive.fr", company="Garage Lefort"), ["domain_company"]),
        (web(email="luc@gmail.com", company="Garage Lefort"), []),
    ],
)
def test_contradictions(given: Given, codes: list[str]):
    facts = read(given)
    assert facts.contradictions == codes
    assert all(facts.found[f"contradiction.{code}"] for code in codes)


@pytest.mark.parametrize(
    ("given", "language"),
    [
        (web("Hello, please send me a quote for the chairs"), "en"),
        (web("Bonjour, il nous faut des chaises"), "fr"),
        (web("Bonjour, il nous faut des chaises", language="en"), "fr"),
        (web(language="en-GB"), "en"),
        (web(country="Ireland"), "en"),
        (web(country="Belgique"), "fr"),
        (web(), "fr"),
    ],
)
def test_language(given: Given, language: str):
    assert read(given).language == language
