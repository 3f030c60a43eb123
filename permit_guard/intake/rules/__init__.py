"""The law as it lies in a folder: rules, parameters, calendars and offices become a rulebook, or are refused."""
