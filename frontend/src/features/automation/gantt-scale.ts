/** Where a moment stands on a run's time-line, and which moments are named. Pure. */

export interface Scale {
  start: number;
  end: number;
  ticks: number[];
}

const MINUTE = 60_000;
const STEPS = [1 / 12, 1 / 6, 0.25, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 240, 480, 1440].map(
  (minutes) => minutes * MINUTE,
);
const MOST_TICKS = 5;

export function scaleOf(start: number, end: number): Scale {
  const to = Math.max(end, start + 10_000);
  const step = STEPS.find((each) => (to - start) / each <= MOST_TICKS) ?? STEPS.at(-1) ?? MINUTE;
  const ticks: number[] = [];
  for (let at = Math.ceil(start / step) * step; at <= to; at += step) ticks.push(at);
  return { start, end: to, ticks };
}

export function percent(scale: Scale, at: number): number {
  const share = (100 * (at - scale.start)) / (scale.end - scale.start);
  return Math.min(100, Math.max(0, share));
}
