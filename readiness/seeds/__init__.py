"""Reading the files in seeds/: with line numbers, strictly, and without a database."""
