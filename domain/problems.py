"""What can be wrong with a definition file: where, what kind, and what would be right."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class ProblemKind(StrEnum):
    """Every kind of problem. The text of each is the message ``problem-<value>``."""

    # The file cannot be read as TOML. The place is a line and a column.
    FILE_TOO_LONG = "file-too-long"
    LINE_TOO_LONG = "line-too-long"
    NOT_UTF8 = "not-utf8"
    TOO_DEEP = "too-deep"
    TOML_SYNTAX = "toml-syntax"
    TOML_AFTER_VALUE = "toml-after-value"
    TOML_BAD_VALUE = "toml-bad-value"
    TOML_DOUBLE_KEY = "toml-double-key"
    TOML_NO_EQUALS = "toml-no-equals"
    TOML_OPEN_BRACKET = "toml-open-bracket"
    TOML_OPEN_TEXT = "toml-open-text"

    # One value does not have the shape its key asks for.
    UNKNOWN_KEY = "unknown-key"
    UNKNOWN_KEY_LIKE = "unknown-key-like"
    MISSING = "missing"
    NOT_TEXT = "not-text"
    NOT_WORDS = "not-words"
    NOT_WHOLE_NUMBER = "not-whole-number"
    NOT_POINTS = "not-points"
    NOT_TRUE_OR_FALSE = "not-true-or-false"
    NOT_A_LIST = "not-a-list"
    NOT_A_TABLE = "not-a-table"
    NOT_ONE_OF = "not-one-of"
    EMPTY_TEXT = "empty-text"
    TOO_LONG = "too-long"
    BAD_CODE = "bad-code"
    DAY_MONTH = "day-month"
    CLOCK_TIME = "clock-time"
    CALENDAR_DAY = "calendar-day"
    TOO_SMALL = "too-small"
    TOO_GREAT = "too-great"
    TOO_PRECISE = "too-precise"
    TOO_FEW = "too-few"
    TOO_MANY = "too-many"
    NOT_VALID = "not-valid"

    # The parts do not fit together.
    DOUBLE = "double"
    SAME_SHORT_NAME = "same-short-name"
    UNKNOWN_UNIT = "unknown-unit"
    LEADER_IS_DEPUTY = "leader-is-deputy"
    UNKNOWN_ZONE = "unknown-zone"
    SECTION_SUM = "section-sum"
    TABLE_SUM = "table-sum"
    NOTHING_TO_SCORE = "nothing-to-score"
    OVER_CAP = "over-cap"
    MUST_EXCEED_ZERO = "must-exceed-zero"
    COUNT_NEEDS_EACH = "count-needs-each"
    EACH_ONLY_FOR_COUNT = "each-only-for-count"
    STEP_WITHOUT_USE = "step-without-use"
    CADENCE_WITHOUT_PERIOD = "cadence-without-period"
    CADENCE_WITHOUT_CRITERIA = "cadence-without-criteria"
    UNKNOWN_DEADLINE = "unknown-deadline"
    DEADLINE_IS_NO_REPORT = "deadline-is-no-report"
    DEADLINE_OF_TWO_PERIODS = "deadline-of-two-periods"
    REPORT_WITHOUT_PERIOD = "report-without-period"
    DUTY_OF_UNITS = "duty-of-units"
    ONE_PLEDGE_DEADLINE = "one-pledge-deadline"
    ONE_TARGETS_DEADLINE = "one-targets-deadline"
    RUNG_AFTER_DEADLINE = "rung-after-deadline"
    QUIET_HOURS_CROSSED = "quiet-hours-crossed"
    WITHIN_QUIET_HOURS = "within-quiet-hours"
    BANDS_IN_ORDER = "bands-in-order"
    DAY_BOTH_WAYS = "day-both-ways"

    # The days do not fit the year.
    YEAR_OUT_OF_RANGE = "year-out-of-range"
    NO_SUCH_DAY = "no-such-day"
    OPENS_AFTER_DEADLINE = "opens-after-deadline"


class Problem(NamedTuple):
    """One thing wrong with a definition.

    ``where`` is the key path such as ``units[2].code``, counted from 0 and empty where the file
    could not be read at all; ``facts`` fill the text and say what would be right.
    """

    where: str
    kind: ProblemKind
    facts: dict[str, str]
