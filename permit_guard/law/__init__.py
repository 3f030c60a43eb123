"""The rules engine: dated rules in a small language, asked of a table of facts as columns."""
