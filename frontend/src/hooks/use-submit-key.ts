import type { KeyboardEvent } from "react";

/** Ctrl or Cmd with Enter sends a form from any of its fields, Ctrl or Cmd with S too. */
export function useSubmitKey(submit: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (!(event.ctrlKey || event.metaKey)) return;
    if (event.key !== "Enter" && event.key.toLowerCase() !== "s") return;
    event.preventDefault();
    submit();
  };
}
