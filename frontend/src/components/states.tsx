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
  isPage,
}: {
  icon: ReactNode;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  isPage?: boolean;
}) {
  const Heading = isPage === true ? "h1" : "h2";
  return (
    <div className="blank">
      <span className="t3">{icon}</span>
      <Heading>{title}</Heading>
      {children === undefined ? null : <div className="t2">{children}</div>}
      {action}
    </div>
  );
}

interface ErrorStateProps {
  what: string;
  error: unknown;
  onRetry: () => void;
  /** It is all that the page shows. */
  isPage?: boolean;
}

/** What happened, what is kept, and Retry. It stays within its card. */
export function ErrorState({ what, error, onRetry, isPage }: ErrorStateProps) {
  const Heading = isPage === true ? "h1" : "h2";
  const code = error instanceof ApiError ? error.code : null;
  return (
    <div className="blank" role="alert">
      <Heading>{what}</Heading>
      <p className="t2">{messageOf(error)}</p>
      {code === null ? null : <p className="mono t3">{code}</p>}
      <Button icon={<RotateCw size={15} />} onClick={onRetry}>
        Retry
      </Button>
    </div>
  );
}
