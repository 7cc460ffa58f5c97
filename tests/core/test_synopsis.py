"""Accounts of one interview as columns, statements as rows: what a reader finds in the table, and in which order."""

from __future__ import annotations

import pickle
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from notebooks import interview

from kzreader.core.crossrefs.parallels import Comparison, compare
from kzreader.core.crossrefs.synopsis import Badge, Only, Row, Synopsis, filtered, pairs_of, synopsis
from kzreader.core.crossrefs.synopsis.statements import Account
from kzreader.core.crossrefs.values import Figure, FigurePair, Link
from kzreader.core.errors import RequestError
from kzreader.core.interview import Interview
from kzreader.core.jobs import JOBS
from kzreader.core.library import bundled_ids, bundled_interview, interview_from_text
from kzreader.core.text import Span

BRIDGE, FERRY, TOLL = "The bridge opens in May.", "The old ferry stays in service.", "Nobody pays to cross the water."
TALE = interview("tale", BRIDGE, FERRY, TOLL)


def place(account: Interview, words: str) -> Span:
    start = account.text.index(words)
    return Span(start, start + len(words))


def linked(a: Interview, b: Interview, *pairs: tuple[str, str]) -> Comparison:
    return Comparison(tuple(Link("parallel", 0.9, place(a, one), place(b, other)) for one, other in pairs))


def table(base: Interview, *accounts: Interview, links: Sequence[Comparison], **options: object) -> Synopsis:
    ids = [(a.id, b.id) for a, b in pairs_of(accounts)]
    return synopsis(base.id, accounts, dict(zip(ids, links, strict=True)), **options)


def words(row: Row, *accounts: Interview) -> list[str]:
    return [
        " … ".join(span.of(account.text) for span in cell.passages)
        for account, cell in zip(accounts, row.cells, strict=True)
    ]


def rows(found: Synopsis, *accounts: Interview) -> list[list[str]]:
    return [words(row, *accounts) for row in found.rows]


# which statements share a row, and where it stands


def test_statements_follow_the_base_and_columns_the_order_asked_for():
    other = interview("other", "The toll is none at all.", "May is when the bridge opens.")
    links = linked(other, TALE, ("May is when the bridge opens.", BRIDGE), ("The toll is none at all.", TOLL))
    found = table(TALE, other, TALE, links=[links])
    assert found.documents == ("other", "tale")
    assert rows(found, other, TALE) == [
        ["May is when the bridge opens.", BRIDGE],
        ["", FERRY],
        ["The toll is none at all.", TOLL],
    ]


def test_what_the_base_has_not_stands_between_its_neighbours():
    other = interview(
        "other", "In May the bridge opens.", "Its towers are of steel.", "Crossing costs nothing.", "We thank you all."
    )
    links = linked(TALE, other, (BRIDGE, "In May the bridge opens."), (TOLL, "Crossing costs nothing."))
    found = table(TALE, TALE, other, links=[links])
    assert rows(found, TALE, other) == [
        [BRIDGE, "In May the bridge opens."],
        ["", "Its towers are of steel."],
        [FERRY, ""],
        [TOLL, "Crossing costs nothing."],
        ["", "We thank you all."],
    ]


def test_what_goes_with_the_next_statement_of_its_paragraph_stands_before_it():
    other = interview("other", "In May the bridge opens.", "Its towers are steel. Crossing costs nothing.")
    links = linked(TALE, other, (BRIDGE, "In May the bridge opens."), (TOLL, "Crossing costs nothing."))
    found = table(TALE, TALE, other, links=[links])
    assert [words(row, TALE, other)[1] for row in found.rows] == [
        "In May the bridge opens.",
        "",
        "Its towers are steel.",
        "Crossing costs nothing.",
    ]


def test_a_lead_that_sums_up_the_end_draws_nothing_along():
    other = interview(
        "other", "Crossing will be free, he says.", "We met at noon.", "In May it opens.", "The ferry remains."
    )
    links = linked(
        TALE,
        other,
        (TOLL, "Crossing will be free, he says."),
        (BRIDGE, "In May it opens."),
        (FERRY, "The ferry remains."),
    )
    found = table(TALE, TALE, other, links=[links])
    assert rows(found, TALE, other)[0] == ["", "We met at noon."]


