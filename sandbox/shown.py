"""People, messages and the time, written down for the rehearsal page."""

from datetime import datetime, tzinfo

from sandbox.model import Chat, Json, Message
from sandbox.rendering import render
from sandbox.stage import Stage
from sandbox.telegram import Telegram

_LANGUAGES = ("vi", "en")


class Shown:
    """Turns what is in the room into the page's JSON; instants are in the bloc's zone."""

    def __init__(self, telegram: Telegram, stage: Stage | None) -> None:
        self._telegram = telegram
        self._stage = stage

    def bot(self, language: str) -> Json:
        """Return the bot's name, its description and its menu in every language."""
        telegram, profile = self._telegram, self._telegram.profile
        languages = sorted({*_LANGUAGES, *profile.languages()})
        return {
            "name": profile.word("name", language, telegram.name),
            "username": telegram.username,
            "description": profile.word("description", language),
            "commands": {tongue: profile.shown_commands(tongue) for tongue in languages},
        }

    def person(self, chat: Chat) -> Json:
        """Return one line of the list of people."""
        newest = next(reversed(chat.messages.values()), None)
        return {
            "id": chat.id,
            "name": chat.title,
            "note": self._stage.note(chat.id) if self._stage is not None else "",
            "unread": chat.unread,
            "last_text": _summary(newest) if newest is not None else "",
            "last_at": self._moment(newest) if newest is not None else None,
            "blocked": chat.bot_status == "kicked",
            "invitation": chat.invitation,
        }

    def message(self, message: Message) -> Json:
        """Return one message."""
        return {
            "id": message.id,
            "out": message.outgoing,
            "html": render(message.text, message.entities),
            "text": message.text if message.file is not None else _summary(message),
            "at": self._moment(message),
            "edited": message.edited is not None,
            "buttons": [[_button(button) for button in row] for row in message.rows],
            "file": _file(message),
        }

    async def time(self, language: str) -> Json:
        """Return the clock and what comes next."""
        stage = self._stage
        if stage is None:
            now = self._telegram.now()
            clock = {"now": now.isoformat(), "text": now.strftime("%d/%m/%Y, %H:%M")}
            return {"clock": clock, "next_event": None, "staged": False}
        clock = {"now": stage.now().isoformat(), "text": stage.now_text(language)}
        coming = await stage.next_event()
        event: Json | None = None
        if coming is not None:
            at = coming.at.astimezone(self._zone())
            event = {"at": at.isoformat(), "label": coming.label}
        return {"clock": clock, "next_event": event, "staged": True}

    def _moment(self, message: Message) -> str:
        return datetime.fromtimestamp(message.date, self._zone()).isoformat()

    def _zone(self) -> tzinfo | None:
        now = self._stage.now() if self._stage is not None else self._telegram.now()
        return now.tzinfo


def _button(button: Json) -> Json:
    shown = {"label": button["text"]}
    return {**shown, "url": button["url"]} if "url" in button else shown


def _file(message: Message) -> Json | None:
    file = message.file
    if file is None:
        return None
    address = {"url": f"/rehearsal/files/{file.id}"}
    return {"name": file.name, "size": len(file.data), "mime": file.mime, **address}


def _summary(message: Message) -> str:
    """Return one line for a message: its text, else its file, else what it is."""
    if message.text:
        return message.text
    if message.file is not None:
        return message.file.name
    return f"[{next(iter(message.content), '')}]"
