/** A row of numbers as a line of 84 by 22. Pure. */

interface Spark {
  path: string;
  end: [number, number];
  word: "rising" | "falling" | "steady";
}

const LEFT = 3;
const RIGHT = 80;
const TOP = 3;
const BOTTOM = 19;
const STEADY = 0.1; // a tenth of the middle of the beginning

/** Null where there are fewer than two numbers to draw a line between. Months without a number are left out. */
export function sparkPath(values: readonly (number | null)[]): Spark | null {
  const known = values.flatMap((value, index) => (value === null ? [] : [[index, value] as const]));
  if (known.length < 2) return null;
  const numbers = known.map(([, value]) => value);
  const low = Math.min(...numbers);
  const high = Math.max(...numbers);
  const step = (RIGHT - LEFT) / (values.length - 1);
  const y = (value: number) =>
    high === low ? (TOP + BOTTOM) / 2 : BOTTOM - ((value - low) / (high - low)) * (BOTTOM - TOP);
  const points = known.map(([index, value]): [number, number] => [
    round(LEFT + index * step),
    round(y(value)),
  ]);
  const path = points.map(([left, top], index) => `${index === 0 ? "M" : "L"}${left} ${top}`).join("");
  return { path, end: points.at(-1) ?? [RIGHT, TOP], word: wordFor(numbers) };
}

function wordFor(numbers: number[]): Spark["word"] {
  const part = Math.max(1, Math.floor(numbers.length / 4));
  const begin = mean(numbers.slice(0, part));
  const end = mean(numbers.slice(-part));
  const change = end - begin;
  if (Math.abs(change) <= Math.abs(begin) * STEADY) return "steady";
  return change > 0 ? "rising" : "falling";
}

const mean = (numbers: number[]): number => numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
const round = (value: number): number => Math.round(value * 10) / 10;
