"""Any number of articles from a corpus: its own, then new ones made of runs of its paragraphs.

A recombined article takes runs of one to four neighbouring paragraphs from articles drawn at
random until it is as long as another article drawn at random. So words, phrases and lengths are
distributed as in the corpus, and neighbours stay neighbours; only what a whole article is about is
more mixed than in life. The same number always gives the same article.
"""

import gzip
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

SEED = 2016
_LONGEST_RUN = 4
_INVENTED_SOURCES = 12
_FIRST_DAY, _DAYS = date(2012, 1, 1), 4000


@dataclass(frozen=True, slots=True)
class Model:
    """An article as a list of paragraphs; ``glue`` is what stands between them."""

    title: str
    paragraphs: tuple[str, ...]
    published: str
    source: str
    glue: str = "\n"

    @property
    def body(self) -> str:
        """The whole text."""
        return self.glue.join(self.paragraphs)


def read_corpus(path: Path, limit: int) -> list[Model]:
    """The first articles of a JSON Lines file (or .gz) with ``body``, each text once.

    Raises:
        SystemExit: a line is no article; the message names file and line.
    """
    found: dict[str, Model] = {}
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            if len(found) == limit:
                break
            try:
                row = json.loads(line)
                paragraphs = tuple(p.strip() for p in row["body"].split("\n") if p.strip())
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                raise SystemExit(f"{path}, line {number}: no article ({error!r})") from error
            if paragraphs:
                published = str(row.get("published_on") or row.get("published") or "")[:10]
                source = str(row.get("source") or "")
                model = Model(str(row.get("title") or ""), paragraphs, published, source)
                found.setdefault(model.body, model)
    if not found:
        raise SystemExit(f"{path}: no article in it")
    return list(found.values())


def read_seeds(folder: Path) -> list[Model]:
    """The five seeds, their sentences as paragraphs."""
    models = []
    for path in sorted(folder.glob("*.txt")):
        sentences = tuple(s.strip() for s in path.read_text("utf-8").split(".") if s.strip())
        models.append(Model(sentences[0][:80], sentences, "", "", glue=". "))
    return models


def take_articles(models: Sequence[Model], first: int, last: int) -> Iterator[Model]:
    """The articles numbered ``first`` to ``last`` (excluded): the corpus's own come first."""
    for number in range(first, last):
        chance = Random(f"{SEED}-{number}")
        model = models[number] if number < len(models) else _recombine(models, chance)
        yield _complete(model, chance)


def distinct_paragraphs(models: Iterable[Model]) -> list[str]:
    """Every paragraph once, in order."""
    return list(dict.fromkeys(p for model in models for p in model.paragraphs))


def _recombine(models: Sequence[Model], chance: Random) -> Model:
    wanted = len(chance.choice(models).body)
    told = chance.choice(models)
    paragraphs: list[str] = []
    length = 0
    while length < wanted:
        donor = chance.choice(models).paragraphs
        begin = chance.randrange(len(donor))
        run = donor[begin : begin + chance.randint(1, _LONGEST_RUN)]
        paragraphs += run
        length += sum(map(len, run)) + len(run)
    return Model(told.title, tuple(paragraphs), told.published, told.source, told.glue)


def _complete(model: Model, chance: Random) -> Model:
    """With a day and a source where the corpus gives none."""
    day = _FIRST_DAY + timedelta(chance.randrange(_DAYS))
    # The lower of two draws: some outlets print more than others.
    number = 1 + min(chance.randrange(_INVENTED_SOURCES), chance.randrange(_INVENTED_SOURCES))
    return Model(
        title=model.title or model.paragraphs[0][:80],
        paragraphs=model.paragraphs,
        published=model.published or day.isoformat(),
        source=model.source or f"الصحيفة {number}",
        glue=model.glue,
    )
