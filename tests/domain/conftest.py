"""How the properties are tried: a busy machine is no reason to fail one."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("calm", deadline=None)
settings.load_profile("calm")
