"""What a closed HTML tag becomes: a message entity."""

import re
from typing import Any

from sandbox import links

Entity = dict[str, Any]

_STYLES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
}
TAGS = frozenset({*_STYLES, "a", "code", "pre", "blockquote", "tg-emoji", "tg-time"})
_DATE_FORMAT = re.compile(r"r|[tTdDwW]*")


class CannotParse(ValueError):
    """The markup is wrong; the sentence says where, in bytes, as Telegram does."""


class Entities:
    """The entities of one text, in the order their tags were closed."""

    def __init__(self) -> None:
        self._closed: list[Entity] = []

    def close(
        self, tag: str, attributes: dict[str, str], place: tuple[int, int], inside: str
    ) -> None:
        """Add what a tag means.

        Args:
            tag: one of `TAGS`.
            attributes: as they were written, references resolved.
            place: offset and length in UTF-16 units.
            inside: the text between the tags.

        Raises:
            CannotParse: an attribute is missing or impossible.
        """
        entity: Entity = {"offset": place[0], "length": place[1]}
        if tag in _STYLES:
            self._closed.append({"type": _STYLES[tag], **entity})
        elif tag == "blockquote":
            kind = "expandable_blockquote" if "expandable" in attributes else "blockquote"
            self._closed.append({"type": kind, **entity})
        elif tag == "a":
            self._close_link(attributes.get("href") or inside, entity)
        elif tag == "tg-emoji":
            self._close_emoji(attributes.get("emoji-id", ""), entity)
        elif tag == "tg-time":
            self._close_time(attributes, entity)
        else:
            self._close_code(tag, attributes.get("class", ""), entity)

    def in_order(self) -> list[Entity]:
        """Return them by place, the longer before what is inside it."""
        for entity in self._closed:
            entity.pop("_language", None)
        return sorted(self._closed, key=lambda e: (e["offset"], -e["length"]))

    def _close_link(self, url: str, entity: Entity) -> None:
        user_id = links.mentioned_user(url)
        if user_id is not None:
            user = {"id": user_id, "is_bot": False, "first_name": ""}
            self._closed.append({"type": "text_mention", **entity, "user": user})
            return
        try:
            self._closed.append({"type": "text_link", **entity, "url": links.checked(url)})
        except links.WrongLink:
            return  # Telegram shows such a link as plain text

    def _close_emoji(self, identifier: str, entity: Entity) -> None:
        if not identifier.isdecimal() or int(identifier) == 0:
            raise CannotParse("Invalid custom emoji identifier specified")
        self._closed.append({"type": "custom_emoji", **entity, "custom_emoji_id": identifier})

    def _close_time(self, attributes: dict[str, str], entity: Entity) -> None:
        unix, form = attributes.get("unix", ""), attributes.get("format", "")
        if not unix.isdecimal():
            raise CannotParse("Invalid date specified")
        if not _DATE_FORMAT.fullmatch(form):
            raise CannotParse("Invalid date format used")
        time = {"type": "date_time", **entity, "unix_time": int(unix)}
        self._closed.append({**time, "date_time_format": form} if form else time)

    def _close_code(self, tag: str, style: str, entity: Entity) -> None:
        """Close `pre` or `code`; a `code` with a language, alone in a `pre`, melts into it."""
        language = ""
        if tag == "code" and style.startswith("language-"):
            language = style.removeprefix("language-")
        inner = self._closed[-1] if self._closed else {}
        same = all(inner.get(key) == entity[key] for key in ("offset", "length"))
        if tag == "pre" and same and inner.get("type") == "code" and inner["_language"]:
            self._closed[-1] = {"type": "pre", **entity, "language": inner["_language"]}
        elif tag == "code" and same and inner.get("type") == "pre" and language:
            self._closed[-1] = {"type": "pre", **entity, "language": language}
        else:
            self._closed.append({"type": tag, **entity, "_language": language})
