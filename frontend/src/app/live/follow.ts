/** Puts what the stream tells into the cache, and asks anew for what it doesn't tell, but not more often than needed. */
import type { QueryClient, QueryKey } from "@tanstack/react-query";

import {
  isActive,
  type Level,
  type RunEvent,
  type StageEvent,
  withLine,
  withRun,
  withStage,
} from "@/lib/live/patch";
import type { EventName } from "@/lib/live/stream";
import type { Schemas } from "@/lib/api/client";
import { automationKeys, type LogEvent, type Run } from "@/lib/queries/automation";
import { creditsKey } from "@/lib/queries/credits";
import { listsKey } from "@/lib/queries/lists";
import { meQuery } from "@/lib/queries/session";

const RUN_MS = 2_000; // tokens, cost, results and the expected end
const DOORS_MS = 4_000; // pending counts and the estimate

export class Follower {
  private readonly due = new Map<string, ReturnType<typeof setTimeout>>();

  constructor(
    private readonly client: QueryClient,
    private readonly siteId: number,
  ) {}

  take(name: EventName, data: Record<string, unknown>): void {
    if (name === "run") this.run(data as RunEvent);
    else if (name === "stage") this.stage(data as StageEvent);
    else if (name === "log") this.line(data as LogEvent);
    else if (name === "balance") this.balance(data as Schemas["BalanceEventOut"]);
    else if (name === "resync") this.all();
    else if (name === "end") void this.client.invalidateQueries({ queryKey: meQuery.queryKey });
  }

  stop(): void {
    for (const timer of this.due.values()) clearTimeout(timer);
    this.due.clear();
  }

  /** Read all of the site anew: the stream was away. */
  all(): void {
    void this.client.invalidateQueries({ queryKey: ["automation", this.siteId] });
    void this.client.invalidateQueries({ queryKey: ["log"] });
    void this.client.invalidateQueries({ queryKey: ["runs"] });
    void this.client.invalidateQueries({ queryKey: listsKey(this.siteId) });
  }

  private run(event: RunEvent): void {
    const key = automationKeys.currentRun(this.siteId);
    const known = this.client.getQueryData<Run | null>(key);
    const isSame = known?.run_id === event.run_id && known.status === event.status;
    this.patchRuns((run) => withRun(run, event));
    if (known?.run_id === event.run_id && !isActive(event.status)) this.client.setQueryData(key, null);
    if (isSame) this.later(key, RUN_MS);
    else this.all(); // a run began, ended, or stands otherwise now
  }

  private stage(event: StageEvent): void {
    this.patchRuns((run) => withStage(run, event));
    this.later(automationKeys.currentRun(this.siteId), RUN_MS);
    this.later(automationKeys.overview(this.siteId), DOORS_MS);
    this.later(automationKeys.estimate(this.siteId), DOORS_MS);
    this.later(automationKeys.use(this.siteId), DOORS_MS);
    this.later(["runs", event.run_id], RUN_MS);
    this.later(listsKey(this.siteId), DOORS_MS);
  }

  private line(line: LogEvent): void {
    if (line.run_id === null) return;
    for (const [key, lines] of this.client.getQueriesData<LogEvent[]>({ queryKey: ["log", line.run_id] })) {
      const [, , level, most] = key as [string, string, Level, number];
      if (lines !== undefined) this.client.setQueryData(key, withLine(lines, line, level, most));
    }
  }

  private balance(event: Schemas["BalanceEventOut"]): void {
    this.client.setQueryData<Schemas["BalanceOut"]>(creditsKey(event.account_id), (known) =>
      known === undefined ? known : { ...known, balance: event.credit_balance },
    );
  }

  private patchRuns(change: (run: Run) => Run): void {
    this.client.setQueryData<Run | null>(automationKeys.currentRun(this.siteId), (run) =>
      run ? change(run) : run,
    );
    this.client.setQueryData<Run[]>(automationKeys.history(this.siteId), (runs) => runs?.map(change));
  }

  /** Ask anew, once, however many events come until then. */
  private later(key: QueryKey, milliseconds: number): void {
    const name = JSON.stringify(key);
    if (this.due.has(name)) return;
    const timer = setTimeout(() => {
      this.due.delete(name);
      void this.client.invalidateQueries({ queryKey: key });
    }, milliseconds);
    this.due.set(name, timer);
  }
}
