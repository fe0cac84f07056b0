"""Zip files as evidence: what to send instead, or looked through and kept as they came."""

from __future__ import annotations

from pathlib import Path

import pytest

from domain.blocs import Role
from tests.domain.test_file_types import zipped
from tests.house import TestHouse, a_house

TIDY = zipped({"anh/1.jpg": b"\xff\xd8\xff\xe0 anh", "bao-cao.pdf": b"%PDF-1.7 bao cao"})
HOSTILE = zipped({"bao-cao.pdf": b"%PDF-1.7 bao cao", "ảnh.exe": b"MZ\x90"})


async def test_a_zip_file_is_sent_file_by_file_unless_the_operator_lets_it_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with a_house(tmp_path, at="2027-11-05 09:00") as house:
        staff = await house.joined("A", Role.UNIT_STAFF)
        await staff.says("báo cáo")
        await staff.taps(staff.labels[0])
        await staff.sends_document("anh.zip", TIDY, "application/zip")
        assert staff.sees("Tệp nén này chưa nhận được. Xin gửi từng tệp", "Tiêu chí 1.1")

        settings, let_in = TestHouse.settings, {"evidence_allow_zip": True}
        monkeypatch.setattr(
            TestHouse, "settings", lambda house: settings(house).model_copy(update=let_in)
        )
        await house.restarts()
        await staff.sends_document("anh.zip", HOSTILE, "application/zip")
        assert staff.sees("Trong tệp nén có “ảnh.exe”", "Xin bỏ tệp đó ra", "Tiêu chí 1.1")
        await staff.sends_document("hình ảnh.bin", TIDY, "application/octet-stream")
        assert staff.sees("hình ảnh.bin.zip")
        await house.restarts()
        await staff.says("4,5")
        assert staff.sees("Đã lưu lúc", "4,50 điểm")
