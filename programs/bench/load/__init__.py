"""A light load generator, run in a process of its own: whole journeys over real HTTP, without Django."""
