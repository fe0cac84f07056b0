"""The checkup (``bot check``): what is wrong, one line to a finding, and what was found well."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import NamedTuple

from bot.settings import Settings
from bot.vault import Vault, backups_in
from locales.catalog import Voice
from storage.archive import EVIDENCE
from storage.audit import Link
from storage.examination import Examination
from usecases.ports import Clock


class Line(NamedTuple):
    """One line of the answer."""

    text: str
    fault: bool = False


def checkup(settings: Settings, clock: Clock, voice: Voice) -> Iterator[Line]:
    """Examine the data folder, the places of backups and the Bot API; change nothing.

    Raises:
        SettingsError: if there is no token.
    """
    token = settings.token()
    yield Line(voice.plain("check.settings-right"))
    yield from _data(settings, clock, voice)
    yield from _backups(settings, voice)
    yield asyncio.run(_bot_api(settings, voice, token))


def _data(settings: Settings, clock: Clock, voice: Voice) -> Iterator[Line]:
    examination = Examination(settings.database, settings.data_dir / EVIDENCE)
    heads = (witness.audit for witness in Vault(settings, clock).witnesses())
    known = [Link(head.seq, head.hash) for head in heads if head]
    clean = True
    for finding in examination.findings(*known):
        clean = False
        yield Line(voice.plain(f"check.{finding.kind}", **finding.facts), fault=True)
    if clean:
        counted = examination.counted
        yield Line(voice.plain("check.data-right", files=counted.files, rows=counted.audit_rows))
        if counted.steps:
            yield Line(voice.plain("check.schema-older"))


def _backups(settings: Settings, voice: Voice) -> Iterator[Line]:
    found = backups_in(settings.data_dir / "backups")
    if found:
        yield Line(voice.plain("check.last-backup", at=max(found)))
    else:
        yield Line(voice.plain("check.no-backup"))
    if settings.backup_dir is None:
        yield Line(voice.plain("vault.second-unset"))
    elif not settings.backup_dir.is_dir():
        path = str(settings.backup_dir)
        yield Line(voice.plain("vault.second-absent", path=path), fault=True)


async def _bot_api(settings: Settings, voice: Voice, token: str) -> Line:
    from telegram.error import InvalidToken, TelegramError  # noqa: PLC0415 - heavy, and last

    from bot.transport import make_bot, make_transport  # noqa: PLC0415

    transport = make_transport(settings)
    await transport.initialize()
    try:
        me = await make_bot(settings, transport).get_me()
    except InvalidToken:
        return Line(voice.plain("terminal.token-refused"), fault=True)
    except TelegramError as error:
        reason = str(error).replace(token, "***")
        url = settings.bot_api_url
        return Line(voice.plain("check.unreachable", url=url, reason=reason), fault=True)
    finally:
        await transport.shutdown()
    return Line(voice.plain("check.bot-api-right", name=me.username or "-"))
