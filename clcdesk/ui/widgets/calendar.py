"""A calendar beside a date: the field reads words, and its button shows the month to choose a day from."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date

import shiboken6
from PySide6.QtCore import QDate, QEvent, QLocale, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFont, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLineEdit, QSizePolicy, QTableView, QToolButton, QWidget

from clcdesk.errors import DeskError
from clcdesk.ui import reading
from clcdesk.ui.look import colour, current, em, px
from clcdesk.ui.look.icons import icon
from clcdesk.ui.widgets.build import button, column, label, row
from clcdesk.words import _

CELL_WIDE, CELL_HIGH = 40, 34
"""Effective pixels of a day; on a visit as high as everything else that is pressed."""
FIELD, TOUCHED = 32, 44


class DayButton(QToolButton):
    """Stands at the right of a date's field; so does Alt+Down in it. `picked()` hears that a day was chosen."""

    def __init__(
        self, editor: QLineEdit, title: str, today: Callable[[], date], picked: Callable[[], object] = lambda: None
    ) -> None:
        super().__init__()
        self.editor = editor
        self._title, self._today, self._picked = title, today, picked
        self.shown: DayChooser | None = None
        self.setProperty("role", "icon")
        self.setIcon(icon("calendar"))
        self.setAccessibleName(_("Choose a day: {field}").format(field=title))
        self.setToolTip(_("Choose a day   Alt+Down"))
        _squared(self)
        self.clicked.connect(self.choose)
        editor.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        asked = event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
        if not asked or not isinstance(event, QKeyEvent):
            return False
        wanted = event.key() == Qt.Key.Key_Down and bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if wanted and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # the key is the field's, before any shortcut of what it stands in
        elif wanted and not self.editor.isReadOnly():
            self.choose()
        return wanted

    def choose(self) -> None:
        """Show the month of the day that is written, or of today."""
        written = None
        with suppress(DeskError):
            written = reading.day(self.editor.text(), self._today())
        self.shown = DayChooser(self._title, written, self._today(), self._put, self)
        self.shown.open_under(self.editor)

    def _put(self, day: date) -> None:
        """As if it had been typed: the field's own undo takes it back."""
        if not shiboken6.isValid(self.editor):
            return
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.editor.selectAll()
        self.editor.insert(reading.show_day(day))
        self.editor.textEdited.emit(self.editor.text())
        self._picked()


class DayChooser(QFrame):
    """A month over the window. Arrows go by days, Page Up and Page Down by months, Enter takes the day."""

    def __init__(
        self, title: str, chosen: date | None, today: date, take: Callable[[date], object], parent: QWidget
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "popup")
        self.setAccessibleName(_("Choose a day: {field}").format(field=title))
        self._take, self._now = take, today
        self.days = _days(today)
        self.month = label("", "strong")
        self.earlier = _turner("back", _("The month before"), "PgUp", self.days.showPreviousMonth)
        self.later = _turner("open", _("The month after"), "PgDown", self.days.showNextMonth)
        self.today = button(_("&Today"), lambda: self._taken(_qdate(today)), name=_("Take today"))
        self.said = label("", "muted")
        self._lay_out()
        self.days.currentPageChanged.connect(self._turned)
        self.days.selectionChanged.connect(self._moved)
        self.days.clicked.connect(self._taken)
        self.days.activated.connect(self._taken)
        self.days.setSelectedDate(_qdate(chosen or today))
        self._turned(self.days.yearShown(), self.days.monthShown())
        self._moved()

    def _lay_out(self) -> None:
        self.setLayout(
            column(
                row(self.earlier, None, self.month, None, self.later, gap=4),
                self.days,
                row(self.said, None, self.today, gap=8),
                gap=8,
                edges=(12, 12, 12, 12),
            )
        )

    def open_under(self, field: QWidget) -> None:
        """Under the field, or over it where there is no room; never beyond the screen."""
        self.adjustSize()
        corner = field.mapToGlobal(QPoint(0, field.height() + px(4)))
        screen = field.screen().availableGeometry()
        if corner.y() + self.height() > screen.bottom():
            corner.setY(field.mapToGlobal(QPoint(0, 0)).y() - self.height() - px(4))
        corner.setX(max(screen.left(), min(corner.x(), screen.right() - self.width())))
        corner.setY(max(screen.top(), min(corner.y(), screen.bottom() - self.height())))
        self.move(corner)
        self.show()
        view(self.days).setFocus(Qt.FocusReason.PopupFocusReason)

    def _turned(self, year: int, month: int) -> None:
        self.month.setText(f"{reading.MONTHS[month - 1]} {year}")

    def _moved(self) -> None:
        """The day in words, read out: a cell holds its number only."""
        day = _date(self.days.selectedDate())
        words = reading.show_day(day)
        self.said.setText(words)
        ago = reading.ago(day, self._now)
        view(self.days).setAccessibleDescription(f"{words}, {ago}")
        if self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.days, f"{words}, {ago}"))

    def _taken(self, day: QDate) -> None:
        self.close()
        self._take(_date(day))


def view(days: QCalendarWidget) -> QTableView:
    """The days of a calendar, where the cursor is."""
    found = days.findChild(QTableView)
    assert isinstance(found, QTableView)
    return found


def _days(today: date) -> QCalendarWidget:
    """Weeks begin on Monday; no colour says what the words do not; today is bold and underlined."""
    made = QCalendarWidget()
    made.setLocale(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    made.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
    made.setNavigationBarVisible(False)
    made.setGridVisible(False)
    made.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    made.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
    made.setDateEditEnabled(False)
    plain, head, marked = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
    head.setForeground(colour("muted"))
    marked.setFontWeight(QFont.Weight.Bold)
    marked.setFontUnderline(True)
    for weekday in Qt.DayOfWeek:
        made.setWeekdayTextFormat(weekday, plain)
    made.setHeaderTextFormat(head)
    made.setDateTextFormat(_qdate(today), marked)
    high = TOUCHED if current().touch else CELL_HIGH
    made.setFixedSize(px(CELL_WIDE) * 7 + px(4), px(high) * 7 + px(4))
    shown = view(made)
    for part in (made, shown):
        part.setAccessibleName(_("Days"))
    shown.setProperty("ringed", True)
    font = made.font()
    font.setPixelSize(em(1.125))
    made.setFont(font)
    return made


def _turner(picture: str, name: str, keys: str, turn: Callable[[], object]) -> QToolButton:
    made = QToolButton()
    made.setProperty("role", "icon")
    made.setIcon(icon(picture))
    made.setAccessibleName(name)
    made.setToolTip(f"{name}   {keys}")
    made.clicked.connect(lambda: turn())
    _squared(made)
    made.setFixedHeight(made.maximumHeight())
    return made


def _squared(pressed: QToolButton) -> None:
    """As high as the field beside it."""
    pressed.setIconSize(QSize(px(20), px(20)))
    pressed.setFixedWidth(px(TOUCHED if current().touch else FIELD))
    pressed.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
    pressed.setMaximumHeight(px(TOUCHED if current().touch else FIELD))
    pressed.setFocusPolicy(Qt.FocusPolicy.StrongFocus)


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _date(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())
