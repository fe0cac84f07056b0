from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.cli import told
from bot.settings import Address, Settings, SettingsError, load_settings
from domain.words import Language
from locales.catalog import voice_of

TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
SECRET = "a-secret-of-some_length"
EXAMPLE = Path(__file__).parents[2] / ".env.example"
NAMES = [name.upper() for name in Settings.model_fields]


@pytest.fixture(autouse=True)
def _empty_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


def read(text: str) -> Settings:
    Path(".env").write_text(text, "utf-8")
    return load_settings()


def refusal(text: str, language: str = "en") -> str:
    """Return the line that the terminal says."""
    with pytest.raises(SettingsError) as caught:
        read(f"BOT_LANGUAGE={language}\n{text}")
    line = told(caught.value)
    assert "\n" not in line
    return line


class TestDefaults:
    def test_nothing_needs_to_be_set(self) -> None:
        settings = load_settings()
        assert settings.bot_token is None
        assert settings.bot_api_url == "https://api.telegram.org"
        assert settings.is_telegram
        assert settings.data_dir == Path("data")
        assert settings.timezone == ZoneInfo("Asia/Ho_Chi_Minh")
        assert settings.bot_language == "vi"
        assert settings.bot_transport == "aiohttp"
        assert settings.rate_per_second == 25
        assert (settings.log_level, settings.log_format) == ("info", "text")
        assert settings.listening is None
        assert settings.clock_at is None

    def test_an_empty_or_blank_setting_counts_as_absent(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for name in NAMES:
            monkeypatch.setenv(name, "  " if name < "L" else "")
        assert load_settings() == Settings(_env_file=None)

    def test_the_example_file_names_every_setting_with_a_comment_and_is_valid(self) -> None:
        paragraphs = re.split(r"\n\n+", EXAMPLE.read_text("utf-8"))
        explained = {
            match[1]
            for paragraph in paragraphs
            if (match := re.search(r"^([A-Z_]+)=", paragraph, re.MULTILINE))
            and paragraph.startswith("#")
        }
        assert explained == set(NAMES)
        assert load_settings(EXAMPLE) == load_settings(Path("none"))


class TestWhereFrom:
    def test_the_environment_wins_over_the_file(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("BOT_LANGUAGE", "en")
        assert read("BOT_LANGUAGE=vi").bot_language == "en"

    def test_an_empty_environment_lets_the_file_speak(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("BOT_LANGUAGE", "")
        assert read("BOT_LANGUAGE=en").bot_language == "en"

    def test_a_file_from_a_windows_editor_is_read(self) -> None:
        Path(".env").write_bytes("BOT_LANGUAGE=en\r\nRATE_PER_SECOND=7\r\n".encode("utf-8-sig"))
        settings = load_settings()
        assert (settings.bot_language, settings.rate_per_second) == ("en", 7)

    def test_a_file_that_is_no_text_is_refused(self) -> None:
        Path(".env").write_bytes(b"BOT_LANGUAGE=\xff\xfe")
        with pytest.raises(SettingsError) as caught:
            load_settings()
        assert told(caught.value) == ".env phải là tệp văn bản UTF-8 đọc được"

    def test_settings_of_others_in_the_file_do_not_disturb(self) -> None:
        assert read("POSTGRES_PASSWORD=x\nBOT_LANGUAGE=en").bot_language == "en"


class TestRightValues:
    def test_the_token_is_kept_from_prying_eyes(self) -> None:
        settings = read(f"BOT_TOKEN={TOKEN}\nBOT_PROXY=socks5://me:hunter2@10.0.0.1:1080")
        assert settings.token() == TOKEN
        assert TOKEN not in repr(settings)
        assert "hunter2" not in repr(settings)

    @pytest.mark.parametrize(
        "given",
        [
            "http://127.0.0.1:8081",
            "http://127.0.0.1:8081/",
            "http://127.0.0.1:8081/bot",
            "http://127.0.0.1:8081/bot/",
        ],
    )
    def test_the_address_of_the_bot_api_forgives_an_ending(self, given: str) -> None:
        settings = read(f"BOT_API_URL={given}")
        assert settings.bot_api_url == "http://127.0.0.1:8081"
        assert not settings.is_telegram

    def test_a_proxy_with_names_resolved_remotely_is_plain_socks5_here(self) -> None:
        proxy = read("BOT_PROXY=socks5h://127.0.0.1:1080").bot_proxy
        assert proxy is not None
        assert proxy.get_secret_value() == "socks5://127.0.0.1:1080"

    @pytest.mark.parametrize(
        ("given", "expected"),
        [
            ("127.0.0.1:8080", Address("127.0.0.1", 8080)),
            ("bot.local:0", Address("bot.local", 0)),
            ("[::1]:8080", Address("::1", 8080)),
        ],
    )
    def test_the_web_server_listens_where_it_is_told(self, given: str, expected: Address) -> None:
        assert read(f"LISTEN={given}").listening == expected

    def test_a_webhook_listens_somewhere_even_if_not_told(self) -> None:
        settings = read(f"WEBHOOK_URL=https://bot.example.vn/x\nWEBHOOK_SECRET={SECRET}")
        assert settings.listening == Address("127.0.0.1", 8080)

    @pytest.mark.parametrize(
        "given",
        ["2027-01-04T08:00:00+07:00", "2027-01-04T01:00:00Z", "2027-01-04T08:00", "2027-01-04 08"],
    )
    def test_the_clock_starts_at_an_instant_meant_in_the_time_zone(self, given: str) -> None:
        settings = read(f"CLOCK_AT={given}\nBOT_API_URL=http://127.0.0.1:1")
        assert settings.clock_at == datetime(2027, 1, 4, 1, tzinfo=UTC)

    def test_small_words_may_be_written_large(self) -> None:
        settings = read("LOG_LEVEL=WARNING\nLOG_FORMAT=JSON\nBOT_LANGUAGE=EN")
        words = settings.log_level, settings.log_format, settings.bot_language
        assert words == ("warning", "json", "en")

    def test_the_name_of_the_bot_loses_its_at_sign(self) -> None:
        assert read("BOT_USERNAME=@giao_uoc_bot").bot_username == "giao_uoc_bot"

    def test_a_folder_may_be_at_home(self) -> None:
        assert read("DATA_DIR=~/giao-uoc").data_dir == Path.home() / "giao-uoc"

    def test_settings_do_not_change_afterwards(self) -> None:
        with pytest.raises(ValueError, match="frozen"):
            load_settings().bot_language = "en"  # type: ignore[misc]


class TestWrongValues:
    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("BOT_TOKEN", "not-a-token"),
            ("BOT_TOKEN", f"{TOKEN}/getMe"),
            ("BOT_API_URL", "api.telegram.org"),
            ("BOT_API_URL", "ftp://127.0.0.1"),
            ("BOT_API_URL", "http://127.0.0.1:99999"),
            ("BOT_PROXY", "10.0.0.1:1080"),
            ("BOT_PROXY", "socks4://10.0.0.1:1080"),
            ("DATA_DIR", "~no-such-user-here/data"),
            ("TIMEZONE", "Asia/Hanoi"),
            ("TIMEZONE", "Asia"),
            ("TIMEZONE", "../../etc/passwd"),
            ("BOT_LANGUAGE", "fr"),
            ("BOT_USERNAME", "https://t.me/giao_uoc_bot"),
            ("BOT_TRANSPORT", "requests"),
            ("WEBHOOK_URL", "bot.example.vn"),
            ("WEBHOOK_SECRET", "short"),
            ("WEBHOOK_SECRET", "with spaces in between"),
            ("LISTEN", "8080"),
            ("LISTEN", "127.0.0.1:70000"),
            ("RATE_PER_SECOND", "0"),
            ("RATE_PER_SECOND", "31"),
            ("RATE_PER_SECOND", "nan"),
            ("RATE_PER_SECOND", "25,5"),
            ("LOG_LEVEL", "loud"),
            ("LOG_FORMAT", "xml"),
            ("CLOCK_AT", "tomorrow"),
            ("CLOCK_AT", "0001-01-01T00:00+14:00"),
        ],
    )
    def test_is_named_with_what_would_be_right_and_not_repeated(
        self, name: str, value: str
    ) -> None:
        right = voice_of(Language.VI).plain(f"setting-right.{name.lower()}")
        assert refusal(f'{name}="{value}"', "") == f"{name} phải là {right}"

    def test_all_are_named_in_one_line(self) -> None:
        line = refusal("RATE_PER_SECOND=99\nTIMEZONE=Mars\nBOT_TOKEN=x")
        assert {"RATE_PER_SECOND", "TIMEZONE", "BOT_TOKEN"} <= set(re.findall(r"[A-Z_]{8,}", line))

    def test_a_missing_token_is_named_by_who_needs_it(self) -> None:
        with pytest.raises(SettingsError) as caught:
            load_settings().token()
        assert told(caught.value).startswith("Thiếu BOT_TOKEN: phải là mã mà @BotFather đã cấp")

    def test_a_language_that_is_itself_wrong_is_refused_in_the_first_one(self) -> None:
        with pytest.raises(SettingsError) as caught:
            read("BOT_LANGUAGE=fr\nTIMEZONE=Mars")
        assert told(caught.value) == (
            "TIMEZONE phải là một múi giờ, ví dụ Asia/Ho_Chi_Minh; BOT_LANGUAGE phải là vi hoặc en"
        )

    def test_the_error_keeps_no_value_behind_its_back(self) -> None:
        with pytest.raises(SettingsError) as caught:
            read("BOT_TOKEN=12:secret/")
        assert caught.value.__cause__ is None
        assert caught.value.__context__ is None


class TestWhatDoesNotFitTogether:
    @pytest.mark.parametrize("url", ["", "BOT_API_URL=https://API.telegram.org/"])
    def test_a_moved_clock_is_refused_before_real_people(self, url: str) -> None:
        assert "CLOCK_AT" in refusal(f"CLOCK_AT=2027-01-04T08:00+07:00\n{url}")

    def test_a_webhook_needs_its_secret(self) -> None:
        line = refusal("WEBHOOK_URL=https://bot.example.vn/telegram")
        assert line.startswith("WEBHOOK_SECRET is missing: it must be 16 to 256")

    def test_telegram_calls_only_https(self) -> None:
        text = f"WEBHOOK_URL=http://bot.example.vn\nWEBHOOK_SECRET={SECRET}"
        assert refusal(text).startswith("WEBHOOK_URL must begin with https://")
        assert read(f"{text}\nBOT_API_URL=http://127.0.0.1:1").webhook_url

    def test_two_misfits_are_both_named(self) -> None:
        line = refusal("CLOCK_AT=2027-01-04\nWEBHOOK_URL=https://x.vn")
        assert "CLOCK_AT" in line
        assert "WEBHOOK_SECRET" in line
