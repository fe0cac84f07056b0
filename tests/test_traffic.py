"""The examination of traffic sees what it is there to see."""

from __future__ import annotations

from typing import Any

import pytest

from sandbox import Call
from tests.traffic import faults


def _sent(text: str, labels: tuple[str, ...] = (), **more: Any) -> Call:
    keyboard = [[{"text": label, "callback_data": f"1ho:0:{n}"}] for n, label in enumerate(labels)]
    params = {"text": text, "reply_markup": {"inline_keyboard": keyboard}, **more}
    return Call("sendMessage", params, 1, 0.0, ok=True, error_code=None)


SEVEN = tuple(f"Nút thứ {word}" for word in ["một", "hai", "ba", "bốn", "năm", "sáu", "bảy"])


@pytest.mark.parametrize(
    ("call", "fault"),
    [
        (_sent("Một dòng.\n" * 9), "9 lines"),
        (_sent("Xin chọn.", SEVEN), "7 buttons"),
        (_sent("Xin chọn.", ("Giao ước", "giao uoc")), "typed alike"),
        (_sent("Xin chọn.", ("👍",)), "without words"),
        (_sent("Xin chọn.", ("x" * 101,)), "cut off"),
        (_sent("123"), "says nothing"),
        (_sent("đ" * 4097), "longer than Telegram takes"),
    ],
)
def test_a_message_that_asks_too_much_is_seen(call: Call, fault: str) -> None:
    assert any(fault in one for one in faults([call]))


def test_words_that_vanish_after_a_press_are_seen() -> None:
    toast = Call("answerCallbackQuery", {"text": "Đã lưu"}, 1, 0.0, ok=True, error_code=None)
    assert faults([toast]) == ["said only in passing: 'Đã lưu'"]


def test_a_list_may_be_long_and_a_short_screen_is_right() -> None:
    long = _sent("Điểm từng tiêu chí: Báo cáo năm, Hội A.\n" + "1.1: chưa chấm.\n" * 20)
    assert faults([long, _sent("Đã lưu.", ("Về trang chính",))]) == []
