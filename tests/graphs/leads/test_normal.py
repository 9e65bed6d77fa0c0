"""Addresses, numbers, SIREN, domains and names in the one form in which they are compared."""

from __future__ import annotations

import pytest
from hypothesis import given as over
from hypothesis import strategies as st

from graphs.leads.company_names import alike
from graphs.leads.given import Given
from graphs.leads.normal import (
    claims_of,
    domain_of,
    email_of,
    keys_of,
    name_key,
    phone_of,
    shared_domain,
    siren_of,
)

ANY = st.text(max_size=60)


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("Jean.Dupont@Exemple.FR", "jean.dupont@exemple.fr"),
        ("jean.dupont+salon@gmail.com", "jean.dupont+salon@gmail.com"),
        ("Jean Dupont <jean@dupont.fr>", "jean@dupont.fr"),
        ("mailto:jean@dupont.fr", "jean@dupont.fr"),
        (" jean@dupont.fr. ", "jean@dupont.fr"),
        ("jean\u200b@dupont.fr", "jean@dupont.fr"),
        ("jean＠dupont.fr", "jean@dupont.fr"),
        ("jean [at] dupont [dot] fr", "jean@dupont.fr"),
        ("contact@société.fr", "contact@xn--socit-esab.fr"),
        ("o'neil@pub.ie", "o'neil@pub.ie"),
        ("jean@dupont.fr / jean@dupont.fr", "jean@dupont.fr"),
        ("jean@dupont.fr, marie@dupont.fr", ""),
        ("jean@dupont.fr\r\nBcc: tous@ailleurs.fr", ""),
        ("jean@dupont", ""),
        ("jean..d@dupont.fr", ""),
        (".jean@dupont.fr", ""),
        ("jean@@dupont.fr", ""),
        ("jean dupont", ""),
        ("a" * 300 + "@dupont.fr", ""),
        ("", ""),
    ],
)
def test_an_address(written: str, address: str):
    assert email_of(written) == address


@pytest.mark.parametrize(
    ("written", "country", "number"),
    [
        ("06 12 34 56 78", "FR", "+33612345678"),
        ("06.12.34.56.78", "FR", "+33612345678"),
        ("+33(0)6 12 34 56 78", "FR", "+33612345678"),
        ("+33 (0) 6-12-34-56-78", "BE", "+33612345678"),
        ("0033612345678", "FR", "+33612345678"),
        ("612345678", "FR", "+33612345678"),  # a spreadsheet ate the zero
        ("33612345678", "FR", "+33612345678"),
        ("01 42 68 53 00 poste 12", "FR", "+33142685300"),
        ("01 42 68 53 00 ext. 4", "FR", "+33142685300"),
        ("Tél : 01 42 68 53 00 (le matin)", "FR", "+33142685300"),
        ("06 12 34 56 78 / 01 42 68 53 00", "FR", "+33612345678"),
        ("06 12 34 56 78 ou 01 42 68 53 00", "FR", "+33612345678"),
        ("0692 12 34 56", "FR", "+262692123456"),
        ("0590 82 00 00", "France", "+590590820000"),
        ("0475 12 34 56", "Belgique", "+32475123456"),
        ("020 7946 0958", "GB", "+442079460958"),
        ("+1 (212) 555-0199", "FR", "+12125550199"),
        ("06 12 34 56", "FR", ""),
        ("0000000000", "FR", ""),
        ("99 99 99 99 99", "FR", ""),
        ("non communiqué", "FR", ""),
        ("", "FR", ""),
    ],
)
def test_a_number(written: str, country: str, number: str):
    assert phone_of(written, country) == number


@pytest.mark.parametrize(
    ("written", "siren"),
    [
        ("732829320", "732829320"),
        ("732 829 320", "732829320"),
        ("732.829.320", "732829320"),
        ("73282932000074", "732829320"),
        ("SIRET : 732 829 320 00074", "732829320"),
        ("FR 44 732829320", "732829320"),
        ("RCS Paris B 732 829 320", "732829320"),
        ("356 000 000 00048", "356000000"),  # the post office's own rule
        ("732829321", ""),
        ("000000000", ""),
        ("12345", ""),
        ("06 12 34 56 78", ""),
        ("", ""),
    ],
)
def test_a_siren(written: str, siren: str):
    assert siren_of(written) == siren


