"""Who asks, where a proxy stands between."""

from ipaddress import ip_address

from django.http import HttpRequest


def client_address(request: HttpRequest) -> str | None:
    """The address that the nearest proxy says it was asked from; the proxy's own where it does not.

    What stands before the last address of the header, the visitor may have sent.
    """
    told = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    try:
        return str(ip_address(told))
    except ValueError:
        return request.META.get("REMOTE_ADDR")
