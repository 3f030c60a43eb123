"""Records and rows: tables, files by their hash, the journal. SQLAlchemy is spoken here and nowhere else."""
