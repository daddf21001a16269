"""The command line. `arguments` is quick to import, `commands` brings in the rest of the core."""
