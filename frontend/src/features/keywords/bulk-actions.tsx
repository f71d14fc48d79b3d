import { useMutation } from "@tanstack/react-query";
import { Archive, Ellipsis, Orbit, Tag, Trash2 } from "lucide-react";
import { useState } from "react";

import { Dialog } from "@/components/dialog";
import { MenuItem } from "@/components/menu";
import { BulkAsk } from "@/components/records/bulk-ask";
import { BulkBar, BulkButton, BulkMenu } from "@/components/records/bulk-bar";
import { intentOptions } from "@/components/records/cells";
import { PickList } from "@/components/records/pick-list";
import type { Search } from "@/components/records/search";
import type { BulkContext, Choice } from "@/components/records/types";
import { useBulkChange } from "@/components/records/use-bulk-change";
import { type BulkIn, changeMany, filtersOf, groupNow } from "@/features/keywords/api";
import { whyRefused } from "@/features/keywords/words";
import { useTold } from "@/hooks/use-told";
import { findClusters } from "@/lib/queries/lists";

interface BulkActionsProps {
  context: BulkContext;
  siteId: number;
  search: Search;
  sectors: readonly Choice<number>[];
}

type Action = Omit<BulkIn, "ids" | "filter" | "dry_run">;

const DONE: Record<BulkIn["action"], (changed: string) => string> = {
  exclude: (changed) => `${changed} excluded.`,
  restore: (changed) => `${changed} restored.`,
  set_intent: (changed) => `Intent set for ${changed}.`,
  set_sector: (changed) => `Sector set for ${changed}.`,
  move: (changed) => `${changed} moved.`,
  delete: (changed) => `${changed} deleted.`,
};
const MOST_GROUPED = 10_000;
const MOST_CHANGED = 50_000;

export function BulkActions({ context, siteId, search, sectors }: BulkActionsProps) {
  const { selection, clear } = context;
  const { tell, fail } = useTold(siteId);
  const [isMoving, setMoving] = useState(false);
  const bulk = useBulkChange({
    context,
    siteId,
    one: "keyword",
    filters: filtersOf(search),
    send: (action: Action, which, isTrial) => changeMany(siteId, { ...action, ...which, dry_run: isTrial }),
    done: ({ action }) => DONE[action],
    why: (report) => whyRefused(report.reasons),
    isGrave: ({ action }) => action === "delete",
  });
  const { act, asked } = bulk;
  const grouping = useMutation({
    mutationFn: () => groupNow(siteId, selection.isAll ? null : [...selection.ids]),
    onSuccess: () => {
      clear();
      tell("Grouping has started. The log of the run tells how it goes.");
    },
    onError: fail,
  });
  const isBusy = bulk.isBusy || grouping.isPending;
  const reason = isBusy
    ? "One thing at a time."
    : selection.isAll && (context.count ?? 0) > MOST_CHANGED
      ? "One change reaches at most 50,000 keywords. Narrow the filter, and do it in parts."
      : null;
  const tooMany =
    selection.isAll || selection.ids.size > MOST_GROUPED
      ? "Choose the keywords themselves, at most 10,000; a run takes all that are new."
      : null;
  return (
    <>
      <BulkBar context={context}>
        <BulkButton icon={<Orbit size={15} />} reason={reason ?? tooMany} onClick={() => grouping.mutate()}>
          Cluster now
        </BulkButton>
        <BulkMenu icon={<Tag size={15} />} label="Set intent">
          {intentOptions.map((option) => (
            <MenuItem key={option.value} onSelect={() => act({ action: "set_intent", intent: option.value })}>
              {option.label}
            </MenuItem>
          ))}
        </BulkMenu>
        <BulkButton icon={<Archive size={15} />} reason={reason} onClick={() => act({ action: "exclude" })}>
          Exclude
        </BulkButton>
        <BulkButton icon={<Trash2 size={15} />} reason={reason} onClick={() => act({ action: "delete" })}>
          Delete
        </BulkButton>
        <BulkMenu icon={<Ellipsis size={15} />} label="More">
          <MenuItem onSelect={() => act({ action: "restore" })}>Restore to new</MenuItem>
          <MenuItem onSelect={() => setMoving(true)}>Move to a cluster</MenuItem>
          {sectors.map((sector) => (
            <MenuItem key={sector.id} onSelect={() => act({ action: "set_sector", sector_id: sector.id })}>
              Sector: {sector.name}
            </MenuItem>
          ))}
          {sectors.length === 0 ? null : (
            <MenuItem onSelect={() => act({ action: "set_sector", sector_id: null })}>No sector</MenuItem>
          )}
        </BulkMenu>
      </BulkBar>
      {asked === null ? null : (
        <BulkAsk
          verb={VERBS[asked.action.action]}
          one="keyword"
          found={asked.found}
          more={asked.action.action === "delete" ? "" : ", twins with them"}
          why={whyRefused(asked.found.reasons)}
          isBusy={bulk.isChanging}
          onConfirm={bulk.confirm}
          onClose={bulk.forget}
        />
      )}
      <Dialog isOpen={isMoving} onOpenChange={setMoving} title="Move to a cluster" size="small">
        <div className="dlg-b cmd-in">
          <PickList
            label="Cluster"
            placeholder="A part of its name"
            siteId={siteId}
            name="move"
            find={(text, signal) => findClusters(siteId, text, signal)}
            onPick={(id) => {
              setMoving(false);
              act({ action: "move", cluster_id: id });
            }}
          />
        </div>
      </Dialog>
    </>
  );
}

const VERBS: Record<BulkIn["action"], string> = {
  exclude: "Exclude",
  restore: "Restore",
  set_intent: "Set the intent of",
  set_sector: "Set the sector of",
  move: "Move",
  delete: "Delete",
};
