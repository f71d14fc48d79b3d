import { Link, useRouter } from "@tanstack/react-router";
import { Compass } from "lucide-react";

import { buttonClass } from "@/components/button";
import { EmptyState, ErrorState } from "@/components/states";

export function LostPage() {
  return (
    <main id="main" className="page" tabIndex={-1}>
      <EmptyState
        isPage
        icon={<Compass size={28} />}
        title="There is no such page"
        action={
          <Link to="/automation" className={buttonClass({ variant: "primary" })}>
            Go to Automation
          </Link>
        }
      >
        <p>The address may be mistyped, or the page was moved.</p>
      </EmptyState>
    </main>
  );
}

export function TroublePage({ error, reset }: { error: unknown; reset: () => void }) {
  const router = useRouter();
  return (
    <main id="main" className="page" tabIndex={-1}>
      <ErrorState
        isPage
        what="This page could not be shown"
        error={error}
        onRetry={() => {
          reset();
          void router.invalidate();
        }}
      />
    </main>
  );
}
