"""Rules of the house that a machine can hold and the linter does not."""

from __future__ import annotations

import re
import subprocess
from functools import cache
from pathlib import Path

import pytest

from bot.profile import MENU
from bot.settings import Settings
from domain.words import Language, folded
from handlers.tables import ALIASES, COMMANDS
from storage.migrate import migrations
from tests.locales.texts import texts

ROOT = Path(__file__).parent.parent
LOCKS = {"requirements.txt", "requirements-dev.txt"}
PICTURES = {".png", ".ttf", ".pdf"}


@cache
def tracked() -> tuple[Path, ...]:
    """Return every file of the tree; a checkout without git is walked instead."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listed.returncode:
        pytest.skip("the tree is known by git alone")
    names = (name for name in listed.stdout.decode().split("\0") if name)
    return tuple(path for name in names if (path := ROOT / name).exists() or path.is_symlink())


@cache
def written() -> dict[str, str]:
    """Return every text of the tree by its place in it."""
    return {
        str(path.relative_to(ROOT)): path.read_text("utf-8")
        for path in tracked()
        if path.is_file() and not path.is_symlink() and path.suffix not in PICTURES
    }


ELSEWHERE = {
    # In halves, so that this file keeps its own rule.
    "a registry's host": r"(?:pypi|npmjs|pythonhosted|anaconda)" + r"\.(?:org|com|io)\b"
    r"|--(?:extra-)?index" + r"-url",
    "a place on somebody's machine": r"(?<![\w.~<>])/(?:home|Users|root|work|mnt)" + r"/[\w.-]+",
    "a secret's shape": r"\b\d{8,10}:AA" + r"[\w-]{33}\b",
}


THE_SANDBOXS_TOKEN = "sandbox/room.py"
"""Made up, and good for nothing elsewhere."""


@pytest.mark.parametrize("what", ELSEWHERE)
def test_no_file_names(what: str) -> None:
    found = [
        (name, match[0])
        for name, text in written().items()
        for match in re.finditer(ELSEWHERE[what], text)
        if name != THE_SANDBOXS_TOKEN
    ]
    assert found == []


def test_no_file_is_a_link_and_none_of_the_machines_own_is_kept() -> None:
    """A link to an environment, once merged, takes the place of the environment itself."""
    assert [str(path) for path in tracked() if path.is_symlink()] == []
    kept = {path.relative_to(ROOT).parts[0] for path in tracked()}
    assert not kept & {".venv", ".env", "data", "build", ".coverage", ".hypothesis"}


def test_what_is_ignored_is_ignored_as_a_link_too() -> None:
    ignored = (ROOT / ".gitignore").read_text("utf-8").split()
    assert ".venv" in ignored


def test_steps_of_the_schema_are_numbered_without_a_gap() -> None:
    """That each is as it was released is held by ``tests/storage/test_schemas.py``."""
    assert [step.number for step in migrations()] == list(range(1, len(migrations()) + 1))


SETTINGS = sorted(name.upper() for name in Settings.model_fields)


@pytest.mark.parametrize("name", SETTINGS)
def test_every_setting_is_in_the_example_with_a_comment_and_in_the_documents(name: str) -> None:
    lines = (ROOT / ".env.example").read_text("utf-8").splitlines()
    at = [n for n, line in enumerate(lines) if line.startswith(f"{name}=")]
    assert len(at) == 1
    block = lines[: at[0]]
    while block and block[-1] and not block[-1].startswith("#"):
        block.pop()  # settings of one comment stand together
    assert block
    assert block[-1].startswith("#")
    documents = [text for path, text in written().items() if path.endswith(".md")]
    assert any(f"{name}" in text for text in documents)


def test_the_example_sets_nothing_that_is_no_setting() -> None:
    lines = (ROOT / ".env.example").read_text("utf-8").splitlines()
    named = {line.partition("=")[0] for line in lines if re.match(r"[A-Z_]+=", line)}
    assert sorted(named) == SETTINGS


PROMISED = (
    "start", "help", "status", "deadlines", "language", "mydata", "cancel",
    "pledge", "report", "bloc", "digest", "remind",
)  # fmt: skip
"""Commands people were told of: they stay in the menu, in both languages."""


def test_every_promised_command_is_answered_and_in_the_menu_of_both_languages() -> None:
    assert set(PROMISED) <= set(MENU)
    assert set(MENU) <= set(COMMANDS)
    for language in Language:
        described = {
            key.partition(".")[2] for key in texts(language) if key.startswith("menu-commands.")
        }
        assert described == set(MENU)


def test_every_alias_leads_to_a_command() -> None:
    assert {"giaouoc", "baocao", "han", "tinhtrang", "trogiup"} <= set(ALIASES)
    assert set(ALIASES.values()) <= set(COMMANDS)


def test_every_make_target_a_document_names_exists() -> None:
    """As code, or as a line of its own in a block of commands."""
    targets = set(re.findall(r"^([a-z]+):", written()["Makefile"], re.MULTILINE))
    named = {
        (path, target)
        for path, text in written().items()
        if path.endswith(".md")
        for target in re.findall(r"(?:`|^|[A-Z]=1 )make ([a-z]+)", text, re.MULTILINE)
    }
    assert ("README.md", "demo") in named
    assert {(path, target) for path, target in named if target not in targets} == set()


def test_every_verb_a_document_names_exists() -> None:
    verbs = set(re.findall(r"add_parser\(\s*\"([a-z]+)\"", written()["bot/cli.py"]))
    assert {"run", "demo", "init", "validate", "invite", "status", "backup", "check"} <= verbs
    named = {
        (path, verb)
        for path, text in written().items()
        if path.endswith((".md", ".ftl"))
        for verb in re.findall(r"python -m bot ([a-z]+)", text)
    }
    assert named
    assert {(path, verb) for path, verb in named if verb not in verbs} == set()


def test_every_link_in_a_document_leads_to_something() -> None:
    broken = []
    for path, text in written().items():
        if not path.endswith(".md"):
            continue
        for link in re.findall(r"\]\(([^)\s]+)\)", text):
            target, _, heading = link.partition("#")
            if "://" in target:
                continue
            file = (ROOT / path).parent / target if target else ROOT / path
            if not file.exists() or (heading and heading not in _headings(file)):
                broken.append((path, link))
    assert broken == []


def _headings(file: Path) -> set[str]:
    """Return the anchors of a document's headings."""
    found = re.findall(r"^#+ (.+)$", file.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\s-]", "", one.lower()).strip().replace(" ", "-") for one in found}


def test_every_decision_and_document_is_in_the_index() -> None:
    index = written()["docs/README.md"]
    pages = [
        path.removeprefix("docs/")
        for path in written()
        if path.startswith("docs/") and path.endswith(".md") and path != "docs/README.md"
    ]
    assert [page for page in pages if page not in index] == []


def test_every_button_is_worded() -> None:
    """What a label says without its variables is a word, or a variable says it."""
    for language in Language:
        for text in texts(language).values():
            if text.is_label:
                for reading in text.readings:
                    bare = re.sub(r"\{\w+\}", "x", reading)
                    assert folded(bare), text.key
