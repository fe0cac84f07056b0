"""Consent is given to a text: a changed text takes a new version, and is asked for again."""

from __future__ import annotations

import hashlib

from domain.joining import CONSENT_VERSION
from domain.words import Language
from locales.catalog import voice_of

TEXTS = {"2026-11-2": "31d3857a63ff8625"}
"""What was agreed to under each version, by its fingerprint. Add a line; never change one."""


def fingerprint() -> str:
    said = [
        voice_of(language).plain(f"joining.{key}", **({"bloc": "-"} if key in FILLED else {}))
        for language in Language
        for key in ("stored", "travels", "rights", "never")
    ]
    return hashlib.sha256("\n".join(said).encode()).hexdigest()[:16]


FILLED = {"travels", "never"}


def test_the_text_is_the_one_that_its_version_stands_for() -> None:
    assert TEXTS[CONSENT_VERSION] == fingerprint()
