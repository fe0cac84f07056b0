"""For every test: it hears of no real bot, and its logs hold no secret and nobody's words."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

from bot.settings import Settings as BotSettings
from tests.eavesdropper import Eavesdropper, eavesdropping

# Who has a bot on this machine keeps its token, its backups and its proxy out of the trials.
for name in BotSettings.model_fields:
    os.environ.pop(name.upper(), None)

# A busy machine is no reason to fail a property, and what fails once fails again.
settings.register_profile("calm", deadline=None, database=None, derandomize=True)
settings.register_profile("long", deadline=None, database=None, max_examples=2000)
settings.load_profile(os.environ.get("PROPERTIES") or "calm")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the longest trial, so that no core stands idle beside it at the end."""
    items.sort(key=lambda item: "torture" not in item.path.parts)


@pytest.fixture(scope="session", autouse=True)
def ear() -> Iterator[Eavesdropper]:
    """Listen to the logs of the whole session."""
    with eavesdropping() as ear:
        yield ear


@pytest.fixture(autouse=True)
def _nothing_private_is_logged(ear: Eavesdropper) -> Iterator[None]:
    ear.forget()
    yield
    assert not (told := ear.findings()), told
