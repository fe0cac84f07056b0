"""What the rehearsal page asks and does, as JSON over HTTP."""

import asyncio
import json
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any
from urllib.parse import quote

from aiohttp import BodyPartReader, web

from sandbox import limits
from sandbox.hub import Hub
from sandbox.model import Json
from sandbox.params import Upload, file_name
from sandbox.people import Person
from sandbox.shown import Shown
from sandbox.stage import Stage
from sandbox.telegram import Telegram

_FIRST_STRANGER = 7_000_000_001
_LONGEST_NAME = 64
_MORNING = time(9)
_DATE = len("2027-11-05")

_Greet = Callable[[int, str], Person]


class Refused(Exception):
    """The page asked for what cannot be; the reason is for developers, in English."""

    def __init__(self, reason: str, status: int = 400) -> None:
        super().__init__(reason)
        self.status = status


class Rehearsal:
    """The page's questions and deeds; `greet` makes the person with an id and a name."""

    def __init__(self, telegram: Telegram, stage: Stage | None, greet: _Greet) -> None:
        self._telegram = telegram
        self._stage = stage
        self._greet = greet
        self._moving = asyncio.Lock()
        self._shown = Shown(telegram, stage)
        self.hub = Hub(telegram)

    def routes(self) -> list[web.RouteDef]:
        """Return the addresses of the page's questions."""
        chat = r"/rehearsal/chats/{id:-?\d+}"
        return [
            web.get("/rehearsal/state", self.state),
            web.get(chat, self.chat),
            web.post(f"{chat}/say", self.say),
            web.post(f"{chat}/press", self.press),
            web.post(f"{chat}/file", self.file),
            web.post(f"{chat}/block", self.block),
            web.post("/rehearsal/people", self.add_person),
            web.post("/rehearsal/clock", self.move_clock),
            web.get("/rehearsal/events", self.hub.events),
            web.get("/rehearsal/files/{file_id}", self.download),
        ]

    async def state(self, request: web.Request) -> web.Response:
        """Tell who is here, what time it is, and what comes next."""
        language = _language(request)
        people = [self._shown.person(chat) for chat in self._telegram.people()]
        now = await self._shown.time(language)
        return _json({"bot": self._shown.bot(language), "people": people, **now})

    async def chat(self, request: web.Request) -> web.Response:
        """Tell a chat, or what changed in it since a change number; `read=1` counts as read."""
        person = self._person(request)
        chat, since = person.chat, _number(request.query.get("since"), 0)
        if request.query.get("read") and chat.unread:
            chat.unread = 0
            self._telegram.tell({"kind": "people"})
        changed = [m for m in chat.messages.values() if m.seq > since]
        answer = {
            "messages": [self._shown.message(message) for message in changed],
            "deleted": [number for seq, number in chat.gone if seq > since],
            "reply_keyboard": person.reply_keyboard,
            "typing": chat.typing,
            "seq": chat.seq,
        }
        return _json(answer)

    async def say(self, request: web.Request) -> web.Response:
        """Send a text as this person."""
        person, text = self._person(request), (await _body(request)).get("text")
        if not isinstance(text, str) or not text.strip():
            raise Refused("nothing to say")
        return _json({"message_id": await person.says(text)})

    async def press(self, request: web.Request) -> web.Response:
        """Press an inline button as this person."""
        person, body = self._person(request), await _body(request)
        message = person.chat.messages.get(_number(body.get("message_id"), 0))
        row, col = _number(body.get("row"), -1), _number(body.get("col"), -1)
        rows = message.rows if message is not None else []
        if message is None or not (0 <= row < len(rows) and 0 <= col < len(rows[row])):
            raise Refused("there is no such button any more", 409)
        data = rows[row][col].get("callback_data")
        if data is not None:
            self._telegram.press(message, person.user, data)
        return _json({"pressed": data is not None})

    async def file(self, request: web.Request) -> web.Response:
        """Send a file as this person, as a document or as a picture."""
        person = self._person(request)
        upload, fields = await _form(request)
        caption = fields.get("caption", "").strip() or None
        if fields.get("as_photo") in {"1", "true"}:
            sent = await person.sends_photo(upload.data, caption)
        else:
            sent = await person.sends_document(upload.name, upload.data, upload.mime, caption)
        return _json({"message_id": sent})

    async def block(self, request: web.Request) -> web.Response:
        """Block or unblock the bot as this person."""
        person, body = self._person(request), await _body(request)
        await (person.blocks() if body.get("blocked") is True else person.unblocks())
        return _json({"blocked": person.blocked})

    async def add_person(self, request: web.Request) -> web.Response:
        """Let a stranger in, so that anyone can try to join."""
        name = str((await _body(request)).get("name", "")).strip()
        if not 1 <= len(name) <= _LONGEST_NAME:
            raise Refused("a name has 1 to 64 characters")
        number = max(_FIRST_STRANGER, *(known + 1 for known in self._telegram.users), 0)
        return _json(self._shown.person(self._greet(number, name).chat))

    async def move_clock(self, request: web.Request) -> web.Response:
        """Move the clock forward, and answer once everything due has happened."""
        stage = self._stage
        if stage is None:
            raise Refused("the clock cannot be moved here", 409)
        to = (await _body(request)).get("to")
        async with self._moving:
            target = await _target(stage, to)
            if target < stage.now():
                raise Refused("the clock only goes forward")
            await stage.advance(target)
        self._telegram.tell({"kind": "clock"})
        return _json(await self._shown.time(_language(request)))

    async def download(self, request: web.Request) -> web.Response:
        """Hand out a file of a chat, never to be run by the browser."""
        file = self._telegram.files.by_id.get(request.match_info["file_id"])
        if file is None:
            raise Refused("no such file", 404)
        headers = {
            "Content-Disposition": f"attachment; filename*=UTF-8''{quote(file.name, safe='')}",
            "Content-Security-Policy": "sandbox; default-src 'none'",
            "Content-Type": file.mime,
            "X-Content-Type-Options": "nosniff",
        }
        return web.Response(body=file.data, headers=headers)

    def _person(self, request: web.Request) -> Person:
        user = self._telegram.users.get(int(request.match_info["id"]))
        if user is None:
            raise Refused("nobody here has this id", 404)
        return self._greet(user.id, user.name)


