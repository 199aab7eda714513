"""Writes: each is atomic, names who did it and leaves an audit entry."""
