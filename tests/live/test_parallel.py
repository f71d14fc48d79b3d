"""Fifty clients press the same button at once."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import httpx

from tests.live.conftest import client
from tests.servers.igny8 import Igny8
from tests.servers.settled import Settled

CLIENTS = 50


def test_fifty_starts_at_once_make_one_run(web: Igny8, settled: Settled, owner: httpx.Client) -> None:
    together = Barrier(CLIENTS)

    def start(_: int) -> httpx.Response:
        with client(web, settled.token) as own:
            own.get("me/")  # connected, before all of them go at once
            together.wait(120)
            return own.post(f"automation/run_now/?site_id={settled.site_id}", json={}, timeout=120)

    with ThreadPoolExecutor(CLIENTS) as clients:
        answers = list(clients.map(start, range(CLIENTS)))
    assert Counter(answer.status_code for answer in answers) == {202: 1, 409: CLIENTS - 1}
    started = next(answer.json()["run_id"] for answer in answers if answer.status_code == 202)
    refused = [answer.json() for answer in answers if answer.status_code == 409]
    assert {each["code"] for each in refused} == {"run_active"}
    assert {each["extra"]["run_id"] for each in refused} == {started}
    assert [run["run_id"] for run in owner.get(f"runs/?site_id={settled.site_id}").json()["items"]] == [started]


def test_one_key_sent_by_many_at_once_grants_once(web: Igny8, settled: Settled, owner: httpx.Client) -> None:
    def grant(_: int) -> tuple[int, int]:
        with client(web, settled.token) as own:
            answer = own.post("credits/grant/", json={"amount": 7}, headers={"Idempotency-Key": "once"}, timeout=120)
            return answer.status_code, answer.json()["balance"]

    with ThreadPoolExecutor(10) as clients:
        assert set(clients.map(grant, range(10))) == {(201, 10_007)}
    assert owner.get("credits/").json()["balance"] == 10_007
