import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { ListChecks } from "lucide-react";

import { Button } from "@/components/button";
import { Card } from "@/components/card";
import { Segmented } from "@/components/segmented";
import { Loading, Skeleton } from "@/components/skeleton";
import { EmptyState, ErrorState } from "@/components/states";
import { backToDraft, useDoing } from "@/features/review/api";
import { type Target, useDecisions } from "@/features/review/decide/use-decisions";
import { BulkBar } from "@/features/review/queue/bulk-bar";
import { QueueRow } from "@/features/review/queue/queue-row";
import { useChosen } from "@/features/review/queue/use-chosen";
import { useRowKeys } from "@/features/review/queue/use-row-keys";
import { countsQuery, queueQuery, type Row, type Tab, TABS } from "@/features/review/queries";
import { readOnly, TAB_LABEL, whyNotApproved } from "@/features/review/words";
import { useSite } from "@/hooks/site-context";
import { useNow } from "@/hooks/use-now";
import { count, plural } from "@/lib/format";

/** All that waits for a person, the weightiest first. */
export function ReviewPage({ tab }: { tab: Tab }) {
  const { site } = useSite();
  const navigate = useNavigate();
  const counts = useQuery(countsQuery(site.id));
  return (
    <div className="page">
      <div className="ph">
        <div>
          <h1>Review</h1>
          <p className="sub">{counts.data === undefined ? " " : summary(counts.data)}</p>
        </div>
        <div className="act">
          <Segmented
            label="Which articles"
            value={tab}
            onChange={(next) =>
              void navigate({ to: "/review", search: next === "ready" ? {} : { tab: next } })
            }
            options={TABS.map((each) => ({
              value: each,
              label: (
                <>
                  {TAB_LABEL[each]}{" "}
                  <span className="t3 num">{counts.data === undefined ? "" : count(counts.data[each])}</span>
                </>
              ),
            }))}
          />
        </div>
      </div>
      <Queue key={`${site.id} ${tab}`} tab={tab} />
    </div>
  );
}

interface Counts {
  ready: number;
  drawing: number;
}

function summary({ ready, drawing }: Counts): string {
  const told =
    ready === 0
      ? "No draft waits for a decision."
      : `${plural(ready, "draft")} ${ready === 1 ? "has" : "have"} all ${ready === 1 ? "its" : "their"} images and ${ready === 1 ? "waits" : "wait"} for a decision.`;
  return drawing === 0
    ? told
    : `${told} ${count(drawing)} more ${drawing === 1 ? "waits" : "wait"} for images.`;
}

const targetOf = (row: Row): Target => ({ id: row.id, title: row.title, version: row.version });

function Queue({ tab }: { tab: Tab }) {
  const { me, site } = useSite();
  const now = useNow(true);
  const queue = useInfiniteQuery(queueQuery(site.id, tab));
  const rows = queue.data?.pages.flatMap((page) => page.items) ?? [];
  const { chosen, choose, clear } = useChosen(rows.map((row) => row.id));
  const decisions = useDecisions({ siteId: site.id });
  const drafting = useDoing(site.id, 0, { does: backToDraft, said: "It is a draft again." });
  const blocked = readOnly(me);
  const canDecide = blocked === null && (tab === "ready" || tab === "changes");
  const withRow = (does: (target: Target, row: Row) => void) => (id: number) => {
    const row = rows.find((each) => each.id === id);
    if (row !== undefined && canDecide) does(targetOf(row), row);
  };
  useRowKeys({
    x: choose,
    a: withRow((target, row) => (whyNotApproved(row) === null ? decisions.approve(target) : undefined)),
    c: withRow((target, row) => (row.is_being_rewritten ? undefined : decisions.ask(target))),
  });
  if (queue.error !== null) {
    return (
      <Card>
        <ErrorState
          what="The articles can't be read"
          error={queue.error}
          onRetry={() => void queue.refetch()}
        />
      </Card>
    );
  }
  if (queue.isPending) return <LoadingQueue />;
  if (rows.length === 0) return <NothingHere tab={tab} />;
  return (
    <>
      <Card className="rv" aria-label={TAB_LABEL[tab]}>
        {rows.map((row, index) => (
          <QueueRow
            key={row.id}
            row={row}
            zone={site.time_zone}
            now={now}
            isFirst={index === 0 && tab === "ready"}
            isChosen={chosen.includes(row.id)}
            blocked={blocked}
            onChoose={(isRange) => choose(row.id, isRange)}
            onApprove={() => decisions.approve(targetOf(row))}
            onAsk={() => decisions.ask(targetOf(row))}
            onDraft={() => drafting.mutate(row.id)}
          />
        ))}
      </Card>
      {queue.hasNextPage ? (
        <p className="row rv-more">
          <Button isBusy={queue.isFetchingNextPage} onClick={() => void queue.fetchNextPage()}>
            Show more
          </Button>
        </p>
      ) : null}
      <p className="sm t3 only-d row rv-keys">
        <span>
          <kbd>J</kbd> <kbd>K</kbd> move
        </span>
        <span>
          <kbd>Enter</kbd> open
        </span>
        <span>
          <kbd>X</kbd> select
        </span>
        <span>
          <kbd>A</kbd> approve
        </span>
        <span>
          <kbd>C</kbd> ask for changes
        </span>
      </p>
      {canDecide ? <BulkBar siteId={site.id} ids={chosen} onClear={clear} /> : null}
      {decisions.dialogs}
    </>
  );
}

function LoadingQueue() {
  return (
    <Loading label="Reading the articles">
      <Card className="rv">
        {[0, 1, 2, 3].map((each) => (
          <div key={each} className="rvi">
            <span />
            <Skeleton width={124} height={70} />
            <Skeleton height={44} />
          </div>
        ))}
      </Card>
    </Loading>
  );
}

const EMPTY: Record<Tab, string> = {
  ready: "When a run has written an article and drawn its images, it stops here and waits for you.",
  changes: "What you send back with “Ask for changes” stands here until it is done.",
  approved: "What you approve stands here.",
  rejected: "What you reject stays here; it can be taken back to draft.",
};

function NothingHere({ tab }: { tab: Tab }) {
  const navigate = useNavigate();
  const title = tab === "ready" ? "Nothing waits for you" : `Nothing under “${TAB_LABEL[tab]}”`;
  return (
    <Card>
      <EmptyState
        icon={<ListChecks size={22} strokeWidth={1.5} />}
        title={title}
        action={
          tab === "ready" ? (
            <Button variant="primary" onClick={() => void navigate({ to: "/automation" })}>
              Go to automation
            </Button>
          ) : undefined
        }
      >
        <p>{EMPTY[tab]}</p>
      </EmptyState>
    </Card>
  );
}
