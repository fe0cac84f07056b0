"""What changed between two versions of a definition, in facts a person can be shown."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date, time
from decimal import Decimal
from enum import Enum, StrEnum
from typing import Any, NamedTuple

from domain.calendar import YearlessDate
from domain.deadlines import LateBand
from domain.definitions import Definition
from domain.model import Value
from domain.pledges import AmendmentKind
from domain.points import plain
from domain.score_tables import ScoreTable
from domain.words import Words


class Part(StrEnum):
    """Which part of a definition a difference is in.

    Told by the text ``difference-<value>``, or in the plural where the order of items changed.
    """

    BLOC = "bloc"
    UNIT = "unit"
    PLEDGE = "pledge"
    CONTENT = "content"
    SCORE_TABLE = "score_table"
    SECTION = "section"
    BONUS = "bonus"
    PENALTY = "penalty"
    CRITERION = "criterion"
    PERIOD = "period"
    DEADLINE = "deadline"
    FLAGS = "flags"
    LATE = "late"
    REMINDING = "reminding"
    HOLIDAYS = "holidays"

    @property
    def binds(self) -> bool:
        """Tell whether a change here changes what the units agreed on."""
        return self in _BINDING


_BINDING = frozenset(
    {Part.CONTENT, Part.SCORE_TABLE, Part.SECTION, Part.BONUS, Part.PENALTY, Part.CRITERION}
)


class Change(StrEnum):
    """What happened. Each is told by the text ``change-<value>``."""

    ADDED = "added"
    REMOVED = "removed"
    PART_ADDED = "part-added"
    """Bonus or penalty, which have no name of their own."""

    PART_REMOVED = "part-removed"
    MOVED = "moved"
    """The items are the same and stand in another order: ``before`` and ``after`` list codes."""

    ALTERED = "altered"
    SET = "set"
    """There was nothing before."""

    CLEARED = "cleared"


class Difference(Value):
    """One thing that differs: content P3's text, criterion 2.1's maximum, a unit's name.

    ``code`` names the item; it is empty for parts a definition has once and for a new order.
    ``field`` is the key that was altered, such as ``max`` or ``labels.bloc``. ``before`` and
    ``after`` are what to show; None where there was, or is, nothing.
    """

    part: Part
    change: Change
    code: str = ""
    field: str = ""
    before: Words | None = None
    after: Words | None = None

    @property
    def text_key(self) -> str:
        """The text that names the part, to be filled with ``code``."""
        several = "s" if self.change is Change.MOVED else ""
        return f"difference-{self.part}{several}"

    @property
    def field_key(self) -> str:
        """The text that names the field; not asked for where the whole part came or went."""
        return f"field-{self.field.replace('.', '-')}"

    @property
    def binds(self) -> bool:
        """Tell whether the units have to agree to it: what is pledged, scored, or who takes part.

        The order in which units are listed binds nobody.
        """
        joined_or_left = self.part is Part.UNIT and self.change in {Change.ADDED, Change.REMOVED}
        return joined_or_left or self.part.binds


def differences(old: Definition, new: Definition) -> tuple[Difference, ...]:
    """Return everything that differs, in the order of the file; nothing if they say the same."""
    before, after = ({(i.part, i.code): i for i in _items(d)} for d in (old, new))
    return tuple(_differences(before, after))


def kind_of(differences: Iterable[Difference]) -> AmendmentKind:
    """Propose what an amendment asks of the units; whoever amends may decide otherwise."""
    if any(difference.binds for difference in differences):
        return AmendmentKind.CONTENT_CHANGE
    return AmendmentKind.CORRECTION


class _Item(NamedTuple):
    """Something with a name and fields of its own."""

    part: Part
    code: str
    name: Words | None
    fields: dict[str, Any]


_Items = dict[tuple[Part, str], _Item]


def _differences(before: _Items, after: _Items) -> Iterator[Difference]:
    for part in Part:
        old, new = _of(before, part), _of(after, part)
        for code in (c for c in old if c not in new):
            change = Change.REMOVED if code else Change.PART_REMOVED
            yield Difference(part=part, change=change, code=code, before=old[code].name)
        for code, item in new.items():
            if code in old:
                yield from _altered(old[code], item)
            else:
                change = Change.ADDED if code else Change.PART_ADDED
                yield Difference(part=part, change=change, code=code, after=item.name)
        yield from _moved(part, [c for c in old if c in new], [c for c in new if c in old])


def _of(items: _Items, part: Part) -> dict[str, _Item]:
    return {item.code: item for item in items.values() if item.part is part}


def _altered(was: _Item, item: _Item) -> Iterator[Difference]:
    for field, after in item.fields.items():
        if (before := was.fields[field]) == after:
            continue
        said = {"before": _said(before), "after": _said(after)}
        change = Change.ALTERED
        if not all(said.values()):
            change = Change.SET if said["after"] else Change.CLEARED
        yield Difference(part=item.part, change=change, code=item.code, field=field, **said)


def _moved(part: Part, before: list[str], after: list[str]) -> Iterator[Difference]:
    if before != after:
        orders = {"before": _said(before), "after": _said(after)}
        yield Difference(part=part, change=Change.MOVED, **orders)


def _items(d: Definition) -> Iterator[_Item]:
    yield _item(Part.BLOC, d.bloc)
    yield from (_item(Part.UNIT, u, u.code, u.name) for u in d.units)
    yield _item(Part.PLEDGE, d.pledge, but="contents")
    yield from (_item(Part.CONTENT, c, c.code, c.title) for c in d.pledge.contents)
    yield from _table_items(d.score_table)
    yield from (_item(Part.PERIOD, p, p.code, p.title) for p in d.periods)
    yield from (_item(Part.DEADLINE, x, x.key, x.title) for x in d.deadlines)
    yield _item(Part.FLAGS, d.flags)
    yield _item(Part.LATE, d.late)
    yield _item(Part.REMINDING, d.reminding)
    yield _item(Part.HOLIDAYS, d.holidays)


def _table_items(table: ScoreTable) -> Iterator[_Item]:
    yield _item(Part.SCORE_TABLE, table, but="sections bonus penalty")
    places: dict[str, str] = {}
    for section in table.sections:
        yield _item(Part.SECTION, section, section.code, section.title, but="criteria")
        places.update((c.code, section.code) for c in section.criteria)
    for part, extra in ((Part.BONUS, table.bonus), (Part.PENALTY, table.penalty)):
        if extra:
            yield _item(part, extra, but="criteria")
    for side, criterion in table.placed():
        item = _item(Part.CRITERION, criterion, criterion.code, criterion.title)
        item.fields["place"] = places.get(criterion.code, side.value)
        yield item


def _item(
    part: Part, value: Value, code: str = "", name: Words | None = None, but: str = ""
) -> _Item:
    known = {"code", "key"} if code else set()
    return _Item(part, code, name, dict(_fields(value, known | set(but.split()))))


def _fields(value: Value, but: Collection[str] = (), under: str = "") -> Iterator[tuple[str, Any]]:
    for name in type(value).model_fields:
        inner = getattr(value, name)
        if name in but:
            continue
        if isinstance(inner, Value) and not isinstance(inner, Words | YearlessDate):
            yield from _fields(inner, under=f"{under}{name}.")
        else:
            yield f"{under}{name}", inner


def _said(value: Any) -> Words | None:
    """Return a value as it is shown: points with a comma or a dot, the rest alike in both."""
    match value:
        case None | () | []:
            return None
        case Words():
            return value
        case Decimal():
            return _words(plain(value).replace(".", ","), plain(value))
        case LateBand():
            points, end = _said(value.points), "…" if value.upto is None else str(value.upto)
            return _words(f"{end}: {points.vi}", f"{end}: {points.en}") if points else None
        case tuple() | list():
            said = [one for each in value if (one := _said(each))]
            return _words("; ".join(one.vi for one in said), "; ".join(one.en for one in said))
        case Enum():
            text = str(value.value)
        case bool():
            text = str(value).lower()
        case time():
            text = f"{value:%H:%M:%S}".removesuffix(":00")
        case date():
            text = f"{value:%d/%m/%Y}"
        case _:
            text = str(value)
    return _words(text, text)


def _words(vi: str, en: str) -> Words:
    """Put words together without the limit that a file's own words have."""
    return Words.model_construct(vi=vi, en=en)
