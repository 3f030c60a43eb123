"""The verbs of the office, each a paragraph."""
