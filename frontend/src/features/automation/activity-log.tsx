import { useQuery } from "@tanstack/react-query";
import { useVirtualizer } from "@tanstack/react-virtual";
import { ArrowDown, ArrowDownToLine, Maximize2, Minimize2 } from "lucide-react";
import { useEffect, useEffectEvent, useRef, useState } from "react";

import { LEVELS, LINES, logQuery } from "@/features/automation/log-query";
import { LogLine } from "@/features/automation/log-line";
import { useLive, usePolling } from "@/hooks/live-context";
import { useSite } from "@/hooks/site-context";
import { cn } from "@/lib/cn";
import type { Level } from "@/lib/live/patch";
import { messageOf } from "@/lib/api/errors";
import { areSingleKeysOn, isTyping } from "@/lib/shortcuts";
import { keep, read } from "@/lib/storage";
import type { LogEvent, Run } from "@/lib/queries/automation";

const AT_END_PX = 24;

/** The run's log as it grows. Following stops when somebody scrolls up. */
export function ActivityLog({ run, isActive }: { run: Run; isActive: boolean }) {
  const [level, setLevel] = useState<Level>(() => keptLevel());
  const [most, setMost] = useState<number>(() => keptLines());
  const [isFollowing, setFollowing] = useState(true);
  const [isFull, setFull] = useState(false);
  const {
    data: lines,
    error,
    refetch,
  } = useQuery({
    ...logQuery(run.run_id, level, most),
    refetchInterval: usePolling(isActive ? 3_000 : 60_000),
    placeholderData: (before) => before,
  });
  useLogKeys(
    () => setFollowing((is) => !is),
    () => setFull((is) => !is),
    () => setFull(false),
  );
  return (
    <section className={cn("term", isFull && "full")} aria-labelledby="log-head">
      <div className="term-h">
        <h2 id="log-head">Activity log</h2>
        <span className="sp" />
        <select
          aria-label="Level"
          value={level}
          onChange={(event) => {
            setLevel(event.target.value as Level);
            keep("igny8.log-level", event.target.value);
          }}
        >
          {LEVELS.map((each) => (
            <option key={each.value} value={each.value}>
              {each.label}
            </option>
          ))}
        </select>
        <select
          aria-label="Lines"
          value={most}
          onChange={(event) => {
            setMost(Number(event.target.value));
            keep("igny8.log-lines", event.target.value);
          }}
        >
          {LINES.map((each) => (
            <option key={each} value={each}>
              {each} lines
            </option>
          ))}
        </select>
        <button type="button" aria-pressed={isFollowing} onClick={() => setFollowing(!isFollowing)}>
          <ArrowDownToLine size={13} strokeWidth={2} />
          Follow
        </button>
        <button
          type="button"
          className="square"
          aria-label={isFull ? "Leave full screen" : "Full screen"}
          aria-pressed={isFull}
          onClick={() => setFull(!isFull)}
        >
          {isFull ? <Minimize2 size={13} strokeWidth={2} /> : <Maximize2 size={13} strokeWidth={2} />}
        </button>
      </div>
      {lines === undefined && error !== null ? (
        <div className="log" role="alert">
          <p>The log can&apos;t be read. {messageOf(error)}</p>
          <button type="button" className="log-retry" onClick={() => void refetch()}>
            Retry
          </button>
        </div>
      ) : (
        <Lines
          lines={lines ?? []}
          isGoing={run.status === "running"}
          isFollowing={isFollowing}
          onFollow={setFollowing}
        />
      )}
    </section>
  );
}

interface LinesProps {
  lines: LogEvent[];
  /** More may come at any moment. */
  isGoing: boolean;
  isFollowing: boolean;
  onFollow: (is: boolean) => void;
}

function Lines({ lines, isGoing, isFollowing, onFollow }: LinesProps) {
  const { site } = useSite();
  const { isLost } = useLive();
  const frame = useRef<HTMLDivElement>(null);
  const lastTop = useRef(0);
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => frame.current,
    estimateSize: () => 20,
    getItemKey: (index) => lines[index]?.id ?? index,
    overscan: 12,
  });
  const height = rows.getTotalSize();
  useEffect(() => {
    const element = frame.current;
    if (isFollowing && element !== null) element.scrollTop = element.scrollHeight;
  }, [isFollowing, lines, height]);
  const onScroll = () => {
    const element = frame.current;
    if (element === null) return;
    const isUp = element.scrollTop < lastTop.current - 2;
    lastTop.current = element.scrollTop;
    const isAtEnd = element.scrollHeight - element.scrollTop - element.clientHeight < AT_END_PX;
    if (isFollowing && isUp && !isAtEnd) onFollow(false);
  };
  return (
    <div className="log-frame">
      <div
        ref={frame}
        className="log"
        role="log"
        aria-live="off"
        aria-label="Activity log"
        tabIndex={0}
        onScroll={onScroll}
      >
        {lines.length === 0 ? <p className="log-none">No line of this level yet.</p> : null}
        <div className="log-rows" style={{ height: height + (isGoing ? 20 : 0) }}>
          {rows.getVirtualItems().map((row) => {
            const line = lines[row.index];
            return line === undefined ? null : (
              <LogLine
                key={row.key}
                ref={rows.measureElement}
                index={row.index}
                top={row.start}
                line={line}
                zone={site.time_zone}
              />
            );
          })}
          {isGoing && !isLost ? <span className="cursor log-end" style={{ top: height + 3 }} /> : null}
        </div>
      </div>
      {isFollowing || lines.length === 0 ? null : (
        <button type="button" className="log-jump" onClick={() => onFollow(true)}>
          <ArrowDown size={13} /> Jump to newest
        </button>
      )}
    </div>
  );
}

function useLogKeys(onFollow: () => void, onFull: () => void, onLeave: () => void): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === "Escape") onLeave();
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event) || !areSingleKeysOn()) return;
    if (event.key === "f") onFollow();
    if (event.key === "l") onFull();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => press(event);
    window.addEventListener("keydown", listener);
    return () => window.removeEventListener("keydown", listener);
  }, []);
}

function keptLevel(): Level {
  const kept = read("igny8.log-level");
  return LEVELS.find((each) => each.value === kept)?.value ?? "debug";
}

function keptLines(): number {
  const kept = Number(read("igny8.log-lines"));
  return LINES.find((each) => each === kept) ?? 100;
}
