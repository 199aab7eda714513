"""The draft catalogue in the admin: every row that an editor changes."""
