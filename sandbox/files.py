"""Files on Telegram's side: kept as they came, handed out by id or by path."""

import hashlib
import struct
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from sandbox import limits
from sandbox.errors import bad_request
from sandbox.model import Json, StoredFile

_FOLDERS = {"document": "documents", "photo": "photos", "voice": "voice", "sticker": "stickers"}
_PREVIEW_SIDE = 320
_UNREADABLE_SIDES = (1280, 960)


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo in the sizes Telegram offers, smallest first."""

    sizes: list[Json]
    file: StoredFile


class Files:
    """Every file of one bot; ids mean nothing to another bot."""

    def __init__(self, bot_id: int) -> None:
        self._bot_id = bot_id
        self._count = 0
        self.by_id: dict[str, StoredFile] = {}
        self.by_path: dict[str, StoredFile] = {}

    def store(self, kind: str, name: str, data: bytes, mime: str) -> StoredFile:
        """Keep a file and give it its ids and its path."""
        self._count += 1
        digest = hashlib.sha256(data).digest()
        seed = hashlib.sha256(b"%d:%d:" % (self._bot_id, self._count) + digest).digest()
        path = f"{_FOLDERS[kind]}/file_{self._count}{PurePosixPath(name).suffix}"
        file = StoredFile(
            id=f"{kind[0].upper()}QAC{urlsafe_b64encode(seed).decode().rstrip('=')}",
            unique_id=f"AgAD{urlsafe_b64encode(digest[:9]).decode()}",
            path=path,
            name=name,
            mime=mime,
            data=data,
        )
        self.keep(file)
        return file

    def keep(self, file: StoredFile) -> None:
        """Put a file back as it was, after a restart."""
        self.by_id[file.id] = file
        self.by_path[file.path] = file
        self._count = max(self._count, len(self.by_id))

    def found(self, file_id: str) -> StoredFile:
        """Return a file for download.

        Raises:
            ApiError: this bot has no such file, or it is over 20 MiB.
        """
        file = self.by_id.get(file_id)
        if file is None:
            raise bad_request("wrong file_id or the file is temporarily unavailable")
        if len(file.data) > limits.DOWNLOAD_BYTES:
            raise bad_request("file is too big")
        return file

    def document(self, name: str, data: bytes, mime: str) -> tuple[StoredFile, Json]:
        """Store a document and return it with its Document object."""
        file = self.store("document", name, data, mime)
        return file, document_wire(file)

    def picture(self, data: bytes, sides: tuple[int, int] | None = None) -> Picture:
        """Store a photo with a preview beside it; both are the same bytes, scaling is not ours."""
        width, height = sides or picture_sides(data) or _UNREADABLE_SIDES
        file = self.store("photo", "photo.jpg", data, "image/jpeg")
        sizes = [{**file.wire(), "width": width, "height": height}]
        if max(width, height) > _PREVIEW_SIDE:
            scale = _PREVIEW_SIDE / max(width, height)
            preview = self.store("photo", "photo.jpg", data, "image/jpeg")
            shrunk = {
                "file_unique_id": f"{preview.unique_id}m",
                "width": max(1, round(width * scale)),
                "height": max(1, round(height * scale)),
            }
            sizes.insert(0, {**preview.wire(), **shrunk})
        return Picture(sizes, file)


def document_wire(file: StoredFile) -> Json:
    """Return the Document object of a stored file."""
    return {**file.wire(), "file_name": file.name, "mime_type": file.mime}


def check_photo(data: bytes) -> tuple[int, int]:
    """Return width and height of what a bot sends as a photo.

    Raises:
        ApiError: too big, no picture, or of a shape Telegram refuses.
    """
    if len(data) > limits.PHOTO_BYTES:
        size = f"file of size {len(data)} bytes is too big for a photo"
        raise bad_request(f"{size}; the maximum size is {limits.PHOTO_BYTES} bytes")
    sides = picture_sides(data)
    if sides is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    if sum(sides) > limits.PHOTO_SIDES or max(sides) > limits.PHOTO_RATIO * min(sides):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return sides


def picture_sides(data: bytes) -> tuple[int, int] | None:
    """Read width and height from the head of a PNG, GIF, WebP or JPEG; None for others."""
    sides: tuple[int, int] | None = None
    if data.startswith(b"\x89PNG\r\n\x1a\n") and len(data) >= 24:
        sides = _pair(">II", data, 16)
    elif data[:6] in {b"GIF87a", b"GIF89a"} and len(data) >= 10:
        sides = _pair("<HH", data, 6)
    elif data[:4] == b"RIFF" and data[8:16] == b"WEBPVP8 " and len(data) >= 30:
        sides = _pair("<HH", data, 26)
    elif data.startswith(b"\xff\xd8"):
        sides = _jpeg_sides(data)
    return sides if sides and min(sides) > 0 else None


def _pair(layout: str, data: bytes, at: int) -> tuple[int, int]:
    first, second = struct.unpack_from(layout, data, at)
    return int(first), int(second)


def _jpeg_sides(data: bytes) -> tuple[int, int] | None:
    """Walk the segments of a JPEG to the frame header."""
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if 0xC0 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC}:
            height, width = _pair(">HH", data, at + 5)
            return width, height
        at += 2 + _length(data, at + 2)
    return None


def _length(data: bytes, at: int) -> int:
    length: Any = struct.unpack_from(">H", data, at)[0]
    return int(length)
