"""The e-mail address of a check: whoever puts another one in its place, or none, forgets whom the old one named."""

from readiness.models import Submission

from .owners import forget_owner


def put_address(locked: Submission, email: str) -> None:
    """Put an address, or none, in the place of the one that a (locked) check has.

    The owner's account of the old one goes with the last check that is kept with it.
    """
    old, locked.contact_email = locked.contact_email, email
    if old != email:
        Submission.objects.filter(pk=locked.pk).update(contact_email=email)
        forget_owner(email=old)
