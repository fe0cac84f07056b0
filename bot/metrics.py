"""The figures a supervisor collects, in Prometheus' text format: counts and times, no names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate
from typing import NamedTuple

from bot.vitals import BOUNDS, Times

PREFIX = "giao_uoc_"
MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8"


class Sample(NamedTuple):
    """One figure; ``labels`` tell it from others of its family."""

    labels: Mapping[str, str]
    value: float
    suffix: str = ""


class Family(NamedTuple):
    """Figures of one name and meaning. ``kind`` is gauge or histogram."""

    name: str
    help: str
    samples: Iterable[Sample]
    kind: str = "gauge"


def by_label(label: str, values: Mapping[str, float]) -> list[Sample]:
    """Return one sample for each value of a label."""
    return [Sample({label: name}, value) for name, value in values.items()]


def alone(value: float | None) -> list[Sample]:
    """Return the only sample of a family; none where nothing is known yet."""
    return [] if value is None else [Sample({}, value)]


def histogram(label: str, times: Mapping[str, Times]) -> Iterator[Sample]:
    """Return a histogram for each value of a label."""
    for name, took in times.items():
        up_to = list(accumulate(took.counts))
        for bound, count in zip([*map(str, BOUNDS), "+Inf"], up_to, strict=True):
            yield Sample({label: name, "le": bound}, count, "_bucket")
        yield Sample({label: name}, took.total, "_sum")
        yield Sample({label: name}, up_to[-1], "_count")


def exposition(families: Iterable[Family]) -> str:
    """Write families down."""
    return "".join(f"{line}\n" for family in families for line in _lines(family))


def _lines(family: Family) -> Iterator[str]:
    name = f"{PREFIX}{family.name}"
    yield f"# HELP {name} {family.help}"
    yield f"# TYPE {name} {family.kind}"
    for sample in family.samples:
        labels = ",".join(f'{label}="{_escaped(text)}"' for label, text in sample.labels.items())
        shown = f"{{{labels}}}" if labels else ""
        yield f"{name}{sample.suffix}{shown} {sample.value:g}"


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace('"', r"\"").replace("\n", r"\n")
