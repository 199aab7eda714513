"""What editors and owners fill in."""