async def _target(stage: Stage, to: Any) -> datetime:
    """Return the instant meant by "next", "day", a date (its morning) or an instant."""
    now = stage.now()
    if to == "next":
        coming = await stage.next_event()
        if coming is None:
            raise Refused("nothing is due any more", 409)
        return coming.at
    if to == "day":
        return now + timedelta(days=1)
    try:
        if len(str(to)) == _DATE:
            return datetime.combine(date.fromisoformat(str(to)), _MORNING, now.tzinfo)
        at = datetime.fromisoformat(str(to))
    except ValueError:
        raise Refused("not a moment") from None
    return at if at.tzinfo is not None else at.replace(tzinfo=now.tzinfo)


async def _form(request: web.Request) -> tuple[Upload, dict[str, str]]:
    """Return the file of a form, and its other fields."""
    if request.content_type != "multipart/form-data":
        raise Refused("a form is expected")
    upload: Upload | None = None
    fields: dict[str, str] = {}
    async for part in await request.multipart():
        if isinstance(part, BodyPartReader) and part.filename is not None:
            mime = part.headers.get("Content-Type", "application/octet-stream")
            upload = Upload(file_name(part.filename), await _limited(part), mime)
        elif isinstance(part, BodyPartReader):
            fields[part.name or ""] = await part.text()
    if upload is None or not upload.data:
        raise Refused("there is no file in the form")
    return upload, fields


async def _limited(part: BodyPartReader) -> bytes:
    data = bytearray()
    while chunk := await part.read_chunk(1 << 16):
        data += chunk
        if len(data) > limits.UPLOAD_BYTES:
            raise Refused("too big a file", 413)
    return bytes(data)


async def _body(request: web.Request) -> Json:
    try:
        body = await request.json()
    except ValueError:
        raise Refused("no JSON") from None
    if not isinstance(body, dict):
        raise Refused("no JSON object")
    return body


def _language(request: web.Request) -> str:
    return request.query.get("lang", "vi")


def _number(value: Any, otherwise: int) -> int:
    return value if isinstance(value, int) else int(value) if str(value).isdecimal() else otherwise


def _json(body: Json) -> web.Response:
    headers = {"Cache-Control": "no-store"}
    return web.json_response(text=json.dumps(body, ensure_ascii=False), headers=headers)
