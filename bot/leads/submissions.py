"""What form tools post, as questions with answers: each tool's structure is known here, and nothing of what they mean.

Known: Typeform, Tally, Jotform, Google Forms (its script), Google Ads, Gravity Forms, WPForms, Elementor, Contact Form
7, Webflow, HubSpot, Meta lead ads, LinkedIn lead gen, and any plain object or list of named answers.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from bot.leads.posted import (
    Answer,
    Json,
    list_of,
    named_of,
    object_of,
    objects_of,
    pairs_of,
    parsed,
    plain_of,
    text_of,
    whole,
    word,
)

MOST_ANSWERS = 300


@dataclass(frozen=True)
class Submission:
    """`reference`: the tool's own id of the submission, the same when it is posted again."""

    tool: str
    form: str = ""
    reference: str = ""
    answers: list[Answer] = field(default_factory=list[Answer])


def read_submission(data: Json) -> Submission:
    """By the first structure that fits; a plain object otherwise."""
    for read in _READERS:
        found = read(data)
        if found is not None:
            return Submission(found.tool, found.form, found.reference, found.answers[:MOST_ANSWERS])
    return Submission("plain", word(data.get("form") or data.get("form_name")), "", plain_of(data)[:MOST_ANSWERS])


# --- one structure each -----------------------------------------------------------------------------------------------


def _typeform(data: Json) -> Submission | None:
    response = object_of(data.get("form_response"))
    if not response:
        return None
    definition = object_of(response.get("definition"))
    asked = [*objects_of(definition.get("fields")), *objects_of(response.get("fields"))]
    titles = {str(one.get("id")): word(one.get("title")) for one in asked}
    answers = [Answer(word(name), text_of(value)) for name, value in object_of(response.get("hidden")).items()]
    for one in objects_of(response.get("answers")):
        about, kind = object_of(one.get("field")), str(one.get("type") or "")
        label = titles.get(str(about.get("id"))) or word(about.get("ref") or about.get("id"))
        answers.append(Answer(label, text_of(_typeform_value(one, kind)), kind))
    return Submission("typeform", word(definition.get("title")), word(response.get("token")), answers)


def _typeform_value(one: Json, kind: str) -> Any:
    if kind == "choices":
        chosen = object_of(one.get("choices"))
        return [*list_of(chosen.get("labels")), *([chosen["other"]] if chosen.get("other") else [])]
    if kind == "choice":
        chosen = object_of(one.get("choice"))
        return chosen.get("other") or chosen.get("label")
    return one.get(kind)


def _tally(data: Json) -> Submission | None:
    body = object_of(data.get("data"))
    if data.get("eventType") != "FORM_RESPONSE" or not body:
        return None
    answers: list[Answer] = []
    for one in objects_of(body.get("fields")):
        names = {str(option.get("id")): option.get("text") for option in objects_of(one.get("options"))}
        value = one.get("value")
        if isinstance(value, list):
            value = [names.get(str(each), each) for each in list_of(value)]
        elif names:
            value = names.get(str(value), value)
        answers.append(Answer(word(one.get("label") or one.get("key")), text_of(value), word(one.get("type"))))
    reference = word(body.get("responseId") or body.get("submissionId"))
    return Submission("tally", word(body.get("formName")), reference, answers)


def _jotform(data: Json) -> Submission | None:
    if "rawRequest" not in data or "formID" not in data:
        return None
    asked = object_of(parsed(data.get("rawRequest")))
    answers = [
        Answer(re.sub(r"^q\d+_", "", name), text_of(whole(value)))
        for name, value in asked.items()
        if re.match(r"q\d+_", name)
    ]
    reference = word(data.get("submissionID"))
    return Submission("jotform", word(data.get("formTitle") or data.get("formID")), reference, answers)


def _google_form(data: Json) -> Submission | None:
    named = object_of(data.get("namedValues"))
    if not named:
        return None
    answers = [Answer(word(name), text_of(value)) for name, value in named.items()]
    return Submission("google-forms", word(data.get("formTitle")), word(data.get("responseId")), answers)


def _google_ads(data: Json) -> Submission | None:
    columns = objects_of(data.get("user_column_data"))
    if not columns:
        return None
    answers = [
        Answer(word(one.get("column_name") or one.get("column_id")), text_of(one.get("string_value")))
        for one in columns
    ]
    return Submission("google-ads", word(data.get("form_id")), word(data.get("lead_id")), answers)


def _webflow(data: Json) -> Submission | None:
    body = object_of(data.get("payload")) if data.get("triggerType") == "form_submission" else data
    asked = object_of(body.get("data"))
    if not asked or not ({"siteId", "site", "formElementId"} & body.keys()):
        return None
    reference = word(body.get("id") or body.get("_id"))
    return Submission("webflow", word(body.get("name")), reference, plain_of(asked))


def _meta(data: Json) -> Submission | None:
    found = data
    for entry in objects_of(data.get("entry")):
        for change in objects_of(entry.get("changes")):
            found = object_of(change.get("value")) or found
    pairs = objects_of(found.get("field_data"))
    if not pairs:
        return None
    form = word(found.get("form_name") or found.get("form_id"))
    return Submission("meta", form, word(found.get("leadgen_id") or found.get("id")), pairs_of(pairs))


