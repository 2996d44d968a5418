"""The five seeds, read and indexed as on a new site."""

from django.utils.translation import override

from articles.models import Article
from articles.search.request import DateOf, SearchRequest
from articles.search.results import find_all, search
from articles.tests.search.conftest import ask

#: Queries and the seeds (by the numbers of their files) that they find.
FOUND = {
    "": "01234",
    "حلب": "01234",
    "بحلب": "01234",
    "Aleppo": "01234",
    "سورية": "0124",
    "سوريا": "0124",
    "داعش": "1234",
    "الدواعش": "1234",
    "لداعش": "1234",
    "ISIS": "1234",
    "الدولة الإسلامية في العراق والشام": "1234",
    "=داعش": "1234",
    "=الدواعش": "2",
    "=لداعش": "2",
    "=سورية": "14",
    "النصره": "0124",
    "=النصرة": "0124",
    "=النصره": "",
    "قسد": "4",
    "SDF": "4",
    "Syrian Democratic Forces": "4",
    "تدمر": "123",
    "لافروف": "1",
    "رضائي": "1",
    '"قلعة سمعان"': "4",
    "«قلعة سمعان»": "4",
    '"سمعان قلعة"': "",
    '"مدن حلب"': "013",
    '="مدينة حلب"': "13",
    '="لمدينة حلب"': "0",
    '"معارك حلب"': "02",
    "كاستيل*": "0",
    "بوكمال*": "4",
    "البوكم*": "4",
    "حلب -داعش": "0",
    "حلب -ISIS": "0",
    "-داعش": "0",
    "NOT (داعش OR النصرة)": "",
    "داعش OR كاستيلو": "01234",
    "داعش النصرة": "124",
    "كاستيلو أو سوتشي": "04",
    "(كاستيلو OR سوتشي) -قسد": "0",
    "place:حلب": "01234",
    "مكان:تدمر": "123",
    "place:Palmyra": "123",
    "faction:ISIS": "1234",
    "فصيل:قسد": "4",
    "faction:SDF": "4",
    "source:المواعيد": "1",
    "source:elmaouid": "1",
    "مصدر:رويترز": "",
    "title:أعتاب": "1",
    "عنوان:احضان": "1",
    "title:كاستيلو": "",
    "author:مكرم": "3",
    'كاتب:"محمد أحمد"': "3",
    "after:2017": "4",
    "بعد:2016-12": "1234",
    "before:2016-07": "0",
    "after:2016-12-20 before:2016-12-25": "23",
    "after:2016-12 -تدمر": "4",
}

#: Which dates in the texts are asked for, and the seeds that mention one of them.
DATED = {
    ("2017-11", "2017-11"): "4",
    ("2017-11-28", "2017-11-28"): "4",
    ("2017-12-02", "2017-12-02"): "4",
    ("2016-12-03", "2016-12-03"): "1",
    ("2017-01-15", "2017-01-15"): "3",
    ("2014", "2014"): "",
    ("2019", ""): "",
}


def _numbers(**fields) -> str:
    with_number = {article.pk: str(n) for n, article in enumerate(Article.objects.order_by("pk"))}
    return "".join(sorted(with_number[hit.article.pk] for hit in ask(**fields).hits))


def test_queries_find_the_seeds_that_they_should(seeds) -> None:
    assert {query: _numbers(q=query) for query in FOUND} == FOUND
    for query, numbers in FOUND.items():
        results = ask(q=query)
        assert results.total == len(numbers)
        everything = [pk for batch in find_all(results.request) for pk in batch]
        assert everything == [hit.article.pk for hit in results.hits]
    assert _dated() == DATED


def _dated() -> dict[tuple[str, str], str]:
    return {
        (after, before): _numbers(after=after, before=before, date_of=DateOf.MENTIONED)
        for after, before in DATED
    }


def test_names_are_widened_and_the_reader_is_told(seeds) -> None:
    with override("ar"):
        (expansion,) = ask(q="ISIS").expansions
    assert (expansion.words, expansion.names) == ("ISIS", ("داعش",))
    assert ask(q="ISIS", expand=False).total == 0
    assert ask(q="ISIS", expand=False).expansions == ()
    assert ask(q="-ISIS").expansions == ()


def test_what_has_some_of_the_words_follows_apart(seeds) -> None:
    results = ask(q="سوتشي كاستيلو")
    assert (results.total, results.partial_total) == (0, 2)
    assert {hit.article.pk for hit in results.partial} == {seeds[0].pk, seeds[4].pk}
    assert ask(q="سوتشي كاستيلو", before="2016").partial_total == 1
    assert ask(q="سوتشي -كاستيلو").partial_total == 0


def test_every_facet_counts_what_its_links_lead_to(seeds) -> None:
    queries = ("", "q=داعش", "q=حلب -سوتشي&after=2016&before=2016", "status=new")
    values = [
        (facet.name, value)
        for query in queries
        for facet in search(SearchRequest.from_query(query)).facets
        for value in facet.values
        if not value.is_selected
    ]
    followed = {value.query: search(SearchRequest.from_query(value.query)) for _, value in values}
    assert values
    assert [(name, value.label, followed[value.query].total) for name, value in values] == [
        (name, value.label, value.count) for name, value in values
    ]
