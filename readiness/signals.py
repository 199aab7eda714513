"""What others may listen to. Sent inside the transaction of its cause: whoever raises, undoes it."""

from django.dispatch import Signal

submitted = Signal()
"""A revision was made; given as `revision`."""
