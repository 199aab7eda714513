"""The catalogue as public pages tell it: in words, with sources and ages, in an order that reads no name."""
