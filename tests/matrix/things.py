"""What people send that nobody asked for: texts, files, messages of other kinds, old buttons."""

from __future__ import annotations

import unicodedata
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from handlers.buttons import encode
from sandbox.incoming import Kind
from sandbox.model import Json, Message
from sandbox.views import ShownButton
from screens import actions as do
from screens.actions import Action

if TYPE_CHECKING:
    from tests.matrix.prompts import Case

Doing = Callable[["Case"], Awaitable[None]]

PDF = b"%PDF-1.7\n" + b"evidence " * 40
JPEG = b"\xff\xd8\xff\xe0" + bytes(range(256)) * 4
PROGRAM = b"MZ\x90\x00" + bytes(200)
TOO_LARGE = 21 * 1024 * 1024


@dataclass(frozen=True)
class Thing:
    """One bad thing: what it is called, and how a person does it."""

    name: str
    do: Doing


TEXTS: dict[str, str] = {
    "invisible signs": "\u200b\u2060\u00ad\ufeff",
    "a Hangul filler": "\u3164",
    "4096 characters": "Dài quá " * 512,
    "4096 digits": "7" * 4096,
    "emoji": "👍🎉",
    "a flag and a family": "🇻🇳👨‍👩‍👧",
    "right to left": "مرحبا بالعالم",
    "bidi signs": "\u202e50,8\u202c",
    "HTML": "<b>đậm</b> <script>alert(1)</script> &amp; <a href='tg://x'>x</a>",
    "half a tag": "<b",
    "Markdown": "*đậm* _nghiêng_ `mã` [x](http://x.vn) ~~~",
    "decomposed Vietnamese": unicodedata.normalize("NFD", "Đạt vượt mức kế hoạch"),
    "braces of a message": "{ $points } { -brand }",
    "a quote and a semicolon": "'; DROP TABLE answer; --",
    "control signs": "8\x00\x07\x1b[31m",
    "many lines": "\n".join(["Một", "", "Hai"] * 30),
    "-1": "-1",
    "a minus of typography": "\u22125",
    "1e309": "1e309",
    "NaN": "NaN",
    "Infinity": "Infinity",
    "an Arabic digit": "٣",
    "full-width digits": "８",
    "1.000,50": "1.000,50",
    "8,5": "8,5",
    "6.5 điểm": "6.5 điểm",
    "0": "0",
    "3": "3",
    "101": "101",
    "eight digits": "20271105",
    "dictated digits": "2027 1105",
    "22 URL-safe letters": "abcdefghijklmnopqrst-_",
    "half a fraction": "1/2",
    "a question": "Tôi phải làm gì bây giờ?",
    "a word of the menu": "báo cáo",
    "a label that is not shown": "Gửi báo cáo",
}
"""Typed texts by name. What each is taken for is written down in ``test_bad_input``."""

COMMANDS = (
    "start", "help", "status", "deadlines", "language", "mydata", "reader", "pledge", "report",
    "bloc", "digest", "remind", "export", "baocao", "khongco", "start@giao_uoc_bot", "",
)  # fmt: skip

_KINDS: tuple[Kind, ...] = ("sticker", "location", "contact", "voice", "poll", "dice")


def things() -> Sequence[Thing]:
    """Return every bad thing but ``twice``."""
    return (
        *(Thing(name, _typing(text)) for name, text in TEXTS.items()),
        *(Thing(f"a {kind}", _sending(kind)) for kind in _KINDS),
        *_FILES,
        *_MESSAGES,
        *(Thing(f"/{command}", _typing(f"/{command}")) for command in COMMANDS),
        *_PRESSES,
        Thing("/cancel", _typing("/cancel")),
    )


def _typing(text: str) -> Doing:
    async def types(case: Case) -> None:
        await case.person.phone.says(text)

    return types


def _sending(kind: Kind) -> Doing:
    async def sends(case: Case) -> None:
        await case.person.phone.sends(kind)

    return sends


# Files


def _document(name: str, data: bytes, caption: str | None = None) -> Doing:
    async def sends(case: Case) -> None:
        await case.person.phone.sends_document(name, data, caption=caption)

    return sends


async def _too_large(case: Case) -> None:
    """Announce 21 MB without sending them: the bot has to refuse before it fetches anything."""
    phone = case.person.phone
    file, document = phone._telegram.files.document("phim.pdf", PDF, "application/pdf")
    phone._receive({"document": {**document, "file_size": TOO_LARGE}}, file=file)


async def _without_a_name(case: Case) -> None:
    phone = case.person.phone
    file, document = phone._telegram.files.document("x", JPEG, "")
    bare = {k: v for k, v in document.items() if k not in {"file_name", "mime_type"}}
    phone._receive({"document": bare}, file=file)


