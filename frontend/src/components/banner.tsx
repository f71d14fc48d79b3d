import type { ReactNode } from "react";

import type { State } from "@/components/badge";

interface BannerProps {
  state: State;
  icon: ReactNode;
  title: string;
  children: ReactNode;
  actions?: ReactNode;
}

export function Banner({ state, icon, title, children, actions }: BannerProps) {
  return (
    <section className={`banner st-${state}`} aria-label={title}>
      {icon}
      <div>
        <h2>{title}</h2>
        {children}
      </div>
      {actions === undefined ? null : <div className="act">{actions}</div>}
    </section>
  );
}
