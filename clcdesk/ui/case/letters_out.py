"""What makes a letter leave the building: finalising it, printing it, saving it as a file. Each is asked first."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from clcdesk.errors import DeskError
from clcdesk.exchange import output
from clcdesk.services import choices, letter_form, papers
from clcdesk.ui import ask, printing
from clcdesk.ui.desk import Desk
from clcdesk.ui.tasks import Progress, StoppedError
from clcdesk.words import _

ENDINGS = {"standard": ("pdf", _("PDF files (*.pdf)")), "plain": ("txt", _("Text files (*.txt)"))}


class Outgoing:
    """Does it for one step. A letter that is not final becomes so first: what leaves is what is kept."""

    def __init__(self, desk: Desk, step: QWidget, case_id: str, made: Callable[[str], None]) -> None:
        """`made(list_id)` hears of a letter that is final now."""
        self.desk, self.step, self.case_id, self._made = desk, step, case_id, made

    def finalise(self, lacks: str) -> None:
        """Freeze the next letter; `lacks` is what it must say first, or blank."""
        if self._ready(lacks) and ask.whether(
            self.step,
            _("Make this letter final?"),
            _("Make it final"),
            more=_("The list and the letter are kept exactly as they are now. A change is a new version."),
        ):
            self._freeze(lambda _list_id: None)

    def print_it(self, list_id: str, style: str, reference: str, lacks: str) -> None:
        """Print a final letter, or (blank) make the next one final and print it."""
        if style == "plain":
            self.desk.say(_("A letter in plain text is for reading aloud or sending: save it as a file."))
            return
        if not list_id and not self._ready(lacks):
            return
        try:
            printing.may_print()
            if not list_id and not self._agreed(_("Print it?"), _("Choose the printer")):
                return
            printer = printing.chosen(self.step, reference.replace("/", "-"))
        except DeskError as refused:
            ask.tell(self.step, str(refused))
            return
        if printer is not None:
            self._with_final(list_id, lambda final: self._print(final, printer))

    def save_it(self, list_id: str, style: str, reference: str, lacks: str) -> None:
        """Save a final letter as a file, or (blank) make the next one final and save it."""
        if not list_id and not self._ready(lacks):
            return
        if not self._agreed(_("Save it as a file?"), _("Choose where"), final=bool(list_id)):
            return
        ending, kinds = ENDINGS[style]
        path = ask.file_to_save(self.step, _("Save the letter"), f"{reference.replace('/', '-')}.{ending}", kinds)
        if path is not None:
            self._with_final(list_id, lambda final: self._save(final, path))

    # --- what is done when it is agreed

    def _ready(self, lacks: str) -> bool:
        self.desk.flush()
        if lacks:
            self.desk.say(lacks)
        return not lacks

    def _agreed(self, question: str, yes: str, *, final: bool = False) -> bool:
        more = [] if final else [_("It becomes final first: list and letter are kept exactly as they are now.")]
        more.append(_("It leaves the safety of this laptop: it is in the register until you say what became of it."))
        return ask.whether(self.step, question, yes, more=" ".join(more))

    def _with_final(self, list_id: str, then: Callable[[str], None]) -> None:
        if list_id:
            then(list_id)
        else:
            self._freeze(then)

    def _freeze(self, then: Callable[[str], None]) -> None:
        desk, case_id, today = self.desk, self.case_id, self.desk.today()

        def done(list_id: str) -> None:
            self._made(list_id)
            then(list_id)

        def work(_progress: Progress) -> str:
            return letter_form.freeze(desk.db, case_id, today)

        desk.tasks.run(work, owner=self.step, done=done, failed=self._refused, words=_("Making the letter final"))

    def _print(self, list_id: str, printer: QPrinter) -> None:
        pdf, copies = choices.letter(self.desk.db, list_id), max(1, printer.copyCount())

        def done(_nothing: None) -> None:
            self._register(list_id, "printed", copies, _("Printed. It is in the register, under Papers."))

        self.desk.tasks.run(
            lambda progress: printing.send(printer, pdf, progress),
            owner=self.step, done=done, failed=self._refused, words=_("Printing the letter"),
        )  # fmt: skip

    def _save(self, list_id: str, path: Path) -> None:
        try:
            output.save(path, choices.letter(self.desk.db, list_id))
        except DeskError as refused:
            self._refused(refused)
            return
        self._register(list_id, "saved", 1, _("Saved. It is in the register, under Papers."))

    def _register(self, list_id: str, kind: str, copies: int, sentence: str) -> None:
        desk = self.desk
        if desk.attempt(lambda: papers.register(desk.db, list_id, kind, desk.today(), copies)):
            desk.say(sentence)

    def _refused(self, error: BaseException) -> None:
        if isinstance(error, StoppedError):
            self.desk.say(_("Stopped. Nothing more goes to the printer."))
        elif isinstance(error, DeskError):
            self.desk.say(str(error))
        else:
            raise error
