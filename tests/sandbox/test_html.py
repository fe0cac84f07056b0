"""Telegram's HTML, tag by tag and mistake by mistake."""

import pytest

from sandbox.entities import CannotParse
from sandbox.html import Formatted, parse, trimmed
from sandbox.rendering import render


@pytest.mark.parametrize(
    ("markup", "kind"),
    [
        ("<b>ấ</b>", "bold"),
        ("<strong>ấ</strong>", "bold"),
        ("<i>ấ</i>", "italic"),
        ("<em>ấ</em>", "italic"),
        ("<u>ấ</u>", "underline"),
        ("<ins>ấ</ins>", "underline"),
        ("<s>ấ</s>", "strikethrough"),
        ("<strike>ấ</strike>", "strikethrough"),
        ("<del>ấ</del>", "strikethrough"),
        ('<span class="tg-spoiler">ấ</span>', "spoiler"),
        ("<tg-spoiler>ấ</tg-spoiler>", "spoiler"),
        ("<code>ấ</code>", "code"),
        ("<pre>ấ</pre>", "pre"),
        ("<blockquote>ấ</blockquote>", "blockquote"),
        ("<blockquote expandable>ấ</blockquote>", "expandable_blockquote"),
        ("<B >ấ</b >", "bold"),
        ("<b>ấ</>", "bold"),
    ],
)
def test_each_known_tag_becomes_its_entity(markup: str, kind: str) -> None:
    assert parse(markup) == Formatted("ấ", [{"type": kind, "offset": 0, "length": 1}])


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        ("Điểm <8", "Unclosed start tag at byte offset 8"),
        ("a <x>b</x>", 'Unsupported start tag "x" at byte offset 2'),
        ("a<br>b", 'Unsupported start tag "br" at byte offset 1'),
        ("điểm < 8 >", 'Unsupported start tag "" at byte offset 8'),
        ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b><i>a</b>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("<b>a</b", "Unclosed end tag at byte offset 4"),
        ("<i =x>a</i>", 'Empty attribute name in the tag "i" at byte offset 0'),
        ("<a href=", 'Unclosed start tag "a" at byte offset 0'),
        ('<a href="x>y</a>', "Unclosed start tag at byte offset 0"),
        ("<a href=x/y>z</a>", "Unexpected end of name token at byte offset 8"),
        ("<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ('<tg-emoji emoji-id="x">👍</tg-emoji>', "Invalid custom emoji identifier specified"),
        ('<tg-time unix="1" format="rt">a</tg-time>', "Invalid date format used"),
        ("<tg-time>a</tg-time>", "Invalid date specified"),
    ],
)
def test_each_mistake_is_named_with_its_place_in_bytes(markup: str, reason: str) -> None:
    with pytest.raises(CannotParse) as refusal:
        parse(markup)
    assert str(refusal.value) == reason


def test_offsets_count_utf16_units_so_that_an_emoji_is_two() -> None:
    assert parse("🏟🏟<b>é🏟</b>").entities == [{"type": "bold", "offset": 4, "length": 3}]


def test_tags_nest_and_the_outer_comes_first() -> None:
    assert parse("<b>a<i>b</i></b>").entities == [
        {"type": "bold", "offset": 0, "length": 2},
        {"type": "italic", "offset": 1, "length": 1},
    ]


def test_an_empty_tag_leaves_no_entity() -> None:
    assert parse("a<b></b>") == Formatted("a")


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("1 &lt; 2 &amp;&amp; 3 &gt; 2", "1 < 2 && 3 > 2"),
        ("&quot;&#8364;&#x20AC;&lt", '"€€<'),
        ("&ge;&nbsp;&#12345678;&#0; & co", "&ge;&nbsp;&#12345678;&#0; & co"),
    ],
)
def test_four_names_and_all_numbers_are_references_and_nothing_else_is(
    markup: str, text: str
) -> None:
    assert parse(markup).text == text


def test_half_a_surrogate_pair_is_refused() -> None:
    with pytest.raises(CannotParse, match="invalid Unicode characters after decoding"):
        parse("&#xDFDF;")


def test_a_link_is_completed_and_an_impossible_one_is_plain_text() -> None:
    entity = {"type": "text_link", "offset": 0, "length": 1, "url": "http://giaouoc.vn/"}
    assert parse('<a href="giaouoc.vn">x</a>').entities == [entity]
    assert parse("<a>giaouoc.vn</a>").entities == [{**entity, "length": 10}]
    assert parse('<a href="javascript:alert(1)">x</a>') == Formatted("x")
    assert parse('<a href="http://localhost/">x</a>') == Formatted("x")


def test_a_link_to_a_user_is_a_mention() -> None:
    (entity,) = parse('<a href="tg://user?id=42">Lan</a>').entities
    assert (entity["type"], entity["user"]["id"]) == ("text_mention", 42)


def test_a_code_block_takes_the_language_of_the_code_in_it() -> None:
    block = {"type": "pre", "offset": 0, "length": 1, "language": "python"}
    assert parse('<pre><code class="language-python">x</code></pre>').entities == [block]
    assert parse('<code class="language-python"><pre>x</pre></code>').entities == [block]
    assert parse('<code class="language-python">x</code>').entities == [
        {"type": "code", "offset": 0, "length": 1}
    ]


def test_a_moment_keeps_its_instant_and_format() -> None:
    (entity,) = parse('<tg-time unix="12345" format="wDT">mai</tg-time>').entities
    assert entity == {
        "type": "date_time",
        "offset": 0,
        "length": 3,
        "unix_time": 12345,
        "date_time_format": "wDT",
    }


def test_blanks_at_the_ends_are_cut_and_entities_move_along() -> None:
    cut = trimmed(parse("\n <b> a</b> b \n"))
    assert cut == Formatted("a b", [{"type": "bold", "offset": 0, "length": 1}])


def test_only_a_hundred_entities_are_kept() -> None:
    assert len(trimmed(parse("<b>a</b> " * 150)).entities) == 100


@pytest.mark.parametrize(
    "markup",
    [
        "a &lt;b&gt; &amp; c",
        "<b>a<i>b</i></b><u>c</u>",
        "🏟<blockquote>x <b>y</b> z</blockquote>",
        "<blockquote expandable>x</blockquote>",
    ],
)
def test_what_was_parsed_is_rendered_back_alike(markup: str) -> None:
    formatted = parse(markup)
    assert render(formatted.text, formatted.entities) == markup


def test_entities_that_cross_are_cut_into_nested_tags() -> None:
    crossing = [
        {"type": "bold", "offset": 0, "length": 2},
        {"type": "italic", "offset": 1, "length": 2},
    ]
    assert render("abc", crossing) == "<b>a<i>b</i></b><i>c</i>"


def test_a_rendered_link_goes_to_the_web_and_nowhere_else() -> None:
    link = parse('<a href="https://x.vn/?a=1&amp;b=&quot;2">x</a>')
    shown = render(link.text, link.entities)
    assert 'href="https://x.vn/?a=1&amp;b=&quot;2"' in shown
    other = [{"type": "text_link", "offset": 0, "length": 1, "url": "tg://settings"}]
    assert render("x", other) == "x"
