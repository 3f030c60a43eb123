"""Files become records, and problems where there are none."""