def test_neighbours_that_one_sentence_sums_up_share_its_row():
    transcript = interview("transcript", "We built the bridge of steel. It has stood for years. Come and see it.")
    report = interview("report", "The bridge of steel has stood for years.")
    links = linked(
        transcript,
        report,
        ("We built the bridge of steel.", "The bridge of steel has stood for years."),
        ("It has stood for years.", "The bridge of steel has stood for years."),
    )
    found = table(transcript, transcript, report, links=[links])
    assert rows(found, transcript, report) == [
        ["We built the bridge of steel. … It has stood for years.", "The bridge of steel has stood for years."],
        ["Come and see it.", ""],
    ]


def test_what_another_account_alone_has_is_told_a_paragraph_a_row():
    alone = "The town is old. It has nine towers. Each has a bell."
    other = interview("other", alone, " ".join(["Its market is known along the whole coast, and beyond."] * 8))
    found = table(TALE, TALE, other, links=[Comparison()])
    assert [words(row, TALE, other)[1].count(".") for row in found.rows[3:]] == [3, 6, 2]


def test_a_passage_that_comes_again_says_which_row_has_it_first():
    report = interview("report", "The bridge opens and nobody pays.")
    links = linked(
        TALE, report, (BRIDGE, "The bridge opens and nobody pays."), (TOLL, "The bridge opens and nobody pays.")
    )
    first, _, last = table(TALE, TALE, report, links=[links]).rows
    assert first.cells[1].again == ()
    assert [(repeat.passage, repeat.row) for repeat in last.cells[1].again] == [(Span(0, 33), 1)]


def test_two_accounts_that_a_third_joins_share_a_row_where_their_words_do_too():
    second = interview("second", "Opening comes in summer, the bridge engineers promise.")
    third = interview("third", "The bridge engineers promise a summer opening.")
    base = interview("base", "The opening is this summer, said the bridge engineers.")
    links = [
        linked(base, second, (base.text, second.text)),
        Comparison(),
        linked(second, third, (second.text, third.text)),
    ]
    assert rows(table(base, base, second, third, links=links), base, second, third) == [
        [base.text, second.text, third.text]
    ]


def test_a_word_of_agreement_goes_with_what_it_agrees_to():
    talk = interview("talk", "Yes. The ferry is dear to us all.", "We keep it, of course. Surely so.")
    found = table(TALE, TALE, talk, links=[Comparison()])
    assert [words(row, TALE, talk)[1] for row in found.rows] == [
        "",
        "",
        "",
        "Yes. … The ferry is dear to us all.",
        "We keep it, of course. … Surely so.",
    ]


def test_titles_labels_and_furniture_are_no_statements():
    account = interview_from_text(
        "The mayor on the bridge\n\nQuestion: When does it open?\n\nAnswer: It opens in May, all being well.\n\n"
        "Photo: The bridge at night / City archive\n"
    )
    shown = [one for row in rows(table(TALE, TALE, account, links=[Comparison()]), TALE, account) for one in row]
    assert "When does it open?" in shown
    assert "It opens in May, all being well." in shown
    assert not any("Question" in one or "The mayor on" in one for one in shown)


@st.composite
def linked_accounts(draw: st.DrawFn) -> tuple[list[Interview], dict[tuple[str, str], Comparison]]:
    """Accounts of a few sentences, some very short, with any links at all between them."""
    sentence = st.sampled_from(
        ["Yes.", "We build bridges for all.", "Nobody pays to cross.", "It opens in May, they say."]
    )
    texts = draw(st.lists(st.lists(st.lists(sentence, min_size=1, max_size=3), max_size=3), min_size=2, max_size=4))
    accounts = [
        interview(f"account {number}", *map(" ".join, [["We met at the river."], *paragraphs]))
        for number, paragraphs in enumerate(texts)
    ]
    spans = {one.id: [sentence.span for sentence in Account(one).sentences] for one in accounts}
    comparisons = {}
    for a, b in pairs_of(accounts):
        ends = draw(st.lists(st.tuples(st.sampled_from(spans[a.id]), st.sampled_from(spans[b.id])), max_size=6))
        comparisons[a.id, b.id] = Comparison(tuple(Link("parallel", 0.5, *pair) for pair in sorted(set(ends))))
    return accounts, comparisons


