"""Rules, as frozen models and pure functions: no I/O, no clock, no Telegram."""
