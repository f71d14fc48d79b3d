import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { Button } from "@/components/button";
import { Checkbox } from "@/components/checkbox";
import { Dialog } from "@/components/dialog";
import { Field, SelectInput, TextInput } from "@/components/field";
import { FormError } from "@/components/form-error";
import { mapQuery, useMerge } from "@/features/map/api";
import type { ShownCluster } from "@/features/map/cluster-menu";
import { useSite } from "@/hooks/site-context";
import { plural } from "@/lib/format";

interface MergeProps {
  into: ShownCluster;
  /** Chosen before: then only their common place is asked for. */
  candidates?: ShownCluster[];
  onClose: () => void;
  onMerged: (id: number) => void;
}

export function MergeDialog({ into: first, candidates, onClose, onMerged }: MergeProps) {
  const { site } = useSite();
  const [intoId, setIntoId] = useState(first.id);
  const [picked, setPicked] = useState<ShownCluster[]>([]);
  const merging = useMerge(site.id, (cluster) => {
    onClose();
    onMerged(cluster.id);
  });
  const into = candidates?.find((each) => each.id === intoId) ?? first;
  const others = candidates?.filter((each) => each.id !== intoId) ?? picked;
  const keywords = others.reduce((sum, each) => sum + each.keywords, 0);
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title={
        candidates === undefined ? `Merge into ${into.name}` : `Merge ${plural(candidates.length, "cluster")}`
      }
      description="Keywords, ideas and tasks of the others move into it, and the others are gone. A merge can't be undone; a split takes keywords out again."
      size="small"
    >
      <div className="dlg-b">
        <FormError error={merging.error} />
        {candidates === undefined ? (
          <Picker into={first} picked={picked} onPicked={setPicked} />
        ) : (
          <Field label="The one that stays" help={`Gone: ${others.map((each) => each.name).join(", ")}.`}>
            <SelectInput value={intoId} onChange={(event) => setIntoId(Number(event.target.value))}>
              {candidates.map((each) => (
                <option key={each.id} value={each.id}>
                  {each.name}
                </option>
              ))}
            </SelectInput>
          </Field>
        )}
      </div>
      <div className="dlg-f">
        <span className="sm t2">{others.length === 0 ? "" : `${plural(keywords, "keyword")} move`}</span>
        <span className="sp" />
        <Button variant="ghost" onClick={onClose}>
          Cancel
        </Button>
        <Button
          variant="primary"
          isBusy={merging.isPending}
          reason={others.length === 0 ? "Choose what is merged into it." : null}
          onClick={() => merging.mutate({ into: into.id, others: others.map((each) => each.id) })}
        >
          Merge {others.length === 0 ? "" : plural(others.length, "cluster")}
        </Button>
      </div>
    </Dialog>
  );
}

const SHOWN = 50;

function Picker({
  into,
  picked,
  onPicked,
}: {
  into: ShownCluster;
  picked: ShownCluster[];
  onPicked: (picked: ShownCluster[]) => void;
}) {
  const { site } = useSite();
  const [typed, setTyped] = useState("");
  const q = typed.trim();
  const found = useQuery({ ...mapQuery(site.id, q === "" ? {} : { q }), placeholderData: keepPreviousData });
  const near = new Map(
    (found.data?.links ?? []).flatMap((link): [number, number][] =>
      link.one_id === into.id
        ? [[link.other_id, link.nearness]]
        : link.other_id === into.id
          ? [[link.one_id, link.nearness]]
          : [],
    ),
  );
  const unpicked = (found.data?.items ?? [])
    .filter((each) => each.id !== into.id && !picked.some((one) => one.id === each.id))
    .sort((one, other) => (near.get(other.id) ?? 0) - (near.get(one.id) ?? 0))
    .slice(0, SHOWN);
  return (
    <>
      <Field label="What is merged into it" help="The nearest by meaning come first.">
        <TextInput
          type="search"
          placeholder="Find a cluster"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </Field>
      <ul className="pick-list" aria-label="Clusters" tabIndex={0}>
        {[...picked, ...unpicked].map((each) => {
          const isOn = picked.some((one) => one.id === each.id);
          return (
            <li key={each.id}>
              <label className="row">
                <Checkbox
                  checked={isOn}
                  onCheckedChange={() =>
                    onPicked(isOn ? picked.filter((one) => one.id !== each.id) : [...picked, each])
                  }
                />
                <span className="trunc sp">{each.name}</span>
                {near.has(each.id) ? <span className="tag">near</span> : null}
                <span className="num t2 sm">{plural(each.keywords, "keyword")}</span>
              </label>
            </li>
          );
        })}
        {found.data !== undefined && picked.length + unpicked.length === 0 ? (
          <li className="t2 sm">No other cluster is called so.</li>
        ) : null}
      </ul>
    </>
  );
}
