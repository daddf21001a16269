"""Which addresses a picture may be fetched from."""

from __future__ import annotations

import ipaddress

#: The only ways in which a picture is fetched.
SCHEMES = ("http", "https")


def is_local(address: str) -> bool:
    """Whether an IP address is that of this computer or of a network of its own."""
    found = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        # Old addresses travel in new ones.
        found = found.ipv4_mapped or found.sixtofour or found
    return not found.is_global


def may_follow(former: str, scheme: str, is_from_local: bool, is_to_local: bool) -> bool:
    """Whether a redirect may be followed, from an address with the scheme `former`.

    Only to the web, never from a secure connection to an open one, and never from the internet
    into the network at home: no page makes Likewise knock at a neighbour's door.
    """
    if scheme not in SCHEMES or (former, scheme) == ("https", "http"):
        return False
    return is_from_local or not is_to_local
