"""Pages of programmes, plans and the catalogue."""
