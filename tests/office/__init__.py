"""The office as a whole: its walls tried by hostile statements, by races, and by a plain model."""
