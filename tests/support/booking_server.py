"""Calendly and Cal.com on loopback: the parts of their public APIs that make links, and their signed posts."""

from __future__ import annotations

import hashlib
import hmac
import json
from datetime import datetime
from typing import Any

from tests.support.outside_server import Fault, OutsideServer, Seen

TOKEN = "token-of-the-tests"
KEY = "cal_test_key_of_the_tests"
SIGNING_KEY = "signing-key-of-the-tests"
ORGANIZATION = "https://api.calendly.com/organizations/ORGVERNAY"
EVENT_TYPE = "https://api.calendly.com/event_types/DEMO30"
HERS = "https://api.calendly.com/event_types/CAMILLE45"
UNUSED = "https://api.calendly.com/event_types/OLD"


class CalendlyServer(OutsideServer):
    """Lists one event type a page, so that lists are followed to their end; `lists_all`: closed ones too."""

    def __init__(self, *faults: Fault, always: Fault | None = None) -> None:
        super().__init__(*faults, always=always)
        self.made: list[str] = []
        self.lists_all = False
        self.event_types = [
            _event_type(UNUSED, "https://calendly.com/vernay/ancien", active=False),
            _event_type(EVENT_TYPE, "https://calendly.com/vernay/demo-30"),
            _event_type(HERS, "https://calendly.com/camille-vernay/visite"),
        ]

    def reply(self, seen: Seen) -> tuple[int, Any]:
        if seen.headers.get("authorization") != f"Bearer {TOKEN}":
            return 401, {"title": "Unauthenticated", "message": "The access token is invalid"}
        match (seen.method, seen.path):
            case ("GET", "/users/me"):
                user = {"uri": "https://api.calendly.com/users/ME", "current_organization": ORGANIZATION}
                return 200, {"resource": {**user, "name": "Vernay", "email": "desk@vernay.example"}}
            case ("GET", "/event_types"):
                return self._listed(seen.query)
            case ("POST", "/scheduling_links"):
                return self._link(seen.body)
            case _:
                return 404, {"title": "Resource Not Found", "message": "The server could not find it"}

    def _listed(self, query: dict[str, str]) -> tuple[int, Any]:
        if query.get("organization") != ORGANIZATION:
            return 400, {"title": "Invalid Argument", "message": "organization or user is needed"}
        at = int(query.get("page_token", "0"))
        wanted = [one for one in self.event_types if one["active"] or self.lists_all or query.get("active") != "true"]
        more = str(at + 1) if at + 1 < len(wanted) else None
        paging = {"count": 1, "next_page": None, "next_page_token": more, "previous_page": None}
        return 200, {"collection": wanted[at : at + 1], "pagination": paging}

    def _link(self, body: Any) -> tuple[int, Any]:
        if set(body) != {"max_event_count", "owner", "owner_type"} or body["max_event_count"] != 1:
            return 400, {"title": "Invalid Argument", "message": "The supplied parameters are invalid."}
        if body["owner_type"] != "EventType" or body["owner"] not in [one["uri"] for one in self.event_types]:
            return 404, {"title": "Resource Not Found", "message": "The server could not find it"}
        self.made.append(f"https://calendly.com/d/x{len(self.made)}-ab1/demo")
        return 201, {"resource": {"booking_url": self.made[-1], "owner": body["owner"], "owner_type": "EventType"}}


class CalcomServer(OutsideServer):
    def __init__(self, *faults: Fault, always: Fault | None = None) -> None:
        super().__init__(*faults, always=always)
        self.made: list[str] = []
        self.event_types = {123: ("vernay", "demo-30"), 456: ("camille", "visite")}

    def reply(self, seen: Seen) -> tuple[int, Any]:
        if seen.headers.get("authorization") != f"Bearer {KEY}":
            return 401, _calcom_error("UnauthorizedException", "Invalid API key")
        parts = seen.path.strip("/").split("/")
        version = seen.headers.get("cal-api-version")
        if (seen.method, parts) == ("GET", ["v2", "event-types"]) and version == "2024-06-14":
            wanted = (seen.query.get("username"), seen.query.get("eventSlug"))
            found = [
                {"id": number, "slug": slug, "title": slug, "lengthInMinutes": 30}
                for number, (name, slug) in self.event_types.items()
                if (name, slug) == wanted
            ]
            return 200, {"status": "success", "data": found}
        if seen.method == "POST" and parts[:2] == ["v2", "event-types"] and parts[3:] == ["private-links"]:
            return self._link(parts[2], version, seen.body)
        return 404, _calcom_error("NotFoundException", "Cannot find it")

    def _link(self, number: str, version: str | None, body: Any) -> tuple[int, Any]:
        if version != "2024-09-04" or not isinstance(body, dict) or body.get("maxUsageCount", 1) < 1:
            return 400, _calcom_error("BadRequestException", "maxUsageCount must not be less than 1")
        if int(number) not in self.event_types:
            return 404, _calcom_error("NotFoundException", f"Event type with id {number} not found")
        link = f"abc{len(self.made)}def"
        self.made.append(f"https://cal.com/d/{link}/demo-30")
        data = {"linkId": link, "eventTypeId": int(number), "isExpired": False, "bookingUrl": self.made[-1]}
        return 201, {
            "status": "success",
            "data": {**data, "maxUsageCount": body.get("maxUsageCount", 1), "usageCount": 0},
        }


