"""Files in and out: cells that a spreadsheet leaves as they are. Knows no tables and no requests."""
