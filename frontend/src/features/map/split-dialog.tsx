import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { Button } from "@/components/button";
import { Checkbox } from "@/components/checkbox";
import { Dialog } from "@/components/dialog";
import { Field, TextInput } from "@/components/field";
import { fieldError, FormError } from "@/components/form-error";
import { Skeleton } from "@/components/skeleton";
import { keywordsQuery, useSplit } from "@/features/map/api";
import type { ShownCluster } from "@/features/map/cluster-menu";
import { useSite } from "@/hooks/site-context";
import { messageOf } from "@/lib/api/errors";
import { count, plural } from "@/lib/format";

interface SplitProps {
  cluster: ShownCluster;
  onClose: () => void;
  onSplit: (id: number) => void;
}

export function SplitDialog({ cluster, onClose, onSplit }: SplitProps) {
  const { site } = useSite();
  const [name, setName] = useState("");
  const [picked, setPicked] = useState<ReadonlySet<number>>(new Set());
  const keywords = useQuery(keywordsQuery(site.id, cluster.id));
  const splitting = useSplit(site.id, (made) => {
    onClose();
    onSplit(made.id);
  });
  const reason =
    picked.size === 0
      ? "Choose the keywords that move."
      : name.trim() === ""
        ? "The new cluster needs a name."
        : null;
  const pick = (id: number, is: boolean) => {
    const next = new Set(picked);
    if (is) next.add(id);
    else next.delete(id);
    setPicked(next);
  };
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title={`Split ${cluster.name}`}
      description="Some of its keywords move into a new cluster, which waits for ideas of its own. Ideas and articles stay here."
      size="small"
    >
      <div className="dlg-b">
        <FormError error={splitting.error} shown={["name"]} />
        <Field label="Name of the new cluster" error={fieldError(splitting.error, "name")}>
          <TextInput maxLength={200} value={name} onChange={(event) => setName(event.target.value)} />
        </Field>
        {keywords.error !== null && keywords.data === undefined ? (
          <p className="form-error" role="alert">
            {messageOf(keywords.error)}
          </p>
        ) : null}
        <ul className="pick-list" aria-label="Keywords that move" tabIndex={0}>
          {keywords.data === undefined ? (
            <Skeleton height={120} />
          ) : (
            keywords.data.items.map((keyword) => (
              <li key={keyword.id}>
                <label className="row">
                  <Checkbox
                    checked={picked.has(keyword.id)}
                    onCheckedChange={(is) => pick(keyword.id, is === true)}
                  />
                  <span className="trunc sp">{keyword.term}</span>
                  <span className="num t2 sm">{keyword.volume === null ? "" : count(keyword.volume)}</span>
                </label>
              </li>
            ))
          )}
        </ul>
        {keywords.data?.next == null ? null : (
          <p className="sm t2">
            The {keywords.data.items.length} most searched. Move others from the keywords page.
          </p>
        )}
      </div>
      <div className="dlg-f">
        <span className="sp" />
        <Button variant="ghost" onClick={onClose}>
          Cancel
        </Button>
        <Button
          variant="primary"
          isBusy={splitting.isPending}
          reason={reason}
          onClick={() => splitting.mutate({ id: cluster.id, name: name.trim(), keywords: [...picked] })}
        >
          Split off {picked.size === 0 ? "" : plural(picked.size, "keyword")}
        </Button>
      </div>
    </Dialog>
  );
}