async def _gone(case: Case) -> None:
    """A file that Telegram no longer has when it is fetched."""
    phone = case.person.phone
    _, document = phone._telegram.files.document("mat.pdf", PDF + b"gone", "application/pdf")
    phone._receive({"document": {**document, "file_id": "BQACAgUAAxkBAAI"}})


async def _album(case: Case) -> None:
    pictures = [JPEG + b"album" + bytes([n]) for n in range(3)]
    await case.person.phone.sends_album(pictures, caption="Lễ trao quà")


async def _mixed_album(case: Case) -> None:
    await case.person.phone.sends_album([("a.pdf", PDF + b"1"), ("b.exe", PROGRAM), ("c", b"")])


async def _photo(case: Case) -> None:
    await case.person.phone.sends_photo(JPEG, caption="<b>Ảnh</b> \u202eabc")


async def _video(case: Case) -> None:
    about = {"file_id": "BAACAgUAAxk", "file_unique_id": "AgADx", "duration": 3}
    case.person.phone._receive({"video": {**about, "width": 640, "height": 480}})


_FILES = (
    Thing("a photo", _photo),
    Thing("a video", _video),
    Thing("an album", _album),
    Thing("an album with a program and an empty file", _mixed_album),
    Thing("an empty file", _document("rong.pdf", b"")),
    Thing("a name of 300 characters", _document("Đ" * 296 + ".pdf", PDF + b"long")),
    Thing("a name that climbs", _document("../../x", PDF + b"up")),
    Thing("a name of bidi signs", _document("\u202egpj.exe", PDF + b"bidi")),
    Thing("a name that is none", _document("\u200b/..", PDF + b"none")),
    Thing("a program named .pdf", _document("cong-van.pdf", PROGRAM)),
    Thing("a web page", _document("trang.html", b"<html><script>alert(1)</script></html>")),
    Thing("a zip", _document("tep.zip", b"PK\x03\x04" + bytes(100))),
    Thing("a caption of 1024 signs", _document("a.pdf", PDF + b"caption", "<i>&" * 256)),
    Thing("21 MB", _too_large),
    Thing("a file without a name", _without_a_name),
    Thing("a file that is gone", _gone),
)


# Messages of other kinds


def _typed(case: Case) -> Message:
    """Return what the person sent last."""
    messages = reversed(case.person.phone.chat.messages.values())
    return next(message for message in messages if not message.outgoing)


async def _edited(case: Case) -> None:
    phone = case.person.phone
    await phone.edits(_typed(case).id, "9,5")


async def _edited_caption(case: Case) -> None:
    phone = case.person.phone
    message = _typed(case)
    phone._telegram.receive_edit(message, {"caption": "sửa lời ghi", **_no_text(message.content)})


def _no_text(content: dict[str, object]) -> dict[str, object]:
    return {k: v for k, v in content.items() if k not in {"text", "entities", "caption"}}


async def _reply(case: Case) -> None:
    await case.person.phone.says("vâng ạ", reply_to=case.person.phone.last.id)


async def _forwarded(case: Case) -> None:
    await case.person.phone.forwards("Kính gửi các đơn vị: họp khối.")


async def _three_at_once(case: Case) -> None:
    for text in ("một", "<i>hai", "👍"):
        await case.person.phone.says(text)


_MESSAGES = (
    Thing("an edited message", _edited),
    Thing("an edited caption", _edited_caption),
    Thing("a reply", _reply),
    Thing("a forwarded message", _forwarded),
    Thing("three messages at once", _three_at_once),
)


# Buttons that are not on the screen


def _raw(data: str) -> Doing:
    """Press a button that some old message of the chat shows."""

    async def presses(case: Case) -> None:
        await case.person.phone.taps(ShownButton("?", data), on_message=case.oldest)

    return presses


def _pressing(action: Action, *, years: int = 0, strangers: bool = False) -> Doing:
    """Press a button that was shown ``years`` later than now, or to somebody else."""

    async def presses(case: Case) -> None:
        place = case.neighbour.place if strangers else case.place
        await _raw(encode(action, place, case.year + years))(case)

    return presses


def _shown_by_nobody(case: Case) -> str:
    return encode(do.GoHome(), case.place, case.year)


async def _of_a_deleted_message(case: Case) -> None:
    """Telegram shows the message of a press no longer, so the bot cannot edit it."""
    phone = case.person.phone
    press = phone._telegram.presses.add(phone.chat)
    message = {"chat": phone.chat.wire(), "message_id": phone.last.id, "date": 0}
    query = {"id": press.id, "from": phone.user.wire(), "message": message, "chat_instance": "1"}
    case.house.box.inject({"callback_query": {**query, "data": _shown_by_nobody(case)}})


