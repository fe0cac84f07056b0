from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.bot.api import Api, served


@pytest.fixture
async def api() -> AsyncIterator[Api]:
    async with served(Api()) as running:
        yield running
