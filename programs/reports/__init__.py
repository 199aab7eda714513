"""A result as a PDF. Rows become plain data here; `templates/report` lays it out, and runs none of it."""
