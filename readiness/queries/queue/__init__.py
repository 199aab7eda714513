"""The advisors' queue: what may be asked of it, in which order, page by page, with counts that stay cheap."""

from . import own_filters  # noqa: F401  # its filters come first
