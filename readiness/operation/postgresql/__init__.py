"""PostgreSQL as Django knows it, with a cheaper look at whether the server is still there."""
