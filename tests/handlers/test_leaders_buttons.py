"""Buttons of the leader's side fit 64 bytes with the longest codes, and are read back."""

from __future__ import annotations

import pytest

from domain.blocs import Role
from handlers.buttons import Press, decode, encode
from screens import actions as do

UNIT = PERIOD = CRITERION = "A" * 12
DEADLINE = "d" * 20
PLACE, YEAR = 36**6, 2099


@pytest.mark.parametrize(
    "action",
    [
        do.ShowBoard(99),
        do.ShowUnit(UNIT),
        do.ShowLedger(UNIT, 999),
        do.ShowUnitReport(UNIT),
        do.ShowUnitReport(UNIT, PERIOD, 99),
        do.ShowUnitEvidence(UNIT, PERIOD, CRITERION, 99),
        do.OpenUnitEvidence(10**9),
        do.FillForBloc(UNIT, PERIOD, CRITERION),
        do.FillPoints(UNIT, PERIOD, CRITERION, 1_000_000, 1000),
        do.AskToRemind(),
        do.AskToRemind(DEADLINE),
        do.RemindMissing(DEADLINE),
        do.ShowDigest(),
        do.GroupText(1),
        do.UnitText(UNIT),
        do.ShowPeople(UNIT),
        do.ChooseWhomToInvite(UNIT),
        do.InviteTo(UNIT, max(Role, key=len).value, 2, 10**9),
        do.ListInvitations(UNIT, 9),
        do.RevokeInvitation(10**9),
        do.ChooseWhomToEnd(UNIT, 9),
        do.AskToEndPlace(10**9),
        do.EndPlace(10**9),
    ],
)
def test_every_button_survives_the_way_through_telegram(action: do.Action) -> None:
    data = encode(action, PLACE, YEAR)
    assert len(data.encode()) <= 64
    assert decode(data) == Press(action, PLACE, YEAR)  # type: ignore[arg-type]
