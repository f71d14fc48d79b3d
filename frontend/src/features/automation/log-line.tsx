import type { Ref } from "react";

import { time } from "@/lib/format";
import type { LogEvent } from "@/lib/queries/automation";

const SIGNS: Record<LogEvent["level"], { sign: string; look: string; spoken: string }> = {
  debug: { sign: "..", look: "dbg", spoken: "detail" },
  info: { sign: "..", look: "inf", spoken: "info" },
  warning: { sign: "!", look: "wa", spoken: "warning" },
  error: { sign: "x", look: "er", spoken: "error" },
};

interface LogLineProps {
  ref: Ref<HTMLDivElement>;
  index: number;
  top: number;
  line: LogEvent;
  zone: string;
}

export function LogLine({ ref, index, top, line, zone }: LogLineProps) {
  const { sign, look, spoken } = SIGNS[line.level];
  return (
    <div
      ref={ref}
      data-index={index}
      className={`log-row ${look}`}
      style={{ transform: `translateY(${top}px)` }}
    >
      <time dateTime={line.time}>{time(line.time, zone, true)}</time>
      <span className="lv" aria-label={spoken} role="img">
        {sign}
      </span>
      <span>{withNames(line.message)}</span>
    </div>
  );
}

/** What stands between “ and ” is a name, and is set off. */
function withNames(message: string) {
  return message
    .split(/(“[^”]*”)/)
    .map((part, index) => (part.startsWith("“") ? <b key={index}>{part.slice(1, -1)}</b> : part));
}
