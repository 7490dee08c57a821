"""Letters that are final, each as it was frozen, and where the papers made of them are."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from clcdesk.models.choices import ChoiceList
from clcdesk.services import papers
from clcdesk.services.papers import Out
from clcdesk.ui import reading
from clcdesk.ui.case.letters_options import emptied
from clcdesk.ui.desk import Desk
from clcdesk.ui.widgets.autosave import Autosave
from clcdesk.ui.widgets.build import button, column, label, row
from clcdesk.ui.widgets.fields import Choice
from clcdesk.ui.widgets.labelled import beside
from clcdesk.words import _, ngettext
from clcdesk.words.needs import word

FATES = [
    ("", _("still out")),
    ("given", _("given")),
    ("posted", _("posted")),
    ("brought-back", _("brought back")),
    ("shredded", _("shredded")),
    ("withdrawn", _("withdrawn, never given")),
]


class Versions(QWidget):
    """The final letters of the case, the newest first; pressing one shows it."""

    def __init__(self, show: Callable[[str], None]) -> None:
        super().__init__()
        self._show = show
        self._listed: list[tuple[str, str, str]] = []
        self.buttons: dict[str, QPushButton] = {}
        self.none = label(_("None is final yet."), "muted", wraps=True)
        self.place = column(gap=4)
        self.setLayout(column(self.none, self.place, gap=4))

    def put(self, lists: Sequence[ChoiceList], names: Mapping[str | None, str], shown: str) -> None:
        wanted = [(one.id, version_words(one, names), _about(one)) for one in lists]
        if wanted != self._listed:
            self._listed = wanted
            emptied(self.place)
            self.buttons = {list_id: self._line(list_id, words, about) for list_id, words, about in wanted}
        self.none.setVisible(not wanted)
        for list_id, made in self.buttons.items():
            made.setChecked(list_id == shown)

    def _line(self, list_id: str, words: str, about: str) -> QPushButton:
        short = words.rpartition(" · ")[0]
        made = button(short.replace("&", "&&"), lambda: self._show(list_id), "step", name=words)
        made.setAccessibleDescription(about)
        made.setCheckable(True)
        self.place.addWidget(made)
        self.place.addLayout(row(16, label(about, "muted", wraps=True), gap=0))
        return made


def _about(one: ChoiceList) -> str:
    return f"{reading.show_day(one.judged_on)} · {word('format', one.format)}"


class PaperLine(QWidget):
    """One paper: what it is, who has it, what became of it."""

    def __init__(self, desk: Desk, one: Out) -> None:
        super().__init__()
        self.desk, self.paper_id = desk, one.paper.id
        self.words = label("", "strong", wraps=True)
        self.about = label("", "muted", wraps=True)
        self.who = QLineEdit()
        self.who.setAccessibleName(_("Who has it: {paper}").format(paper=one.reference))
        self.who.setPlaceholderText(_("with the officer"))
        self.autosave = Autosave(
            desk, self.who, ("paper", one.paper.id), "with_whom", text=one.with_whom, save=self._hand
        )
        self.fate = Choice(_("What became of it: {paper}").format(paper=one.reference), FATES, one.fate, self._settle)
        self.fate.setMinimumContentsLength(8)
        lines = beside((_("Who has it"), self.who), (_("It is"), self.fate))
        self.setLayout(column(self.words, self.about, lines, gap=4))
        self.put(one)

    def put(self, one: Out) -> None:
        kind = _("saved as a file") if one.paper.kind == "saved" else _copies(one.paper.copies)
        day = reading.show_day(one.paper.made_on)
        self.words.setText(f"{one.reference} · {one.to}")
        self.about.setText(f"{kind} · {day}")
        self.fate.choose(one.fate)
        self.autosave.refresh(one.with_whom)

    def _hand(self, words: str) -> None:
        papers.hand(self.desk.db, self.paper_id, words, self.desk.today())

    def _settle(self, fate: str) -> None:
        self.desk.attempt(lambda: papers.settle(self.desk.db, self.paper_id, fate, self.desk.today()))


class Papers(QWidget):
    """Every paper of the case; those still out first."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.lines: dict[str, PaperLine] = {}
        self.none = label(_("Nothing was printed or saved yet."), "muted", wraps=True)
        self.place = column(gap=14)
        self.setLayout(column(self.none, self.place, gap=4))

    def put(self, found: Sequence[Out]) -> None:
        """A line in which somebody is writing or choosing stays where it is; a new paper comes on top."""
        self.none.setVisible(not found)
        wanted = sorted(found, key=lambda one: bool(one.fate))
        for one in wanted:
            if one.paper.id in self.lines:
                self.lines[one.paper.id].put(one)
            else:
                self.lines[one.paper.id] = line = PaperLine(self.desk, one)
                self.place.insertWidget(0, line)
        if any(line.isAncestorOf(here) for line in self.lines.values() if (here := QApplication.focusWidget())):
            return
        for at, one in enumerate(wanted):
            if (line := self.lines[one.paper.id]) is not self._at(at):
                self.place.insertWidget(at, line)

    def _at(self, at: int) -> QWidget | None:
        item = self.place.itemAt(at)
        return item.widget() if item is not None else None


def version_words(one: ChoiceList, names: Mapping[str | None, str]) -> str:
    who = names.get(one.contact_id, _("somebody"))
    day = reading.show_day(one.judged_on)
    return _("Version {version} · {who} · {day}").format(version=one.version, who=who, day=day)


def _copies(many: int) -> str:
    return ngettext("{many} copy printed", "{many} copies printed", many).format(many=many)
