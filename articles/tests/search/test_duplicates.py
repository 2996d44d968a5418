import pytest

from articles.models import Article
from articles.search.duplicates import fold_copies

_REPORT = (
    "قال المرصد السوري لحقوق الإنسان إن طائرات حربية قصفت صباح اليوم أحياء في شرق المدينة، ما أدى إلى"
    " مقتل عشرة أشخاص وإصابة عشرات آخرين بجروح، بينما واصلت فرق الدفاع المدني البحث عن ناجين تحت الأنقاض"
)


@pytest.mark.parametrize(
    ("bodies", "copies"),
    [
        ([_REPORT, _REPORT + " (وكالات)"], {1: [2]}),
        ([_REPORT, "خبر آخر", "وكالة: " + _REPORT], {1: [3], 2: []}),
        # Less than the whole is another text; and of few words one makes the difference.
        ([_REPORT, _REPORT[: len(_REPORT) // 2]], {1: [], 2: []}),
        (["قتل عشرة في حلب", "قتل عشرة في حلب"], {1: [], 2: []}),
        ([], {}),
    ],
)
def test_copies_stand_under_the_first(bodies: list[str], copies: dict[int, list[int]]) -> None:
    articles = [Article(pk=pk, body=body) for pk, body in enumerate(bodies, 1)]
    folded = fold_copies(articles)
    assert {pk: [copy.pk for copy in others] for pk, others in folded.items()} == copies
