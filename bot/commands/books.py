"""`commis import` and `commis export`: the company's books from CSV files and back."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from bot.app import App
from bot.commands import wording
from bot.commands.session import CommandError, say, session, show, warn
from bot.settings import Settings