@given(linked_accounts(), st.data())
def test_nothing_is_lost_and_the_base_keeps_its_order_whatever_is_linked(made, data: st.DataObject):
    accounts, comparisons = made
    base = data.draw(st.sampled_from(range(len(accounts))))
    found = synopsis(accounts[base].id, accounts, comparisons)
    assert [row.number for row in found.rows] == list(range(1, len(found.rows) + 1))
    for column, account in enumerate(accounts):
        shown = [(row.number, span) for row in found.rows for span in row.cells[column].passages]
        assert {span for _, span in shown} == {sentence.span for sentence in Account(account).sentences}
        first: dict[Span, int] = {}
        for number, span in shown:
            first.setdefault(span, number)
        for row in found.rows:
            again = {repeat.passage: repeat.row for repeat in row.cells[column].again}
            assert again == {span: first[span] for span in row.cells[column].passages if first[span] < row.number}
    order = [
        row.cells[base].passages[0] for row in found.rows if row.cells[base].passages and not row.cells[base].again
    ]
    assert order == sorted(order)


# what is said of a row


def test_facts_of_rows_and_filters():
    second = interview("second", "In May the bridge opens.", "It cost a lot of money.")
    third = interview("third", "The bridge opens in spring.")
    links = [
        linked(TALE, second, (BRIDGE, "In May the bridge opens.")),
        linked(TALE, third, (BRIDGE, "The bridge opens in spring.")),
        Comparison(),
    ]
    found = table(TALE, TALE, second, third, links=links)

    def numbers(only: Only, account: str | None = None) -> list[int]:
        return [row.number for row in filtered(found, only, account=account).rows]

    assert [row.only_here for row in found.rows] == [None, 1, 0, 0]
    assert found.rows[1].missing == (0, 2)
    assert numbers(Only.ALL_AGREE) == [1]
    assert numbers(Only.ONLY_HERE) == [2, 3, 4]
    assert numbers(Only.ONLY_HERE, "second") == [2]
    assert numbers(Only.MISSING_HERE, "tale") == [2]
    assert numbers(Only.FIGURES_DIFFER) == []
    assert filtered(found, None) == found
    with pytest.raises(RequestError, match="no account “other”"):
        filtered(found, Only.ONLY_HERE, account="other")


def test_a_figure_that_is_another_one_elsewhere_marks_both_rows():
    second = interview("second", "In May the bridge opens.", "It is 9 km long, they say.")
    base = interview("base", "The bridge opens in May.", "It will be 8 km from end to end.")
    eight, nine = (
        Figure(place(account, words), "quantity", value=value, unit="km")
        for account, words, value in ((base, "8 km", 8.0), (second, "9 km", 9.0))
    )
    pairs = {("base", "second"): [FigurePair("differs", "length", eight, nine)]}
    links = [linked(base, second, ("The bridge opens in May.", "In May the bridge opens."))]
    found = table(base, base, second, links=links, figure_pairs=pairs)
    assert [row.figures_differ for row in found.rows] == [False, True, True]
    agreeing = {("base", "second"): [FigurePair("agrees", "length", eight, nine)]}
    assert not any(row.figures_differ for row in table(base, base, second, links=links, figure_pairs=agreeing).rows)


def test_coverage_is_the_share_of_words_with_a_counterpart_both_ways():
    second = interview("second", "In May the bridge opens.")
    found = table(TALE, TALE, second, links=[linked(TALE, second, (BRIDGE, "In May the bridge opens."))])
    assert found.coverage[0] == (1.0, 1.0)
    assert found.coverage[1] == (round(5 / 17, 4), 1.0)


# how each account words it


SPOKEN = interview_from_text(
    "Question: When will the new bridge open?\n\nAnswer: The new bridge opens in May and nobody will pay to cross it.\n"
)
STATEMENT = "The new bridge opens in May and nobody will pay to cross it."


@pytest.mark.parametrize(
    ("told", "badge"),
    [
        ("“The new bridge opens in May and nobody will pay to cross it,” said Mayor Dina Osman.", Badge.VERBATIM),
        ("“In May we shall open the crossing free of charge for everybody,” said Mayor Dina Osman.", Badge.PARAPHRASE),
        ("Mayor Dina Osman said the crossing is “free for all” from May.", Badge.PARTIAL),
        ("Mayor Dina Osman said the crossing would open in May.", Badge.REPORTED),
        ("A crossing without any toll is planned for May.", Badge.PARAPHRASE),
    ],
)
def test_a_badge_says_how_an_account_gives_the_statement(told: str, badge: Badge):
    report = interview_from_text(f"{told}\n\nThe town lies on the estuary and has a market every week.\n")
    sentence = told.splitlines()[0]
    found = table(SPOKEN, SPOKEN, report, links=[linked(SPOKEN, report, (STATEMENT, sentence))])
    [row] = [row for row in found.rows if not row.missing]
    assert row.cells[1].badge is badge
    assert row.cells[0].badge is Badge.VERBATIM


