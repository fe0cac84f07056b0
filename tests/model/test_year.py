"""Random people do random things for a year; after each, bot and model have the same rows."""

from __future__ import annotations

import os
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from typing_extensions import override

from domain.blocs import Role
from screens import actions as do
from screens.actions import Action
from tests.model.expected import UNITS
from tests.model.forging import actions
from tests.model.numbers import MAXIMUM, NO_NUMBERS, NUMBERS
from tests.model.targets import LAST_DAYS, NO_TARGETS, TARGETS
from tests.model.walk import CAST, MOMENTS, Walk

LONG = os.environ.get("PROPERTIES") == "long"
REFERENCE = "Quyết định số 12/QĐ-HKH"

CAST_UNITS = tuple((seat[0] if seat else None) or "" for seat in CAST)
BEGINNINGS = ("2027-11-01 00:00", "2027-11-10 09:00", "2027-11-15 23:00", "2027-01-20 08:30")
anyone = st.integers(0, len(CAST) + 1)
office = st.integers(3, 4) | anyone
SECRETARY = 3
seats = st.sampled_from(
    (("B", Role.UNIT_STAFF), ("A", Role.UNIT_LEADER), (None, Role.DEPUTY_LEADER),
     (None, Role.SECRETARY))
)  # fmt: skip
PAPERS = (
    do.KeepSignedReport("year"), do.ScanForUnit("A", "year"), do.ScanForUnit("B", ""),
    do.ScanForUnit("B", "year"), do.ScanAuthorisation(2), do.OpenPaper(1), do.OpenPaper(2),
)  # fmt: skip
criteria = st.sampled_from(tuple(MAXIMUM))
typed = st.sampled_from((*NUMBERS, *NUMBERS, *NO_NUMBERS, REFERENCE))
pointless = st.text(max_size=60).filter(str.strip) | st.sampled_from(
    ("5", "báo cáo", "/bloc", "/report", "/start x", "<b>&", "\u202e1.1", "12345678", "x" * 5000)
)


class Year(RuleBasedStateMachine):
    """Everything people, Telegram and time may do to a bloc, in any order."""

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

    @rule(number=anyone, text=st.sampled_from((*TARGETS, *TARGETS, *NO_TARGETS)))
    def sets_a_target(self, number: int, text: str) -> None:
        self.walk.sets_a_target(self.who(number), text)

    @precondition(lambda self: self.walk.model.target_numbers)
    @rule(number=st.integers(0, 2) | anyone, pick=st.integers(0, 9), text=st.sampled_from(TARGETS))
    def alters_a_target(self, number: int, pick: int, text: str) -> None:
        known = sorted(self.walk.model.target_numbers)
        self.walk.alters_a_target(self.who(number), known[pick % len(known)], text)

    @rule(number=st.integers(0, 2))
    def registers_targets(self, number: int) -> None:
        self.walk.forges_as(number, do.RegisterTargets())

    @rule(
        number=st.integers(0, 2) | anyone,
        deadline=st.sampled_from((*LAST_DAYS, "year_report", "x")),
        after=st.sampled_from((-1, 0, 1, 2, 5, 60, 61, 100)),
        reason=st.sampled_from(("Chờ số liệu của hội cơ sở", "<b>Bão</b>", "...")),
    )
    def asks_for_time(self, number: int, deadline: str, after: int, reason: str) -> None:
        due, today = LAST_DAYS.get(deadline, date.min), self.walk.model.today
        day = max(due, today) + timedelta(days=after)
        self.walk.asks_for_time(self.who(number), deadline, day, reason)

    @rule(
        number=office,
        out=st.sampled_from(("", "", "A", "B", "C")),
        where=st.none() | st.just(("2027-01-20", "Hội trường tỉnh")),
        count=st.integers(0, 2),
    )
    def records_signing(
        self, number: int, out: str, where: tuple[str, str] | None, count: int
    ) -> None:
        self.walk.signs(self.who(number), out, where, count)

    @rule(
        number=office,
        action=st.sampled_from(PAPERS),
        name=st.sampled_from(("s1.pdf", "s2.pdf")),
    )
    def scans_a_paper(self, number: int, action: Action, name: str) -> None:
        self.walk.scans(self.who(number), action, name)

    @rule(
        unit=st.sampled_from(UNITS),
        period=st.sampled_from(("year", "year", "")),
        number=st.just(SECRETARY) | anyone,
        criterion=st.sampled_from(("1.1", "1.2", "2.1")),
        text=st.sampled_from((*NUMBERS, REFERENCE)),
        late=st.integers(0, 3),
    )
    def stands_in(
        self, unit: str, period: str, number: int, criterion: str, text: str, late: int
    ) -> None:
        walk = self.walk
        if late != 1:
            walk.scans(SECRETARY, do.ScanForUnit(unit, period), "s1.pdf")
        papers = walk.model.paper_numbers.items()
        mine = [one for one, topic in papers if topic[:3] == ("on_behalf", unit, period)]
        for paper in mine:
            walk.types(self.who(number), criterion, text, paper)
            walk.forges_as(self.who(number), do.ConfirmPledge(1), behalf=paper)
            stamp = walk.model.stamp(unit) - late // 2
            walk.forges_as(self.who(number), do.SendReport("year", stamp, 1), behalf=paper)

    @rule(number=st.integers(0, 2), place=st.integers(1, 9))
    def authorises(self, number: int, place: int) -> None:
        self.walk.forges_as(number, do.Authorise(2 if place > 3 else place))

    @precondition(lambda self: len(self.walk.people) < len(CAST) + 4)
    @rule(number=st.integers(0, 2), withdraws=st.booleans(), odds=st.integers(0, 2))
    def hands_over(self, number: int, withdraws: bool, odds: int) -> None:
        held = self.walk.model.place_of(number)
        if held and held.unit and odds == 2:
            self.walk.hands_over(number, withdraws=withdraws)

    @rule(number=anyone, odds=st.integers(0, 5), forgotten=st.booleans())
    def leaves(self, number: int, odds: int, forgotten: bool) -> None:
        who = self.who(number)
        person = self.walk.model.persons[who]
        if odds == 5 and person:
            self.walk.forges_as(who, do.ForgetMe(person) if forgotten else do.Leave(0))

    @rule(what=st.sampled_from(("restarts", "doubles", "hops", "hops")), pick=st.integers(0, 99))
    def time_passes_or_something_breaks(self, what: str, pick: int) -> None:
        if what == "hops":
            ahead = [one for one in MOMENTS if self.walk.ahead(one)]
            if ahead:
                self.walk.hops(ahead[min(pick % 8, len(ahead) - 1)])
        else:
            getattr(self.walk, what)()

    @invariant()
    def bot_and_model_agree(self) -> None:
        self.walk.agrees()


TestYear = pytest.mark.timeout(3600 if LONG else 120)(Year.TestCase)
TestYear.settings = settings(
    max_examples=100 if LONG else 5,
    stateful_step_count=80 if LONG else 40,
    suppress_health_check=list(HealthCheck),
)
