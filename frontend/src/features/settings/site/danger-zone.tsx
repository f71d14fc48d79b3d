import { useQuery } from "@tanstack/react-query";
import { AlertDialog } from "radix-ui";
import { useState } from "react";

import { Button } from "@/components/button";
import { Field, TextInput } from "@/components/field";
import { FormError } from "@/components/form-error";
import { Head, Loaded } from "@/features/settings/parts";
import { deletedSitesQuery, useDeleteSite, useRestoreSite } from "@/features/settings/site/api";
import { useSite } from "@/hooks/site-context";
import { full, moment } from "@/lib/format";

export function DangerZone() {
  const { site } = useSite();
  const [isAsking, setAsking] = useState(false);
  const deleted = useQuery(deletedSitesQuery(site.account_id));
  const restoring = useRestoreSite(site.account_id);
  return (
    <>
      <Head title="Delete or restore">
        A deleted site can be restored for a week, as it was. Then it is gone for good.
      </Head>
      <section className="card set-card" aria-label="Delete or restore">
        <div className="row wrap">
          <span className="sp">
            <b className="m">{site.name}</b>{" "}
            <span className="t2 sm">with its keywords, clusters, ideas, articles and pictures</span>
          </span>
          <Button variant="danger" onClick={() => setAsking(true)}>
            Delete the site
          </Button>
        </div>
        <Loaded query={deleted} what="The deleted sites" height={30}>
          {(sites) =>
            sites.length === 0 ? null : (
              <ul className="rows">
                {sites.map((each) => (
                  <li key={each.id}>
                    <span className="sp">
                      <span className="m">{each.name}</span> <span className="t2 sm">{each.domain}</span>
                      {each.purged_at === null ? null : (
                        <span className="t2 sm block" title={full(each.purged_at, site.time_zone)}>
                          Gone for good on {moment(each.purged_at, site.time_zone)}
                        </span>
                      )}
                    </span>
                    <Button
                      isBusy={restoring.isPending && restoring.variables === each.id}
                      onClick={() => restoring.mutate(each.id)}
                    >
                      Restore
                    </Button>
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
      </section>
      {isAsking ? <DeleteDialog onClose={() => setAsking(false)} /> : null}
    </>
  );
}

function DeleteDialog({ onClose }: { onClose: () => void }) {
  const { me, site, choose } = useSite();
  const [typed, setTyped] = useState("");
  const deleting = useDeleteSite(site.account_id, (gone) => {
    const next = me.sites.find((each) => each.id !== gone.id);
    if (next !== undefined) choose(next.id);
    onClose();
  });
  const isNamed = typed.trim().toLowerCase() === site.name.trim().toLowerCase();
  return (
    <AlertDialog.Root open onOpenChange={onClose}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="ovl">
          <AlertDialog.Content className="dlg dlg-small">
            <div className="dlg-h">
              <AlertDialog.Title>Delete {site.name}?</AlertDialog.Title>
            </div>
            <form
              onSubmit={(event) => {
                event.preventDefault();
                if (isNamed) deleting.mutate(site.id);
              }}
            >
              <div className="dlg-b">
                <AlertDialog.Description className="t2">
                  Its runs end, and all that it holds goes with it. It can be restored for a week.
                </AlertDialog.Description>
                <FormError error={deleting.error} />
                <Field label={`Type ${site.name} to delete it`}>
                  <TextInput
                    autoFocus
                    autoComplete="off"
                    value={typed}
                    onChange={(event) => setTyped(event.target.value)}
                  />
                </Field>
              </div>
              <div className="dlg-f">
                <span className="sp" />
                <AlertDialog.Cancel asChild>
                  <Button variant="ghost">Keep it</Button>
                </AlertDialog.Cancel>
                <Button
                  variant="danger"
                  type="submit"
                  isBusy={deleting.isPending}
                  reason={isNamed ? null : "Type its name first."}
                >
                  Delete the site
                </Button>
              </div>
            </form>
          </AlertDialog.Content>
        </AlertDialog.Overlay>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
