"""What form tools post, as their public documentation shows it, read as what somebody gave."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given as having
from hypothesis import strategies as st

from bot.leads.body import BadBody, nested, read_body
from bot.leads.labels import fact_of
from bot.leads.mapping import given_of, worth_keeping
from graphs.leads.given import LONGEST_FIELD, LONGEST_MESSAGE

TYPEFORM: dict[str, Any] = {
    "event_id": "01E", "event_type": "form_response",
    "form_response": {
        "form_id": "TZLwUH", "token": "tok1", "hidden": {"utm_source": "ads"},
        "definition": {"title": "Demande de devis", "fields": [
            {"id": "a", "title": "Quel est votre prénom ?", "type": "short_text"},
            {"id": "b", "title": "Et votre nom de famille ?", "type": "short_text"},
            {"id": "c", "title": "Où vous joindre ?", "type": "email"},
            {"id": "d", "title": "Quel produit vous intéresse ?", "type": "multiple_choice"},
            {"id": "e", "title": "Décrivez votre projet", "type": "long_text"},
            {"id": "f", "title": "J'accepte la politique de confidentialité", "type": "legal"},
        ]},
        "answers": [
            {"type": "text", "text": "Laura", "field": {"id": "a"}},
            {"type": "text", "text": "Bernard", "field": {"id": "b"}},
            {"type": "email", "email": "laura@hotel-azur.example", "field": {"id": "c"}},
            {"type": "choices", "choices": {"labels": ["Moulin", "Tasse"]}, "field": {"id": "d"}},
            {"type": "text", "text": "Dix moulins pour mai", "field": {"id": "e"}},
            {"type": "boolean", "boolean": True, "field": {"id": "f"}},
        ],
    },
}  # fmt: skip


def test_typeform():
    given, submission = given_of(TYPEFORM)
    assert (given.name, given.email, given.product) == ("Laura Bernard", "laura@hotel-azur.example", "Moulin, Tasse")
    assert (given.message, given.consent, given.via) == ("Dix moulins pour mai", True, "typeform: Demande de devis")
    assert (submission.reference, given.extra) == ("tok1", {})


def test_tally_tells_options_by_name():
    fields = [
        {"key": "q1", "label": "Full name", "type": "INPUT_TEXT", "value": "Ann Lee"},
        {"key": "q2", "label": "Reach me at", "type": "INPUT_PHONE_NUMBER", "value": "+33612345678"},
        {"key": "q3", "label": "Company size", "type": "DROPDOWN", "value": ["o2"],
         "options": [{"id": "o1", "text": "1-9"}, {"id": "o2", "text": "10-49"}]},
    ]  # fmt: skip
    data = {"eventType": "FORM_RESPONSE", "data": {"responseId": "r9", "formName": "Hello", "fields": fields}}
    given, submission = given_of(data)
    assert (given.name, given.phone, given.company) == ("Ann Lee", "+33612345678", "")
    assert (given.extra, submission.reference) == ({"Company size": "10-49"}, "r9")


def test_jotform_keeps_its_answers_as_json_in_a_field():
    asked = {
        "slug": "submit", "q3_name": {"first": "Ada", "last": "Byron"}, "q4_email4": "ada@loom.example",
        "q5_phoneNumber": {"full": "(06) 12 34 56 78"}, "q6_howMany": "12",
    }  # fmt: skip
    given, submission = given_of({"formID": "12", "submissionID": "77", "rawRequest": json.dumps(asked)})
    assert (given.name, given.email, given.phone) == ("Ada Byron", "ada@loom.example", "(06) 12 34 56 78")
    assert (given.quantity, submission.tool, submission.reference) == ("12", "jotform", "77")


def test_google_forms_and_google_ads():
    named = {"Nom et prénom": ["Zoé Petit"], "Adresse e-mail": ["zoe@petit.example"], "Horodateur": ["23/11/2026"]}
    given, _ = given_of({"namedValues": named, "range": {}})
    assert (given.name, given.email, given.extra) == ("Zoé Petit", "zoe@petit.example", {})
    columns = [
        {"column_name": "Full Name", "string_value": "Zoé Petit", "column_id": "FULL_NAME"},
        {"column_id": "EMAIL", "string_value": "zoe@petit.example"},
        {"column_id": "POSTAL_CODE", "string_value": "35000"},
    ]
    given, submission = given_of({"lead_id": "L1", "user_column_data": columns, "google_key": "secret"})
    assert (given.name, given.postal_code, submission.reference) == ("Zoé Petit", "35000", "L1")
    assert "secret" not in str(given)


def test_gravity_forms_know_parts_by_number():
    data = {
        "id": "41", "form_id": "2", "1.3": "Jean", "1.6": "Valjean", "2": "jean@montreuil.example", "3": "0321000000",
        "4.3": "Montreuil", "4.5": "62170", "4.6": "France", "5": "Il me faut cent plateaux. " * 6, "ip": "10.0.0.1",
    }  # fmt: skip
    given, submission = given_of(data)
    assert (given.name, given.email, given.phone) == ("Jean Valjean", "jean@montreuil.example", "0321000000")
    assert (given.city, given.postal_code, given.country) == ("Montreuil", "62170", "France")
    assert given.message.startswith("Il me faut cent plateaux.")
    assert (submission.reference, "10.0.0.1" in str(given)) == ("41", False)


def test_wordpress_forms():
    fields = {
        "0": {"name": "Nom", "value": "Marc Roy", "type": "name"},
        "1": {"name": "E-mail", "value": "m@roy.example", "type": "email"},
    }
    wpforms = {"form_id": "8", "fields": fields}
    assert given_of(wpforms)[0].name == "Marc Roy"
    cf7 = {"_wpcf7": "5", "your-name": "Marc Roy", "your-email": "m@roy.example", "your-subject": "Devis",
           "your-message": "Bonjour", "acceptance-1": "1"}  # fmt: skip
    given, submission = given_of(cf7)
    assert (given.name, given.email, given.message) == ("Marc Roy", "m@roy.example", "Devis\n\nBonjour")
    assert (given.consent, submission.tool) == (True, "contact-form-7")
    pairs = [
        ("form[id]", "abc"), ("form[name]", "Contact"), ("fields[name][title]", "Nom"),
        ("fields[name][value]", "Marc Roy"), ("fields[email][title]", "E-mail"),
        ("fields[email][value]", "m@roy.example"), ("fields[email][type]", "email"),
        ("meta[remote_ip][value]", "10.0.0.1"),
    ]  # fmt: skip
    given, submission = given_of(nested(pairs))
    assert (given.name, given.email, submission.tool) == ("Marc Roy", "m@roy.example", "elementor")


def test_webflow_hubspot_meta_linkedin():
    asked = {
        "First Name": "Zaphod", "Last Name": "Beeblebrox", "email": "z@heart.example", "Phone Number": 15550000000,
    }  # fmt: skip
    payload = {"name": "Contact Us", "siteId": "65", "id": "w1", "data": asked}
    webflow = {"triggerType": "form_submission", "payload": payload}
    given, submission = given_of(webflow)
    assert (given.name, given.phone, submission.reference) == ("Zaphod Beeblebrox", "15550000000", "w1")
    properties = {"firstname": "Eva", "lastname": "Moreau", "email": "eva@x.example", "jobtitle": "Acheteuse"}
    hubspot = {"vid": 1, "properties": {name: {"value": value} for name, value in properties.items()}}
    given, _ = given_of(hubspot)
    assert (given.name, given.email, given.role) == ("Eva Moreau", "eva@x.example", "Acheteuse")
    pairs = [{"name": "full_name", "values": ["Eva Moreau"]}, {"name": "phone_number", "values": ["+33611223344"]},
             {"name": "company_name", "values": ["Moreau SARL"]}]  # fmt: skip
    meta = {"object": "page", "entry": [{"changes": [{"value": {"leadgen_id": "9", "field_data": pairs}}]}]}
    given, submission = given_of(meta)
    assert (given.name, given.company, submission.reference) == ("Eva Moreau", "Moreau SARL", "9")
    linkedin = {"id": "l1", "formResponse": {
        "answers": [{"questionId": 1, "answerDetails": {"textQuestionAnswer": {"answer": "eva@x.example"}}},
                    {"questionId": 2, "answerDetails": {"textQuestionAnswer": {"answer": "Eva"}}}],
        "consentResponses": [{"consentId": 1, "accepted": True}]},
        "form": {"content": {"questions": [{"questionId": 1, "predefinedField": "EMAIL"},
                                           {"questionId": 2, "predefinedField": "FIRST_NAME"}]}}}  # fmt: skip
    given, submission = given_of(linkedin)
    assert (given.email, given.name, given.consent, submission.tool) == ("eva@x.example", "Eva", True, "linkedin")


def test_plain_fields_and_what_no_field_takes():
    given, _ = given_of({
        "contact": {"prenom": "Marie", "nom": "Durand"}, "entreprise": "Hôtel Bellerive", "mail": "m@b.example",
        "message": "Bonjour\r\n3 moulins", "Couleur préférée": "bleu", "taille de l'entreprise": "10", "consent": "non",
        "page_url": "https://x.example/?a", "source": "salon",
    })  # fmt: skip
    assert (given.name, given.company, given.consent) == ("Marie Durand", "Hôtel Bellerive", False)
    assert given.message == "Bonjour\n3 moulins"
    assert given.extra == {"Couleur préférée": "bleu", "taille de l'entreprise": "10", "source": "salon"}


def test_nothing_of_theirs_reaches_a_header_or_hides():
    given, _ = given_of({
        "name": "Eve\r\nBcc: all@x.example", "email": "e@x.example\r\nSubject: hi", "company": "A\u202ecme\u200b\x00",
        "message": "vis\u200bible\u200b \u200b\u2066text\ud800\x1b[31m",
    })  # fmt: skip
    assert "\n" not in given.name + given.email
    assert given.company == "Acme"
    assert given.message == "visible text[31m"
    assert given.doubts == ["hidden_text"]


def test_a_megabyte_is_cut_and_said():
    given, _ = given_of({"name": "n" * 1_000_000, "email": "a@x.example", "message": "é" * 1_000_000})
    assert (len(given.name), len(given.message)) == (LONGEST_FIELD, LONGEST_MESSAGE)
    assert given.cut == ["name", "message"]


def test_at_most_thirty_other_questions():
    given, _ = given_of({"email": "a@x.example", **{f"Zone {n}": "x" for n in range(100)}})
    assert (len(given.extra), given.cut) == (30, ["extra"])


def test_a_field_that_people_do_not_see():
    assert given_of({"email": "a@x.example", "_gotcha": "http://spam"})[0].trap is True
    assert given_of({"email": "a@x.example", "honeypot": ""})[0].trap is False


@pytest.mark.parametrize(
    ("label", "fact"),
    [
        ("Nom de l'entreprise", "company"), ("Nom du contact", "name"), ("Votre nom *", "last_name"),
        ("E-mail pro", "email"),
        ("Numéro de téléphone", "phone"), ("N° SIRET", "siren"), ("Code postal", "postal_code"), ("jobTitle", "role"),
        ("Quel est votre budget ?", "budget"), ("When do you need it?", "deadline"), ("How many units?", "quantity"),
        ("Comment pouvons-nous vous aider ? Précisions", "message"), ("Chiffre d'affaires de l'entreprise", None),
        ("Nombre de salariés", None), ("g-recaptcha-response", "ignored"), ("Site web", "website"), ("", None),
        ("Votre adresse mail", "email"), ("first_name", "first_name"), ("Pays", "country"),
        ("Comment vous appelez-vous ?", "name"), ("What's your name?", "name"), ("Peut-on vous rappeler ?", "phone"),
    ],
)  # fmt: skip
def test_labels(label: str, fact: str | None):
    assert fact_of(label) == fact


def test_worth_keeping():
    assert worth_keeping(given_of({"phone": "0612345678"})[0])
    assert worth_keeping(given_of({"name": "A", "message": "call me"})[0])
    assert not worth_keeping(given_of({"foo": "bar"})[0])
    assert not worth_keeping(given_of({})[0])


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=20,
)


_NAMES = [
    "fields", "answers", "data", "form_response", "eventType", "rawRequest", "formID", "entry", "properties", "name",
    "email", "formResponse", "user_column_data", "namedValues", "form_id", "form", "1", "2", "payload",
]  # fmt: skip


@having(st.dictionaries(st.sampled_from(_NAMES), _JSON, max_size=6))
def test_any_object_is_read(data: dict[str, Any]):
    given, _ = given_of(data)
    assert len(given.extra) <= 30
    assert all(len(value) <= LONGEST_FIELD for value in (given.name, given.email, given.company, *given.extra.values()))
    json.dumps(given.extra).encode()


@having(st.binary(max_size=200), st.sampled_from(["application/json", "application/x-www-form-urlencoded",
                                                 "multipart/form-data; boundary=b", "text/csv"]))  # fmt: skip
def test_any_bytes_are_read_or_refused(body: bytes, kind: str):
    try:
        for data in read_body(kind, body):
            given_of(data)
    except BadBody as bad:
        assert bad.status in {400, 413, 415}


def test_characters_of_old_forms():
    (data,) = read_body("application/x-www-form-urlencoded", b"nom=H%F4tel+%E9toile&email=a%40x.example")
    assert data["nom"] == "Hôtel étoile"
    (data,) = read_body("application/json", b'{"nom": "caf\xc3\xa9 \xff"}')
    assert data["nom"] == "café \ufffd"


def test_parts_without_their_files():
    body = (
        b'--b\r\nContent-Disposition: form-data; name="email"\r\n\r\na@x.example\r\n'
        b'--b\r\nContent-Disposition: form-data; name="cv"; filename="x.exe"\r\n\r\nMZ\x00\r\n'
        b'--b\r\nContent-Disposition: form-data; name="message"\r\n\r\nCaf\xc3\xa9\r\nnoir\r\n--b--\r\n'
    )
    assert read_body("multipart/form-data; boundary=b", body) == [{"email": "a@x.example", "message": "Café\r\nnoir"}]
