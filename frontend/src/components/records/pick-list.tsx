import { useQuery } from "@tanstack/react-query";
import { Command } from "cmdk";
import { useState } from "react";

import type { Choice, Filter } from "@/components/records/types";
import { messageOf } from "@/lib/api/errors";

interface PickListProps {
  label: string;
  placeholder: string;
  siteId: number;
  name: string;
  find: (text: string, signal: AbortSignal) => Promise<Choice<number>[]>;
  onPick: (id: number, name: string) => void;
}

/** One of many, found by a few letters; the server searches. */
export function PickList({ label, placeholder, siteId, name, find, onPick }: PickListProps) {
  const [text, setText] = useState("");
  const { data, error } = useQuery({
    queryKey: ["lists", siteId, "pick", name, text],
    queryFn: ({ signal }) => find(text, signal),
    placeholderData: (before) => before,
    staleTime: 10_000,
  });
  return (
    <Command label={label} shouldFilter={false}>
      <Command.Input placeholder={placeholder} value={text} onValueChange={setText} autoFocus />
      <Command.List>
        {error === null ? null : <p className="p-4 sm wrong">{messageOf(error)}</p>}
        {data?.length === 0 ? <Command.Empty>Nothing is called so.</Command.Empty> : null}
        {data?.map((each) => (
          <Command.Item key={each.id} value={String(each.id)} onSelect={() => onPick(each.id, each.name)}>
            <span className="trunc">{each.name}</span>
          </Command.Item>
        ))}
      </Command.List>
    </Command>
  );
}

export function PickedName({ filter, id }: { filter: Extract<Filter, { kind: "pick" }>; id: number }) {
  const { data } = useQuery({
    queryKey: ["lists", filter.siteId, "picked", filter.name, id],
    queryFn: ({ signal }) => filter.nameOf(id, signal),
    staleTime: 60_000,
    retry: false,
  });
  return <span className="trunc chip-n">{data ?? `#${id}`}</span>;
}
