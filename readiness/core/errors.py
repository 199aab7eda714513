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
