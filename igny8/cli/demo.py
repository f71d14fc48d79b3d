"""`igny8 demo`: a site to play with, and its first run before your eyes."""

from __future__ import annotations

import signal
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from igny8.automation.controls import active_run
from igny8.automation.read import describe_run, pipeline_overview
from igny8.automation.resume import resume_run
from igny8.automation.start import start_run
from igny8.cli import workers
from igny8.cli.answer import Answer, aside
from igny8.cli.command import Command, address_options
from igny8.cli.demo_site.make import ACTOR, EMAIL, Demo, make_demo
from igny8.cli.progress import watching
from igny8.cli.run import work_here
from igny8.cli.serving import serving_all
from igny8.cli.up import announce
from igny8.jobs.signals import ending_on
from igny8.jobs.supervise import supervise
from igny8.models import AutomationRun, Content, Site
from igny8.publishing.articles import articles_of
from igny8.publishing.formats import format_named
from igny8.publishing.targets.folder import Folder
from igny8.web import server

_LOOKED_EVERY = 0.2  # seconds


@click.command("demo", cls=Command)
@click.option(
    "--up", "is_up", is_flag=True, help="Start the server and the first run, show it, and go on until Ctrl-C."
)
@click.option("--wait", is_flag=True, help="Work the first run here to its end, without a server.")
@address_options
def command(is_up: bool, wait: bool, host: str, port: int) -> Answer:
    """Make a demo site about coffee, with 209 keywords and two texts to quote. Repeating it does no harm."""
    if is_up and wait:
        raise click.UsageError("Choose one of --up and --wait.")
    bound = server.listen(host, port) if is_up else None
    demo = make_demo()
    _greet(demo)
    if bound is not None:
        return _up(demo, bound)
    run = _begin(demo.site) if wait else None
    if run is not None:
        worked = work_here(run)
        return Answer(_value(demo, run), _drafts(demo.site), worked.exit_code)
    return Answer(_value(demo, None), f"Next: igny8 run --site {demo.site.domain} --wait")


def _greet(demo: Demo) -> None:
    site = demo.site
    _say(f"{site.name} ({site.domain}) is a made-up site about coffee, in the account {site.account.name}.")
    if demo.imported:
        _say(f"It has {demo.imported['new']:,} keywords, and two texts of its own that drafts may quote.")
    if demo.password:
        _say(f"Its user is {EMAIL}, password {demo.password} (shown this once; `igny8 user reset` sets another).")


def _begin(site: Site) -> AutomationRun | None:
    """The site's active run, going on, or a new one; None if nothing waits at any stage."""
    run = active_run(site)
    if run is not None:
        return resume_run(run, actor=ACTOR) if run.status == AutomationRun.Status.PAUSED else run
    waiting = sum(stage["pending"] for stage in pipeline_overview(site) if stage["type"] != "Manual")
    return start_run(site=site, actor=ACTOR, allow_partial=True) if waiting else None


def _up(demo: Demo, bound: socket.socket) -> Answer:
    workers.log_to_standard_error(is_verbose=False)
    with (
        ending_on(signal.SIGTERM, signal.SIGINT) as ended,
        serving_all(bound, ended, is_verbose=False),
        _worker(ended),
    ):
        announce(server.address(bound))
        run = _begin(demo.site)
        if run is None:
            _say("All of its work is done: no keyword, cluster, idea or task waits.")
        else:
            _say("Its first run:" if _is_first(run) else "Its run goes on:")
            _follow(run, ended)
        if not ended.is_set():
            _say(_drafts(demo.site))
            _say("IGNY8 stays up and works what you start from another terminal. Ctrl-C ends it.")
            ended.wait()
    return Answer(_value(demo, run), "IGNY8 has ended. Runs that were active go on at the next start.")


@contextmanager
def _worker(ended: threading.Event) -> Iterator[None]:
    thread = threading.Thread(target=supervise, args=(workers.worker_command(is_verbose=False), ended))
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def _follow(run: AutomationRun, ended: threading.Event) -> None:
    with watching(run) as watch:
        while run.status == AutomationRun.Status.RUNNING and not ended.wait(_LOOKED_EVERY):
            run.refresh_from_db()
            watch(run)


def _drafts(site: Site) -> str:
    """Put the drafts where a browser can open them, and say where they are and what can be done next."""
    if not Content.objects.filter(site=site).exists():
        return "There is no draft yet. `igny8 status` and `igny8 logs` tell how it stands."
    folder = drafts_folder()
    target = Folder(folder, format_named("html"), is_forced=True)
    delivered = target.deliver(site, list(articles_of(site)))
    igny8 = workers.program()
    return "\n".join(
        [
            "",
            f"{len(delivered):,} drafts with their images lie in {folder}",
            f"Open them in a browser: {(folder / 'index.html').as_uri()}",
            "They are offline briefs, honestly marked as such: no key and no network was used.",
            "",
            "What to do next, in another terminal:",
            f"  {igny8} run --site {site.domain} --wait   (the next articles)",
            f"  {igny8} status --site {site.domain}   (how it stands)",
            f"  {igny8} export --site {site.domain} --format wxr DIR   (a file that WordPress imports)",
            f"  {igny8} site create --domain YOURS, then {igny8} import FILE --site YOURS",
            "",
        ]
    )


def drafts_folder() -> Path:
    """Where the demo's drafts are put."""
    return workers.home() / "demo-drafts"


def _is_first(run: AutomationRun) -> bool:
    return not AutomationRun.objects.filter(site_id=run.site_id, started_at__lt=run.started_at).exists()


def _say(text: str) -> None:
    aside().print(text, markup=False, soft_wrap=True)


def _value(demo: Demo, run: AutomationRun | None) -> dict[str, object]:
    return {
        "account_id": demo.site.account_id,
        "site_id": demo.site.pk,
        "domain": demo.site.domain,
        "keywords": demo.site.keywords.count(),
        "imported": demo.imported,
        "run": describe_run(run) if run else None,
        "drafts": str(drafts_folder()) if Content.objects.filter(site=demo.site).exists() else None,
    }
