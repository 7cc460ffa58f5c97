"""Writing an export where the reader wants it: whole or not at all, and never over a notebook."""

from __future__ import annotations

from pathlib import Path

from kzreader.core.atomic import write_atomically
from kzreader.core.errors import ExportError
from kzreader.core.notebook.opening import is_database


def write_export(path: Path, data: bytes) -> None:
    """Write `data` to `path`.

    Raises ExportError where the file cannot be written or is a notebook; what was there is then as before.
    """
    if is_database(path):
        raise ExportError(f"{path} is a notebook, and stays as it is.", "Choose another name for the export.")
    try:
        write_atomically(path, data)
    except (OSError, ValueError) as error:
        raise _error_for(path, error) from error


def _error_for(path: Path, error: Exception) -> ExportError:
    match error:
        case IsADirectoryError():
            return ExportError(f"{path} is a folder.", "Add a file name.")
        case FileNotFoundError() | NotADirectoryError():
            return ExportError(f"There is no folder {path.parent}.", "Make it first, or choose another.")
        case PermissionError():
            return ExportError(f"You may not write in the folder {path.parent}.", "Choose another.")
        case OSError():
            return ExportError(
                f"The export {path} cannot be written: {error.strerror or error}.", "Choose another place."
            )
        case _:
            return ExportError(f"{str(path)!a} is not a possible file name.", "Choose another name.")
