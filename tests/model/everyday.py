"""What people do every day: buttons pressed, old ones, forged ones; reports filled in and sent."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule
from typing_extensions import override

from domain.blocs import Role
from screens import actions as do
from screens.actions import Action
from tests.model.expected import UNITS
from tests.model.forging import actions
from tests.model.numbers import MAXIMUM, NO_NUMBERS, NUMBERS
from tests.model.walk import CAST, Walk

REFERENCE = "Quyết định số 12/QĐ-HKH"

CAST_UNITS = tuple((seat[0] if seat else None) or "" for seat in CAST)
BEGINNINGS = ("2027-11-01 00:00", "2027-11-10 09:00", "2027-11-15 23:00", "2027-01-20 08:30")
anyone = st.integers(0, len(CAST) + 1)
seats = st.sampled_from(
    (("B", Role.UNIT_STAFF), ("A", Role.UNIT_LEADER), (None, Role.DEPUTY_LEADER),
     (None, Role.SECRETARY))
)  # fmt: skip
criteria = st.sampled_from(tuple(MAXIMUM))
typed = st.sampled_from((*NUMBERS, *NUMBERS, *NO_NUMBERS, REFERENCE))
pointless = st.text(max_size=60).filter(str.strip) | st.sampled_from(
    ("5", "báo cáo", "/bloc", "/report", "/start x", "<b>&", "\u202e1.1", "12345678", "x" * 5000)
)


class Everyday(RuleBasedStateMachine):
    """What people do with buttons, reports and their pledge, theirs or not, in any order."""

    walk: Walk

    @initialize(begin=st.sampled_from(BEGINNINGS))
    def begins(self, begin: str) -> None:
        self.walk = Walk(begin)

    @override
    def teardown(self) -> None:
        if hasattr(self, "walk"):
            self.walk.ends()

    def who(self, number: int) -> int:
        return number % len(self.walk.people)

    @rule(number=anyone, pick=st.integers(0, 40))
    def presses_what_is_on_the_screen(self, number: int, pick: int) -> None:
        who = self.who(number)
        phone = self.walk.people[who].phone
        shown = [b.data for row in phone.last.buttons for b in row if b.data]
        if shown:
            self.walk.presses(who, shown[pick % len(shown)], phone.last.id)
        else:
            self.walk.says(who, "/start")

    @precondition(lambda self: self.walk.shown)
    @rule(pick=st.integers(0, 10_000))
    def presses_an_old_button_again(self, pick: int) -> None:
        who, message, data = self.walk.shown[pick % len(self.walk.shown)]
        self.walk.presses(who, data, message)

    @precondition(lambda self: self.walk.shown)
    @rule(number=anyone, pick=st.integers(0, 10_000))
    def presses_somebody_else_s_button(self, number: int, pick: int) -> None:
        _, _, data = self.walk.shown[pick % len(self.walk.shown)]
        self.walk.presses(self.who(number), data)

    @rule(number=anyone, action=actions(), place=st.integers(0, 9))
    def forges_a_button(self, number: int, action: Action, place: int) -> None:
        self.walk.forges(self.who(number), action, place)

    @rule(
        number=anyone,
        action=actions(),
        year=st.sampled_from((2027, 2027, 2027, 2026, 2030)),
        behalf=st.integers(0, 3),
    )
    def forges_a_button_of_their_own(
        self, number: int, action: Action, year: int, behalf: int
    ) -> None:
        self.walk.forges_as(self.who(number), action, year, behalf)

    @rule(number=st.integers(0, 2), criterion=criteria, text=typed)
    def scores(self, number: int, criterion: str, text: str) -> None:
        self.walk.types(number, criterion, text)

    @rule(number=anyone, criterion=criteria, text=typed)
    def types_on_a_card(self, number: int, criterion: str, text: str) -> None:
        self.walk.types(self.who(number), criterion, text)

    @rule(number=anyone, criterion=criteria, name=st.sampled_from(("a.pdf", "b.pdf")))
    def sends_a_file(self, number: int, criterion: str, name: str) -> None:
        self.walk.sends(self.who(number), criterion, name)

    @rule(number=anyone, text=pointless)
    def says_something(self, number: int, text: str) -> None:
        self.walk.says(self.who(number), text)

    @precondition(lambda self: len(self.walk.people) < len(CAST) + 4)
    @rule(seat=seats)
    def joins(self, seat: tuple[str | None, Role]) -> None:
        places = self.walk.model.places.values()
        taken = {(held.unit, held.role) for held in places if held.who is not None}
        if seat not in taken:
            self.walk.joins(*seat)

    @rule(number=st.integers(0, 2), version=st.sampled_from((1, 1, 1, 0, 2)))
    def confirms(self, number: int, version: int) -> None:
        self.walk.forges_as(number, do.ConfirmPledge(version))

    @rule(number=st.integers(0, 2), zero=st.booleans(), late=st.integers(0, 1))
    def fills_in_and_sends(self, number: int, zero: bool, late: int) -> None:
        for criterion, text in (("1.1", "0"), ("1.2", "0"), ("2.1", "0" if zero else "2")):
            self.walk.types(number, criterion, text)
        stamp = self.walk.model.stamp(CAST_UNITS[number]) - late
        self.walk.forges_as(number, do.SendReport("year", stamp, int(zero)))

    @rule(number=st.integers(0, 2))
    def takes_back(self, number: int) -> None:
        self.walk.forges_as(number, do.TakeBackReport("year"))

    @rule(
        number=st.integers(2, 7),
        unit=st.sampled_from(UNITS),
        criterion=st.sampled_from(("2.2", "TR1", "1.1")),
        value=st.sampled_from((0, 50, 100, 200, 300, 33)),
        late=st.sampled_from((0, 0, 0, 1)),
    )
    def fills(self, number: int, unit: str, criterion: str, value: int, late: int) -> None:
        revision = self.walk.model.answer(unit, criterion).revision - late
        self.walk.forges_as(number, do.FillPoints(unit, "year", criterion, value, revision))

    @rule(
        number=st.integers(0, 2),
        criterion=criteria,
        value=st.sampled_from((0, 1, 2, 50, 100, 300, 500, 1000, 1050)),
        late=st.sampled_from((0, 0, 0, 1)),
    )
    def scores_by_a_button(self, number: int, criterion: str, value: int, late: int) -> None:
        revision = self.walk.model.answer(CAST_UNITS[number], criterion).revision - late
        self.walk.forges_as(number, do.ScoreCriterion("year", criterion, value, revision))
