"""Texts and captions as a bot sends them: parsed, measured, trimmed."""

from typing import Any

from sandbox import html, limits
from sandbox.entities import CannotParse
from sandbox.errors import ApiError, bad_request
from sandbox.html import Formatted
from sandbox.model import Json
from sandbox.params import Params

_FIELDS = (("type", str, "String"), ("offset", int, "Number"), ("length", int, "Number"))


def text_content(params: Params) -> Json:
    """Return the content of a text message.

    Raises:
        ApiError: no text, too much of it, or markup that cannot be parsed.
    """
    text = params.text("text")
    if not text:
        raise bad_request("message text is empty")
    entities = params.structure("entities", "entities")
    formatted = _formatted(text, params.text("parse_mode"), entities)
    if not formatted.text:
        raise bad_request("text must be non-empty")
    if limits.utf16_length(formatted.text) > limits.TEXT:
        raise bad_request("message is too long")
    content: Json = {"text": formatted.text}
    if formatted.entities:
        content["entities"] = formatted.entities
    preview = params.structure("link_preview_options", "link preview options")
    if preview:
        content["link_preview_options"] = preview
    return content


def caption_content(params: Params) -> Json:
    """Return the caption fields of a message with a file; nothing if there is no caption.

    Raises:
        ApiError: too long a caption, or markup that cannot be parsed.
    """
    entities = params.structure("caption_entities", "caption entities")
    formatted = _formatted(params.text("caption"), params.text("parse_mode"), entities)
    if limits.utf16_length(formatted.text) > limits.CAPTION:
        raise bad_request("message caption is too long")
    if not formatted.text:
        return {}
    content: Json = {"caption": formatted.text}
    if formatted.entities:
        content["caption_entities"] = formatted.entities
    return content


def _formatted(text: str, parse_mode: str, entities: Any) -> Formatted:
    if len(text.encode()) > limits.RAW_TEXT_BYTES:
        raise bad_request("text is too long")
    mode = parse_mode.lower()
    if mode not in {"", "none", "html"}:
        raise bad_request("unsupported parse_mode")
    if mode == "html":
        try:
            return html.trimmed(html.parse(text))
        except CannotParse as wrong:
            raise bad_request(f"can't parse entities: {wrong}") from None
    return html.trimmed(Formatted(text, _given(entities)))


def _given(entities: Any) -> list[Json]:
    """Check entities that came instead of a parse mode."""
    if not isinstance(entities, list):
        return []
    for entity in entities:
        if not isinstance(entity, dict):
            raise _unparsable("expected an Object")
        for name, kind, word in _FIELDS:
            if name not in entity:
                raise _unparsable(f'Can\'t find field "{name}"')
            if not isinstance(entity[name], kind):
                raise _unparsable(f'Field "{name}" must be of type {word}')
    return entities


def _unparsable(reason: str) -> ApiError:
    return bad_request(f"can't parse MessageEntity: {reason}")
