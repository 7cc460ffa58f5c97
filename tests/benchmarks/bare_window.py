"""The least that a PySide6 program can do: one window, painted once. The measure for the program's own start.

python bare_window.py [exit]
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget


class BareWindow(QWidget):
    """A window that says when it has painted."""

    reported = False

    def paintEvent(self, event):  # noqa: N802 - Qt names it
        super().paintEvent(event)
        if not self.reported:
            self.reported = True
            QTimer.singleShot(0, report)


def report():
    print("painted", flush=True)
    if "exit" in sys.argv[1:]:
        QApplication.quit()


application = QApplication(sys.argv)
window = BareWindow()
window.resize(1400, 900)
window.show()
sys.exit(application.exec())
