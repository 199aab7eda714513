"""The advisors' workbench: queue, review, second opinions, figures and the record."""
