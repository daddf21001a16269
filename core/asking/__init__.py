"""Questions about the open folder: rankings, comparisons, reasons. Everything a person may ask."""
