"""Buttons made by hand: every kind of action, with whatever a mischievous person writes in it."""

from __future__ import annotations

from dataclasses import fields

from hypothesis import strategies as st

from handlers.buttons import _ACTIONS
from screens import actions as do
from screens.actions import Action

CODES = ("year", "year", "year", "1.1", "1.2", "2.1", "2.2", "TR1", "A", "B", "", "+", "<b>", "x")
NUMBERS = (0, 1, 1, 2, 3, 4, 5, 7, -1, 50, 100, 333, 500, 9999, 2**63 - 1)

WORDS = {
    "period": st.sampled_from(("year", "year", "year", "half", "")),
    "criterion": st.sampled_from(("1.1", "1.2", "2.1", "2.2", "T1", "TR1", "9.9", "")),
    "unit": st.sampled_from(("A", "B", "A", "B", "C", "")),
    "deadline": st.sampled_from(("year_report", "pledge_signing", "x")),
    "role": st.sampled_from(("unit_staff", "unit_leader", "bloc_leader", "admin", "x")),
    "name": st.sampled_from(("start", "report", "bloc", "drop")),
    "value": st.sampled_from((0, 50, 100, 150, 200, 500, 550, 1000, 1, 3, -50, 33, 10**9)),
    "revision": st.integers(0, 4),
    "stamp": st.integers(0, 12),
    "evidence": st.integers(1, 6),
    "place_to_end": st.integers(1, 10),
    "place_to_leave": st.integers(1, 10),
    "person": st.integers(1, 10),
    "place": st.integers(1, 10),
    "paper": st.integers(1, 6),
    "scan": st.integers(1, 6),
    "target": st.integers(1, 6),
    "authorisation": st.integers(1, 4),
    "count": st.integers(0, 3),
    "there": st.integers(0, 1),
}
"""Fields by their names, as far as some values of them are likelier to do harm."""

CHANGING = (
    do.ConfirmPledge, do.ScoreCriterion, do.SetAssigned, do.TurnIntoNote, do.RemoveEvidence,
    do.AssignEvidence, do.SendReport, do.TakeBackReport, do.FillPoints, do.EndPlace,
    do.Authorise, do.RevokeAuthorisation, do.RecordSigning, do.MarkSigner, do.KeepSigning,
    do.TakeOutSigning, do.KeepSignedReport, do.OpenPaper, do.ScanForUnit, do.ScanAuthorisation,
    do.RemoveScan, do.RemoveTarget, do.RegisterTargets, do.Leave, do.ForgetMe,
)  # fmt: skip
"""What may change something that the model knows: drawn as often as all the rest together."""


def actions() -> st.SearchStrategy[Action]:
    """Draw any action with any fields."""
    kinds = [st.sampled_from(CHANGING), st.sampled_from(tuple(_ACTIONS.values()))]
    return st.one_of(kinds).flatmap(_filled)


def _filled(kind: type[Action]) -> st.SearchStrategy[Action]:
    given = {}
    for one in fields(kind):
        likely = st.sampled_from(NUMBERS) if one.type == "int" else st.sampled_from(CODES)
        given[one.name] = WORDS.get(one.name, likely)
    return st.builds(kind, **given)
