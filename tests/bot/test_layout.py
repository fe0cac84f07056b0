from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.layout import edited_message, new_messages, shown_length, shown_text, split_html
from screens.actions import Action, GoHelp, GoHome
from screens.screen import Attachment, Button, Screen, stacked


def encode(action: Action) -> str:
    return f"1{action.code}"


def laid_out(screen: Screen) -> list[tuple[str, dict[str, object]]]:
    return [(made.method, made.fields) for made in new_messages(7, screen, encode)]


class TestAMessage:
    def test_is_html_without_link_previews(self) -> None:
        assert laid_out(Screen("<b>Chào</b>")) == [
            (
                "sendMessage",
                {
                    "chat_id": 7,
                    "text": "<b>Chào</b>",
                    "parse_mode": "HTML",
                    "link_preview_options": {"is_disabled": True},
                },
            )
        ]

    def test_carries_buttons_that_act_lead_to_the_web_or_copy(self) -> None:
        rows = (
            (Button("Trang chính", GoHome()), Button("Trợ giúp", GoHelp())),
            (Button("Trang web", url="https://example.vn"),),
            (Button("Chép mã", copy="12345678"),),
        )
        [(_, fields)] = laid_out(Screen("Chào", rows))
        assert fields["reply_markup"] == {
            "inline_keyboard": [
                [
                    {"text": "Trang chính", "callback_data": "1ho"},
                    {"text": "Trợ giúp", "callback_data": "1he"},
                ],
                [{"text": "Trang web", "url": "https://example.vn"}],
                [{"text": "Chép mã", "copy_text": {"text": "12345678"}}],
            ]
        }

    def test_carries_a_menu_that_stays_or_takes_it_away(self) -> None:
        [(_, fields)] = laid_out(Screen("Chào", menu=(("Giao ước", "Báo cáo"),)))
        assert fields["reply_markup"] == {
            "keyboard": [[{"text": "Giao ước"}, {"text": "Báo cáo"}]],
            "resize_keyboard": True,
            "is_persistent": True,
        }
        [(_, fields)] = laid_out(Screen("Chào", menu=()))
        assert fields["reply_markup"] == {"remove_keyboard": True}

    def test_cannot_carry_buttons_and_a_menu(self) -> None:
        both = Screen("Chào", stacked(Button("Nhà", GoHome())), menu=(("a",),))
        with pytest.raises(ValueError, match="either"):
            laid_out(both)
        with pytest.raises(ValueError, match="either"):
            edited_message(7, 1, both, encode)

    def test_has_no_button_that_does_nothing(self) -> None:
        with pytest.raises(ValueError, match="'Nhà' does nothing"):
            laid_out(Screen("Chào", stacked(Button("Nhà"))))

    def test_loses_its_tags_but_no_letter_as_plain_text(self) -> None:
        [made] = new_messages(7, Screen("<b>A &amp; B</b> &lt;3"), encode)
        plain = made.as_plain_text()
        assert plain.fields["text"] == "A & B <3"
        assert made.has_markup
        assert not plain.has_markup


class TestAFile:
    def screen(self, text: str, name: str = "Báo cáo.docx") -> Screen:
        file = Attachment(name, b"abc", "application/x-test")
        return Screen(text, stacked(Button("Nhà", GoHome())), attachment=file)

    def test_carries_text_and_buttons_if_they_fit(self) -> None:
        [made] = new_messages(7, self.screen("<b>Đây</b>"), encode)
        assert made.method == "sendDocument"
        assert made.fields["caption"] == "<b>Đây</b>"
        assert made.fields["parse_mode"] == "HTML"
        assert "inline_keyboard" in made.fields["reply_markup"]
        assert made.as_plain_text().fields["caption"] == "Đây"
        assert made.file is not None
        assert made.file[0] == "document"
        assert made.file[1].field_tuple == ("Báo cáo.docx", b"abc", "application/x-test")

    def test_goes_before_a_text_too_long_for_it(self) -> None:
        first, second = new_messages(7, self.screen("dài " * 300), encode)
        assert (first.method, second.method) == ("sendDocument", "sendMessage")
        assert first.fields == {"chat_id": 7}
        assert "inline_keyboard" in second.fields["reply_markup"]

    def test_needs_no_text(self) -> None:
        [made] = new_messages(7, self.screen(""), encode)
        assert "caption" not in made.fields
        assert not made.has_markup

    def test_has_a_name_that_is_no_path_and_breaks_no_header(self) -> None:
        [made] = new_messages(7, self.screen("", "../a\\b\r\nX: y.txt"), encode)
        assert made.file is not None
        assert made.file[1].filename == ".._a_b__X: y.txt"


