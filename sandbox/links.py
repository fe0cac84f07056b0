"""Which addresses Telegram accepts behind a word or a button."""

import re

_KNOWN_SCHEMES = ("tg", "ton", "tonsite")
_HTTP = re.compile(
    r"^(?:(https?)://)?(?:[^/?#@]*@)?([^/?#:@\s]+)(:\d{1,5})?([/?#].*)?$",
    re.IGNORECASE | re.DOTALL,
)
_SCHEME = re.compile(r"^([a-z][a-z0-9+-]*):(?!\d)", re.IGNORECASE)
_MENTION = re.compile(r"^tg://user\?id=(\d+)$", re.IGNORECASE)


class WrongLink(ValueError):
    """The address is refused; the sentence is Telegram's."""


def checked(url: str) -> str:
    """Return the address in full form (`t.me/x` becomes `http://t.me/x`).

    Raises:
        WrongLink: with "URL '…' is invalid: reason".
    """
    address = url.strip()
    scheme = _SCHEME.match(address)
    if scheme and scheme[1].lower() in _KNOWN_SCHEMES:
        return address
    if scheme and scheme[1].lower() not in {"http", "https"}:
        raise _wrong(url, "Unsupported URL protocol")
    http = _HTTP.match(address)
    if http is None:
        raise _wrong(url, "Wrong HTTP URL")
    protocol, host, port, rest = http.groups()
    if "." not in host.strip("."):
        raise _wrong(url, "Wrong HTTP URL")
    tail = rest or "/"
    if not tail.startswith("/"):
        tail = f"/{tail}"
    return f"{(protocol or 'http').lower()}://{host.lower()}{port or ''}{tail}"


def mentioned_user(url: str) -> int | None:
    """Return the user a `tg://user?id=…` link means, if it is one."""
    found = _MENTION.match(url.strip())
    return int(found[1]) if found else None


def _wrong(url: str, reason: str) -> WrongLink:
    return WrongLink(f"URL '{url}' is invalid: {reason}")
