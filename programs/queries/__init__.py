"""Reads that span models, and rows as core values."""
