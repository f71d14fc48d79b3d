import type { UseQueryResult } from "@tanstack/react-query";
import { useBlocker } from "@tanstack/react-router";
import { Copy } from "lucide-react";
import type { ReactNode } from "react";
import { toast } from "@/lib/toast";

import { Button } from "@/components/button";
import { ConfirmDialog } from "@/components/dialog";
import { Loading, Skeleton } from "@/components/skeleton";
import { ErrorState } from "@/components/states";
import { messageOf } from "@/lib/api/errors";

export function Head({
  title,
  children,
  action,
}: {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="seth">
      <div className="sp">
        <h2>{title}</h2>
        {children === undefined ? null : <p className="t2">{children}</p>}
      </div>
      {action}
    </div>
  );
}

interface LoadedProps<T> {
  query: Pick<UseQueryResult<T>, "data" | "error"> & { refetch: () => unknown };
  what: string;
  height?: number;
  children: (data: T) => ReactNode;
}

/** What a query answers; until then its shape, or what went wrong, within its card. */
export function Loaded<T>({ query, what, height = 160, children }: LoadedProps<T>) {
  if (query.data !== undefined) return children(query.data);
  if (query.error !== null) {
    return (
      <div className="card">
        <ErrorState what={`${what} can't be read`} error={query.error} onRetry={() => void query.refetch()} />
      </div>
    );
  }
  return (
    <Loading label={`Reading: ${what.toLowerCase()}`}>
      <Skeleton height={height} />
    </Loading>
  );
}

/** Save and discard, at the foot of a card; and a question before what isn't saved is left. */
export function SaveBar({
  isDirty,
  isBusy,
  reason,
  onDiscard,
  label = "Save",
}: {
  isDirty: boolean;
  isBusy: boolean;
  reason?: string | null;
  onDiscard: () => void;
  label?: string;
}) {
  const why = reason ?? (isDirty ? null : "Nothing is changed yet.");
  return (
    <div className="save-bar">
      <Button variant="primary" type="submit" isBusy={isBusy} reason={why}>
        {label}
      </Button>
      {isDirty ? (
        <Button variant="ghost" onClick={onDiscard}>
          Discard changes
        </Button>
      ) : null}
      <UnsavedGuard isDirty={isDirty && !isBusy} />
    </div>
  );
}

export function UnsavedGuard({ isDirty }: { isDirty: boolean }) {
  const blocker = useBlocker({
    shouldBlockFn: () => isDirty,
    enableBeforeUnload: isDirty,
    withResolver: true,
  });
  if (blocker.status !== "blocked") return null;
  return (
    <ConfirmDialog
      isOpen
      onOpenChange={() => blocker.reset()}
      title="Leave without saving?"
      action="Leave"
      keep="Stay"
      onConfirm={() => blocker.proceed()}
    >
      <p>What you changed here isn&apos;t saved, and would be lost.</p>
    </ConfirmDialog>
  );
}

/** A text to take along, such as a key that is shown once. */
export function CopyLine({ label, value }: { label: string; value: string }) {
  const copy = () =>
    navigator.clipboard.writeText(value).then(
      () => toast.success("Copied."),
      () => toast.error("The browser didn't let us copy. Select the text and copy it."),
    );
  return (
    <div className="copy-line">
      <input
        className="in mono"
        aria-label={label}
        readOnly
        value={value}
        onFocus={(event) => event.target.select()}
      />
      <Button icon={<Copy size={15} />} onClick={() => void copy()}>
        Copy
      </Button>
    </div>
  );
}

export const tellError = (error: Error): void => toast.error(messageOf(error));
