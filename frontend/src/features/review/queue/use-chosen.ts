import { useState } from "react";

/** Which rows are ticked; with Shift, all from the last one to this one. */
export function useChosen(ids: readonly number[]) {
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const [last, setLast] = useState<number | null>(null);
  const choose = (id: number, isRange: boolean) => {
    const next = new Set(chosen);
    const isOn = !chosen.has(id);
    const [from, to] = [ids.indexOf(last ?? id), ids.indexOf(id)].sort((one, other) => one - other) as [
      number,
      number,
    ];
    const touched = isRange && from >= 0 ? ids.slice(from, to + 1) : [id];
    for (const each of touched) {
      if (isOn) next.add(each);
      else next.delete(each);
    }
    setChosen(next);
    setLast(id);
  };
  return {
    chosen: ids.filter((id) => chosen.has(id)), // what has left the list is chosen no more
    choose,
    clear: () => setChosen(new Set()),
  };
}
