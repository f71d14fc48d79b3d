import { scaleOf } from "@/features/settings/budget/series";
import { day as dayWord } from "@/lib/format";

const [WIDTH, HEIGHT, LEFT, BOTTOM] = [760, 200, 56, 24];

interface DayChartProps {
  label: string;
  days: { day: string; amount: number }[];
  say: (amount: number) => string;
}

/** Bars by day, with a scale of three lines; the same numbers stand in a table for who can't see it. */
export function DayChart({ label, days, say }: DayChartProps) {
  const top = scaleOf(Math.max(...days.map((each) => each.amount)));
  const width = (WIDTH - LEFT) / days.length;
  const height = HEIGHT - BOTTOM - 12;
  const y = (amount: number): number => 12 + height * (1 - amount / top);
  const every = Math.ceil(days.length / 6);
  return (
    <figure className="chart">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
        {[0, top / 2, top].map((line) => (
          <g key={line}>
            <line x1={LEFT} x2={WIDTH} y1={y(line)} y2={y(line)} className="chart-line" />
            <text x={LEFT - 8} y={y(line) + 4} className="chart-n">
              {say(line)}
            </text>
          </g>
        ))}
        {days.map(({ day, amount }, index) => (
          <g key={day}>
            <rect
              x={LEFT + index * width + width * 0.15}
              y={y(amount)}
              width={width * 0.7}
              height={Math.max(0, HEIGHT - BOTTOM - y(amount))}
              rx={Math.min(3, width * 0.2)}
              className="chart-bar"
            >
              <title>{`${dayWord(day, "UTC")}: ${say(amount)}`}</title>
            </rect>
            {index % every === 0 ? (
              <text x={LEFT + index * width + width * 0.15} y={HEIGHT - 6} className="chart-d">
                {dayWord(day, "UTC")}
              </text>
            ) : null}
          </g>
        ))}
      </svg>
      <table className="sr">
        <caption>{label}</caption>
        <tbody>
          {days
            .filter((each) => each.amount > 0)
            .map(({ day, amount }) => (
              <tr key={day}>
                <th scope="row">{dayWord(day, "UTC")}</th>
                <td>{say(amount)}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </figure>
  );
}

interface ShareChartProps {
  label: string;
  rows: { key: string; name: string; amount: number; note?: string }[];
  say: (amount: number) => string;
}

/** One bar for each, the most first. */
export function ShareChart({ label, rows, say }: ShareChartProps) {
  const most = Math.max(...rows.map((each) => each.amount), 0);
  return (
    <table className="shares" aria-label={label}>
      <tbody>
        {rows.map(({ key, name, amount, note }) => (
          <tr key={key}>
            <th scope="row">
              {name}
              {note === undefined ? null : <span className="t2 xs block">{note}</span>}
            </th>
            <td className="shares-bar">
              <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                <rect width="100" height="8" rx="2" className="chart-bed" />
                <rect
                  width={most === 0 ? 0 : (amount / most) * 100}
                  height="8"
                  rx="2"
                  className="chart-bar"
                />
              </svg>
            </td>
            <td className="n num">{say(amount)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
