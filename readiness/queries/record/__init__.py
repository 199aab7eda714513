"""The record of who did what: searched by auditors and leads, and shown as the timeline of one submission."""

from .entries import Entry, timeline
from .searching import COUNTED, Page, Search, searched

__all__ = ["COUNTED", "Entry", "Page", "Search", "searched", "timeline"]
