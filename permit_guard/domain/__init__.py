"""Pure facts and judgements of the field: no file, no clock, no database, no web."""
