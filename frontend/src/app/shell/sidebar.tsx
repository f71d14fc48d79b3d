import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";

import { AccountMenu } from "@/app/shell/account-menu";
import { itemsFor, type NavItem } from "@/app/shell/nav";
import { RunDot } from "@/app/shell/run-dot";
import { SiteSwitcher } from "@/app/shell/site-switcher";
import { useArticleOrigin } from "@/app/shell/use-origin";
import { Mark } from "@/components/mark";
import { useSite } from "@/hooks/site-context";
import { cn } from "@/lib/cn";
import { count, short } from "@/lib/format";
import { creditsQuery } from "@/lib/queries/credits";
import { siteCountsQuery } from "@/lib/queries/lists";

export function Sidebar() {
  const { site } = useSite();
  const all = itemsFor(site);
  const items = all.filter((item) => item.group !== "Foot");
  return (
    <aside className="side" aria-label="Main menu">
      <div className="brand">
        <Mark />
        IGNY8
      </div>
      <SiteSwitcher />
      <nav className="col gap-px" aria-label="Pages">
        {items.map((item, index) => (
          <div key={item.to} className="contents">
            {item.group !== "" && items[index - 1]?.group !== item.group ? (
              <div className="nav-h">{item.group}</div>
            ) : null}
            <Entry item={item} />
          </div>
        ))}
      </nav>
      <div className="side-foot">
        <Credits />
        {all
          .filter((item) => item.group === "Foot")
          .map((item) => (
            <Entry key={item.to} item={item} />
          ))}
        <AccountMenu />
      </div>
    </aside>
  );
}

function Entry({ item }: { item: NavItem }) {
  const Icon = item.icon;
  const origin = useArticleOrigin();
  return (
    <Link
      to={item.to}
      className="nav"
      activeOptions={{ exact: origin !== null }}
      activeProps={{ "aria-current": "page" }}
      aria-current={origin === item.to ? "page" : undefined}
      title={item.label}
    >
      <Icon size={16} strokeWidth={1.75} aria-hidden="true" />
      {item.label}
      {item.to === "/automation" ? <RunDot /> : null}
      {item.counts === undefined ? null : <Count {...item.counts} />}
    </Link>
  );
}

function Count({ of, word, isHot }: NonNullable<NavItem["counts"]>) {
  const { site } = useSite();
  const { data } = useQuery(siteCountsQuery(site.id));
  const value = data?.[of] ?? 0;
  if (value === 0) return null;
  return (
    <span
      className={cn("c num", isHot === true && "hot")}
      title={`${count(value)}${word === undefined ? "" : ` ${word}`}`}
    >
      {short(value)}
    </span>
  );
}

function Credits() {
  const { site } = useSite();
  const { data } = useQuery(creditsQuery(site.account_id));
  return (
    <div className="credit-mini">
      <div className="row">
        <span>Credits</span>
        <span className="sp" />
        <b className="num">
          {data === undefined ? "" : data.is_unlimited ? "Unlimited" : count(data.balance)}
        </b>
      </div>
    </div>
  );
}