def test_words_that_the_base_has_not_are_marked():
    report = interview("report", "The bridge opens in June, not earlier.")
    found = table(TALE, TALE, report, links=[linked(TALE, report, (BRIDGE, report.text))])
    base, told = found.rows[0].cells
    assert base.differs == ()
    assert [span.of(report.text) for span in told.differs] == ["June, not earlier"]


def test_little_words_and_order_alone_are_no_difference():
    report = interview("report", "In May, opens the bridge and that is the bridge’s.")
    found = table(TALE, TALE, report, links=[linked(TALE, report, (BRIDGE, report.text))])
    assert [span.of(report.text) for span in found.rows[0].cells[1].differs] == ["bridge’s"]


# the bundled interviews


@pytest.fixture(scope="module")
def harmony() -> tuple[tuple[Interview, ...], Synopsis]:
    accounts = tuple(bundled_interview(document) for document in bundled_ids()[:3])
    comparisons = {(a.id, b.id): compare(a, b) for a, b in pairs_of(accounts)}
    return accounts, synopsis(accounts[1].id, accounts, comparisons)


def test_every_sentence_of_every_account_is_shown_and_the_base_in_order(harmony):
    accounts, found = harmony
    for column, account in enumerate(accounts):
        shown = [span for row in found.rows for span in row.cells[column].passages]
        assert set(shown) == {sentence.span for sentence in Account(account).sentences}
    base = [span for row in found.rows for span in row.cells[1].passages if row.cells[1].again == ()]
    assert base == sorted(set(base))


def test_no_row_says_a_single_word(harmony):
    accounts, found = harmony
    assert min(len(max(words(row, *accounts), key=len).split()) for row in found.rows) >= 3


def test_the_accounts_of_the_younger_generation_stand_side_by_side(harmony):
    accounts, found = harmony
    [row] = [row for row in found.rows if "younger generation of the two countries" in words(row, *accounts)[1]]
    assert "The younger generation must be well-acquainted" in words(row, *accounts)[2]
    assert row.cells[2].badge is Badge.PARAPHRASE


def test_another_base_gives_the_same_shares_seen_from_there(harmony):
    accounts, found = harmony
    comparisons = {(a.id, b.id): compare(a, b) for a, b in pairs_of(accounts)}
    other = synopsis(accounts[2].id, accounts, comparisons)
    assert other.coverage[1] == found.coverage[2][::-1]


def test_the_worker_makes_the_same_synopsis_and_can_hand_it_over(harmony):
    accounts, found = harmony
    comparisons = {(a.id, b.id): compare(a, b) for a, b in pairs_of(accounts)}
    made = JOBS["synopsis"](accounts[1].id, accounts, comparisons, {})
    assert pickle.loads(pickle.dumps(made)) == found
    pairs = JOBS["likely accounts"](accounts)
    [group] = JOBS["groups"](accounts, {pair: comparisons[pair] for pair in pairs})
    assert pickle.loads(pickle.dumps(group)).documents == tuple(account.id for account in accounts)


# bad input


@pytest.mark.parametrize(
    ("accounts", "sentence"),
    [
        ([TALE], "2 to 6 accounts, not 1"),
        ([interview(str(number), "Words.") for number in range(7)], "2 to 6 accounts, not 7"),
        ([TALE, TALE], "“Tale” is named twice"),
        ([TALE, interview("none")], "“None” has no paragraphs"),
    ],
)
def test_what_makes_no_synopsis_is_said_in_a_sentence(accounts: list[Interview], sentence: str):
    with pytest.raises(RequestError, match=sentence):
        synopsis(accounts[0].id, accounts, {})


def test_the_base_is_one_of_the_accounts():
    with pytest.raises(RequestError, match="one of its accounts"):
        synopsis("other", [TALE, interview("second", "Words.")], {})


def test_accounts_of_one_word_or_white_space_are_shown_as_they_are():
    one, blank = interview("one", "Yes."), interview("blank", " ")
    assert rows(table(one, one, TALE, links=[Comparison()]), one, TALE)[0] == ["Yes.", ""]
    found = table(blank, blank, one, links=[Comparison()])
    assert rows(found, blank, one) == [["", "Yes."]]
    assert found.coverage[1] == (0.0, 0.0)
