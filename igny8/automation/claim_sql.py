"""The statements of a claim. They run for every step, and ask for more than the ORM can say.

Who has least in flight comes first, then who was served longest ago: among accounts, then among the account's sites.
A site's single actions go before its pipeline, a run's steps in order of id. Steps that may be killing their worker
come first, because nothing new is begun beside them. A run on probation (`probes`) works one step at a time.

No finished step is ever looked at: `leased` is grouped by the site's own id, or SQLite walks the steps of all times in
the order of their sites to spare itself the sorting of a few.
"""

from __future__ import annotations

from typing import Final

_READY = """
    s.status = 'waiting' AND s.number = r.current_stage AND s.crashes < 10
    AND (s.not_before IS NULL OR s.not_before <= {now})
"""

# What a claim reads of its step, in the order of the table's columns.
READ: Final = (
    *("id", "run_id", "stage_id", "site_id", "number", "kind", "item_ids", "payload", "uses_ai"),
    *("price", "attempts", "crashes", "fence", "reserved"),
)
_STEP: Final = ", ".join(f"s.{name}" for name in READ)

CHOOSE: Final = f"""
WITH leased AS (
    SELECT w.id AS site_id, w.account_id, COUNT(*) AS steps, SUM(CASE WHEN s.uses_ai THEN 1 ELSE 0 END) AS calls
    FROM igny8_runstep s JOIN igny8_site w ON w.id = s.site_id
    WHERE s.status = 'leased'
    GROUP BY w.id, w.account_id
),
heads AS (
    SELECT r.site_id, r.kind, r.probes, w.account_id, w.served_at,
           CASE WHEN r.probes > 0 THEN 1 ELSE r.concurrency END AS most,
           (SELECT s.id FROM igny8_runstep s WHERE s.run_id = r.id AND {_READY} ORDER BY s.id LIMIT 1) AS step_id
    FROM igny8_automationrun r JOIN igny8_site w ON w.id = r.site_id
    WHERE r.status = 'running' {{runs}}
)
SELECT {_STEP}, h.probes, c.max_credits_per_run, c.max_credits_per_day, c.max_credits_per_month, c.warn_below,
       c.max_cost_per_run, c.max_cost_per_day, c.max_cost_per_month
FROM heads h
JOIN igny8_runstep s ON s.id = h.step_id
LEFT JOIN leased l ON l.site_id = h.site_id
LEFT JOIN igny8_automationconfig c ON c.site_id = h.site_id
WHERE NOT s.uses_ai OR COALESCE(l.calls, 0) < h.most
ORDER BY CASE WHEN s.crashes >= 5 THEN 0 ELSE 1 END,
         (SELECT COALESCE(SUM(a.steps), 0) FROM leased a WHERE a.account_id = h.account_id),
         COALESCE(l.steps, 0),
         (SELECT MAX(o.served_at) FROM igny8_site o WHERE o.account_id = h.account_id) NULLS FIRST,
         h.served_at NULLS FIRST,
         h.kind, s.id
LIMIT 1
"""  # noqa: S608 - of constants

# PostgreSQL only, after the site's row was locked: what the first query saw may be taken by now. The run is locked
# against change, so that no step begins once a pause has been answered.
CHOOSE_ON_SITE: Final = f"""
SELECT {_STEP}, r.probes
FROM igny8_runstep s JOIN igny8_automationrun r ON r.id = s.run_id
WHERE r.site_id = %(site)s AND r.status = 'running' {{runs}} AND {_READY}
  AND (NOT s.uses_ai OR (
      SELECT COUNT(*) FROM igny8_runstep f WHERE f.site_id = %(site)s AND f.status = 'leased' AND f.uses_ai
  ) < CASE WHEN r.probes > 0 THEN 1 ELSE r.concurrency END)
ORDER BY r.kind, s.id
LIMIT 1
FOR UPDATE OF s SKIP LOCKED
FOR SHARE OF r
"""  # noqa: S608 - of constants

SERVE: Final = "UPDATE igny8_site SET served_at = {now} WHERE id = %(site)s"

TAKE: Final = """
UPDATE igny8_runstep
SET status = 'leased', fence = %(fence)s, lease_until = {later}, leased_by = %(worker)s, reserved = %(reserved)s,
    started_at = COALESCE(started_at, {now})
WHERE id = %(step)s AND status = 'waiting' AND fence = %(fence)s - 1
"""
