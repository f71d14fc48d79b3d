/** What sheets with the details of one row are made of. */
import { type ReactNode, useState } from "react";

import { Sheet } from "@/components/sheet";
import { Loading, Skeleton } from "@/components/skeleton";
import { ErrorState } from "@/components/states";

interface DetailSheetProps<Whole> {
  id: number | undefined;
  title: (whole: Whole | undefined) => string;
  data: Whole | undefined;
  error: unknown;
  what: string;
  onRetry: () => void;
  onClose: () => void;
  children: (whole: Whole) => ReactNode;
}

/** Opens for as long as an id is given. What it showed last stays while it closes. */
export function DetailSheet<Whole>(props: DetailSheetProps<Whole>) {
  const { id, data } = props;
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
      ) : props.error !== null ? (
        <ErrorState what={`${props.what} can't be read`} error={props.error} onRetry={props.onRetry} />
      ) : (
        <Loading label={`Loading ${props.what.toLowerCase()}`}>
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
