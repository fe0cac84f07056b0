"""Journeys: a person, a chat, a restart in the middle."""
