"""For every test: whatever the bot logs in it holds no secret and no words of a person."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.eavesdropper import Eavesdropper, eavesdropping


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