@pytest.mark.parametrize(
    ("written", "domain"),
    [
        ("jean@Dupont.fr", "dupont.fr"),
        ("https://www.dupont.fr/contact?x=1", "dupont.fr"),
        ("HTTP://boutique.dupont.fr:8080", "dupont.fr"),
        ("dupont.fr", "dupont.fr"),
        ("www.acme.co.uk", "acme.co.uk"),
        ("bob@mail.acme.co.uk", "acme.co.uk"),
        ("mailto:jean@dupont.fr", "dupont.fr"),
        ("dupont.fr:443/x", "dupont.fr"),
        ("société.fr", "xn--socit-esab.fr"),
        ("néant", ""),
        ("", ""),
    ],
)
def test_a_domain(written: str, domain: str):
    assert domain_of(written) == domain


def test_domains_that_many_share():
    for domain in ("gmail.com", "orange.fr", "laposte.net", "yahoo.fr", "hotmail.it", "outlook.pt", "yopmail.com"):
        assert shared_domain(domain), domain
    for domain in ("dupont.fr", "mon.site.wixsite.com", "live-music.fr", "orange-bleue.fr", "acme.co.uk"):
        assert shared_domain(domain) == domain.endswith("wixsite.com"), domain


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("SARL Dupont & Fils", "dupont fils"),
        ("Dupont et fils", "dupont fils"),
        ("S.A.R.L. DUPONT ET FILS", "dupont fils"),
        ("Dupont & Fils (SARL)", "dupont fils"),
        ("Sté Dupont", "dupont"),
        ("L’Oréal S.A.", "l oreal"),
        ("Ferrari S.p.A.", "ferrari"),
        ("Acme Ltd.", "acme"),
        ("Müller GmbH & Co. KG", "muller"),
        ("Nordic Spa", "nordic spa"),
        ("SAS", "sas"),
        ("", ""),
        ("—", ""),
    ],
)
def test_a_companys_name(written: str, key: str):
    assert name_key(written) == key


@over(ANY)
def test_normalising_twice_is_normalising_once(text: str):
    for normal in (email_of, phone_of, siren_of, domain_of, name_key):
        once = normal(text)
        assert normal(once) == once


@over(st.from_regex(r"[a-z]{1,8}(\.[a-z]{1,8})?(\+[a-z]{1,5})?@[a-z]{2,10}\.(fr|com|be)", fullmatch=True))
def test_an_address_keeps_its_dots_and_tags(address: str):
    assert email_of(address.upper()) == address
    assert email_of(f"<{address}>") == address


@over(ANY, ANY)
def test_likeness_of_names_is_symmetric(one: str, other: str):
    left, right = name_key(one), name_key(other)
    assert alike(left, right) == alike(right, left)
    assert 0 <= alike(left, right) <= 100
    assert not left or alike(left, left) == 100


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("SARL Dupont & Fils", "Dupont et fils", True),
        ("Hôtel Bellerive", "Hotel Belle Rive SAS", True),
        ("Boulangerie Martin", "Martin", True),
        ("Hôtel du Centre", "Garage du Centre", False),
        ("Garage du Centre", "Garage du Nord", False),
        ("Dupont Transports", "Durand Transports", False),
        ("Groupe Conseil", "Conseil France", False),
    ],
)
def test_names_that_may_be_one(one: str, other: str, near: bool):
    assert (alike(name_key(one), name_key(other)) >= 90) is near


def test_keys_of_what_was_given():
    keys = keys_of(
        Given(
            "web",
            company="SAS Les Lilas",
            email="Achats@Les-Lilas.fr",
            phone="0475 12 34 56",
            country="Belgique",
            siren="732 829 320 00074",
        )
    )
    assert (keys.email, keys.phone, keys.siren) == ("achats@les-lilas.fr", "+32475123456", "732829320")
    assert (keys.domain, keys.name_key) == ("les-lilas.fr", "les lilas")
    assert claims_of(keys) == ["email:achats@les-lilas.fr", "phone:+32475123456"]


def test_a_shared_domain_is_no_key_and_their_site_stands_in():
    assert keys_of(Given("web", email="lilas@gmail.com")).domain == ""
    assert keys_of(Given("web", email="lilas@gmail.com", website="www.les-lilas.fr")).domain == "les-lilas.fr"
    assert keys_of(Given("web", website="https://lilas.wixsite.com/accueil")).domain == ""
    assert claims_of(keys_of(Given("web"))) == []


def test_a_siren_that_the_message_names_so():
    said = "Dupont SAS, 12 rue des Lilas\nSIRET : 732 829 320 00074 - RCS Lyon"
    assert keys_of(Given("web", message=said)).siren == "732829320"
    assert keys_of(Given("web", message=said, siren="552100554")).siren == "552100554"
    assert keys_of(Given("web", message="Appelez-moi au 732 829 320")).siren == ""


def test_no_text_is_too_long_to_read():
    keys = keys_of(Given("web", name="x" * 10**6, company="y" * 10**6, email="a@" * 500_000, phone="1" * 10**6))
    assert (keys.email, keys.phone) == ("", "")
