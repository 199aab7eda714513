"""The advisors' queue: what may be asked of it, in which order, page by page, with counts that stay cheap."""
