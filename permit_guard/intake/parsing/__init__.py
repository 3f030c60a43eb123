"""Bytes become cells and pages, in a locked-down child process."""
