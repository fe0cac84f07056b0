from __future__ import annotations

from datetime import UTC, datetime

import pytest

from domain.blocs import Role
from domain.errors import NotAllowed
from domain.ids import BlocCode, PersonId, PlaceId, UnitCode
from domain.people import Actor
from domain.policy import Activity, managing, may, require

OURS, THEIRS = UnitCode("HNM"), UnitCode("HKH")

# Who may do what, written out once more by hand: U for their own unit alone, A for any unit of the
# bloc and for the bloc as a whole, a dot for never.
#                            unit_leader
#                            | unit_staff
#                            | | bloc_leader
#                            | | | deputy_leader
#                            | | | | secretary
#                            | | | | | standing_body
#                            | | | | | | admin
TABLE = {
    Activity.READ_PLEDGE:    "U U A A A A .",
    Activity.CONFIRM_PLEDGE: "U . . . . . .",
    Activity.READ_TARGETS:   "U U A A A A .",
    Activity.EDIT_TARGETS:   "U U . . . . .",
    Activity.READ_REPORT:    "U U A A A A .",
    Activity.EDIT_REPORT:    "U U . . . . .",
    Activity.SEND_REPORT:    "U . . . . . .",
    Activity.ACKNOWLEDGE:    "A A A A A A .",
    Activity.ASK_FOR_TIME:   "U U . . . . .",
    Activity.READ_DEADLINES: "A A A A A A A",
    Activity.READ_BOARD:     ". . A A A A .",
    Activity.READ_LEDGER:    ". . A A A . .",
    Activity.FILL_FOR_BLOC:  ". . A A A . .",
    Activity.SEND_REMINDERS: ". . A A A . .",
    Activity.READ_DIGEST:    ". . A A A A .",
    Activity.HAND_OVER:      "U U . . . . .",
    Activity.MANAGE_PEOPLE:  ". . A A A . .",
    Activity.MANAGE_OFFICES: ". . A A . . .",
    Activity.MANAGE_LEADERSHIP: ". . A . . . .",
    Activity.RECORD_SIGNING:     ". . A A A . .",
    Activity.KEEP_SIGNED_REPORT: "U U . . . . .",
    Activity.KEEP_AUTHORISATION: "U . A A A . .",
    Activity.KEEP_ON_BEHALF:     ". . . . A . .",
    Activity.AUTHORISE:      "U . . . . . .",
}  # fmt: skip

CASES = [
    (activity, role, right)
    for activity, row in TABLE.items()
    for role, right in zip(Role, row.split(), strict=True)
]


def an_actor(role: Role) -> Actor:
    return Actor(
        person=PersonId(1),
        place=PlaceId(1),
        bloc=BlocCode("KTCXH"),
        unit=OURS if role.of_unit else None,
        role=role,
        name="Cán bộ đầu mối",
        at=datetime(2027, 1, 4, tzinfo=UTC),
    )


def test_every_activity_is_in_the_table() -> None:
    assert set(TABLE) == set(Activity)


@pytest.mark.parametrize(("activity", "role", "right"), CASES)
def test_the_policy_grants_what_the_table_says_and_nothing_else(
    activity: Activity, role: Role, right: str
) -> None:
    actor = an_actor(role)
    assert may(actor, activity, OURS) == (right == "A" or (right == "U" and role.of_unit))
    assert may(actor, activity, THEIRS) == (right == "A")
    assert may(actor, activity) == (right == "A")


def test_a_refusal_says_what_was_asked_for() -> None:
    with pytest.raises(NotAllowed) as refusal:
        require(an_actor(Role.UNIT_STAFF), Activity.SEND_REPORT, OURS)
    assert refusal.value.facts["activity"] is Activity.SEND_REPORT


def test_what_is_granted_passes_in_silence() -> None:
    require(an_actor(Role.UNIT_LEADER), Activity.SEND_REPORT, OURS)


def test_who_invites_to_a_place_and_ends_it_depends_on_the_place() -> None:
    managers = {
        role: {by for by in Role if may(an_actor(by), managing(role), THEIRS)} for role in Role
    }
    side = {Role.BLOC_LEADER, Role.DEPUTY_LEADER, Role.SECRETARY}
    assert managers[Role.UNIT_STAFF] == managers[Role.UNIT_LEADER] == side
    assert managers[Role.SECRETARY] == managers[Role.ADMIN] == side - {Role.SECRETARY}
    assert managers[Role.BLOC_LEADER] == {Role.BLOC_LEADER}


def test_an_office_has_no_unit_to_act_for_by_accident() -> None:
    leader = an_actor(Role.BLOC_LEADER)
    assert not may(leader, Activity.EDIT_REPORT, None)
    assert not may(leader, Activity.CONFIRM_PLEDGE, OURS)
