"""What every message of the bot has to be, whoever gets it: examined on the suite's own traffic.

Each house looks at what its bot has sent when it closes. So a screen that grows too long, offers
too much or says something only in passing fails the test that happened to show it.
"""

from __future__ import annotations

import html
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

from bot.layout import CAPTION_LIMIT, TEXT_LIMIT
from domain.words import Language, folded
from sandbox import Call
from tests.locales.texts import texts

LINES, BUTTONS = 8, 6
ON_A_BUTTON = 100
"""Letters on a button, names included: three lines of a narrow phone."""

CALLBACK_BYTES = 64

READ_AT_LENGTH = (
    # Lists: one line or one button to an item, in pages.
    "authorising.title",
    "board.title",
    "board-units.title",
    "board-units.page",
    "criterion-ask.note-now",
    "deadlines.heading",
    "deadlines.heading-page",
    "digest.heading",
    "digest.heading-past",
    "evidence.list",
    "evidence.place",
    "evidence.tray",
    "evidence.tray-ahead",
    "home.choose-place",
    "ledger.title",
    "ledger.title-page",
    "people.choose-invitation",
    "people.choose-person",
    "people.title",
    "people.title-offices",
    "pledge-changes.since",
    "pledge-receipt.names",
    "remind.choose",
    "report-group.line",
    "report-periods.choose",
    "report-scores.head",
    "report-section.head",
    "report-section.line",
    "score-list.head",
    "targets.title",
    "targets.title-page",
    "score-list.saved",
    "stand-in.choose",
    "unit-criterion.title",
    "unit-detail.title",
    "unit-report.choose",
    "unit-report.draft",
    "unit-report.sent",
    # The report's hub names every group: any criterion is two presses away.
    "report.not-begun",
    "report.progress",
    "report.progress-adjusted",
    # Texts to be read at leisure, or to be passed on.
    "group-text.heading",
    "letter.about",
    "mydata.title",
    "pledge.whole",
    "pledge.whole-page",
    "pledge.content",
    "unit-text.heading",
)
"""The kinds of screens that are lists or reading matter, by a text each of them has."""


class Shown(NamedTuple):
    """One message as it went out."""

    text: str
    limit: int
    buttons: tuple[tuple[str, str], ...]
    """Labels with their callback data."""


def faults(calls: Iterable[Call]) -> list[str]:
    """Return what is wrong with the messages among these calls, each with its text."""
    found: list[str] = []
    messages = set()
    for call in calls:
        if not call.ok:
            continue
        if call.method.lower() == "answercallbackquery" and call.params.get("text"):
            found.append(f"said only in passing: {call.params['text']!r}")
        elif (shown := _shown(call)) is not None:
            messages.add(shown)
    for shown in messages:
        found += (f"{fault}:\n{shown.text}\n{_labels(shown)}" for fault in _faults(shown))
    return found


def _labels(shown: Shown) -> list[str]:
    return [label for label, _ in shown.buttons]


def _shown(call: Call) -> Shown | None:
    limits = {"sendmessage": TEXT_LIMIT, "editmessagetext": TEXT_LIMIT}
    limit = limits.get(call.method.lower(), CAPTION_LIMIT)
    text = call.params.get("text" if limit == TEXT_LIMIT else "caption")
    if text is None:
        return None
    markup: Any = call.params.get("reply_markup") or {}
    if isinstance(markup, str):
        markup = json.loads(markup)
    rows = markup.get("inline_keyboard", [])
    buttons = tuple((b["text"], b.get("callback_data") or "") for row in rows for b in row)
    bare = html.unescape(re.sub(r"<[^<>]*>", "", text)) if "parse_mode" in call.params else text
    return Shown(bare, limit, buttons)


def _faults(shown: Shown) -> Iterator[str]:
    """Yield what is wrong with one message."""
    if not any(sign.isalpha() for sign in shown.text):
        yield "says nothing"
    if len(shown.text.encode("utf-16-le", "surrogatepass")) // 2 > shown.limit:
        yield "longer than Telegram takes"
    labels = _labels(shown)
    same = [one for one, times in Counter(map(folded, labels)).items() if times > 1]
    if same:
        yield f"labels that are typed alike {same}"
    if any(not one for one in map(folded, labels)):
        yield "a button without words"
    if any(len(label) > ON_A_BUTTON for label in labels):
        yield "a label that is cut off"
    if any(len(data.encode()) > CALLBACK_BYTES for _, data in shown.buttons):
        yield "a button that carries too much"
    lines = [line for line in shown.text.splitlines() if line.strip()]
    if (len(lines) <= LINES and len(labels) <= BUTTONS) or _is_read_at_length(shown.text):
        return
    yield f"{len(lines)} lines and {len(labels)} buttons, though it is no list"


def _is_read_at_length(text: str) -> bool:
    return any(pattern.search(text) for pattern in _patterns())


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(rf"^{_any_variables(reading)}", re.MULTILINE)
        for language in Language
        for key in READ_AT_LENGTH
        for reading in texts(language)[key].readings
    )


def _any_variables(reading: str) -> str:
    return re.sub(r"\\{\w+\\}", "[^\\\\n]+", re.escape(reading))
