"""The screens of people: short, told apart by their words alone, whoever holds what."""

from __future__ import annotations

import pytest

from domain.blocs import OFFICES, Role
from domain.ids import BlocCode, PersonId, PlaceId, UnitCode
from domain.invitations import Invitation
from domain.participants import (
    SEATS,
    EndingView,
    Participant,
    PeopleView,
    PlaceEndedView,
    PlaceQuestion,
    roles_of,
)
from domain.words import Language, folded
from locales.catalog import Voice, voice_of
from screens import invitations as cards
from screens import people as screens
from screens.notices import _place_ended
from screens.screen import Screen
from tests.builders import a_cycle, local
from tests.reports.test_invitation import a_card, longest

VI, EN = voice_of(Language.VI), voice_of(Language.EN)
NOW = local("2027-01-11 09:00")
FORBIDDEN = ("bạn ", "deadline", "submit", "upload", "file", "draft", "review", " OK",
             "mã xác nhận", "mã xác thực", "token", "lỗi", "vi phạm", "cảnh báo")  # fmt: skip


def a_view(unit: str | None = "A", people: int = 2, invited: int = 1) -> PeopleView:
    code = UnitCode(unit) if unit else None
    roles = roles_of(code)
    return PeopleView(
        cycle=a_cycle(),
        unit=code,
        now=NOW,
        people=tuple(_participant(n, roles[n % len(roles)]) for n in range(people)),
        invitations=tuple(_invitation(n, code, roles[n % len(roles)]) for n in range(invited)),
        manages=roles,
        reader=PersonId(99),
    )


def _participant(number: int, role: Role) -> Participant:
    return Participant(
        place=PlaceId(number + 1),
        person=PersonId(number + 1),
        name="Nguyễn Thị Hoa",
        post="Chánh Văn phòng",
        role=role,
        since=NOW,
        reachable=number % 3 != 2,
    )


def _invitation(number: int, unit: UnitCode | None, role: Role) -> Invitation:
    return Invitation(
        id=number + 1,
        bloc=BlocCode("THU"),
        unit=unit,
        role=role,
        created_at=NOW,
        expires_at=local("2027-02-10 09:00"),
        code_expires_at=local("2027-01-14 09:00" if number % 2 else "2027-01-11 08:00"),
    )


def every_screen(voice: Voice) -> list[Screen]:
    found = []
    for unit in ("A", None):
        for people, invited in ((0, 0), (1, 1), (2, 2), (2 * SEATS, SEATS)):
            view = a_view(unit, people, invited)
            found += [
                screens.people(voice, view),
                screens.choose_role(voice, view),
                screens.revoked(voice, view),
                *(screens.invitations(voice, view, page) for page in (0, 1, 9)),
                *(screens.choose_to_end(voice, view, page) for page in (0, 1, 9)),
                *(
                    screen(voice, EndingView(view=view, participant=one))
                    for one in view.people
                    for screen in (screens.ask_to_end, screens.ended)
                ),
            ]
    view = a_view(invited=2)
    found += [screens.question(voice, PlaceQuestion(view=view, role=Role.UNIT_STAFF))]
    for card in (a_card(), longest(), a_card(username=None)):
        for picture in (b"png", None):
            found.append(cards.made(voice, card, picture))
            found.append(cards.sheet(voice, card, picture, cards.buttons(voice, card)))
    return found


@pytest.mark.parametrize("voice", [VI, EN])
def test_no_two_labels_of_a_screen_are_typed_alike(voice: Voice) -> None:
    for screen in every_screen(voice):
        labels = [folded(button.label) for button in screen.buttons]
        assert len(labels) == len(set(labels)), labels


@pytest.mark.parametrize("voice", [VI, EN])
def test_screens_are_short_and_captions_fit(voice: Voice) -> None:
    for screen in every_screen(voice):
        assert len(screen.text.split("\n")) <= 12, screen.text
        assert len(screen.buttons) <= 11, screen
        assert len(screen.text) <= (1024 if screen.attachment else 4096)
    ordinary = screens.people(voice, a_view())
    assert len(ordinary.text.split("\n")) <= 6
    assert len(ordinary.buttons) <= 6


def test_words_are_those_of_an_office() -> None:
    for screen in every_screen(VI):
        for word in FORBIDDEN:
            assert word not in screen.text, screen.text


def test_who_holds_nothing_any_more_loses_the_small_keyboard() -> None:
    facts = {"cycle": a_cycle(), "unit": UnitCode("A"), "role": Role.UNIT_STAFF, "at": NOW}
    last = _place_ended(VI, PlaceEndedView(**facts, others=False))
    assert last.menu == ()
    one_of_two = _place_ended(VI, PlaceEndedView(**facts, others=True))
    assert one_of_two.menu is None
    assert "Các vai khác của Anh/Chị không thay đổi." in one_of_two.text


def test_a_reader_who_manages_no_office_only_reads() -> None:
    view = a_view(None, people=len(OFFICES)).model_copy(update={"manages": ()})
    labels = [button.label for button in screens.people(VI, view).buttons]
    assert labels == ["Xem từng đơn vị", "Về bảng theo dõi"]
