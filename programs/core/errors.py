"""What can go wrong with catalogues. Each error carries its facts; its text says what, why and what to do next."""

from readiness.core.errors import CoreError

Path = tuple[str | int, ...]


class UnsoundCatalogue(CoreError):
    """A catalogue does not hold together. problems: (path, message), all that were found."""

    def __init__(self, problems: list[tuple[Path, str]]) -> None:
        super().__init__(f"{len(problems)} things in the draft have to be put right first.")
        self.problems = problems


class NotPreviewed(CoreError):
    """The draft was not tried on every firm, or has changed since."""


class NothingToPublish(CoreError):
    """The draft says what is published already."""


class UnreadableRows(CoreError):
    """Packed rows of firms are not of this version of the questionnaire."""

    def __init__(self, version: str) -> None:
        super().__init__(
            f"These rows of firms were not packed with version {version} of the questionnaire. Pack the firms anew."
        )
        self.version = version


class ImportRefused(CoreError):
    """A file cannot be taken, or an import is not in a state in which it could be applied."""


class StillNeeded(CoreError):
    """A row of the draft cannot be deleted. reasons: what refers to it, in sentences."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = reasons
