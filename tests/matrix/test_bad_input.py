"""Whatever is typed, sent or pressed, wherever a person stands: the answer is right.

At every step everything of ``things`` is tried, one after the other, in one chat. Each time there
is an answer that says what to do next; nothing that was saved is lost; nothing fails.
"""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from domain.drafts import Step
from domain.score_tables import CriterionKind
from handlers import tables
from sandbox import ChatMessage
from tests.matrix.prompts import Case, Kept, Prompt, prompts, standing
from tests.matrix.things import TEXTS, Thing, things, twice

INSTRUCTIONS = ("xin ", "gõ", "bấm", "please", "type ", "press ")
"""Words of a sentence that says what to do next."""

SAVED = ("Đã lưu", "Đã ghi nhận", "Đã rút lại", "Đã bỏ", "Saved")
"""How an answer says that something was kept."""

LONGEST = 3
"""Messages that one update may be answered with."""

# What becomes of each text at each step: s where it is saved, a dot where it is asked about.
# In brackets, the maximum of the criterion.
#                             name
#                             | post
#                             | | direct (10)
#                             | | | met (5)
#                             | | | | count (3)
#                             | | | | | by bloc
#                             | | | | | | explanation
#                             | | | | | | | reference
#                             | | | | | | | | points of the bloc (2)
#                             | | | | | | | | | number and date of a paper
KEPT_OF = {
    "invisible signs":           ". . . . . . . . . .",
    "a Hangul filler":           ". . . . . . . . . .",
    "4096 characters":           ". . . . . . . . . .",
    "4096 digits":               ". . . . . . . . . .",
    "emoji":                     ". . . . . . . . . .",
    "a flag and a family":       ". . . . . . . . . .",
    "right to left":             "s s . . . . s s . .",
    "bidi signs":                ". . . . . . . . . .",
    "HTML":                      ". s s s s s s s . .",
    "half a tag":                ". s . . . . s s . .",
    "Markdown":                  ". s s s s s s s . .",
    "decomposed Vietnamese":     "s s . . . . s s . .",
    "braces of a message":       ". s . . . . s s . .",
    "a quote and a semicolon":   ". s . . . . s s . .",
    "control signs":             ". s . . . . s s . .",
    "many lines":                ". . . . . . s s . .",
    "-1":                        ". . . . . . . . . .",
    "a minus of typography":     ". . . . . . . . . .",
    "1e309":                     ". s . . . . s s . .",
    "NaN":                       "s s . . . . s s . .",
    "Infinity":                  "s s . . . . s s . .",
    "an Arabic digit":           ". . . . . . . . . .",
    "full-width digits":         ". . . . . . . . . .",
    "1.000,50":                  ". . . . . . . . . .",
    "8,5":                       ". . s . . . . . . .",
    "6.5 điểm":                  ". s s . . . s s . .",
    "0":                         ". . s s s . . . s s",
    "3":                         ". . s . s . . . . s",
    "101":                       ". . . . s . . . . s",
    "eight digits":              ". . . . . . . . . .",
    "dictated digits":           ". . . . . . . . . .",
    "22 URL-safe letters":       ". s . . . . s s . .",
    "half a fraction":           ". . . . . . . . . s",
    "a question":                ". s . . . . s s . .",
    "a word of the menu":        ". . . . . . . . . .",
    "a label that is not shown": "s s . . . . s s . .",
}  # fmt: skip
COLUMNS = ("name", "post", "a card: direct", "a card: met", "a card: count", "a card: by bloc",
           "explanation", "reference", "points of the bloc", "a paper")  # fmt: skip


def faults(case: Case, thing: Thing, before: Kept) -> list[str]:
    """Return everything that is wrong about the answer to a thing."""
    heard, after = case.heard(), case.kept()
    found = _about_the_answer(heard, case.updates()) + _about_what_is_kept(before, after, heard)
    if thing.name in TEXTS and case.prompt.name in COLUMNS:
        wanted = KEPT_OF[thing.name].split()[COLUMNS.index(case.prompt.name)]
        got = "s" if _written(before, after) or _named(case) else "."
        if got != wanted:
            found.append(f"kept: {got}, wanted {wanted}")
    said = " / ".join(message.text.replace("\n", " ")[:200] for message in heard)
    return [f"{thing.name}: {fault}. It said: {said}" for fault in found]


def _about_the_answer(heard: list[ChatMessage], updates: int) -> list[str]:
    if not heard:
        return ["no answer"]
    found = []
    if len(heard) > LONGEST * updates:
        found.append(f"{updates} updates are answered with {len(heard)} messages")
    newest = heard[-1]
    leads_on = any(word in newest.text.lower() for word in INSTRUCTIONS)
    if not newest.labels and not leads_on:
        found.append("it does not say what to do next")
    if any("trục trặc" in message.text or "went wrong" in message.text for message in heard):
        found.append("an incident")
    if any(len(message.text) > 3000 for message in heard):
        found.append("an answer nobody reads to its end")
    return found


def _about_what_is_kept(before: Kept, after: Kept, heard: list[ChatMessage]) -> list[str]:
    """Nothing vanishes, nothing is emptied, and whatever changes is said."""
    found = [f"lost {key}" for key in before if key not in after]
    for key, row in before.items():
        now = after.get(key, row)
        if key[0] in {"evidence", "paper", "paper_file"} and now["removed_at"] is not None:
            found.append(f"taken out: {key}")
        emptied = [name for name, value in row.items() if value and not _says(now[name])]
        if key[0] == "answer" and emptied:
            found.append(f"emptied {emptied} of {key}")
        if key[0] in {"pledge_confirmation", "assessment", "audit"} and now != row:
            found.append(f"changed {key}")
    said = "\n".join(message.text for message in heard)
    if _written(before, after) and not any(word in said for word in SAVED):
        found.append(f"saved in silence: {_written(before, after)}")
    return found


def _says(value: object) -> bool:
    return value is not None and value != ""


def _written(before: Kept, after: Kept) -> list[tuple[str, ...]]:
    """Return the rows that are new or other than they were, the audit trail's aside."""
    return [key for key, row in after.items() if key[0] != "audit" and before.get(key) != row]


def _named(case: Case) -> bool:
    """Tell whether a name was taken: the post is asked for next."""
    return case.prompt.step is Step.NAME and case.step() != Step.NAME


@pytest.mark.parametrize("prompt", prompts(), ids=lambda prompt: prompt.name.replace(" ", "-"))
async def test_whatever_comes_is_answered_and_nothing_is_lost(
    prompt: Prompt, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    found: list[str] = []
    with caplog.at_level(logging.ERROR):
        async with standing(prompt, tmp_path) as case:
            await case.at_the_step()
            doubled = [twice(n) for n in range(len(case.person.phone.last.labels))]
            for thing in [*things(), *doubled]:
                await case.at_the_step()
                assert prompt.step is None or case.step() == prompt.step
                before = case.kept()
                await thing.do(case)
                await case.house.settles()
                found += faults(case, thing, before)
            assert case.incidents() == []
    errors = [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR]
    assert found + errors == []


def test_every_step_is_stood_at() -> None:
    assert {prompt.step for prompt in prompts()} == {None, *Step}
    assert set(tables.TEXTS) == set(Step)


def test_every_kind_of_criterion_is_tried() -> None:
    kinds = {prompt.kind for prompt in prompts()}
    assert {kind.value.replace("_", " ") for kind in CriterionKind} <= kinds


def test_the_table_of_what_is_kept_is_whole() -> None:
    assert set(KEPT_OF) == set(TEXTS)
    assert {len(row.split()) for row in KEPT_OF.values()} == {len(COLUMNS)}
