"""The search guide on a new site, which has the five seeds."""

from articles.tests.views.test_help import read_examples


def test_every_example_finds_one_of_the_seeds(client, seeds) -> None:
    totals = {
        address: client.get(address).context["results"].total for address in read_examples(client)
    }
    assert [address for address, total in totals.items() if not total] == []
