"""The sealed file: back it up, check it, change what opens it."""

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QWidget

from clcdesk import settings
from clcdesk.errors import DeskError
from clcdesk.services import proofs
from clcdesk.store import check
from clcdesk.ui import ask, reading
from clcdesk.ui.desk import Desk
from clcdesk.ui.dialogs.passphrase import PassphraseDialog, RecoveryDialog
from clcdesk.ui.tasks import Progress, StoppedError
from clcdesk.ui.widgets.build import button, column, label
from clcdesk.ui.widgets.flow import Flow
from clcdesk.words import _, ngettext

KINDS = _("Backup of CLC Desk (*.zip)")
MOST_SAID = 12


class FilePanel(QWidget):
    """Long work is done by the worker; its result stands here in words."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.backup_button = button(_("Back &up now…"), self.back_up)
        self.check_button = button(_("Check the &database"), self.check)
        self.passphrase_button = button(_("Change the &passphrase…"), self.change_passphrase)
        self.recovery_button = button(_("New recover&y code…"), self.new_recovery)
        self.where = label("", "muted", wraps=True)
        self.last = label(_last(settings.load()), "muted", wraps=True)
        self.result = label("", wraps=True)
        self.result.hide()
        self.where.setText(_("This desk is {file}.").format(file=desk.db.path))
        flow = Flow()
        for each in (self.backup_button, self.check_button, self.passphrase_button, self.recovery_button):
            flow.addWidget(each)
        buttons = QWidget()
        buttons.setLayout(flow)
        self.setLayout(column(self.where, self.last, buttons, self.result, gap=8))

    def back_up(self) -> None:
        """Ask where to, and copy the file with its keys; proved before it has its name."""
        suggested = f"{self.desk.db.path.stem}-{self.desk.today():%Y-%m-%d}.zip"
        folder = Path(settings.load().backed_up_to).parent if settings.load().backed_up_to else Path.home()
        target = ask.file_to_save(self, _("Back up now"), str(folder / suggested), KINDS)
        if target is not None:
            self.back_up_to(target)

    def back_up_to(self, target: Path) -> None:
        self.desk.flush()

        def copy(progress: Progress) -> None:
            self.desk.db.back_up(target, lambda _rows: progress.tell(0, 0))

        def copied(_none: None) -> None:
            kept = settings.change(backed_up_to=str(target), backed_up_on=self.desk.today().isoformat())
            self.last.setText(_last(kept))
            self._say(_("✓ Backed up into {file}.").format(file=target))

        self._say(_("Backing up…"))
        self.desk.tasks.run(copy, owner=self, done=copied, failed=self._refused, words=_("Backing up…"))

    def check(self) -> None:
        """Prove on the worker that the file is whole, and say so or what is wrong."""
        self.desk.flush()

        def prove(progress: Progress) -> list[str]:
            found = check.run(self.desk.db, proofs.CHECKS, lambda _rows: progress.tell(0, 0))
            return [fault.sentence for fault in found]

        def proved(wrong: list[str]) -> None:
            if not wrong:
                self._say(_("✓ The database is whole: every page, every act and every letter was looked at."))
                return
            more = len(wrong) - MOST_SAID
            said = wrong[:MOST_SAID]
            if more > 0:
                said.append(ngettext("and {n} more", "and {n} more", more).format(n=more))
            self._say("✕ " + "\n".join(said))

        self._say(_("Checking the database…"))
        self.desk.tasks.run(prove, owner=self, done=proved, failed=self._refused, words=_("Checking the database…"))

    def change_passphrase(self) -> None:
        dialog = PassphraseDialog(self.desk, self)
        dialog.changed.connect(lambda: self._say(_("✓ The passphrase is changed. The old one opens nothing here.")))
        dialog.open()

    def new_recovery(self) -> None:
        """A new code makes the one on paper worthless, so it is asked first."""
        question = _("Make a new recovery code?")
        if ask.whether(
            self, question, _("Make a new code"), more=_("The code you wrote down before opens nothing after this.")
        ):
            RecoveryDialog(self.desk, self).open()

    def _refused(self, error: BaseException) -> None:
        if isinstance(error, DeskError):
            self._say(f"✕ {error}")
        elif isinstance(error, OSError):
            self._say(_("✕ {why}. Nothing was made.").format(why=error.strerror or type(error).__name__))
        elif isinstance(error, StoppedError):
            self._say(_("Stopped; nothing was changed."))
        else:
            raise error

    def _say(self, sentence: str) -> None:
        self.result.setText(sentence)
        self.result.show()
        self.desk.say(sentence.partition("\n")[0])


def _last(kept: settings.Settings) -> str:
    """Where and when it was backed up last."""
    try:
        day = date.fromisoformat(kept.backed_up_on)
    except ValueError:
        return _("Never backed up from this computer.")
    return _("Last backed up on {day}, into {file}.").format(day=reading.show_day(day), file=kept.backed_up_to)
