"""Killed at any moment, hundreds of times: nothing accepted is lost, no mail leaves twice, no number is given twice."""

from __future__ import annotations

import asyncio
import mailbox
import random
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.store import ledger
from tests.support.crashing import POINTS
from tests.support.world import World, open_world

pytestmark = [pytest.mark.crash, pytest.mark.timeout(900)]

REQUESTS = [
    "lea-martin|Devis pour Bellerive : 3 moulins",
    "lea-martin|Devis pour Nordlys : 12 tasses",
    "lea-martin|Devis pour Bellerive : 2 moulins avec 12 % de remise",
    "oliver-hughes|Quote for Nordlys: 5 teapots",
]
