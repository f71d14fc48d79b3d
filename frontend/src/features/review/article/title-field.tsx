import { useLayoutEffect, useRef } from "react";

interface TitleFieldProps {
  value: string;
  isLocked: boolean;
  onChange: (value: string) => void;
}

/** The article's title, as large as it will be read; it grows with its lines. */
export function TitleField({ value, isLocked, onChange }: TitleFieldProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    const area = field.current;
    if (area === null) return;
    const fit = () => {
      area.style.height = "auto";
      area.style.height = `${area.scrollHeight}px`;
    };
    fit();
    const watcher = new ResizeObserver(fit);
    if (area.parentElement !== null) watcher.observe(area.parentElement);
    return () => watcher.disconnect();
  }, [value]);
  const isEmpty = value.trim() === "";
  return (
    <>
      <textarea
        ref={field}
        className="title-in"
        aria-label="Title"
        rows={1}
        maxLength={300}
        readOnly={isLocked}
        value={value}
        aria-invalid={isEmpty || undefined}
        onChange={(event) => onChange(event.target.value.replace(/[\r\n]+/g, " "))}
        onKeyDown={(event) => {
          if (event.key === "Enter") event.preventDefault();
        }}
      />
      {isEmpty ? (
        <p className="help wrong" role="alert">
          A title can’t be empty. The last one is kept until you write another.
        </p>
      ) : null}
    </>
  );
}
