"""Names by the named-entity recogniser of CAMeL Tools, a fine-tuned AraBERT.

The model labels words in the BIO scheme (Ramshaw & Marcus, 1995). Its locations are suggested as
places; its organisations, which may be ministries or firms, only where the gazetteer has a faction
of that name. Persons and the rest are left aside.
"""

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple, Protocol

from articles.extraction.camel.segmentation import find_only_bearer
from articles.extraction.document import Document
from articles.extraction.gazetteer import Gazetteer
from articles.extraction.mention import Kind, Mention
from articles.language.clitics import cut_proclitics
from articles.language.fold import fold
from articles.language.tokens import fold_name

MODEL = Path("data", "ner", "arabert")
_KINDS: Mapping[str, Kind] = MappingProxyType({"LOC": Kind.PLACE, "ORG": Kind.FACTION})
_RULES = {Kind.PLACE: "ner.location", Kind.FACTION: "ner.organisation"}
#: A word with its vowel marks, or one sign: as the model's training texts were cut.
_TOKEN = re.compile(r"[^\W_](?:[^\W_]|[\u064b-\u0655\u0670])*|[^\w\s]|_")
_SENTENCE_END = frozenset(".!?؟؛")
#: AraBERT reads 256 pieces of words at once.
_LONGEST_SENTENCE = 100


class Span(NamedTuple):
    """A stretch of a text, half-open."""

    start: int
    end: int


class Labeller(Protocol):
    """What is needed of a recogniser: the class ``NERecognizer`` has it."""

    def predict(self, sentences: list[list[str]]) -> list[list[str]]:
        """A label for each word of each sentence: B-LOC, I-LOC, O and so on."""
        ...


def load_model(directory: Path, model: Path) -> Labeller:
    """The recogniser with a model; takes seconds and, with torch, some hundred megabytes."""
    # CAMeL Tools looks for its catalogue there when it is imported.
    os.environ["CAMELTOOLS_DATA"] = str(directory)
    from camel_tools.ner import NERecognizer

    labeller: Labeller = NERecognizer(str(model), use_gpu=False)
    return labeller


class NameRecognizer:
    """Suggests what a model takes for a location or a known armed organisation."""

    def __init__(self, labeller: Labeller) -> None:
        self._labeller = labeller

    def find(self, document: Document) -> Iterator[Mention]:
        """The names that the model sees, linked where the gazetteer has one bearer."""
        sentences = split_sentences(document.text)
        words = [[document.text[slice(*span)] for span in sentence] for sentence in sentences]
        for sentence, labels in zip(sentences, self._labeller.predict(words), strict=True):
            for label, span in read_labels(labels, sentence):
                if mention := _mention(document, label, span):
                    yield mention


def split_sentences(text: str) -> list[list[Span]]:
    """The words of a text with their offsets, sentence by sentence.

    >>> [[span.start for span in sentence] for sentence in split_sentences("في حلب. وحمص")]
    [[0, 3, 6], [8]]
    """
    sentences: list[list[Span]] = [[]]
    end = 0
    for match in _TOKEN.finditer(text):
        is_new_line = "\n" in text[end : match.start()]
        if sentences[-1] and (is_new_line or len(sentences[-1]) >= _LONGEST_SENTENCE):
            sentences.append([])
        sentences[-1].append(Span(*match.span()))
        end = match.end()
        if match.group() in _SENTENCE_END:
            sentences.append([])
    return [sentence for sentence in sentences if sentence]


def read_labels(labels: Sequence[str], words: Sequence[Span]) -> Iterator[tuple[str, Span]]:
    """The labelled spans of a sentence: B- begins one, I- of the same type goes on with it.

    An I- that follows nothing of its type begins a span too, as CoNLL's scorer reads it. Words
    that the model cut off at the end of a long sentence have no labels.

    >>> words = [Span(0, 2), Span(3, 6), Span(7, 12)]
    >>> list(read_labels(["O", "B-LOC", "I-LOC"], words))
    [('LOC', Span(start=3, end=12))]
    """
    label, start, end = "", 0, 0
    for tag, word in zip(labels, words, strict=False):
        position, _, type_ = tag.partition("-")
        if type_ and type_ == label and position == "I":
            end = word.end
            continue
        if label:
            yield label, Span(start, end)
        label, start, end = type_, word.start, word.end
    if label:
        yield label, Span(start, end)


def _mention(document: Document, label: str, span: Span) -> Mention | None:
    kind = _KINDS.get(label)
    if kind is None:
        return None
    span, key = _link(document.text, span, kind, document.gazetteer)
    if kind is Kind.FACTION and key is None:
        return None
    surface = document.text[slice(*span)]
    return Mention(*span, kind, surface, _RULES[kind], key, evidence=f"B-{label}")


def _link(text: str, span: Span, kind: Kind, gazetteer: Gazetteer) -> tuple[Span, str | None]:
    """The span without clitics before a known name, and the name's only bearer."""
    first, *_ = text[slice(*span)].split() or [""]
    rest = text[span.start + len(first) : span.end]
    for cut in cut_proclitics(fold(first)):
        names = gazetteer.names_of(fold_name(cut.word + rest))
        if key := find_only_bearer(names.get(kind, ())):
            # Marks make a word longer than its folded form: then its clitics stay where they are.
            offset = cut.offset if len(fold(first)) == len(first) else 0
            return Span(span.start + offset, span.end), key
    return span, None
