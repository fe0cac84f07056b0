"""Rows in SQLite, and evidence files beside them."""