def _linkedin(data: Json) -> Submission | None:
    given = object_of(data.get("formResponse"))
    if not given:
        return None
    form = object_of(data.get("form")) or object_of(data.get("leadGenForm"))
    asked = objects_of(object_of(form.get("content")).get("questions")) or objects_of(form.get("questions"))
    names = {str(one.get("questionId") or one.get("id")): one for one in asked}
    answers: list[Answer] = []
    for one in objects_of(given.get("answers")):
        question = names.get(str(one.get("questionId")), {})
        label = one.get("name") or one.get("question") or question.get("predefinedField") or question.get("name")
        details = object_of(one.get("answerDetails"))
        value = object_of(details.get("textQuestionAnswer")).get("answer") or one.get("answer")
        options = object_of(details.get("multipleChoiceAnswer")).get("options")
        answers.append(Answer(word(label or text_of(question.get("question"))), text_of(value or options)))
    for consent in objects_of(given.get("consentResponses")):
        answers.append(Answer("consent", text_of(bool(consent.get("accepted")))))
    return Submission("linkedin", word(form.get("name") or data.get("leadType")), word(data.get("id")), answers)


def _gravity(data: Json) -> Submission | None:
    """An entry, whose answers are known by numbers alone: 1.3 and 1.6 are the parts of a name, x.5 of an address."""
    numbers = [name for name in data if re.fullmatch(r"\d+(\.\d+)?", name)]
    if "form_id" not in data or len(numbers) < 2:
        return None
    placed = {name.partition(".")[0] for name in numbers if name.endswith(".5") and data[name]}
    answers: list[Answer] = []
    for name in numbers:
        base, _, part = name.partition(".")
        parts = _ADDRESS_PARTS if base in placed else _NAME_PARTS
        answers.append(Answer(parts.get(part, "") if part else "", text_of(data[name])))
    answers += plain_of({name: value for name, value in data.items() if name not in {*numbers, *_GRAVITY_OWN}})
    return Submission("gravity-forms", f"{word(data.get('form_id'))}", word(data.get("id")), answers)


_NAME_PARTS = {"3": "first name", "6": "last name"}
_ADDRESS_PARTS = {"3": "city", "5": "postal code", "6": "country"}
_GRAVITY_OWN = {
    "id", "form_id", "date_created", "date_updated", "created_by", "is_starred", "is_read", "ip", "source_url",
    "user_agent", "status", "post_id", "currency", "payment_status", "payment_date", "payment_amount", "payment_method",
    "transaction_id", "transaction_type", "is_fulfilled", "source_id",
}  # fmt: skip


def _contact_form_7(data: Json) -> Submission | None:
    if not any(name.startswith("_wpcf7") or name in {"your-name", "your-email", "your-message"} for name in data):
        return None
    asked = {name: value for name, value in data.items() if not name.startswith("_wpcf7")}
    return Submission("contact-form-7", word(data.get("_wpcf7")), "", plain_of(asked))


def _hubspot(data: Json) -> Submission | None:
    properties = object_of(data.get("properties"))
    if not properties:
        return None
    answers = [Answer(name, text_of(whole(value))) for name, value in properties.items()]
    events = objects_of(data.get("form-submissions"))
    form = word(events[0].get("title")) if events else ""
    reference = word(events[0].get("conversion-id")) if events else ""
    return Submission("hubspot", form, reference, answers)


def _elementor(data: Json) -> Submission | None:
    fields, form = object_of(data.get("fields")), object_of(data.get("form"))
    if not fields or not form:
        return None
    return Submission("elementor", word(form.get("name") or form.get("id")), "", named_of(fields))


def _wpforms(data: Json) -> Submission | None:
    fields = data.get("fields")
    if "form_id" not in data or not isinstance(fields, dict | list):
        return None
    answers = named_of(object_of(fields)) if isinstance(fields, dict) else pairs_of(objects_of(fields))
    form = word(data.get("form_title") or data.get("form_name") or data.get("form_id"))
    return Submission("wpforms", form, word(data.get("entry_id")), answers)


def _listed(data: Json) -> Submission | None:
    """Any list, or object, of answers that each bear a label."""
    inside = [data, object_of(data.get("data")), object_of(data.get("submission"))]
    for body in inside:
        for name in ("fields", "answers", "questions", "responses", "items", "values", "column_data"):
            pairs = objects_of(body.get(name))
            answers = pairs_of(pairs) if pairs else named_of(object_of(body.get(name)))
            if answers:
                rest = {key: value for key, value in body.items() if key != name and isinstance(value, str)}
                form = word(body.get("formName") or body.get("form_name") or body.get("form"))
                reference = word(body.get("submissionId") or body.get("responseId"))
                return Submission("form", form, reference, [*answers, *plain_of(rest)])
    return None


_READERS: tuple[Callable[[Json], Submission | None], ...] = (
    _typeform, _tally, _jotform, _google_form, _google_ads, _webflow, _meta, _linkedin, _gravity, _contact_form_7,
    _hubspot, _elementor, _wpforms, _listed,
)  # fmt: skip
