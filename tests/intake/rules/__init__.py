"""Tests of reading the law."""