def _event_type(uri: str, page: str, *, active: bool = True) -> dict[str, Any]:
    return {"uri": uri, "name": page.rsplit("/", 1)[-1], "active": active, "scheduling_url": page, "duration": 30}


def _calcom_error(code: str, message: str) -> dict[str, Any]:
    return {"status": "error", "error": {"code": code, "message": message, "details": {}}}


def calendly_post(event: str = "invitee.created", **more: Any) -> dict[str, Any]:
    """What Calendly posts; `more` replaces fields of the invitee."""
    invitee = {
        "uri": "https://api.calendly.com/scheduled_events/EV1/invitees/INV1",
        "email": "Lea.Fontaine@Client.example",
        "name": "Léa Fontaine",
        "status": "active" if event == "invitee.created" else "canceled",
        "event": "https://api.calendly.com/scheduled_events/EV1",
        "timezone": "Europe/Paris",
        "created_at": "2026-11-20T03:12:44.123456Z",
        "updated_at": "2026-11-20T03:12:44.123456Z",
        "old_invitee": None,
        "new_invitee": None,
        "rescheduled": False,
        "tracking": {"utm_campaign": None, "utm_source": None},
        "questions_and_answers": [],
        "scheduled_event": {
            "uri": "https://api.calendly.com/scheduled_events/EV1",
            "name": "Démonstration",
            "status": "active",
            "start_time": "2026-11-24T09:30:00.000000Z",
            "end_time": "2026-11-24T10:00:00.000000Z",
            "event_type": EVENT_TYPE,
        },
        **more,
    }
    return {"event": event, "created_at": "2026-11-20T03:12:45.000000Z", "created_by": "", "payload": invitee}


def calcom_post(event: str = "BOOKING_CREATED", **more: Any) -> dict[str, Any]:
    """What Cal.com posts; `more` replaces fields of the booking."""
    booking = {
        "type": "demo-30",
        "title": "Démonstration entre Camille et Léa Fontaine",
        "startTime": "2026-11-24T10:30:00+01:00",
        "endTime": "2026-11-24T11:00:00+01:00",
        "organizer": {"id": 5, "name": "Camille", "email": "camille@vernay.example", "timeZone": "Europe/Paris"},
        "responses": {"email": {"label": "email_address", "value": "Lea.Fontaine@Client.example"}},
        "attendees": [
            {"email": "Lea.Fontaine@Client.example", "name": "Léa Fontaine", "timeZone": "Europe/Paris"},
            {"email": "guest@elsewhere.example", "name": "Guest", "timeZone": "Europe/Paris"},
        ],
        "location": "integrations:daily",
        "eventTypeId": 123,
        "uid": "bFJeNb2uX8ANpT3JL5EfXw",
        "bookingId": 91,
        "status": "ACCEPTED",
        **more,
    }
    return {"triggerEvent": event, "createdAt": "2026-11-20T03:12:45.000Z", "payload": booking}


def signed_by_calendly(data: Any, at: datetime, key: str = SIGNING_KEY) -> tuple[dict[str, str], bytes]:
    """Headers and body of the post."""
    body, stamp = data if isinstance(data, bytes) else json.dumps(data).encode(), str(int(at.timestamp()))
    signature = hmac.new(key.encode(), stamp.encode() + b"." + body, hashlib.sha256).hexdigest()
    return {"calendly-webhook-signature": f"t={stamp},v1={signature}"}, body


def signed_by_calcom(data: Any, secret: str = SIGNING_KEY) -> tuple[dict[str, str], bytes]:
    """Headers and body of the post."""
    body = data if isinstance(data, bytes) else json.dumps(data).encode()
    return {"x-cal-signature-256": hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()}, body
