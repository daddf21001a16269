"""Files that travel with the program: icons and the sample gallery."""

from pathlib import Path

#: The folder that holds them, in a checkout and when installed.
FOLDER = Path(__file__).resolve().parent


def path(*parts: str) -> Path:
    """Where a file of this folder lies, such as `path("icons", "search.svg")`."""
    return FOLDER.joinpath(*parts)
