"""Decisions become PDF bytes."""
