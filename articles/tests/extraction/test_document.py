import pytest

from articles.extraction.document import Document
from articles.extraction.gazetteer import Gazetteer, Name
from articles.extraction.mention import Kind

GAZETTEER = Gazetteer([], [Name("حلب", "aleppo", Kind.PLACE)])


@pytest.mark.parametrize(
    ("text", "start", "surface"),
    [
        ("سقطت حلب", 5, "حلب"),
        ("سَقَطَت حَلَبُ.", 8, "حَلَبُ"),
        ("😀😀 حلب", 3, "حلب"),
        ("\ufeffحلبـــ", 1, "حلبـــ"),
        ("وﺣﻠﺐ", 1, "ﺣﻠﺐ"),
        ("ﻻ حلب", 2, "حلب"),
    ],
)
def test_mentions_hold_the_text_as_written(text: str, start: int, surface: str) -> None:
    document = Document(text, GAZETTEER)
    (match,) = document.matches
    mention = document.mention(match.start, match.end, Kind.PLACE, "test", entity="aleppo")
    assert (mention.start, mention.surface) == (start, surface)
    assert text[mention.start : mention.end] == surface
    assert (mention.rule, mention.entity, mention.value) == ("test", "aleppo", None)


def test_the_text_is_folded_and_split_once() -> None:
    document = Document("سقطت مدينة حلب", GAZETTEER)
    assert document.folded is document.folded
    assert [token.text for token in document.tokens] == ["سقطت", "مدينه", "حلب"]
    assert document.matches is document.matches
