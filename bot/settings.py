"""Every setting, read from the environment or ``.env``, checked once, before anything starts.

What a right value looks like is said in ``locales``: it is the second half of the one line an
operator reads when the value is wrong. The value itself is never repeated, it may be a secret.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple, TypeVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    SecretStr,
    ValidationError,
    ValidationInfo,
    model_validator,
)
from pydantic_settings import BaseSettings, SettingsConfigDict

from domain.words import Language

T = TypeVar("T")

REHEARSAL_CLOCK = "rehearsal.clock"
"""Where a rehearsal keeps its time, and by which its folder is known."""

TELEGRAM_API = "https://api.telegram.org"


class Misfit(NamedTuple):
    """A setting that cannot be used. ``kind`` is an attribute of ``setting`` in the texts."""

    kind: str
    name: str


class SettingsError(Exception):
    """Settings are missing or wrong; the terminal says which, in ``language``."""

    def __init__(self, *misfits: Misfit, language: Language) -> None:
        super().__init__("; ".join(f"{kind} {name}" for kind, name in misfits))
        self.misfits = misfits
        self.language = language


class _Misfits(ValueError):
    """Settings that are right alone and cannot stand together."""

    def __init__(self, *misfits: Misfit) -> None:
        super().__init__()
        self.misfits = misfits


class Address(NamedTuple):
    """Where the small web server listens."""

    host: str
    port: int


def _lowered(value: object) -> object:
    return value.lower() if isinstance(value, str) else value


def _zone(value: object) -> ZoneInfo:
    try:
        return value if isinstance(value, ZoneInfo) else ZoneInfo(str(value))
    except (KeyError, OSError):
        raise ValueError from None


def _bare(name: str) -> str:
    return name.removeprefix("@")


def _folder(value: Path) -> Path:
    try:
        return value.expanduser()
    except RuntimeError:
        raise ValueError from None


def _data_folder(value: Path) -> Path:
    """Refuse a place where no folder can ever be: at or below a file."""
    folder = _folder(value)
    try:
        ground = next(place for place in (folder, *folder.absolute().parents) if place.exists())
    except OSError:
        raise ValueError from None
    if not ground.is_dir():
        raise ValueError
    return folder


def _web_address(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.port == 0:
        raise ValueError
    return value.rstrip("/")


def _api_url(value: str) -> str:
    return _web_address(value.rstrip("/").removesuffix("/bot"))


def _proxy_url(value: SecretStr) -> SecretStr:
    # Names are always resolved at the proxy's end, and that is all socks5h asks for.
    url = value.get_secret_value().replace("socks5h://", "socks5://", 1)
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https", "socks5"} or not parts.hostname or not parts.port:
        raise ValueError
    return SecretStr(url)


def _address(value: object) -> Address:
    if isinstance(value, Address):
        return value
    found = re.fullmatch(r"(?:\[([0-9a-fA-F:]+)\]|([\w.-]+)):(\d{1,5})", str(value))
    if found is None or int(found[3]) > 65535:
        raise ValueError
    return Address(found[1] or found[2], int(found[3]))


def _instant(value: object, info: ValidationInfo) -> datetime:
    """Read an instant; one without an offset is meant in TIMEZONE."""
    at = value if isinstance(value, datetime) else datetime.fromisoformat(str(value))
    if not 2000 <= at.year <= 2100:  # the years of a bloc, far from where dates end
        raise ValueError
    try:
        return at.replace(tzinfo=at.tzinfo or info.data.get("timezone", UTC)).astimezone(UTC)
    except OverflowError:
        raise ValueError from None


def _matching(pattern: str) -> AfterValidator:
    def check(value: SecretStr) -> SecretStr:
        if re.fullmatch(pattern, value.get_secret_value()) is None:
            raise ValueError
        return value

    return AfterValidator(check)


Word = Annotated[T, BeforeValidator(_lowered)]
Zone = Annotated[ZoneInfo, BeforeValidator(_zone)]
Folder = Annotated[Path, AfterValidator(_folder)]
DataFolder = Annotated[Path, AfterValidator(_data_folder)]
WebAddress = Annotated[str, AfterValidator(_web_address)]
ApiUrl = Annotated[str, AfterValidator(_api_url)]
ProxyUrl = Annotated[SecretStr, AfterValidator(_proxy_url)]
ListenAddress = Annotated[Address, BeforeValidator(_address)]
Instant = Annotated[datetime, BeforeValidator(_instant)]
Username = Annotated[str, Field(pattern=r"^@?[A-Za-z0-9_]{3,32}$"), AfterValidator(_bare)]
BotToken = Annotated[SecretStr, _matching(r"\d+:[A-Za-z0-9_-]+")]
WebhookSecret = Annotated[SecretStr, _matching(r"[A-Za-z0-9_-]{16,256}")]


class Settings(BaseSettings):
    """The settings of a bot, each under its name in small letters."""

    model_config = SettingsConfigDict(
        env_ignore_empty=True,
        env_file_encoding="utf-8-sig",
        enable_decoding=False,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )

    bot_token: BotToken | None = None
    bot_api_url: ApiUrl = TELEGRAM_API
    bot_proxy: ProxyUrl | None = None
    data_dir: DataFolder = Path("data")
    timezone: Zone = ZoneInfo("Asia/Ho_Chi_Minh")
    bot_language: Word[Literal["vi", "en"]] = "vi"
    bot_username: Username | None = None
    bot_transport: Word[Literal["aiohttp", "httpx"]] = "aiohttp"
    evidence_keep_years: int = Field(0, ge=0, le=99)
    files_per_day: int = Field(200, ge=1, le=100_000)
    evidence_allow_zip: bool = False
    disk_low_mb: int = Field(1000, ge=0, le=10_000_000)
    backup_dir: Folder | None = None
    webhook_url: WebAddress | None = None
    webhook_secret: WebhookSecret | None = None
    listen: ListenAddress | None = None
    rate_per_second: float = Field(25, ge=1, le=30)
    log_level: Word[Literal["debug", "info", "warning", "error"]] = "info"
    log_format: Word[Literal["text", "json"]] = "text"
    clock_at: Instant | None = None

    @property
    def database(self) -> Path:
        """Where the database lies."""
        return self.data_dir / "bot.db"

    @property
    def rehearsed(self) -> bool:
        """Whether the data folder is a rehearsal's: its people are made up."""
        return (self.data_dir / REHEARSAL_CLOCK).exists()

    @property
    def listening(self) -> Address | None:
        """Where to listen: as set; a webhook needs some place even if none is set."""
        return self.listen or (Address("127.0.0.1", 8080) if self.webhook_url else None)

    @property
    def is_telegram(self) -> bool:
        """Whether the Bot API is Telegram's own, not a rehearsal or a server of one's own."""
        return f".{urlsplit(self.bot_api_url).hostname}".endswith(".telegram.org")

    def token(self) -> str:
        """Return the bot's token, which only some verbs need.

        Raises:
            SettingsError: if there is none.
        """
        if self.bot_token is None:
            language = Language(self.bot_language)
            raise SettingsError(Misfit("missing", "BOT_TOKEN"), language=language)
        return self.bot_token.get_secret_value()

    def make_data_dir(self) -> None:
        """Make the data folder, if it is not there.

        Raises:
            SettingsError: if no folder can stand there.
        """
        try:
            self.data_dir.mkdir(parents=True, exist_ok=True)
        except OSError:
            language = Language(self.bot_language)
            raise SettingsError(Misfit("wrong", "DATA_DIR"), language=language) from None

    @model_validator(mode="before")
    @classmethod
    def _blank_is_absent(cls, given: dict[str, Any]) -> dict[str, Any]:
        stripped = {k: v.strip() if isinstance(v, str) else v for k, v in given.items()}
        return {name: value for name, value in stripped.items() if value != ""}

    @model_validator(mode="after")
    def _fit_together(self) -> Settings:
        if misfits := tuple(self._misfits()):
            raise _Misfits(*misfits)
        return self

    def _misfits(self) -> Iterator[Misfit]:
        if self.clock_at is not None and self.is_telegram:
            yield Misfit("real-people", "CLOCK_AT")
        if self.webhook_url is None:
            return
        if self.webhook_secret is None:
            yield Misfit("missing", "WEBHOOK_SECRET")
        if self.is_telegram and not self.webhook_url.startswith("https://"):
            yield Misfit("not-https", "WEBHOOK_URL")


class _Spoken(BaseSettings):
    """The language alone, where the others cannot be read."""

    model_config = Settings.model_config

    bot_language: Word[Literal["vi", "en"]] = "vi"


def load_settings(env_file: Path = Path(".env")) -> Settings:
    """Read the settings; the environment wins over the file, which need not exist.

    Raises:
        SettingsError: every setting that is wrong.
    """
    try:
        return Settings(_env_file=env_file)
    except ValidationError as error:
        misfits = tuple(_misfits(error))
    except (UnicodeDecodeError, OSError):
        misfits = (Misfit("unreadable", str(env_file)),)
    raise SettingsError(*misfits, language=_language(env_file))


def _language(env_file: Path) -> Language:
    """Return the language as far as it can be read."""
    with suppress(ValidationError, UnicodeDecodeError, OSError):
        return Language(_Spoken(_env_file=env_file).bot_language)
    return Language.VI


def _misfits(error: ValidationError) -> Iterator[Misfit]:
    for problem in error.errors():
        if problem["loc"]:
            yield Misfit("wrong", str(problem["loc"][0]).upper())
        else:
            yield from problem["ctx"]["error"].misfits
