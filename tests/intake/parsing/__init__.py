"""Tests of parsing files of strangers."""
