import { RotateCw } from "lucide-react";
import type { ReactNode } from "react";

import { Button } from "@/components/button";
import { ApiError, messageOf } from "@/lib/api/errors";

/** What an empty page is, and the one first step. */
export function EmptyState({
  icon,
  title,
  children,
  action,
}: {
  icon: ReactNode;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="blank">
      <span className="t3">{icon}</span>
      <h2>{title}</h2>
      {children === undefined ? null : <div className="t2">{children}</div>}
      {action}
    </div>
  );
}

/** What happened, what is kept, and Retry. It stays within its card. */
export function ErrorState({ what, error, onRetry }: { what: string; error: unknown; onRetry: () => void }) {
  const code = error instanceof ApiError ? error.code : null;
  return (
    <div className="blank" role="alert">
      <h2>{what}</h2>
      <p className="t2">{messageOf(error)}</p>
      {code === null ? null : <p className="mono t3">{code}</p>}
      <Button icon={<RotateCw size={15} />} onClick={onRetry}>
        Retry
      </Button>
    </div>
  );
}
