import {
  ArrowRight,
  CircleCheck,
  Copy,
  FileText,
  type LucideIcon,
  Plus,
  RefreshCw,
  TriangleAlert,
} from "lucide-react";

import { type State, StateBadge } from "@/components/badge";
import { Button } from "@/components/button";
import { Select } from "@/components/select";
import type { Import } from "@/features/keyword-import/api";
import {
  describeFile,
  mappedColumns,
  type MappedColumn,
  ROLES,
  size,
  type Wishes,
  withRole,
} from "@/features/keyword-import/mapping";
import { cn } from "@/lib/cn";
import { count, plural } from "@/lib/format";

type Preview = NonNullable<Import["preview"]>;

interface PreviewPartProps {
  found: Import;
  preview: Preview;
  wishes: Wishes;
  isLooking: boolean;
  /** Where there is little room: the columns are shown when asked for, or when no keyword was found. */
  isNarrow?: boolean;
  onReplace: () => void;
  onWishes: (wishes: Wishes) => void;
}

/** The file, what would become of its rows, which column is what, and what is left out and why. */
export function PreviewPart({
  found,
  preview,
  wishes,
  isLooking,
  isNarrow = false,
  onReplace,
  onWishes,
}: PreviewPartProps) {
  const columns = mappedColumns(preview.mapping);
  const out = preview.left_out.reduce((sum, part) => sum + part.rows, 0);
  const mapping = (
    <Mapping
      columns={columns}
      isLooking={isLooking}
      isNarrow={isNarrow}
      onRole={(name, role) => onWishes(withRole(wishes, columns, name, role))}
    />
  );
  return (
    <>
      <div className="row file-row">
        <span className="logo">
          <FileText size={16} />
        </span>
        <div className="sp fn min-w-0">
          <div className="m trunc">{found.file_name}</div>
          <div className="xs t2 num">
            {[size(found.file_size), plural(preview.keywords + out, "row"), describeFile(preview.mapping)]
              .filter((part) => part !== "")
              .join(", ")}
          </div>
        </div>
        <StateBadge state="complete" icon={<CircleCheck size={13} />}>
          {preview.tool}
        </StateBadge>
        <Button size="small" onClick={onReplace}>
          Replace file
        </Button>
      </div>
      <div className={cn(isNarrow ? "g2" : "g4", "tally", isLooking && "stale-rows")} aria-busy={isLooking}>
        <Figure state="complete" icon={Plus} value={preview.new} label="New" />
        <Figure state="active" icon={RefreshCw} value={preview.updated} label="Already here, updated" />
        <Figure state="empty" icon={Copy} value={preview.duplicates} label="Repeated in the file" />
        <Figure
          state={out > 0 ? "failed" : "empty"}
          icon={TriangleAlert}
          value={out}
          label="Without a keyword"
        />
      </div>
      {isNarrow ? (
        <details className="more" open={preview.keywords === 0}>
          <summary>Columns, and what becomes of each</summary>
          {mapping}
        </details>
      ) : (
        mapping
      )}
      {out > 0 ? <LeftOut preview={preview} out={out} name={found.file_name} /> : null}
    </>
  );
}

interface FigureProps {
  state: State;
  icon: LucideIcon;
  value: number;
  label: string;
}

function Figure({ state, icon: Icon, value, label }: FigureProps) {
  return (
    <div className={`st-${state}`}>
      <span className="row tally-n">
        <Icon size={14} />
        <b className="num">{count(value)}</b>
      </span>
      <span className="xs t2">{label}</span>
    </div>
  );
}

interface MappingProps {
  columns: MappedColumn[];
  isLooking: boolean;
  isNarrow: boolean;
  onRole: (name: string, role: MappedColumn["role"]) => void;
}

function Mapping({ columns, isLooking, isNarrow, onRole }: MappingProps) {
  const used = columns.filter((column) => column.role !== null || column.isPart).length;
  return (
    <div>
      <div className="row mb-2">
        {isNarrow ? null : <h3 className="b">Column mapping</h3>}
        <span className="sp" />
        <span className="sm t2">
          {used} of {plural(columns.length, "column")} used
        </span>
      </div>
      <div className="box-t" tabIndex={0} role="region" aria-label="Column mapping">
        <table className="tbl cfgt map-t">
          <thead>
            <tr>
              <th scope="col">In the file</th>
              <th scope="col">
                <span className="sr">becomes</span>
              </th>
              <th scope="col">In IGNY8</th>
              <th scope="col">First values</th>
            </tr>
          </thead>
          <tbody>
            {columns.map((column, index) => (
              <tr key={`${index}-${column.name}`}>
                <th scope="row" className="mono row-head">
                  {column.name}
                </th>
                <td className="t3">
                  <ArrowRight size={14} />
                </td>
                <td>
                  {column.isPart ? (
                    <span className="sm t2">Part of a figure</span>
                  ) : (
                    <Select
                      aria-label={`What ${column.name} becomes`}
                      className={column.role === null ? "t2" : undefined}
                      disabled={isLooking}
                      value={column.role ?? ""}
                      onChange={(event) =>
                        onRole(
                          column.name,
                          ROLES.find((each) => each.role === event.target.value)?.role ?? null,
                        )
                      }
                    >
                      <option value="">Do not import</option>
                      {ROLES.map((each) => (
                        <option key={each.role} value={each.role}>
                          {each.label}
                        </option>
                      ))}
                    </Select>
                  )}
                </td>
                <td className="t2">
                  <span className="trunc map-v">{column.values.join(", ")}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

/** Nothing is lost without a word: each reason with its rows. */
function LeftOut({ preview, out, name }: { preview: Preview; out: number; name: string }) {
  const known = preview.left_out.flatMap((part) =>
    (part.examples ?? []).map((each) => ({ ...each, reason: part.reason })),
  );
  const told = known.slice(0, 3).map((each) => `Row ${count(each.row)}: ${each.reason}.`);
  return (
    <div className="row left-out st-failed" role="note">
      <TriangleAlert size={16} />
      <div className="sm sp">
        <b className="m">{plural(out, "row")} will be left out.</b>{" "}
        <span className="t2">{told.join(" ")}</span>
        <details className="more">
          <summary>All reasons</summary>
          <ul className="t2">
            {preview.left_out.map((part) => (
              <li key={part.reason}>
                {plural(part.rows, "row")}: {part.reason}
                <ul className="mono xs">
                  {(part.examples ?? []).map((each) => (
                    <li key={each.row}>
                      {count(each.row)}: {each.text === "" ? "(empty)" : each.text}
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        </details>
      </div>
      {known.length === 0 ? null : (
        <a className="link sm nw" href={csvOf(known)} download={`left-out-of-${name}.csv`}>
          {known.length === out
            ? `Download the ${plural(out, "row")}`
            : `Download the first ${count(known.length)}`}
        </a>
      )}
    </div>
  );
}

function csvOf(rows: { row: number; reason: string; text: string }[]): string {
  const cell = (text: string) => `"${text.replace(/^[=+\-@\t\r]/, "'$&").replaceAll('"', '""')}"`;
  const lines = rows.map((each) => [String(each.row), cell(each.reason), cell(each.text)].join(","));
  return `data:text/csv;charset=utf-8,${encodeURIComponent(`row,reason,text\n${lines.join("\n")}\n`)}`;
}
