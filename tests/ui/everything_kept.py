"""A process of its own that opens a database and prints what is in it: `python everything_kept.py DATABASE`.

JSON: every value of every living row as text, how many rows each table has, and the text of every draft.
"""

import json
import sys
from pathlib import Path

from sqlalchemy import select

from clcdesk import store
from clcdesk.store import drafts
from clcdesk.store.tables import table_of, tracked
from tests.desk_fixtures import PASSPHRASE


def main(path: Path) -> int:
    values: set[str] = set()
    rows: dict[str, int] = {}
    with store.open_database(path, PASSPHRASE) as db:
        with db.read() as session:
            for name in tracked():
                table = table_of(name)
                found = session.execute(select(table).where(~table.c.deleted)).all()
                rows[name] = len(found)
                for row in found:
                    for value in row:
                        values.update(map(str, value) if isinstance(value, tuple) else (str(value),))
        typed = [text for _table, _row, _field, text in drafts.everywhere(db)]
    print(json.dumps({"values": sorted(values), "rows": rows, "drafts": typed}))
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
