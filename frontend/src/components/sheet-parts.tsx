/** What sheets with the details of one row are made of. */
import { type ReactNode, useState } from "react";

import { Button } from "@/components/button";
import { Sheet } from "@/components/sheet";
import { Loading, Skeleton } from "@/components/skeleton";
import { ErrorState } from "@/components/states";
import { useSubmitKey } from "@/hooks/use-submit-key";

interface DetailSheetProps<Whole> {
  id: number | undefined;
  title: (whole: Whole | undefined) => string;
  /** What was asked of the server. */
  asked: { data: Whole | undefined; error: unknown; refetch: () => unknown };
  what: string;
  onClose: () => void;
  children: (whole: Whole) => ReactNode;
}

/** Opens for as long as an id is given. What it showed last stays while it closes. */
export function DetailSheet<Whole>(props: DetailSheetProps<Whole>) {
  const { id, asked, what } = props;
  const { data, error } = asked;
  return (
    <Sheet
      isOpen={id !== undefined}
      onOpenChange={(isOpen) => {
        if (!isOpen) props.onClose();
      }}
      title={props.title(data)}
    >
      {data !== undefined ? (
        props.children(data)
      ) : error !== null ? (
        <ErrorState what={`${what} can't be read`} error={error} onRetry={() => void asked.refetch()} />
      ) : (
        <Loading label={`Loading ${what.toLowerCase()}`}>
          <div className="dlg-b">
            <Skeleton height={22} width="40%" />
            <Skeleton height={120} />
            <Skeleton height={160} />
          </div>
        </Loading>
      )}
    </Sheet>
  );
}

interface SheetFormProps {
  save: () => void;
  /** Why it can't be saved now. */
  whyNot: string | null;
  isSaving: boolean;
  onClose: () => void;
  children: ReactNode;
}

/** What can be changed of the row, and below it the way out. */
export function SheetForm({ save, whyNot, isSaving, onClose, children }: SheetFormProps) {
  const send = () => {
    if (whyNot === null && !isSaving) save();
  };
  return (
    <form
      onKeyDown={useSubmitKey(send)}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div className="dlg-b">{children}</div>
      <div className="dlg-f">
        <span className="sp" />
        <Button variant="ghost" onClick={onClose}>
          Close
        </Button>
        <Button type="submit" variant="primary" reason={whyNot} isBusy={isSaving}>
          Save
        </Button>
      </div>
    </form>
  );
}

/** A form of texts by name, and which of them were changed. */
export function useTexts<Name extends string>(initial: Record<Name, string>) {
  const [texts, setTexts] = useState(initial);
  const set = (name: Name) => (event: { target: { value: string } }) =>
    setTexts((now) => ({ ...now, [name]: event.target.value }));
  const changed = (Object.keys(texts) as Name[]).filter((name) => texts[name] !== initial[name]);
  return { texts, set, changed, reset: setTexts };
}

export function More({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className="more">
      <summary className="m">{title}</summary>
      {children}
    </details>
  );
}
