"""The base of every value in the domain: frozen, exact about its fields."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Strict
from typing_extensions import override


class Value(BaseModel):
    """A frozen value that refuses fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    @override
    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Copy the fields alone: what was computed and kept belongs to the old ones."""
        copy = super().model_copy(update=update, deep=deep)
        for name in copy.__dict__.keys() - type(self).model_fields.keys():
            del copy.__dict__[name]
        return copy


Whole = Annotated[int, Strict()]
"""A whole number written as one: not ``true``, ``5.0`` or ``"5"``."""

Truth = Annotated[bool, Strict()]
"""``true`` or ``false``: not 1, "on" or "yes"."""