class TestAnEdit:
    def test_replaces_text_and_buttons(self) -> None:
        made = edited_message(7, 55, Screen("Mới", stacked(Button("Nhà", GoHome()))), encode)
        assert made is not None
        assert made.method == "editMessageText"
        assert made.fields["message_id"] == 55
        assert made.fields["text"] == "Mới"
        assert made.repeatable

    @pytest.mark.parametrize(
        "screen",
        [
            Screen("a", attachment=Attachment("a", b"", "x/y")),
            Screen("a", menu=(("b",),)),
            Screen("a" * 4097),
        ],
    )
    def test_cannot_show_a_file_a_menu_or_a_long_text(self, screen: Screen) -> None:
        assert edited_message(7, 55, screen, encode) is None


class TestLength:
    def test_counts_what_is_shown_in_utf_16(self) -> None:
        assert shown_length("Chào") == 4
        assert shown_length("<b>a</b>&amp;&lt;") == 3
        assert shown_length("🇻🇳") == 4

    def test_a_text_that_just_fits_is_whole(self) -> None:
        text = "<b>" + "a" * 4094 + "</b>🇻"
        assert split_html(text, 4096) == [text]
        assert len(split_html(text + "b", 4096)) == 2


class TestALongText:
    def test_is_cut_between_paragraphs(self) -> None:
        paragraphs = [f"{n} " + "x" * 30 for n in range(10)]
        parts = split_html("\n\n".join(paragraphs), 70)
        assert parts == [
            "\n\n".join(pair) for pair in zip(paragraphs[::2], paragraphs[1::2], strict=True)
        ]

    def test_is_cut_between_lines_rather_than_words(self) -> None:
        assert split_html("một hai\nba bốn\nnăm sáu", 16) == ["một hai\nba bốn", "năm sáu"]

    def test_is_cut_between_words_rather_than_letters(self) -> None:
        assert split_html("một hai ba bốn năm", 12) == ["một hai ba", "bốn năm"]

    def test_without_blanks_is_cut_all_the_same(self) -> None:
        assert split_html("abcdefghij", 4) == ["abcd", "efgh", "ij"]

    def test_is_not_cut_early_for_a_paragraph_at_its_beginning(self) -> None:
        assert split_html("a\n\nbbbb bbbb bbbb bbbb", 14) == ["a\n\nbbbb bbbb", "bbbb bbbb"]

    def test_keeps_tags_whole_in_every_part(self) -> None:
        text = '<b>một <a href="https://x.vn/?a=1&amp;b=2">hai ba</a></b> bốn'
        assert split_html(text, 8) == [
            '<b>một <a href="https://x.vn/?a=1&amp;b=2">hai </a></b>',
            '<b><a href="https://x.vn/?a=1&amp;b=2">ba</a></b> bốn',
        ]

    def test_keeps_signs_whole(self) -> None:
        assert split_html("&lt;&gt;&amp;&quot;&#39;&#x1F600;", 2) == [
            "&lt;&gt;",
            "&amp;&quot;",
            "&#39;",
            "&#x1F600;",
        ]
        assert split_html("😀😀😀", 5) == ["😀😀", "😀"]

    def test_makes_no_part_that_shows_nothing(self) -> None:
        assert split_html("<b>abcd</b>\n\n", 4) == ["<b>abcd</b>"]
        assert split_html("<b>abcd\n</b>\n<i> </i>efgh", 4)[-1].endswith("efgh")
        assert split_html(" " * 10, 4) == [""]

    @given(
        st.lists(
            st.sampled_from(
                ["<b>", "<i>", "<code>", "/", "chữ ", "&amp;", "😀", "\n", "\n\n", "dài" * 5]
            ),
            max_size=60,
        ),
        st.integers(8, 40),
    )
    def test_loses_nothing_exceeds_nothing_and_stays_balanced(
        self, pieces: list[str], limit: int
    ) -> None:
        text = balanced(pieces)
        parts = split_html(text, limit)
        assert all(shown_length(part) <= limit for part in parts)
        assert words("".join(shown_text(part) for part in parts)) == words(shown_text(text))
        for part in parts:
            assert is_balanced(part)


def balanced(pieces: list[str]) -> str:
    """Write the pieces out; "/" closes the tag opened last, the end closes the others."""
    text, still_open = "", list[str]()
    for piece in pieces:
        if piece == "/":
            text += f"</{still_open.pop()[1:]}" if still_open else ""
        else:
            text += piece
            still_open += [piece] if piece.startswith("<") else []
    return text + "".join(f"</{tag[1:]}" for tag in reversed(still_open))


def is_balanced(text: str) -> bool:
    still_open: list[str] = []
    for closing, name in re.findall(r"<(/?)(\w+)>", text):
        if not closing:
            still_open.append(name)
        elif not still_open or still_open.pop() != name:
            return False
    return not still_open


def words(text: str) -> str:
    return re.sub(r"\s", "", text)
