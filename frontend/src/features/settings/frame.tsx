import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

import { SECTIONS } from "@/features/settings/sections";
import { useSite } from "@/hooks/site-context";

export function SettingsFrame({ children }: { children: ReactNode }) {
  const { me } = useSite();
  return (
    <div className="page">
      <div className="ph">
        <h1>Settings</h1>
      </div>
      <div className="set">
        <nav aria-label="Settings">
          {SECTIONS.filter((each) => each.isShown(me)).map(({ to, label, icon: Icon }) => (
            <Link key={to} to={to} className="nav" activeProps={{ "aria-current": "page" }}>
              <Icon size={16} strokeWidth={1.75} aria-hidden="true" />
              {label}
            </Link>
          ))}
        </nav>
        <div className="set-b">{children}</div>
      </div>
    </div>
  );
}
