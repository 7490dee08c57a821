from clcdesk.letters.blocks import Paragraph, Run
from clcdesk.letters.drawing_text import paragraph
from clcdesk.letters.structure import Element


def test_a_sentence_that_announces_a_list_is_not_left_alone_at_the_foot_of_a_page() -> None:
    document = Element("Document", None)
    assert paragraph(Paragraph((Run("You can:"),)), document).leads
    assert not paragraph(Paragraph((Run("You can ring us."),)), document).leads
