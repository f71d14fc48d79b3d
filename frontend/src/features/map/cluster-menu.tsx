import { Ellipsis } from "lucide-react";
import { type ReactElement, useState } from "react";

import { ConfirmDialog } from "@/components/dialog";
import { Menu, MenuItem, MenuLine } from "@/components/menu";
import {
  type MapCluster,
  useChangeCluster,
  useDeleteCluster,
  useExclude,
  usePlanMore,
} from "@/features/map/api";
import { MergeDialog } from "@/features/map/merge-dialog";
import { RenameDialog } from "@/features/map/rename-dialog";
import { SplitDialog } from "@/features/map/split-dialog";
import { useSite } from "@/hooks/site-context";
import { messageOf } from "@/lib/api/errors";
import { plural } from "@/lib/format";
import { mayWrite } from "@/lib/queries/session";
import { toast } from "@/lib/toast";

/** What is known of a cluster wherever its menu stands. */
export type ShownCluster = Pick<MapCluster, "id" | "name" | "intent" | "is_locked" | "keywords" | "volume">;

type Asked = "rename" | "merge" | "split" | "exclude" | "delete" | null;

interface ClusterMenuProps {
  cluster: ShownCluster;
  onOpen: (id: number) => void;
  onGone?: () => void;
  isInPanel?: boolean;
}

/** Everything that can be done to a cluster; the same in the panel and in the list. */
export function ClusterMenu({ cluster, onOpen, onGone, isInPanel = false }: ClusterMenuProps) {
  const { me, site } = useSite();
  const [asked, setAsked] = useState<Asked>(null);
  const done = () => setAsked(null);
  const planning = usePlanMore(site.id);
  const changing = useChangeCluster(site.id);
  if (!mayWrite(me)) return null;
  const tell = { onError: (error: Error) => toast.error(messageOf(error)) };
  const lock = () =>
    changing.mutate(
      {
        id: cluster.id,
        changes: { is_locked: !cluster.is_locked },
        said: cluster.is_locked
          ? `Unlocked ${cluster.name}.`
          : `Locked ${cluster.name}: grouping adds nothing to it.`,
      },
      tell,
    );
  return (
    <>
      <Menu align="end" label={`Actions on ${cluster.name}`} trigger={trigger(cluster.name, isInPanel)}>
        {isInPanel ? null : <MenuItem onSelect={() => onOpen(cluster.id)}>Open</MenuItem>}
        {isInPanel ? null : (
          <MenuItem onSelect={() => planning.mutate(cluster, tell)}>Plan more ideas</MenuItem>
        )}
        <MenuItem onSelect={() => setAsked("rename")}>Rename</MenuItem>
        <MenuItem onSelect={() => setAsked("merge")}>Merge others into it</MenuItem>
        <MenuItem onSelect={() => setAsked("split")}>Split off keywords</MenuItem>
        <MenuItem onSelect={lock}>{cluster.is_locked ? "Unlock" : "Lock"}</MenuItem>
        <MenuLine />
        {cluster.keywords > 0 ? (
          <MenuItem onSelect={() => setAsked("exclude")}>Exclude its keywords</MenuItem>
        ) : (
          <MenuItem onSelect={() => setAsked("delete")}>Delete</MenuItem>
        )}
      </Menu>
      {asked === "rename" ? <RenameDialog cluster={cluster} onClose={done} /> : null}
      {asked === "merge" ? <MergeDialog into={cluster} onClose={done} onMerged={onOpen} /> : null}
      {asked === "split" ? <SplitDialog cluster={cluster} onClose={done} onSplit={onOpen} /> : null}
      {asked === "exclude" ? <ExcludeDialog cluster={cluster} onClose={done} /> : null}
      {asked === "delete" ? (
        <DeleteDialog
          cluster={cluster}
          onClose={done}
          onDeleted={() => {
            done();
            onGone?.();
          }}
        />
      ) : null}
    </>
  );
}

function trigger(name: string, isInPanel: boolean): ReactElement {
  return (
    <button type="button" className={isInPanel ? "btn" : "iconbtn"} aria-label={`More actions on ${name}`}>
      <Ellipsis size={16} />
    </button>
  );
}

function ExcludeDialog({ cluster, onClose }: { cluster: ShownCluster; onClose: () => void }) {
  const { site } = useSite();
  const excluding = useExclude(site.id, onClose);
  return (
    <ConfirmDialog
      isOpen
      onOpenChange={onClose}
      title={`Exclude ${plural(cluster.keywords, "keyword")}?`}
      action={`Exclude ${plural(cluster.keywords, "keyword")}`}
      keep="Keep them"
      isBusy={excluding.isPending}
      onConfirm={() => excluding.mutate({ cluster: cluster.id })}
    >
      {excluding.error === null ? null : (
        <p className="form-error" role="alert">
          {messageOf(excluding.error)}
        </p>
      )}
      <p>
        All keywords of <b>{cluster.name}</b> leave it, and no run takes them up any more. Its ideas and
        articles stay. It can be undone for a week.
      </p>
    </ConfirmDialog>
  );
}

function DeleteDialog({
  cluster,
  onClose,
  onDeleted,
}: {
  cluster: ShownCluster;
  onClose: () => void;
  onDeleted: () => void;
}) {
  const { site } = useSite();
  const deleting = useDeleteCluster(site.id, onDeleted);
  return (
    <ConfirmDialog
      isOpen
      onOpenChange={onClose}
      title={`Delete ${cluster.name}?`}
      action="Delete the cluster"
      keep="Keep it"
      isBusy={deleting.isPending}
      onConfirm={() => deleting.mutate(cluster)}
    >
      {deleting.error === null ? (
        <p>It holds no keywords. This can&apos;t be undone.</p>
      ) : (
        <p className="form-error" role="alert">
          {messageOf(deleting.error)}
        </p>
      )}
    </ConfirmDialog>
  );
}
