"""The arguments of one call, whether they came as JSON, as a form or in the address.

python-telegram-bot writes numbers as text and objects as JSON inside form fields; a JSON body
carries them as they are. Both read the same here.
"""

import json
from dataclasses import dataclass, field
from typing import Any

from sandbox.errors import bad_request


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came inside a multipart body."""

    name: str
    data: bytes
    mime: str


def decoded(text: str) -> Any:
    """Return what a JSON text says.

    Raises:
        ValueError: it is no JSON.
        ApiError: a string in it is half a character, which no answer could carry.
    """
    value = json.loads(text)
    if "\\u" in text:
        try:
            json.dumps(value, ensure_ascii=False).encode()
        except UnicodeEncodeError:
            raise bad_request("strings must be encoded in UTF-8") from None
    return value


def file_name(written: str) -> str:
    """Return a file's name as its sender knows it.

    A form writes quotes and ends of line as %22, %0D and %0A, and everything else as it is.
    """
    return written.replace("%22", '"').replace("%0D", "").replace("%0A", " ")


@dataclass(frozen=True, slots=True)
class Params:
    """Typed access to the arguments; an empty one counts as absent, as with Telegram."""

    values: dict[str, Any] = field(default_factory=dict)
    files: dict[str, Upload] = field(default_factory=dict)

    def has(self, name: str) -> bool:
        """Say whether the argument was given at all."""
        return name in self.values or name in self.files

    def text(self, name: str) -> str:
        """Return the argument as text, "" if absent."""
        value = self.values.get(name)
        if value is None:
            return ""
        return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)

    def integer(self, name: str, default: int = 0) -> int:
        """Return the argument as a number; what is no number counts as `default`."""
        value = self.values.get(name)
        if value is None or value == "":
            return default
        try:
            return int(value)
        except (TypeError, ValueError):
            return default

    def flag(self, name: str) -> bool:
        """Return the argument as yes or no."""
        return str(self.values.get(name, "")).lower() in {"true", "yes", "1"}

    def structure(self, name: str, what: str) -> Any:
        """Return the object or list the argument holds, None if absent.

        Raises:
            ApiError: "can't parse <what> JSON object".
        """
        value = self.values.get(name)
        if value is None or value == "":
            return None
        if not isinstance(value, str):
            return value
        try:
            return decoded(value)
        except ValueError:
            raise bad_request(f"can't parse {what} JSON object") from None

    def upload(self, name: str, reference: str) -> Upload | None:
        """Return the uploaded file: under its own name, or under `attach://other_name`."""
        if reference.startswith("attach://"):
            return self.files.get(reference.removeprefix("attach://"))
        return self.files.get(name) if not reference else None

    def logged(self) -> dict[str, Any]:
        """Return the arguments for the list of calls, files as their name and size."""
        if not self.files:
            return self.values
        sizes = {name: f"<{f.name}, {len(f.data)} bytes>" for name, f in self.files.items()}
        return {**self.values, **sizes}
