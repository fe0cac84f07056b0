"""Definition files gone wrong: every kind of problem, with where it is found and its facts."""

from __future__ import annotations

from domain.errors import DefinitionRefused
from domain.ids import Year
from domain.problems import Problem, ProblemKind
from tests.builders import EXAMPLES
from usecases.definition_reader import MAX_CHARACTERS, read_definition

K = ProblemKind
ELEVEN = (EXAMPLES / "khoi-to-chuc-xa-hoi.toml").read_text("utf-8")
SMALL = (EXAMPLES / "khoi-nho.toml").read_text("utf-8")


def problems(text: str, year: int | None = 2027) -> tuple[Problem, ...]:
    """Return what a text is refused for; nothing if it is taken."""
    try:
        read_definition(text, year=None if year is None else Year(year))
    except DefinitionRefused as refusal:
        found: tuple[Problem, ...] = refusal.facts["problems"]
        return found
    return ()


def edited(*edits: tuple[str, str], text: str = ELEVEN) -> str:
    """Return a sample file edited at some places."""
    for old, new in edits:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


UNIT = '[[units]]\ncode = "X"\nname = "Hội X"\nshort = "Hội X"\n'

SYNTAX = [
    (K.FILE_TOO_LONG, "#" * (MAX_CHARACTERS + 1), {"limit": str(MAX_CHARACTERS)}),
    (K.LINE_TOO_LONG, f"a = 1\n#{'x' * 10_000}", {"line": "2"}),
    (K.NOT_UTF8, "a = 1\nb = '\udcc3'", {"line": "2"}),
    (K.TOO_DEEP, "a = " + "[" * 4000, {}),
    (K.TOO_GREAT, "a = " + "9" * 5000, {}),
    (K.TOML_SYNTAX, "[bloc]\n???", {"line": "2", "column": "1", "text": "???"}),
    (K.TOML_AFTER_VALUE, "a = 5,5", {"line": "1", "text": "a = 5,5"}),
    (K.TOML_AFTER_VALUE, "date = 15/11", {"line": "1"}),
    (K.TOML_BAD_VALUE, "x = 1\na = Hội", {"line": "2", "column": "5"}),
    (K.TOML_BAD_VALUE, "a = “Hội”", {"line": "1"}),
    (K.TOML_BAD_VALUE, "a = 2027-02-30", {"line": "1"}),
    (K.TOML_DOUBLE_KEY, "a = 1\na = 2\nb = 3", {"line": "2", "text": "a = 2"}),
    (K.TOML_DOUBLE_KEY, "[a]\n[b]\n[a]", {"line": "3"}),
    (K.TOML_DOUBLE_KEY, "a = {b = 1, b = 2}", {"line": "1"}),
    (K.TOML_NO_EQUALS, "bloc\n", {"line": "1", "text": "bloc"}),
    (K.TOML_OPEN_BRACKET, "a = [1, 2\n\n", {"line": "1"}),
    (K.TOML_OPEN_BRACKET, "[bloc\na = 1", {"line": "1"}),
    (K.TOML_OPEN_BRACKET, "a = {b = 1", {"line": "1"}),
    (K.TOML_OPEN_TEXT, 'a = "Hội\nb = 1', {"line": "1", "text": 'a = "Hội'}),
    (K.TOML_OPEN_TEXT, "a = 'Hội\nb = 1", {"line": "1"}),
    (K.TOML_OPEN_TEXT, "a = 'Hội", {"line": "1"}),
    (K.TOML_OPEN_TEXT, "a = 'Hội\nb = 'Hội'", {"line": "1"}),
    (K.TOML_OPEN_TEXT, 'a = """Hội\nb\n', {"line": "1"}),
    (K.TOML_OPEN_TEXT, "a = '''Hội\nb\n", {"line": "1"}),
]


