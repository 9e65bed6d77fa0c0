"""Which signs a lead is scored by: the points of each, and whether it tells fit, intent, reachability or against it.

Additive points with reasons rather than a learnt probability: a small company has too few won and lost deals to learn
from, and somebody has to be able to say why. Fit makes 40 at most, intent 40 and reachability 20.
"""

from __future__ import annotations

from typing import Literal

Band = Literal["fit", "intent", "reach", "penalty"]

_BY_BAND: dict[Band, dict[str, int]] = {
    "fit": {
        "company": 8,
        "catalogue": 12,
        "zone": 6,
        "sector": 5,
        "size": 3,
        "customer": 6,
    },
    "intent": {
        "product": 6,
        "quantity": 9,
        "deadline": 9,
        "urgent": 6,
        "later": 4,
        "budget": 9,
        "asks": 7,
    },
    "reach": {
        "email": 4,
        "pro_email": 7,
        "phone": 7,
        "name": 2,
    },
    "penalty": {
        "out_of_zone": -15,
        "closed": -25,
        "contradiction": -8,
        "disposable": -20,
        "no_contact": -20,
        "student": -30,
        "job": -60,
        "seller": -60,
        "pitch": -60,
        "mash": -60,
        "trap": -80,
    },
}

POINTS: dict[str, int] = {code: points for band in _BY_BAND.values() for code, points in band.items()}
BANDS: dict[str, Band] = {code: band for band, codes in _BY_BAND.items() for code in codes}
ALTERNATIVES = ("deadline", "urgent", "later")
"""Of these one at most counts: the one that brings most."""
MOST = 40
LEAST = -100
"""What a company may set a sign to: up to MOST for signs in favour, down to LEAST for those against."""


def points_for(code: str, tuned: dict[str, int]) -> int:
    """As the company tuned them, kept on their side: a sign in favour never takes points away, nor the other way
    round."""
    points = tuned.get(code, POINTS[code])
    return min(0, max(points, LEAST)) if BANDS[code] == "penalty" else max(0, min(points, MOST))
