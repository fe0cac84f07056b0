"""Which addresses Telegram takes, and how it completes them."""

import pytest

from sandbox.links import WrongLink, checked


@pytest.mark.parametrize(
    ("url", "full"),
    [
        ("https://giaouoc.vn", "https://giaouoc.vn/"),
        ("HTTPS://GiaoUoc.vn/A?b=C", "https://giaouoc.vn/A?b=C"),
        ("giaouoc.vn", "http://giaouoc.vn/"),
        ("giaouoc.vn:8443/x", "http://giaouoc.vn:8443/x"),
        ("giaouoc.vn?x=1", "http://giaouoc.vn/?x=1"),
        ("http://127.0.0.1:8090/", "http://127.0.0.1:8090/"),
        ("tg://resolve?domain=x", "tg://resolve?domain=x"),
    ],
)
def test_a_good_address_is_completed(url: str, full: str) -> None:
    assert checked(url) == full


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("localhost", "Wrong HTTP URL"),
        ("http://localhost:8090/", "Wrong HTTP URL"),
        ("http://", "Wrong HTTP URL"),
        ("hai chữ", "Wrong HTTP URL"),
        ("ftp://x.vn/", "Unsupported URL protocol"),
        ("javascript:alert(1)", "Unsupported URL protocol"),
    ],
)
def test_a_bad_address_is_named_with_the_reason(url: str, reason: str) -> None:
    with pytest.raises(WrongLink) as refusal:
        checked(url)
    assert str(refusal.value) == f"URL '{url}' is invalid: {reason}"
