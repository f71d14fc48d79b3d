import { Link } from "@tanstack/react-router";
import { Menu as MenuIcon } from "lucide-react";

import { itemsFor } from "@/app/shell/nav";
import { RunDot } from "@/app/shell/run-dot";
import { useSite } from "@/hooks/site-context";

/** The bottom bar of a phone. What has no place there is found under More. */
export function TabBar({ onMore }: { onMore: () => void }) {
  const { site } = useSite();
  return (
    <nav className="tabbar" aria-label="Quick menu">
      {itemsFor(site)
        .filter((item) => item.onPhone)
        .map(({ to, label, short, icon: Icon }) => (
          <Link key={to} to={to} activeProps={{ "aria-current": "page" }}>
            <Icon size={20} strokeWidth={1.75} aria-hidden="true" />
            {short ?? label}
            {to === "/automation" ? <RunDot /> : null}
          </Link>
        ))}
      <button type="button" onClick={onMore}>
        <MenuIcon size={20} strokeWidth={1.75} aria-hidden="true" />
        More
      </button>
    </nav>
  );
}
