"""A framework is taken into use and out of it by its code."""

from datetime import date, timedelta

from clcdesk.services import frameworks
from tests.services.conftest import Filled

DAY = date(2025, 6, 16)


def test_it_is_no_longer_looked_on_from_that_day(filled: Filled) -> None:
    db = filled.db
    used = frameworks.in_use(db, DAY)
    code = next(one for one in sorted(frameworks.everything(db)) if one not in used)
    frameworks.use(db, code, DAY - timedelta(days=30))
    assert code in frameworks.in_use(db, DAY)
    frameworks.stop_using(db, code, DAY)
    assert code not in frameworks.in_use(db, DAY)
    assert code in frameworks.in_use(db, DAY - timedelta(days=1))
    db.undo()
    assert code in frameworks.in_use(db, DAY)
