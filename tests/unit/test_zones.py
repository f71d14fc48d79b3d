from __future__ import annotations

import pytest

from igny8.lib import zones
from igny8.lib.errors import Invalid


@pytest.mark.parametrize(
    ("given", "key"), [("Europe/Berlin", "Europe/Berlin"), (" utc ", "UTC"), ("america/new_york", "America/New_York")]
)
def test_known(given: str, key: str) -> None:
    assert zones.named(given).key == key


@pytest.mark.parametrize("name", ["", "America", "../../etc/passwd", "UTC\0", "x" * 5_000, "localtime", "+02:00"])
def test_unknown(name: str) -> None:
    with pytest.raises(Invalid) as caught:
        zones.named(name)
    assert "IANA" in caught.value.extra["fields"]["time_zone"]


@pytest.mark.parametrize(
    ("given", "close"), [("Berlin", "Europe/Berlin"), ("Europe/Berln", "Europe/Berlin"), ("new york", "New_York")]
)
def test_suggestion(given: str, close: str) -> None:
    with pytest.raises(Invalid, match=close):
        zones.named(given)
