from clcdesk.letters.page import AFTER_PARAGRAPH, TOP, Flow, Group, Placed, Row
from clcdesk.letters.tagged import TaggedPdf

BOTTOM = TOP + 100


def nothing(pdf: TaggedPdf, top: float, height: float) -> None:
    """Rows here are only placed."""


def rows(*heights: float, grows: bool = False) -> tuple[Row, ...]:
    return tuple(Row(height, nothing, grows) for height in heights)


def flowed(*groups: Group) -> list[list[Placed]]:
    flow = Flow(BOTTOM)
    flow.add(groups)
    return flow.pages


def tops(page: list[Placed]) -> list[float]:
    return [placed.top - TOP for placed in page]


def test_the_wider_of_two_spaces_stands_between_groups() -> None:
    (page,) = flowed(Group(rows(10), below=3), Group(rows(10), above=8), Group(rows(10), above=2))
    assert [round(top, 2) for top in tops(page)] == [0, 18, round(28 + AFTER_PARAGRAPH, 2)]


def test_a_group_stays_whole() -> None:
    first, second = flowed(Group(rows(70)), Group(rows(20, 20)))
    assert (len(first), len(second)) == (1, 2)
    assert tops(second) == [0, 20]


def test_a_group_taller_than_a_page_breaks_between_rows() -> None:
    pages = flowed(Group(rows(60, 60, 60)))
    assert [tops(page) for page in pages] == [[0], [0], [0]]


def test_a_heading_goes_with_what_it_leads() -> None:
    first, second = flowed(Group(rows(80)), Group(rows(5), leads=True), Group(rows(30)))
    assert (len(first), len(second)) == (1, 2)


def test_a_heading_leads_the_beginning_of_what_no_page_holds() -> None:
    first, second = flowed(Group(rows(50)), Group(rows(5), leads=True), Group(rows(20, 60, 60)))[:2]
    assert (len(first), len(second)) == (3, 1)


def test_a_card_before_a_card_on_the_next_page_grows_to_the_foot() -> None:
    first, second = flowed(Group(rows(60, grows=True)), Group(rows(60, grows=True)))
    assert 60 < first[0].height < 100
    assert second[0].height == 60


def test_a_card_before_text_does_not_grow() -> None:
    first, _ = flowed(Group(rows(60, grows=True)), Group(rows(60)))
    assert first[0].height == 60


def test_a_repeated_row_opens_each_page_a_table_goes_on_to() -> None:
    (header,) = rows(10)
    pages = flowed(Group((header, *rows(40, 40, 40)), repeated=header))
    assert [[placed.artifact for placed in page] for page in pages] == [[False, False, False], [True, False]]
    assert tops(pages[1]) == [0, 10]