async def _without_data(case: Case) -> None:
    phone = case.person.phone
    press = phone._telegram.presses.add(phone.chat)
    about: Json = {"id": press.id, "from": phone.user.wire(), "chat_instance": "1"}
    about["message"] = phone.chat.messages[phone.last.id].wire()
    case.house.box.inject({"callback_query": {**about, "game_short_name": "x"}})


async def _on_the_newest(case: Case) -> None:
    data = encode(do.ScoreCriterion("year", "9.9", 0, 0), case.place, case.year)
    phone = case.person.phone
    await phone.taps(ShownButton("?", data), on_message=phone.last.id)


_PRESSES = (
    Thing("last year's report", _pressing(do.ShowReport("year"), years=-1)),
    Thing("last year's card", _pressing(do.OpenCriterion("year", "1.1"), years=-1)),
    Thing("last year's score", _pressing(do.ScoreCriterion("year", "1.1", 500, 1), years=-1)),
    Thing("last year's points for a unit", _pressing(
        do.FillPoints("A", "year", "2.2", 100, 0), years=-1)),
    Thing("last year's pledge", _pressing(do.ConfirmPledge(1), years=-1)),
    Thing("last year's way home", _pressing(do.GoHome(), years=-1)),
    Thing("last year's help", _pressing(do.GoHelp(), years=-1)),
    Thing("a year that was never here", _pressing(do.ShowReport("year"), years=-5)),
    Thing("the way home of a year that was never here", _pressing(do.GoHome(), years=-5)),
    Thing("a year to come", _pressing(do.ShowDeadlines(), years=30)),
    Thing("somebody else's score", _pressing(
        do.ScoreCriterion("year", "1.1", 500, 0), strangers=True)),
    Thing("somebody else's way home", _pressing(do.GoHome(), strangers=True)),
    Thing("a card of another revision", _pressing(do.ScoreCriterion("year", "1.1", 0, 99))),
    Thing("a button that the newest message does not have", _on_the_newest),
    Thing("a criterion there is none of", _pressing(do.OpenCriterion("year", "9.9"))),
    Thing("a period there is none of", _pressing(do.ShowReport("nie"))),
    Thing("a page before the first", _pressing(do.ShowDeadlines(-7))),
    Thing("a page behind the last", _pressing(do.ShowScores("year", 99_999))),
    Thing("a page of no size at all", _pressing(do.ShowScores("year", 10**18))),
    Thing("evidence there is none of", _pressing(do.OpenEvidence(10**9))),
    Thing("the signing of a unit there is none of", _pressing(do.TakeOutSigning("ZZ"))),
    Thing("a signing of more units than there are", _pressing(do.KeepSigning(99))),
    Thing("a paper there is none of", _pressing(do.OpenPaper(10**9))),
    Thing("a file of a paper there is none of", _pressing(do.RemoveScan(10**9))),
    Thing("evidence beyond every number", _pressing(do.RemoveEvidence(36**30))),
    Thing("a revision beyond every number", _pressing(
        do.ScoreCriterion("year", "1.1", 500, 36**20))),
    Thing("points beyond every number", _pressing(do.ScoreCriterion("year", "1.1", 36**20, 0))),
    Thing("negative points", _pressing(do.ScoreCriterion("year", "1.1", -500, 1))),
    Thing("a rung beyond every number", _pressing(do.Acknowledge("year_report", 36**15))),
    Thing("a version beyond every number", _pressing(do.ConfirmPledge(36**25))),
    Thing("a place beyond every number", _raw(f"1ho:{'z' * 40}:1r")),
    Thing("a language nobody speaks", _pressing(do.ChooseLanguage("xx"))),
    Thing("a command nobody knows", _pressing(do.RunCommand("drop"))),
    Thing("an answer to a question nobody asked", _pressing(do.KeepWord())),
    Thing("an invitation that is not open", _pressing(do.AgreeToJoin(999))),
    Thing("a place nobody holds", _pressing(do.ActFor(999))),
    Thing("a button of another format", _raw("9ho:1:1r")),
    Thing("a button of nothing", _raw("1zz:1:1r")),
    Thing("a button with too little", _raw("1cs:1:1r:year")),
    Thing("a button with too much", _raw("1ho:1:1r:x:y:z")),
    Thing("a button of signs", _raw("<b>\u202e' OR 1=1")),
    Thing("an empty button", _raw("")),
    Thing("a button of a message that is gone", _of_a_deleted_message),
    Thing("a button of a game", _without_data),
)  # fmt: skip


def twice(number: int) -> Thing:
    """Press a button of the newest message twice within one moment."""

    async def presses(case: Case) -> None:
        phone = case.person.phone
        shown = [button for row in phone.last.buttons for button in row]
        for button in 2 * [shown[number % len(shown)]]:
            await phone.taps(button, on_message=phone.last.id)

    return Thing(f"button {number + 1} twice at once", presses)
