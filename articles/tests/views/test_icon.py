"""The icon at the address that browsers try."""


def test_leads_to_the_icon(client):
    response = client.get("/favicon.ico")
    assert (response.status_code, response.headers["Location"]) == (302, "/static/img/favicon.svg")
