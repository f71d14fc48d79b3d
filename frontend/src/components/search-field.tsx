import { Search as SearchIcon, X } from "lucide-react";
import { type RefObject, useEffect, useEffectEvent, useState } from "react";

const PAUSE_MS = 250;

interface SearchFieldProps {
  label: string;
  value: string;
  /** For whoever puts the focus there, with `/`, which is shown then. */
  field?: RefObject<HTMLInputElement | null>;
  hasKey?: true;
  onChange: (value: string) => void;
}

/** Searches when one stops typing. Esc leaves it, and gives the single keys back. */
export function SearchField({ label, value, field, hasKey, onChange }: SearchFieldProps) {
  const [{ text, told, seen }, setTyped] = useState({ text: value, told: value, seen: value });
  // Our own words may come back late; any others were set elsewhere.
  if (seen !== value) setTyped({ text: value === told ? text : value, told: value, seen: value });
  const setText = (next: string) => setTyped({ text: next, told, seen });
  const tell = useEffectEvent((next: string) => {
    const words = next.trim();
    if (words === value) return;
    setTyped({ text: next, told: words, seen });
    onChange(words);
  });
  useEffect(() => {
    const timer = setTimeout(() => tell(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <label className="in search-in">
      <span className="t3">
        <SearchIcon size={15} />
      </span>
      <span className="sr">{label}</span>
      <input
        ref={field}
        type="search"
        placeholder={label}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          event.preventDefault(); // else the browser empties it
          event.currentTarget.blur();
        }}
      />
      {text === "" ? (
        hasKey === true ? (
          <kbd className="only-d">/</kbd>
        ) : null
      ) : (
        <button type="button" className="plain" aria-label="Clear the search" onClick={() => setText("")}>
          <X size={13} />
        </button>
      )}
    </label>
  );
}
