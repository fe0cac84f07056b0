from __future__ import annotations

import base64
import re

import pytest

from bot.tokens import READABLE, SeededTokens, SystemTokens
from usecases.ports import Tokens


@pytest.fixture(params=[SystemTokens, lambda: SeededTokens(7)], ids=["system", "seeded"])
def tokens(request: pytest.FixtureRequest) -> SystemTokens | SeededTokens:
    made: SystemTokens | SeededTokens = request.param()
    return made


def test_both_are_tokens_of_the_port() -> None:
    made: list[Tokens] = [SystemTokens(), SeededTokens(1)]
    assert len({kind.token() for kind in made}) == 2


def test_a_token_is_22_url_safe_characters_of_128_bits(
    tokens: SystemTokens | SeededTokens,
) -> None:
    drawn = {tokens.token() for _ in range(1000)}
    assert len(drawn) == 1000
    assert all(re.fullmatch(r"[A-Za-z0-9_-]{22}", token) for token in drawn)
    assert all(len(base64.urlsafe_b64decode(token + "==")) == 16 for token in drawn)


def test_codes_and_receipts_are_digits_with_their_zeros(
    tokens: SystemTokens | SeededTokens,
) -> None:
    codes = {tokens.code() for _ in range(500)}
    receipts = {tokens.receipt() for _ in range(500)}
    assert all(re.fullmatch(r"\d{8}", code) for code in codes)
    assert all(re.fullmatch(r"\d{6}", receipt) for receipt in receipts)
    assert any(code.startswith("0") for code in codes)
    assert len(codes) > 490


def test_an_incident_can_be_read_out(tokens: SystemTokens | SeededTokens) -> None:
    incident = tokens.incident()
    assert len(incident) == 6
    assert set(incident) <= set(READABLE)
    assert not set("01ILO") & set(READABLE)


def test_the_same_seed_draws_the_same() -> None:
    one, other = SeededTokens(42), SeededTokens(42)
    assert [one.token(), one.code(), one.receipt(), one.incident()] == [
        other.token(),
        other.code(),
        other.receipt(),
        other.incident(),
    ]
    assert SeededTokens(43).token() != SeededTokens(42).token()


def test_the_machines_own_randomness_has_no_seed() -> None:
    assert SystemTokens().token() != SystemTokens().token()
