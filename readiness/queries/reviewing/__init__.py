"""A review as its page shows it: answers and verdicts, both ratings, what is said, what is missing."""
