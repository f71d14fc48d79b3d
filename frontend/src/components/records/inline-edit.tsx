/** A cell that is changed where it stands: a click or Enter opens it, Enter keeps it, Esc leaves it as it was. */
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";

import { cn } from "@/lib/cn";

interface InlineEditProps {
  /** "Volume of espresso ratio". */
  label: string;
  /** The value as it is written; "" where there is none. */
  value: string;
  children: ReactNode;
  isCurrent: boolean;
  isNumber?: boolean;
  /** What is wrong with a text; undefined where it can be kept. */
  check: (text: string) => string | undefined;
  onKeep: (text: string) => void;
  options?: readonly { value: string; label: string }[];
}

export function InlineEdit(props: InlineEditProps) {
  const [isOpen, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && !isOpen) opener.current?.focus({ preventScroll: true });
    wasOpen.current = isOpen;
  }, [isOpen]);
  if (isOpen) return <Editor {...props} onClose={() => setOpen(false)} />;
  return (
    <button
      ref={opener}
      type="button"
      className={cn("cell-b", props.isNumber && "n")}
      tabIndex={props.isCurrent ? 0 : -1}
      title="Change"
      onClick={() => setOpen(true)}
    >
      <span className="sr">Change {props.label}: </span>
      {props.children}
    </button>
  );
}

function Editor({
  label,
  value,
  isNumber,
  check,
  onKeep,
  options,
  onClose,
}: InlineEditProps & { onClose: () => void }) {
  const [text, setText] = useState(value);
  const isOver = useRef(false);
  const wrong = check(text);
  const end = (isKept: boolean, last = text) => {
    if (isOver.current) return;
    isOver.current = true;
    if (isKept && check(last) === undefined && last.trim() !== value) onKeep(last.trim());
    onClose();
  };
  const press = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === "Escape") end(false);
    else if (event.key === "Enter") {
      event.preventDefault(); // else it presses the button that gets the focus back
      if (wrong === undefined) end(true);
    }
  };
  if (options !== undefined) {
    return (
      <select
        className="in cell-in"
        aria-label={label}
        autoFocus
        value={text}
        onChange={(event) => end(true, event.target.value)}
        onBlur={() => end(false)}
        onKeyDown={press}
      >
        <option value="">Unknown</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    );
  }
  return (
    <input
      className={cn("in cell-in", isNumber && "n num", wrong !== undefined && "is-wrong")}
      aria-label={label}
      aria-invalid={wrong === undefined ? undefined : true}
      title={wrong}
      autoFocus
      value={text}
      onFocus={(event) => event.target.select()}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => end(true)}
      onKeyDown={press}
    />
  );
}
