"""The methods by which a bot writes into a chat."""

from typing import Any

from sandbox import files, keyboards, limits
from sandbox.errors import bad_request
from sandbox.formatting import caption_content, text_content
from sandbox.model import Chat, Json, Message, StoredFile
from sandbox.params import Params, Upload
from sandbox.telegram import Telegram

_ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)
_SIGNATURES = {
    b"%PDF": "application/pdf",
    b"PK\x03\x04": "application/zip",
    b"\x89PNG": "image/png",
    b"\xff\xd8": "image/jpeg",
}


def send_message(telegram: Telegram, params: Params) -> Json:
    """Send a text."""
    return _post(telegram, params, text_content(params)).wire()


def send_document(telegram: Telegram, params: Params) -> Json:
    """Send a file as it is."""
    file, content = _document(telegram, params, params.text("document"))
    return _post(telegram, params, {**content, **caption_content(params)}, file).wire()


def send_photo(telegram: Telegram, params: Params) -> Json:
    """Send a picture."""
    file, content = _photo(telegram, params, params.text("photo"))
    return _post(telegram, params, {**content, **caption_content(params)}, file).wire()


def send_media_group(telegram: Telegram, params: Params) -> list[Json]:
    """Send an album: several messages with one group id, documents apart from photos."""
    items = params.structure("media", "media")
    if not isinstance(items, list):
        raise bad_request("expected an Array of InputMedia")
    if len(items) not in limits.ALBUM:
        few = "few" if len(items) < limits.ALBUM.start else "many"
        raise bad_request(f"too {few} messages to send as an album")
    kinds = {str(item.get("type")) for item in items if isinstance(item, dict)}
    if "document" in kinds and len(kinds) > 1:
        raise bad_request("document can't be mixed with other media types")
    contents = [_album_item(telegram, params, item) for item in items]
    chat, reply_to = _place(telegram, params)
    _pace(telegram, chat, len(contents))
    telegram.albums += 1
    group = {"media_group_id": f"{telegram.bot_id}{telegram.albums:06}"}
    sent = [
        telegram.send(chat, {**content, **group}, file=file, reply_to=reply_to)
        for file, content in contents
    ]
    return [message.wire() for message in sent]


def send_chat_action(telegram: Telegram, params: Params) -> bool:
    """Show "typing…" for five seconds or until the next message."""
    if params.text("action").lower() not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    telegram.start_typing(telegram.writable(params.text("chat_id")))
    return True


def _post(
    telegram: Telegram, params: Params, content: Json, file: StoredFile | None = None
) -> Message:
    keyboard = keyboards.from_params(params)
    chat, reply_to = _place(telegram, params)
    _pace(telegram, chat, 1)
    if params.flag("protect_content"):
        content["has_protected_content"] = True
    return telegram.send(chat, content, keyboard=keyboard, reply_to=reply_to, file=file)


def _place(telegram: Telegram, params: Params) -> tuple[Chat, int | None]:
    """Return the chat, and the message there that is answered."""
    chat = telegram.writable(params.text("chat_id"))
    reply = params.structure("reply_parameters", "reply parameters") or {}
    if not isinstance(reply, dict):
        raise bad_request("object expected as reply parameters")
    answered = Params(reply).integer("message_id") or params.integer("reply_to_message_id")
    if not answered:
        return chat, None
    if answered in chat.messages:
        return chat, answered
    lenient = reply.get("allow_sending_without_reply")
    if lenient or params.flag("allow_sending_without_reply"):
        return chat, None
    raise bad_request("message to be replied not found")


def _pace(telegram: Telegram, chat: Chat, count: int) -> None:
    if telegram.flood is not None:
        telegram.flood.spend(chat.id, count)


def _album_item(telegram: Telegram, params: Params, item: Any) -> tuple[StoredFile, Json]:
    if not isinstance(item, dict):
        raise bad_request("can't parse InputMedia: expected an Object")
    kind, reference = item.get("type"), str(item.get("media", ""))
    if kind not in {"photo", "document"}:
        raise bad_request(f'can\'t parse InputMedia: type "{kind}" is unsupported')
    maker = _photo if kind == "photo" else _document
    file, content = maker(telegram, params, reference)
    return file, {**content, **caption_content(Params(item))}


def _document(telegram: Telegram, params: Params, reference: str) -> tuple[StoredFile, Json]:
    upload = _uploaded(params, "document", reference)
    if upload is None:
        file = _stored(telegram, reference, "document")
        return file, {"document": files.document_wire(file)}
    mime = upload.mime
    if mime in {"", "application/octet-stream"}:
        mime = next((m for s, m in _SIGNATURES.items() if upload.data.startswith(s)), mime)
    file, wire = telegram.files.document(upload.name, upload.data, mime)
    return file, {"document": wire}


def _photo(telegram: Telegram, params: Params, reference: str) -> tuple[StoredFile, Json]:
    upload = _uploaded(params, "photo", reference)
    if upload is None:
        file = _stored(telegram, reference, "photo")
        data, sides = file.data, None
    else:
        data, sides = upload.data, files.check_photo(upload.data)
    picture = telegram.files.picture(data, sides)
    return picture.file, {"photo": picture.sizes}


def _uploaded(params: Params, field: str, reference: str) -> Upload | None:
    """Return the file that came with the call; None if an id of an earlier one came instead."""
    upload = params.upload(field, reference)
    if upload is None and (not reference or reference.startswith("attach://")):
        raise bad_request(f"there is no {field} in the request")
    if upload is not None and not upload.data:
        raise bad_request("file must be non-empty")
    return upload


def _stored(telegram: Telegram, reference: str, kind: str) -> StoredFile:
    if reference.startswith(("http://", "https://")):
        raise bad_request("failed to get HTTP URL content")
    file = telegram.files.by_id.get(reference)
    if file is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    if not file.path.startswith(kind):
        found = file.path.partition("/")[0].rstrip("s").capitalize()
        raise bad_request(f"can't use file of type {found} as {kind.capitalize()}")
    return file
