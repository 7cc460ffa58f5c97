"""Say in one sentence why the window cannot open, before Qt aborts where Python could not catch it.

Without a display, or without a library its platform plug-in needs, Qt ends the process with SIGABRT. `require_display`
asks the same questions first: are Qt's libraries there, is a display named, does it answer. `require_qt` asks only for
the libraries, for what is drawn without a display.

`python -m kzreader.preflight [offscreen]` prints the Debian packages that are missing, for the set-up scripts.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kzreader.core.errors import DisplayError

if TYPE_CHECKING:
    from collections.abc import Mapping

# Found by installing one package at a time on a bare Debian 12.
QT_PACKAGES = ("libgl1", "libegl1", "libxkbcommon0", "libfontconfig1", "libglib2.0-0", "libdbus-1-3")
WINDOW_PACKAGES = (
    *("libxcb-cursor0", "libxcb-icccm4", "libxcb-keysyms1", "libxcb-shape0", "libxkbcommon-x11-0"),
    "libwayland-cursor0",
)

_AS_A_PICTURE = "To see the window as a picture: sh resources/start screenshot window.png"
_INSTALL = "Install it: python3 -m pip install PySide6-Essentials"


def require_qt() -> None:
    """Raise `DisplayError` where Qt's system libraries are missing."""
    try:
        import PySide6.QtGui  # noqa: F401 - the import is the question
    except ModuleNotFoundError as error:
        raise DisplayError(f"The window cannot open: {error.name} is not installed.", _INSTALL) from None
    except ImportError as error:
        raise _missing_library(error) from None


def require_display(environ: Mapping[str, str] = os.environ) -> None:
    """Raise `DisplayError` where a window cannot be opened: no display, a dead one, or libraries missing."""
    if not sys.platform.startswith("linux"):
        return require_qt()
    reason = _no_display()
    platforms = _platforms(environ)
    if platforms:
        require_qt()
    for name in platforms:
        try:
            return _require_platform(name, environ)
        except DisplayError as error:
            reason = error
    raise reason


def missing_packages(*, offscreen: bool) -> tuple[str, ...]:
    """The Debian packages to install for Qt, all of a set when one of its libraries is missing."""
    try:
        require_qt()
        if not offscreen and sys.platform.startswith("linux"):
            _load_plugin("xcb")
            _load_plugin("wayland")
    except DisplayError:
        return QT_PACKAGES if offscreen else QT_PACKAGES + WINDOW_PACKAGES
    return ()


def _platforms(environ: Mapping[str, str]) -> list[str]:
    """The platforms Qt will try in turn: those the reader chose, or those whose display is named."""
    chosen = environ.get("QT_QPA_PLATFORM", "")
    if chosen:
        return [choice.partition(":")[0] for choice in chosen.split(";")]
    displays = {"wayland": "WAYLAND_DISPLAY", "xcb": "DISPLAY"}
    return [platform for platform, variable in displays.items() if environ.get(variable)]


def _require_platform(name: str, environ: Mapping[str, str]) -> None:
    if name == "xcb":
        _require_x11(environ.get("DISPLAY", ""))
    elif name == "wayland":
        _require_wayland(environ.get("WAYLAND_DISPLAY", ""), environ.get("XDG_RUNTIME_DIR", ""))
    else:
        _load_plugin(name)


def _require_x11(display: str) -> None:
    import ctypes

    _load_plugin("xcb")
    if not display:
        raise _no_display()
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(os.fsencode(display), None))
    failed = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    if failed:
        raise _dead_display("DISPLAY", display)


def _require_wayland(display: str, runtime_folder: str) -> None:
    import socket

    _load_plugin("wayland")
    if not display:
        raise _no_display()
    try:
        with socket.socket(socket.AF_UNIX) as connection:
            connection.connect(os.path.join(runtime_folder, display))
    except OSError:
        raise _dead_display("WAYLAND_DISPLAY", display) from None


def _load_plugin(name: str) -> None:
    from PySide6.QtCore import QPluginLoader

    plugin = _platform_plugins() / f"libq{name}.so"
    if not plugin.is_file():
        raise DisplayError(f"Qt has no platform named “{name}”.", "Unset QT_QPA_PLATFORM, or set it to offscreen.")
    if not QPluginLoader(str(plugin)).load():
        _explain(plugin)


def _explain(plugin: Path) -> None:
    """Raise `DisplayError` with the library that a plug-in needs and does not find; Qt words it otherwise."""
    import ctypes

    try:
        ctypes.CDLL(str(plugin))
    except OSError as error:
        raise _missing_library(error) from None


def _platform_plugins() -> Path:
    from PySide6.QtCore import QLibraryInfo

    return Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforms"


def _missing_library(error: ImportError | OSError) -> DisplayError:
    library = str(error).partition(":")[0]
    return DisplayError(
        f"The window cannot open: a library that Qt needs is missing ({library}).",
        f"On Debian or Ubuntu: sudo apt-get install {' '.join(QT_PACKAGES + WINDOW_PACKAGES)}",
    )


def _no_display() -> DisplayError:
    return DisplayError("There is no display to open the window on.", _AS_A_PICTURE)


def _dead_display(variable: str, value: str) -> DisplayError:
    return DisplayError(f"The display does not answer ({variable}={value}).", _AS_A_PICTURE)


if __name__ == "__main__":
    missing = missing_packages(offscreen="offscreen" in sys.argv[1:])
    print(*missing)
    sys.exit(1 if missing else 0)
