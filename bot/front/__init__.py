"""The front page: what waits for a person, what they asked, and the switches (pause, autonomy) they may use."""

from bot.front.attempt import Outcome
from bot.front.change import Change
from bot.front.page import Front
from bot.front.switches import Switches
from bot.store.switches import Paused

__all__ = ["Change", "Front", "Outcome", "Paused", "Switches"]