SHAPES = [
    (K.UNKNOWN_KEY, ("quota = 2", "quota = 2\nxyz = 1"), "flags.xyz",
     {"known": "quota, nominees"}),
    (K.UNKNOWN_KEY_LIKE, ("rung_time", "rungtime"), "reminding.rungtime",
     {"nearest": "rung_time"}),
    (K.UNKNOWN_KEY_LIKE, ("[flags]", "[Flag]"), "Flag", {"nearest": "flags"}),
    (K.UNKNOWN_KEY_LIKE, ("{ upto", "{ up_to"), "late.bands[0].up_to", {"nearest": "upto"}),
    (K.MISSING, ('short.vi = "Hội Đông y"', ""), "units[10].short.vi", {"value": "vi"}),
    (K.NOT_TEXT, ('code = "1.1"', "code = 1.1"), "score_table.sections[0].criteria[0].code",
     {"value": "1.1"}),
    (K.NOT_TEXT, ('leader = "KHKT"', "leader = true"), "bloc.leader", {"value": "true"}),
    (K.NOT_WORDS, ("legal_bases = []", "legal_bases = [1]"), "pledge.legal_bases[0]", {}),
    (K.NOT_WHOLE_NUMBER, ("quota = 2", "quota = 2.0"), "flags.quota", {"value": "2.0"}),
    (K.NOT_WHOLE_NUMBER, ("quota = 2", "quota = true"), "flags.quota", {"value": "true"}),
    (K.NOT_WHOLE_NUMBER, ("quota = 2", 'quota = "2"'), "flags.quota", {"value": "2"}),
    (K.NOT_WHOLE_NUMBER, ("before = [5, 1, 0]", "before = [5, false]"),
     "deadlines[0].before[1]", {}),
    (K.NOT_POINTS, ("total = 100", "total = nan"), "score_table.total", {"value": "NaN"}),
    (K.NOT_POINTS, ("total = 100", "total = inf"), "score_table.total", {"value": "Infinity"}),
    (K.NOT_POINTS, ("total = 100", "total = true"), "score_table.total", {"value": "true"}),
    (K.NOT_POINTS, ("total = 100", 'total = "trăm"'), "score_table.total", {"value": "trăm"}),
    (K.NOT_TRUE_OR_FALSE, ("general = true", "general = 1"), "holidays.general", {"value": "1"}),
    (K.NOT_TRUE_OR_FALSE, ("general = true", 'general = "true"'), "holidays.general", {}),
    (K.NOT_A_LIST, ('after = "daily"', 'after = "dayly"'), "deadlines[6].after",
     {"value": "dayly"}),
    (K.NOT_A_LIST, ("before = [5, 1, 0]", "before = 5"), "deadlines[0].before", {"value": "5"}),
    (K.NOT_A_TABLE, ("[flags]\nquota = 2", "[[flags]]\nquota = 2"), "flags", {"value": "[…]"}),
    (K.NOT_ONE_OF, ('duty = "pledge"', 'duty = "sign"'), "deadlines[0].duty",
     {"value": "sign", "known": "pledge, report, targets, attend"}),
    (K.NOT_ONE_OF, ('closed_by = "confirmation"', 'closed_by = "confirmed"'), "pledge.closed_by",
     {"value": "confirmed", "known": "confirmation, signing, both, either"}),
    (K.EMPTY_TEXT, ('short.vi = "Hội Đông y"', 'short.vi = " "'), "units[10].short.vi", {}),
    (K.TOO_LONG, ('short.vi = "Hội Đông y"', f'short.vi = "{"y" * 61}"'), "units[10].short",
     {"limit": "60"}),
    (K.TOO_LONG, ('text.vi = "', f'text.vi = "{"y" * 3000}'), "pledge.contents[0].text.vi",
     {"limit": "3000"}),
    (K.BAD_CODE, ('code = "HNM"', 'code = "Hội NM"'), "units[3].code", {"limit": "12"}),
    (K.BAD_CODE, ('code = "KTCXH"', 'code = "KHOI-TCXH-2027"'), "bloc.code", {"limit": "12"}),
    (K.BAD_CODE, ('key = "submission"', 'key = "submission_of_the_dossier"'),
     "deadlines[8].key", {"limit": "20"}),
    (K.DAY_MONTH, ('date = "15/11"', 'date = "31/11"'), "deadlines[6].date", {"value": "31/11"}),
    (K.DAY_MONTH, ('date = "15/11"', "date = 2027-11-15"), "deadlines[6].date",
     {"value": "2027-11-15"}),
    (K.DAY_MONTH, ('date = "15/11"', "date = { day = 15, month = 13 }"), "deadlines[6].date", {}),
    (K.CLOCK_TIME, ('rung_time = "08:00"', "rung_time = 8"), "reminding.rung_time",
     {"value": "8"}),
    (K.CLOCK_TIME, ('quiet_from = "20:00"', 'quiet_from = "24:00"'), "reminding.quiet_from",
     {"value": "24:00"}),
    (K.CALENDAR_DAY, ("dates = []", "dates = [20270205]"), "holidays.dates[0]", {}),
    (K.CALENDAR_DAY, ("dates = []", 'dates = ["30/02/2027"]'), "holidays.dates[0]", {}),
    (K.TOO_SMALL, ("quota = 2", "quota = -1"), "flags.quota", {"value": "-1", "limit": "0"}),
    (K.TOO_GREAT, ("quota = 2", "quota = 100"), "flags.quota", {"value": "100", "limit": "99"}),
    (K.TOO_GREAT, ("total = 100", "total = 1e999999"), "score_table.total", {"limit": "10000"}),
    (K.TOO_GREAT, ("quota = 2", f"quota = 0x{'f' * 5000}"), "flags.quota", {"limit": "99"}),
    (K.TOO_PRECISE, ("step = 0.25", "step = 0.125"), "score_table.step", {"value": "0.125"}),
    (K.TOO_FEW, ('cadences = ["quarter"]', "cadences = []"), "periods[0].cadences",
     {"limit": "1"}),
    (K.TOO_MANY, ("[pledge]", UNIT * 190 + "[pledge]"), "units", {"limit": "200"}),
]  # fmt: skip

