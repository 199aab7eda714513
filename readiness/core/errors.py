"""What can go wrong in the core. Each error carries its facts; its text says what, where and what to do."""


class CoreError(Exception):
    """Base of every error that the core raises on purpose."""


class InvalidInput(CoreError):
    """Some given data cannot be used.

    where: dotted path of the field, such as "responses.STR1".
    message: what is wrong and what would be right.
    """

    def __init__(self, where: str, message: str) -> None:
        super().__init__(f"{where}: {message}")
        self.where = where
        self.message = message


class InvalidReceipt(CoreError):
    """A receipt does not hold; the text is the reason."""


class CheckClosed(CoreError):
    """A check was closed and emptied while somebody still had its page open; its link opens nothing any more."""


class ReviewRefused(CoreError):
    """Something cannot be done to a review as it stands. The text says why, and what can be done instead."""


class UnderReview(ReviewRefused):
    """An advisor has the submission in hand, so that its answers are closed."""


class Stale(ReviewRefused):
    """Somebody else saved meanwhile. stored: what is there now; given: what was not taken. Nothing is lost."""

    def __init__(self, message: str, *, stored: object, given: object) -> None:
        super().__init__(message)
        self.stored = stored
        self.given = given
