"""Addresses of the advisors' workbench; each page's module lists its own."""

from . import accounts, audit, desk, exports, figures, queue, review, second

urlpatterns = [
    *desk.urlpatterns,
    *queue.urlpatterns,
    *review.urlpatterns,
    *second.urlpatterns,
    *figures.urlpatterns,
    *exports.urlpatterns,
    *audit.urlpatterns,
    *accounts.urlpatterns,
]
