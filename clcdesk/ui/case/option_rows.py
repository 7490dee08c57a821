"""The rows of Options: a group, its services, and under an opened one the place of its detail."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt

from clcdesk.rules.facts import Feature
from clcdesk.services.helps import Help
from clcdesk.ui.case import option_reasons, option_words
from clcdesk.ui.case.option_view import Option
from clcdesk.ui.look.marks import Status
from clcdesk.words import _, ngettext
from clcdesk.words.bill import WEEKDAYS
from clcdesk.words.week import SHORT_DAYS

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
NAME, HELPS, FIRST_DAY = range(3)
WORDS = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
USUAL = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
TICKED = USUAL | Qt.ItemFlag.ItemIsUserCheckable
NOBODY: Mapping[str, Help] = {}
_GROUP, _DETAIL = 0, 1 << 20


class Group(NamedTuple):
    status: Status
    shown: Sequence[Option]
    """Those with a row of their own."""
    total: int
    """How many there are."""
    title: str
    note: str
    """After the count, muted."""
    more: str = ""
    """What one change would add, as it is read out."""


class View(NamedTuple):
    """Everything the rows say."""

    groups: tuple[Group, ...]
    days: tuple[str, ...]
    outcomes: int
    helps: Mapping[str, Mapping[str, Help]]
    ticked: frozenset[str]
    today: date
    features: Mapping[str, Feature]


NOTHING = View((), (), 0, {}, frozenset(), date.min, {})


class OptionsModel(QAbstractItemModel):
    """Two levels; an opened service has one child, where its detail stands."""

    def __init__(self) -> None:
        super().__init__()
        self.view = NOTHING
        self.opened = ""
        """The reference of the service whose detail stands under it."""
        self.narrow = False
        """A row has one cell, which says everything."""

    def put(self, view: View) -> bool:
        """Show these rows; True if rows came or went, so that places must be found again."""
        if _shape(view) != _shape(self.view):
            self.beginResetModel()
            self.view = view
            self.endResetModel()
            return True
        self.view = view
        last = self.columnCount() - 1
        for at in range(len(view.groups)):
            group = self.index(at, 0)
            self.dataChanged.emit(group, self.index(at, last))
            if rows := self.rowCount(group):
                self.dataChanged.emit(self.index(0, 0, group), self.index(rows - 1, last, group))
        return False

    def open(self, ref: str) -> None:
        """Put the place of the detail under this service; "" takes it away."""
        if (before := self.find(self.opened)) is not None:
            self.beginRemoveRows(before, 0, 0)
            self.opened = ""
            self.endRemoveRows()
        self.opened = ""
        if (now := self.find(ref)) is not None:
            self.beginInsertRows(now, 0, 0)
            self.opened = ref
            self.endInsertRows()

    # --- what stands where

    def group(self, index: Index) -> Group | None:
        return self.view.groups[index.row()] if index.isValid() and index.internalId() == _GROUP else None

    def option(self, index: Index) -> Option | None:
        at = index.internalId() - 1 if index.isValid() else -1
        if not 0 <= at < len(self.view.groups):
            return None
        shown = self.view.groups[at].shown
        return shown[index.row()] if index.row() < len(shown) else None

    def more(self, index: Index) -> Status | None:
        """The group of which this row shows more."""
        at = index.internalId() - 1 if index.isValid() else -1
        if not 0 <= at < len(self.view.groups) or index.row() < len(self.view.groups[at].shown):
            return None
        return self.view.groups[at].status

    def is_detail(self, index: Index) -> bool:
        return index.isValid() and index.internalId() >= _DETAIL

    def find(self, ref: str) -> QModelIndex | None:
        """The row of a service."""
        for at, group in enumerate(self.view.groups):
            for row, option in enumerate(group.shown):
                if ref and option.ref == ref:
                    return self.index(row, 0, self.index(at, 0))
        return None

    def find_group(self, status: str) -> QModelIndex | None:
        found = (at for at, group in enumerate(self.view.groups) if group.status == status)
        return next((self.index(at, 0) for at in found), None)

    # --- the model

    def index(self, row: int, column: int, parent: Index = ROOT) -> QModelIndex:
        if not (0 <= row < self.rowCount(parent) and 0 <= column < self.columnCount()):
            return QModelIndex()
        if not parent.isValid():
            return self.createIndex(row, column, _GROUP)
        if parent.internalId() == _GROUP:
            return self.createIndex(row, column, 1 + parent.row())
        return self.createIndex(row, column, _DETAIL + parent.row() * len(self.view.groups) + parent.internalId() - 1)

    def sibling(self, row: int, column: int, index: Index) -> QModelIndex:
        """Asked for every cell that is drawn or measured: in its own row it is known without looking."""
        if row == index.row():
            return self.createIndex(row, column, index.internalId())
        return self.index(row, column, self.parent(index))

    def parent(self, index: Index = ROOT) -> QModelIndex:  # type: ignore[override]
        if not index.isValid() or index.internalId() == _GROUP:
            return QModelIndex()
        if self.is_detail(index):
            row, group = divmod(index.internalId() - _DETAIL, len(self.view.groups))
            return self.createIndex(row, 0, 1 + group)
        return self.createIndex(index.internalId() - 1, 0, _GROUP)

    def rowCount(self, parent: Index = ROOT) -> int:
        if not parent.isValid():
            return len(self.view.groups)
        if parent.column() > 0 or self.is_detail(parent):
            return 0
        if (group := self.group(parent)) is not None:
            return len(group.shown) + (len(group.shown) < group.total)
        option = self.option(parent)
        return int(option is not None and option.ref == self.opened)

    def columnCount(self, _parent: Index = ROOT) -> int:
        return FIRST_DAY + len(self.view.days) + 3

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.is_detail(index):
            return Qt.ItemFlag.NoItemFlags
        return TICKED if index.column() == NAME and self.option(index) is not None else USUAL

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        return _heads(self.view.days).get((section, role)) if orientation == Qt.Orientation.Horizontal else None

    @property
    def far(self) -> int:
        return FIRST_DAY + len(self.view.days)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if (option := self.option(index)) is not None:
            return self._of_option(option, index.column(), role)
        if role not in WORDS or index.column():
            return None
        if (group := self.group(index)) is not None:
            counted = f"{group.title} {group.total}"
            whole = ". ".join(part for part in (counted, group.note, group.more) if part)
            return counted if role == Qt.ItemDataRole.DisplayRole else whole
        if self.is_detail(index):
            return self.reasons(index.parent()) if role == Qt.ItemDataRole.AccessibleTextRole else None
        return self.more_words(index) if self.more(index) else None

    def reasons(self, index: Index) -> str:
        """What stands under an opened service, read out."""
        option = self.option(index)
        if option is None:
            return ""
        lines = option_reasons.reasons_of(option.considered, self.view.features, self.view.today)
        said = "; ".join(f"{what}: {how}" for _mark, what, how in (*lines, *option_reasons.about(option.considered)))
        return _("Why, for {service}: {reasons}").format(service=option.considered.service.name, reasons=said)

    def more_words(self, index: Index) -> str:
        group = self.view.groups[index.internalId() - 1]
        left = group.total - len(group.shown)
        return ngettext(
            "{count} more: type a few letters above to find one, or Enter shows more.",
            "{count} more: type a few letters above to find one, or Enter shows more.",
            left,
        ).format(count=left)

    def _of_option(self, option: Option, column: int, role: int) -> Any:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.text(option, column)
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole if self.narrow and column == NAME:
                return ". ".join(self.spoken(option, at) for at in range(self.far + 3))
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.spoken(option, column)
            case Qt.ItemDataRole.ToolTipRole:
                return self.spoken(option, column)
            case Qt.ItemDataRole.CheckStateRole if column == NAME:
                return Qt.CheckState.Checked if option.ref in self.view.ticked else Qt.CheckState.Unchecked
        return None

    def text(self, option: Option, column: int) -> str:
        if column == NAME:
            return option.considered.service.name
        if column == HELPS:
            return self.helped(option)
        if column == self.far:
            return option_words.far(option.considered)
        if column == self.far + 1:
            return option_reasons.sentence(option.considered, option.status, self.view.features, self.view.today)
        return ""

    def helps(self, option: Option) -> int:
        return len(self.view.helps.get(option.ref, NOBODY))

    def helped(self, option: Option) -> str:
        """ "2 of 3"; "" without outcomes."""
        of = self.view.outcomes
        return _("{count} of {of}").format(count=self.helps(option), of=of) if of else ""

    def spoken(self, option: Option, column: int) -> str:
        """A cell as it is read out."""
        if column == NAME:
            ticked = _("in the letter") if option.ref in self.view.ticked else _("not in the letter")
            return f"{option.considered.service.name}, {ticked}"
        if column == HELPS:
            helped = self.helped(option)
            return _("helps with {count} outcomes").format(count=helped) if helped else _("no outcomes yet")
        if FIRST_DAY <= column < self.far:
            day = self.view.days[column - FIRST_DAY]
            return option_words.cell(day, option_words.on_day(option.considered, day), self.view.today)
        if column == self.far:
            far = self.text(option, column)
            known = far != _("not known")
            words = _("{far} in a straight line") if far.endswith("km") else "{far}" if known else _("how far: {far}")
            return words.format(far=far)
        if column == self.far + 2:
            return _("reasons shown below") if option.ref == self.opened else _("Enter shows the reasons")
        return self.text(option, column)


@cache
def _heads(days: tuple[str, ...]) -> Mapping[tuple[int, int], Any]:
    """(section, role) → what the head of a column says. Asked for some sixty times at each letter that is typed."""
    far = FIRST_DAY + len(days)
    first, last = [_("In the letter, service"), _("Helps with")], [_("Far"), _("Told or missing")]
    shown = [*first, *(SHORT_DAYS[day] for day in days), *last, ""]
    spoken = [*first, *(WEEKDAYS[day] for day in days), *last, _("Reasons")]
    heads: dict[tuple[int, int], Any] = {}
    for at, (words, name) in enumerate(zip(shown, spoken, strict=True)):
        heads[at, Qt.ItemDataRole.DisplayRole] = words
        heads[at, Qt.ItemDataRole.AccessibleTextRole] = name
        middle, right = FIRST_DAY <= at < far, at == far
        side = Qt.AlignmentFlag.AlignHCenter if middle else Qt.AlignmentFlag.AlignRight
        side = side if middle or right else Qt.AlignmentFlag.AlignLeft
        heads[at, Qt.ItemDataRole.TextAlignmentRole] = side | Qt.AlignmentFlag.AlignVCenter
    return heads


def _shape(view: View) -> object:
    return view.days, [(group.status, group.total, [option.ref for option in group.shown]) for group in view.groups]
