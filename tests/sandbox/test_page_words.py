"""The page's dictionary: no word is missing, none is left over."""

import re
from pathlib import Path

import sandbox

PAGE = Path(sandbox.__file__).with_name("page")
WORDS = (PAGE / "words.js").read_text("utf-8")
ELSEWHERE = "".join(
    file.read_text("utf-8")
    for file in sorted(PAGE.iterdir())
    if file.suffix in {".html", ".js"} and file.name != "words.js"
)
KEYS = set(re.findall(r"^  (\w+): \[", WORDS, re.MULTILINE))


def test_every_word_the_page_names_is_in_the_dictionary() -> None:
    named = set(re.findall(r'data-words(?:-label|-hint)?="(\w+)"', ELSEWHERE))
    asked = set(re.findall(r'\bword\("(\w+)"', ELSEWHERE))
    assert named
    assert (named | asked) <= KEYS


def test_every_word_of_the_dictionary_is_used() -> None:
    assert {key for key in KEYS if f'"{key}"' not in ELSEWHERE} == set()


def test_the_page_asks_no_other_address() -> None:
    loaded = re.findall(r'(?:src|href)="([^"]+)"|from "([^"]+)"', ELSEWHERE)
    assert loaded
    assert all(a.startswith("page/") or b.startswith("./") for a, b in loaded)