ANOTHER_STEP = """[[deadlines]]
key = "more_targets"
title = "Đăng ký thêm"
duty = "targets"
date = "30/06"

[[deadlines]]
key = "q1_report"\
"""

TABLE = "score_table.sections[{}].criteria[{}].{}"

PARTS = [
    (K.DOUBLE, ('code = "HNB"', 'code = "hnm"'), "units[4].code",
     {"value": "hnm", "first": "units[3].code"}),
    (K.DOUBLE, ('code = "P2"', 'code = "P1"'), "pledge.contents[1].code", {}),
    (K.DOUBLE, ('code = "1.2"', 'code = "1.1"'), TABLE.format(0, 1, "code"), {}),
    (K.DOUBLE, ('code = "DT2"', 'code = "TR1"'), "score_table.penalty.criteria[0].code",
     {"first": "score_table.bonus.criteria[1].code"}),
    (K.DOUBLE, ('code = "q3"', 'code = "q1"'), "periods[2].code", {}),
    (K.DOUBLE, ('key = "registration"', 'key = "submission"'), "deadlines[8].key", {}),
    (K.DOUBLE, ('code = "2"\n', 'code = "1"\n'), "score_table.sections[1].code", {}),
    (K.SAME_SHORT_NAME, ('short.vi = "Hội Nhà báo"', 'short.vi = "hoi nguoi mu"'),
     "units[4].short.vi", {"first": "units[3].short.vi"}),
    (K.SAME_SHORT_NAME, ('short.en = "Red Cross Society"', 'short.en = "Blind Association"'),
     "units[5].short.en", {}),
    (K.UNKNOWN_UNIT, ('leader = "KHKT"', 'leader = "KH"'), "bloc.leader", {"value": "KH"}),
    (K.UNKNOWN_UNIT, ('deputy = "CTD"', 'deputy = "CT"'), "bloc.deputy", {"value": "CT"}),
    (K.LEADER_IS_DEPUTY, ('deputy = "CTD"', 'deputy = "KHKT"'), "bloc.deputy", {}),
    (K.UNKNOWN_ZONE, ("Asia/Ho_Chi_Minh", "Asia/Hue"), "bloc.time_zone", {"value": "Asia/Hue"}),
    (K.UNKNOWN_ZONE, ("Asia/Ho_Chi_Minh", "../../etc"), "bloc.time_zone", {}),
    (K.UNKNOWN_ZONE, ("Asia/Ho_Chi_Minh", "Asia"), "bloc.time_zone", {}),
    (K.SECTION_SUM, ("max = 30", "max = 31"), "score_table.sections[0].max",
     {"section": "1", "value": "31", "sum": "30"}),
    (K.TABLE_SUM, ("total = 100", "total = 99.5"), "score_table.total",
     {"value": "99.5", "sum": "100"}),
    (K.NOTHING_TO_SCORE, ("max = 1\n", "max = 0\n"), "score_table.bonus.criteria[2].max",
     {"criterion": "DT3"}),
    (K.OVER_CAP, ("max = 1\n", "max = 6\n"), "score_table.bonus.criteria[2].max",
     {"value": "6", "cap": "5"}),
    (K.MUST_EXCEED_ZERO, ("step = 0.25", "step = 0"), "score_table.step", {}),
    (K.MUST_EXCEED_ZERO, ("max = 20\n", "max = 20\nstep = 0\n"), TABLE.format(0, 1, "step"), {}),
    (K.COUNT_NEEDS_EACH, ("max = 20\n", 'max = 20\nkind = "count"\n'), TABLE.format(0, 1, "each"),
     {"criterion": "1.2"}),
    (K.EACH_ONLY_FOR_COUNT, ("max = 20\n", "max = 20\neach = 1\n"), TABLE.format(0, 1, "each"),
     {"kind": "direct"}),
    (K.STEP_WITHOUT_USE, ("max = 20\n", 'max = 20\nkind = "met"\nstep = 1\n'),
     TABLE.format(0, 1, "step"), {"kind": "met"}),
    (K.CADENCE_WITHOUT_PERIOD, ('cadence = "year"', 'cadence = "yearly"'),
     TABLE.format(0, 0, "cadence"), {"known": "half, quarter, year"}),
    (K.CADENCE_WITHOUT_CRITERIA, ('cadences = ["quarter"]', 'cadences = ["quarter", "month"]'),
     "periods[0].cadences[1]", {"value": "month"}),
    (K.UNKNOWN_DEADLINE, ('deadline = "q3_report"', 'deadline = "q2"'), "periods[2].deadline",
     {"known": "q1_report, h1_report, q3_report, year_self_score"}),
    (K.DEADLINE_IS_NO_REPORT, ('deadline = "q3_report"', 'deadline = "submission"'),
     "periods[2].deadline", {"value": "submission"}),
    (K.DEADLINE_OF_TWO_PERIODS, ('deadline = "q3_report"', 'deadline = "q1_report"'),
     "periods[2].deadline", {}),
    (K.REPORT_WITHOUT_PERIOD, ('duty = "targets"', 'duty = "report"'),
     "deadlines[1].key", {"value": "registration"}),
    (K.DUTY_OF_UNITS, ('duty = "pledge"', 'duty = "pledge"\naudience = "everyone"'),
     "deadlines[0].audience", {"right": "units"}),
    (K.ONE_PLEDGE_DEADLINE, ('duty = "pledge"', 'duty = "attend"'), "deadlines", {"count": "0"}),
    (K.ONE_PLEDGE_DEADLINE, ('duty = "targets"', 'duty = "pledge"'), "deadlines", {"count": "2"}),
    (K.ONE_TARGETS_DEADLINE, ('[[deadlines]]\nkey = "q1_report"', ANOTHER_STEP), "deadlines",
     {"count": "2"}),
    (K.RUNG_AFTER_DEADLINE, ('date = "05/04"', 'date = "05/04"\ntime = "07:30"'),
     "deadlines[2].before", {"value": "07:30", "rung": "08:00"}),
    (K.QUIET_HOURS_CROSSED, ('quiet_from = "20:00"', 'quiet_from = "06:00"'),
     "reminding.quiet_until", {}),
    (K.WITHIN_QUIET_HOURS, ('digest_time = "08:00"', 'digest_time = "20:00"'),
     "reminding.digest_time", {"value": "20:00", "last": "20:00"}),
    (K.BANDS_IN_ORDER, ("{ points = 2 }", "{ upto = 5, points = 2 }"), "late.bands[1].upto",
     {"reached": "5"}),
    (K.BANDS_IN_ORDER, ("{ upto = 5, points = 1 }", "{ points = 1 }"), "late.bands[0].upto", {}),
    (K.DAY_BOTH_WAYS, ("dates = []\nnot_holidays = []",
                       "dates = [2027-02-11]\nnot_holidays = [2027-02-11]"),
     "holidays.not_holidays[0]", {"value": "11/02/2027"}),
    (K.NO_SUCH_DAY, ('date = "28/02"', 'date = "29/02"'), "deadlines[1].date",
     {"value": "29/02", "year": "2027"}),
    (K.NO_SUCH_DAY, ('opens = "05/01"', 'opens = "29/02"'), "periods[0].opens", {}),
    (K.OPENS_AFTER_DEADLINE, ('opens = "05/01"', 'opens = "06/04"'), "periods[0].opens",
     {"value": "06/04/2027", "last": "05/04/2027"}),
]  # fmt: skip
