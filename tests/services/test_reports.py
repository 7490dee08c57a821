"""Take-up, gaps and waits of what the database holds."""

import csv
import io

from clcdesk.services import choices, decisions, gaps, officers, reports
from clcdesk.services.reports import Line, Report
from tests.services import small
from tests.services.conftest import Filled

ON = small.ON


def by_code(filled: Filled) -> dict[str, Report]:
    return {report.code: report for report in reports.everything(filled.db, ON)}


def test_a_search_counts_in_its_lot_band_age_and_district(filled: Filled) -> None:
    found = by_code(filled)
    for code in ("lots", "bands", "ages", "districts"):
        assert sum(line.counts[0] for line in found[code].lines) >= 1, code
        assert all(line.counts[1] == 0 for line in found[code].lines), code
    assert sum(line.counts[0] for line in found["waits"].lines) == 1


def test_a_choice_counts_once_it_is_made_and_nobody_waits_then(filled: Filled) -> None:
    list_id = choices.freeze(filled.db, [filled.request], ON)
    decisions.record(filled.db, list_id, ON, "decides", "direct-payment")
    found = by_code(filled)
    assert [line.counts for line in found["lots"].lines] == [(1, 1)]
    assert found["waits"].empty


def test_a_gap_counts_where_the_place_was_wanted_until_it_is_closed(filled: Filled) -> None:
    assert by_code(filled)["gaps"].empty
    owner = officers.everyone(filled.db)[0].id
    gap = gaps.record(filled.db, filled.request, ON, owner, ON)
    report = by_code(filled)["gaps"]
    assert report.grid and sum(sum(line.counts) for line in report.lines) >= 1
    gaps.close(filled.db, gap, ON, "A place came up")
    assert by_code(filled)["gaps"].empty


def test_a_file_says_no_small_number_and_begins_no_formula() -> None:
    lines = [Line("Melton, and round it", (4, 0)), Line("=1+1", (12, 5))]
    report = Report("lots", "Title", "Definition", "Lot", ("looking", "chose"), lines)
    rows = list(csv.reader(io.StringIO(reports.as_csv(report))))
    assert rows == [
        ["Lot", "looking", "chose"],
        ["Melton, and round it", "1 to 4", "0"],
        ["'=1+1", "12", "5"],
    ]
