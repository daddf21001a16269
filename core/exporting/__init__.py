"""Results and whole folders as files for other programs: tables, contact sheets, vectors."""
