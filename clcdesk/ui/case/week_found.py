"""How many services could help with what is asked for now."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame

from clcdesk.errors import DeskError
from clcdesk.frameworks.definition import Framework
from clcdesk.rules.facts import Answer, Directory, Request
from clcdesk.services import matching
from clcdesk.ui.desk import Desk
from clcdesk.ui.tasks import Progress
from clcdesk.ui.widgets.build import button, column, label, row
from clcdesk.words import _

AT_ONCE = 1_000
"""Services that are judged in a few milliseconds; more are judged by the worker."""


class Found(QFrame):
    """A sentence that follows every choice, and the way to the options."""

    def __init__(self, see: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("role", "surface")
        self.sentence = label("", "filter", wraps=True)
        self.see = button(_("See them in Options"), see, "link")
        self._asked: object = None
        self.setLayout(
            column(
                label(_("Who could help now"), "strong"),
                self.sentence,
                row(self.see, None),
                gap=4,
                edges=(20, 0, 20, 12),
            )
        )
        self.nothing()

    def nothing(self) -> None:
        self._asked = None
        self.sentence.setText(_("Paint a day, and this says how many services could help."))
        self.see.hide()

    def look(self, desk: Desk, framework: Framework, request: Request, directory: Directory) -> None:
        """Judge every service, by the worker where there are many."""
        on = desk.today()
        self._asked = request

        def judge(_progress: Progress) -> Answer:
            return matching.judged(framework, request, directory, on, "name")

        if len(directory.services) > AT_ONCE:
            desk.tasks.run(judge, owner=self, done=self._tell, failed=self._refused)
            return
        try:
            self._tell(matching.judged(framework, request, directory, on, "name"))
        except DeskError as refused:
            self._refused(refused)

    def _tell(self, answer: Answer) -> None:
        """A late answer to an older question is not shown."""
        if answer.request is not self._asked:
            return
        self.sentence.setText(_counted(answer))
        self.see.show()

    def _refused(self, error: BaseException) -> None:
        self.sentence.setText(str(error) if isinstance(error, DeskError) else _("This could not be worked out."))
        self.see.hide()


def _counted(answer: Answer) -> str:
    """ "4 could, 3 to check first, 1 with a waiting list; 67 looked at"."""
    could, check, wait = len(answer.fits), len(answer.check_first), len(answer.waiting)
    told = [_("{count} could").format(count=could) if could else _("Nobody could")]
    told += [_("{count} to check first").format(count=check)] if check else []
    told += [_("{count} with a waiting list").format(count=wait)] if wait else []
    return _("{told}; {all} looked at").format(told=", ".join(told), all=answer.considered)
