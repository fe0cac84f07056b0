"""For every test: whatever the bot logs in it holds no secret and no words of a person."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.eavesdropper import Eavesdropper, eavesdropping


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
