"""What others may listen to. Sent inside the transaction of its cause: whoever raises, undoes it."""

from django.dispatch import Signal

submitted = Signal()
"""A respondent's revision was made; given as `revision`."""

anonymised = Signal()
"""What names people was removed from a check; given as `submission`."""

reviewed = Signal()
"""A review was finished; given as `conclusion`, with its `revision` of the reviewed answers."""

review_asked = Signal()
"""A firm asked for a review; given as `review`, whose revision has its recommendations already."""
