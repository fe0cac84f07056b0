"""The rules, one file per module."""
