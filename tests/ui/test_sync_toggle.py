"""The sign between two pages that joins their scrolling and releases it."""

from PySide6.QtCore import Qt
from spreads import spread_of

from kzreader.ui.reading.sync_toggle import SyncToggle, SyncToggles
from kzreader.ui.reading.values import HeaderInfo


def toggles_of(spread):
    return [ribbon.findChild(SyncToggle) for ribbon in spread.ribbons]


def test_a_click_asks_to_release_the_pages_and_the_sign_says_so(qtbot):
    spread = spread_of(qtbot, 1)
    toggles = SyncToggles(spread)
    toggles.show_synchronised(True)
    spread.open(spread.panes[0].interview, HeaderInfo("Another"))
    (toggle,) = toggles_of(spread)
    assert toggle.isChecked()
    assert "release" in toggle.toolTip()
    with qtbot.waitSignal(toggles.toggled) as asked:
        qtbot.mouseClick(toggle, Qt.MouseButton.LeftButton)
    assert asked.args == [False]
    toggles.show_synchronised(False)
    assert not toggle.isChecked()
    assert "join" in toggle.toolTip()


def test_every_ribbon_has_one(qtbot):
    spread = spread_of(qtbot, 1)
    SyncToggles(spread)
    info = HeaderInfo("Another")
    for _ in range(2):
        spread.open(spread.panes[0].interview, info)
    assert len(toggles_of(spread)) == 2
    assert None not in toggles_of(spread)
