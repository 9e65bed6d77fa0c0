"""The private line that follows a thumbs-down, the form it opens, and what is left of it once it was answered."""

from __future__ import annotations

from bot.opinions.wording import tell
from bot.outgoing import post_row, update_row
from bot.store.opinions import Said
from bot.store.outbox import Outgoing
from bot.store.posts import PostRow
from graphs.message import Address, Block, Button, Buttons, Form, Input, Message, Text, ThreadLink
from graphs.understanding.written import clip

PREFIX = "o"
WORDS = "words"
_SUMMARY = 120


def why_key(seq: int) -> str:
    """There is one line for each person and post, however often they change their mind."""
    return f"opinion-why.{seq}"


def why(said: Said, post: PostRow, place: Address, language: str) -> Outgoing:
    asked = tell(language, "why")
    about = tell(language, "why.about", about=clip(post.content.summary, _SUMMARY))
    button = Button(f"{PREFIX}:{said.seq}:why", tell(language, "why.button"))
    blocks: list[Block] = [Text(asked, tone="strong"), Text(about, tone="muted")]
    blocks += [ThreadLink(tell(language, "why.open"), post.address), Buttons([button])]
    return post_row(why_key(said.seq), place, Message(asked, blocks), language=language)


def why_form(said: Said, language: str) -> Form:
    words = Input(WORDS, tell(language, "why"), "long_text", hint=tell(language, "why.hint"), value=said.words)
    return Form(f"{PREFIX}:{said.seq}:why", tell(language, "why.title"), tell(language, "why.submit"), [words])


def thanked(line: PostRow, content: Message) -> Outgoing:
    """The same line without its button."""
    thanks = tell(line.language, "why.thanks")
    blocks: list[Block] = [block for block in content.blocks if not isinstance(block, Buttons)]
    message = Message(f"{content.summary} {thanks}", [*blocks, Text(thanks, tone="muted")])
    return update_row(f"{line.key}.said", line.key, line.address, message, language=line.language)
