"""News and accounts of interviews, and more of what pages put round them. All texts are invented."""

from __future__ import annotations

import pytest
from core.structures import kinds

from kzreader.core.structure.furniture import furniture_of


def test_news_that_draws_on_an_interview_is_told_throughout():
    assert set(
        kinds(
            """
            Harbour to open again in autumn

            HULL – The harbour will open again in autumn, Mayor Ana Roe said in an interview with Bell TV on Monday.

            “We have waited long enough, and so have our ships. I count the days, as they do,” she said.

            The harbour has been closed since the flood.

            “Nobody will pay more than before, and that is a promise that I can keep,” the mayor added.
            """
        )[1:]
    ) == {"narration"}


def test_a_page_without_title_that_comes_back_to_the_interview_has_a_lead():
    assert kinds(
        """
        Ana Roe, the mayor of Hull, came to the island on Monday to open the harbour that the flood had closed.

        On the ferry she gave an interview to Leo Finch of Bell TV.

        “We have waited long enough, and so have our ships. I count the days, as they do,” she told him.

        Her interviewer asked what it had cost.

        The whole interview lasted an hour.
        """
    ) == ["lead", "narration", "quotation", "narration", "narration"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Return to Transcripts main page", "promo"),
        ("Harbour Radio logo", "promo"),
        ("Advertisements", "promo"),
        ("[Notices | Transcript | List of Subjects]", "promo"),
        ("Earlier, the Bell reported that the mayor gave an interview.", "promo"),
        ("Mayor Roe speaking in Hull. BELL HANDOUT -- MANDATORY CREDIT -- EDITORIAL USE ONLY", "caption"),
        ("Фото Анны Ривер", "caption"),
        ("HULL, England, Nov. 26", "note"),
        ("Aired March 14, 2019 - 12:00 ET", "note"),
        ("This is a transcript of a tape-recorded interview held at the harbour.", "note"),
        ("Numbers in square brackets give the pages of the printed volume.", "note"),
    ],
)
def test_more_of_what_pages_put_round_an_interview(line, kind):
    assert furniture_of(line).value == kind


def test_a_title_that_ends_with_a_preposition_goes_on_and_one_cut_off_is_the_same():
    assert kinds(
        """
        The mayor speaks about the harbour and the ferry that wi - Bell 41 Hull

        The mayor speaks about the harbour and the ferry that will run again

        Q: When will it run?

        A: In autumn.
        """
    ) == ["title", "title", "question", "answer"]
    assert kinds(
        """
        Oral History Interview with
        Leo Finch

        ROE: Where were you born?

        FINCH: On the island, in a house by the harbour.

        ROE: And where did you learn?

        FINCH: At the yard.
        """
    )[:2] == ["title", "title"]


def test_a_title_with_more_after_a_comma_is_the_same_and_an_original_title_is_a_title():
    assert kinds(
        """
        Interview with the novelist Leo Finch

        An Interview with the novelist Leo Finch, author of Ferries

        Q: When did you begin?

        A: In autumn.
        """
    ) == ["title", "title", "question", "answer"]
    assert (
        kinds("(原标题：港口发言人主持例行记者会)\n问：渡轮何时开航？\n答：今年秋天。\n问：桥呢？\n答：明年。\n")[0]
        == "title"
    )


def test_talks_between_states_are_no_interview():
    assert kinds(
        """
        Two presidents discuss a ‘harbour union’

        Both leaders think it "necessary to hold talks with experts from all the islands"

        HULL, November 29. The presidents discussed a union of harbours on Monday, the press secretary said.

        "There have been some questions about the visit. We have to note that the talks were about it," he wrote.
        """
    ) == ["title", "heading", "narration", "narration"]
