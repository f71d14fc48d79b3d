import { useQuery } from "@tanstack/react-query";
import { Plus, Trash2 } from "lucide-react";
import { type SyntheticEvent, useState } from "react";

import { Button, IconButton } from "@/components/button";
import { ConfirmDialog } from "@/components/dialog";
import { FormError } from "@/components/form-error";
import { Head, Loaded } from "@/features/settings/parts";
import { EDITORS_ONLY } from "@/features/settings/sections";
import { sectorsQuery, useSectors } from "@/features/settings/site/api";
import { useSite } from "@/hooks/site-context";
import type { Schemas } from "@/lib/api/client";
import { plural } from "@/lib/format";
import { mayWrite } from "@/lib/queries/session";

type Sector = Schemas["SectorOut"];

/** Parts of the site that are planned apart. */
export function Sectors() {
  const { me, site } = useSite();
  const query = useQuery(sectorsQuery(site.id));
  const adding = useSectors(site.id);
  const [name, setName] = useState("");
  const add = (event: SyntheticEvent) => {
    event.preventDefault();
    if (name.trim() !== "") adding.mutate({ do: "add", name: name.trim() }, { onSuccess: () => setName("") });
  };
  return (
    <>
      <Head title="Sectors">
        Parts of the site, each with keywords and clusters of its own. A small site needs none.
      </Head>
      <Loaded query={query} what="The sectors" height={80}>
        {(sectors) => (
          <section className="card set-card" aria-label="Sectors">
            <FormError error={adding.error} />
            {sectors.length === 0 ? <p className="t2 sm">No sectors: all keywords stand together.</p> : null}
            <ul className="rows">
              {sectors.map((sector) => (
                <SectorRow key={sector.id} sector={sector} mayChange={mayWrite(me)} />
              ))}
            </ul>
            <form className="row" onSubmit={add}>
              <input
                className="in set-name"
                aria-label="Name of a new sector"
                placeholder="Name of a new sector"
                maxLength={200}
                value={name}
                onChange={(event) => setName(event.target.value)}
              />
              <Button
                type="submit"
                icon={<Plus size={15} />}
                isBusy={adding.isPending}
                reason={!mayWrite(me) ? EDITORS_ONLY : name.trim() === "" ? "Write its name first." : null}
              >
                Add
              </Button>
            </form>
          </section>
        )}
      </Loaded>
    </>
  );
}

function SectorRow({ sector, mayChange }: { sector: Sector; mayChange: boolean }) {
  const { site } = useSite();
  const [name, setName] = useState(sector.name);
  const [isAsking, setAsking] = useState(false);
  const changing = useSectors(site.id);
  const rename = () => {
    const next = name.trim();
    if (next === "" || next === sector.name) setName(sector.name);
    else
      changing.mutate({ do: "rename", id: sector.id, name: next }, { onError: () => setName(sector.name) });
  };
  return (
    <li>
      {mayChange ? (
        <input
          className="in set-name"
          aria-label={`Name of the sector ${sector.name}`}
          value={name}
          maxLength={200}
          onChange={(event) => setName(event.target.value)}
          onBlur={rename}
          onKeyDown={(event) => {
            if (event.key === "Enter") event.currentTarget.blur();
          }}
        />
      ) : (
        <span className="m">{sector.name}</span>
      )}
      <span className="t2 sm num">{plural(sector.clusters ?? 0, "cluster")}</span>
      <span className="sp" />
      {mayChange ? (
        <IconButton label={`Remove the sector ${sector.name}`} onClick={() => setAsking(true)}>
          <Trash2 size={15} />
        </IconButton>
      ) : null}
      <FormError error={changing.error} />
      <ConfirmDialog
        isOpen={isAsking}
        onOpenChange={setAsking}
        title={`Remove ${sector.name}?`}
        action="Remove the sector"
        keep="Keep it"
        isBusy={changing.isPending}
        onConfirm={() =>
          changing.mutate({ do: "remove", id: sector.id }, { onSuccess: () => setAsking(false) })
        }
      >
        <p>
          Its {plural(sector.clusters ?? 0, "cluster")}, keywords, ideas and tasks stay, without a sector.
        </p>
      </ConfirmDialog>
    </li>
  );
}
