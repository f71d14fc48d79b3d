import type { ReactNode } from "react";

import { Mark } from "@/components/mark";

const PARTS = ["Keywords", "Clusters", "Ideas", "Articles", "Image prompts", "Images"];

/** The page around sign-in and set-up: what one does, and beside it what IGNY8 is. */
export function AuthFrame({ children, isWide }: { children: ReactNode; isWide?: boolean }) {
  return (
    <main className="auth" id="main" tabIndex={-1}>
      <section className="authl">
        <div className="brand p-0">
          <Mark />
          IGNY8
        </div>
        <div className={isWide === true ? "authf authf-wide" : "authf"}>{children}</div>
        <p className="xs t3">Open source, runs on your machine.</p>
      </section>
      <div className="authr" aria-hidden="true">
        <div className="flow">
          {PARTS.map((part, index) => (
            <div key={part} className="fl st-ready">
              <span className="sg-n">{index + 1}</span>
              <span className="m">{part}</span>
            </div>
          ))}
          <div className="gate">
            <div>
              <p className="b">Then it stops and waits for you</p>
              <p className="sm t2">You read, you approve, it publishes.</p>
            </div>
          </div>
        </div>
      </div>
    </main>
  );
}
