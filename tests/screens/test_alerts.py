"""News about operations, as whoever runs the machine reads it, in both languages."""

from __future__ import annotations

from typing import Any

import pytest

from domain.alerts import AlertView, Trouble
from domain.words import Language
from locales.catalog import voice_of
from screens.alerts import alert
from tests.builders import a_cycle, local

VI, EN = voice_of(Language.VI), voice_of(Language.EN)
LAST = local("2027-03-01 02:20")


def a_view(trouble: Trouble, **facts: Any) -> AlertView:
    return AlertView(cycle=a_cycle(), trouble=trouble, since=local("2027-03-02 07:20"), **facts)


VIEWS = [
    *(a_view(Trouble.BACKUP, why=why, last_backup=LAST)
      for why in ("", "no-room", "damaged", "not-proven", "findings", "busy", "cannot-write")),
    a_view(Trouble.BACKUP),
    *(a_view(Trouble.BACKUP_PLACE, why=why) for why in ("unset", "absent", "failed")),
    a_view(Trouble.DISK, free_mb=812),
    a_view(Trouble.SILENCE),
    a_view(Trouble.HOLIDAYS, year=2028),
    a_view(Trouble.INCIDENTS, numbers=("K7MX2Q",)),
]  # fmt: skip


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: f"{view.trouble}-{view.why}")
def test_each_trouble_is_two_or_three_short_lines_that_end_with_what_to_do(
    view: AlertView,
) -> None:
    for voice, first, asking in ((VI, "Tin vận hành: ", "xin "), (EN, "News about", "please ")):
        said = alert(voice, view).text.split("\n")
        assert said[0].startswith(first)
        assert 2 <= len(said) <= 3
        assert asking in said[-1].casefold()
        assert all(len(line) < 200 for line in said)


def test_a_missed_backup_names_the_last_good_one_and_the_command_that_says_why() -> None:
    do = "Hệ thống tự thử lại 20 phút một lần. Để biết vì sao, xin chạy trên máy chủ:"
    assert alert(VI, a_view(Trouble.BACKUP, last_backup=LAST)).text.split("\n") == [
        "Tin vận hành: chưa có bản sao lưu của đêm qua.",
        "Bản sao lưu tốt gần nhất: 2 giờ 20, thứ Hai 01/03/2027.",
        f"{do} python -m bot backup",
    ]
    do = "The system tries again every 20 minutes. To learn why, please run on the server:"
    assert alert(EN, a_view(Trouble.BACKUP)).text.split("\n") == [
        "News about operations: there is no backup of last night yet.",
        "There has been no good backup so far.",
        f"{do} python -m bot backup",
    ]


def test_data_that_is_not_whole_leads_to_the_examination() -> None:
    for why in ("damaged", "not-proven", "findings"):
        assert alert(VI, a_view(Trouble.BACKUP, why=why)).text.endswith("python -m bot check")


def test_many_incidents_are_counted_and_the_first_named() -> None:
    numbers = tuple(f"N{count}" for count in range(1, 9))
    view = a_view(Trouble.INCIDENTS, numbers=numbers)
    assert "gặp trục trặc 8 lần" in alert(VI, view).text
    assert "N1, N2, N3, N4, N5 và 3 số khác." in alert(VI, view).text
    assert "N1, N2, N3, N4, N5 and 3 more." in alert(EN, view).text
    once = a_view(Trouble.INCIDENTS, numbers=("N1",))
    assert "something went wrong 1 time. " in alert(EN, once).text
