/** Cells of a keyword that are changed where they stand. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";

import { Difficulty, Intent, intentOptions, Unknown } from "@/components/records/cells";
import { InlineEdit } from "@/components/records/inline-edit";
import type { Page } from "@/components/records/pages";
import { numberOf } from "@/components/records/range-form";
import { type Change, changeKeyword, INTENTS, type Keyword } from "@/features/keywords/api";
import { price } from "@/features/keywords/words";
import { useTold } from "@/hooks/use-told";
import { cn } from "@/lib/cn";
import { count } from "@/lib/format";
import { listKey } from "@/lib/queries/lists";

interface FigureProps {
  row: Keyword;
  isCurrent: boolean;
  mayWrite: boolean;
}

/** Puts the server's answer into every loaded page of the list, so that the row stands still. */
export function useChangeKeyword(row: Keyword) {
  const client = useQueryClient();
  const { fail } = useTold(row.site_id);
  return useMutation({
    mutationFn: (changes: Change) => changeKeyword(row.id, changes),
    onError: fail,
    onSuccess: (changed) => {
      const key = listKey(row.site_id, "keywords");
      client.setQueriesData<Page<Keyword>>(
        { queryKey: key, predicate: ({ queryKey }) => queryKey.includes("page") },
        (page) =>
          page && { ...page, items: page.items.map((each) => (each.id === changed.id ? changed : each)) },
      );
      client.setQueryData([...key, "one", changed.id], changed);
    },
  });
}

interface NumberFigureProps extends FigureProps {
  field: "volume" | "impressions" | "difficulty" | "cpc";
  label: string;
  most?: number;
  isWhole?: boolean;
  children: ReactNode;
}

function NumberFigure({
  row,
  isCurrent,
  mayWrite,
  field,
  label,
  most,
  isWhole,
  children,
}: NumberFigureProps) {
  const changing = useChangeKeyword(row);
  const value = row[field];
  if (!mayWrite) return <>{children}</>;
  const check = (text: string): string | undefined => {
    const number = numberOf(text);
    if (number === null) return "Write a number, or nothing for unknown.";
    if (number === undefined) return undefined;
    if (isWhole === true && !Number.isInteger(number)) return "Write a whole number.";
    return most !== undefined && number > most ? `At most ${most}.` : undefined;
  };
  return (
    <InlineEdit
      label={`${label} of ${row.term}`}
      value={value?.toString() ?? ""}
      isCurrent={isCurrent}
      isNumber
      check={check}
      onKeep={(text) => changing.mutate({ [field]: numberOf(text) ?? null })}
    >
      <span className={cn(changing.isPending && "saving")}>{changing.isPending ? "Saving" : children}</span>
    </InlineEdit>
  );
}

export function VolumeCell(props: FigureProps) {
  const { volume } = props.row;
  return (
    <NumberFigure {...props} field="volume" label="Volume" isWhole>
      {volume === null ? <Unknown /> : <span className="m">{count(volume)}</span>}
    </NumberFigure>
  );
}

export function DifficultyCell(props: FigureProps) {
  return (
    <NumberFigure {...props} field="difficulty" label="Difficulty" most={100}>
      <Difficulty value={props.row.difficulty} />
    </NumberFigure>
  );
}

export function CpcCell(props: FigureProps) {
  const { cpc, currency } = props.row;
  return (
    <NumberFigure {...props} field="cpc" label="CPC">
      {cpc === null ? <Unknown /> : <span className="t2">{price(cpc, currency)}</span>}
    </NumberFigure>
  );
}

export function IntentCell({ row, isCurrent, mayWrite }: FigureProps) {
  const changing = useChangeKeyword(row);
  const shown = changing.isPending ? <span className="saving">Saving</span> : <Intent intent={row.intent} />;
  if (!mayWrite) return shown;
  return (
    <InlineEdit
      label={`intent of ${row.term}`}
      value={row.intent ?? ""}
      isCurrent={isCurrent}
      options={intentOptions}
      check={() => undefined}
      onKeep={(text) => changing.mutate({ intent: INTENTS.find((each) => each === text) ?? null })}
    >
      {shown}
    </InlineEdit>
  );
}
