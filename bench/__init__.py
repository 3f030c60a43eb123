"""What we measure, against whom, and the scripts that do it."""
