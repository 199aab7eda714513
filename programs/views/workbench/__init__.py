"""The catalogue's workbench: the draft, its dry run, publishing, versions, files and what has grown old."""
