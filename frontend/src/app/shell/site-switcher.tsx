import { useNavigate } from "@tanstack/react-router";
import { ChevronsUpDown, Plus } from "lucide-react";

import { Menu, MenuChoice, MenuItem, MenuLine } from "@/components/menu";
import { useSite } from "@/hooks/site-context";
import { mayAdminister, type SiteBrief } from "@/lib/queries/session";

const initial = (site: SiteBrief): string => (site.name || site.domain).trim().charAt(0).toUpperCase();

export function SiteSwitcher() {
  const { me, site, choose } = useSite();
  const navigate = useNavigate();
  return (
    <Menu
      label="Sites"
      trigger={
        <button type="button" className="site">
          <span className="fav" aria-hidden="true">
            {initial(site)}
          </span>
          <span className="trunc sp">
            <b className="trunc">{site.name}</b>
            <span>
              {site.domain}
              <span className="sr">, switch site</span>
            </span>
          </span>
          <span className="t3">
            <ChevronsUpDown size={14} />
          </span>
        </button>
      }
    >
      <MenuChoice
        value={String(site.id)}
        options={me.sites.map((each) => ({
          value: String(each.id),
          label: (
            <span className="trunc">
              {each.name} <span className="t3">{each.domain}</span>
            </span>
          ),
        }))}
        onChange={(value) => {
          choose(Number(value));
          void navigate({ to: "/automation" });
        }}
      />
      {mayAdminister(me) ? (
        <>
          <MenuLine />
          <MenuItem onSelect={() => void navigate({ to: "/setup" })}>
            <Plus size={15} /> Add a site
          </MenuItem>
        </>
      ) : null}
    </Menu>
  );
}
