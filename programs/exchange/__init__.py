"""The catalogue outside: as tables, and as YAML, CSV and XLSX files. Pure but for the file formats."""
