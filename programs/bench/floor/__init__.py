"""A bare Django app: the site's middleware and its pages as they are, one row a journey, and nothing else."""
