"""Catalogue and matching: which programmes suit a firm. Imports readiness, never the reverse."""
