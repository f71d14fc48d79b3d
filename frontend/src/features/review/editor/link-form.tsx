import type { Editor } from "@tiptap/core";
import { useState } from "react";

import { Button } from "@/components/button";
import { addressOf, linkOf, setLink } from "@/features/review/editor/commands";

/** Where the chosen words lead. */
export function LinkForm({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const [typed, setTyped] = useState(() => linkOf(editor));
  const [isWrong, setWrong] = useState(false);
  const has = linkOf(editor) !== "";
  const close = () => {
    onClose();
    editor.commands.focus();
  };
  return (
    <form
      className="row edlink"
      onSubmit={(event) => {
        event.preventDefault();
        const address = addressOf(typed);
        if (address === null) setWrong(true);
        else {
          setLink(editor, address);
          close();
        }
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        close();
      }}
    >
      <input
        className="in"
        aria-label="Address of the link"
        aria-invalid={isWrong || undefined}
        aria-describedby={isWrong ? "link-wrong" : undefined}
        placeholder="https:// or /page"
        value={typed}
        autoFocus
        onChange={(event) => {
          setTyped(event.target.value);
          setWrong(false);
        }}
      />
      <Button size="small" type="submit">
        Set link
      </Button>
      {has ? (
        <Button
          size="small"
          variant="ghost"
          onClick={() => {
            setLink(editor, null);
            close();
          }}
        >
          Remove link
        </Button>
      ) : null}
      <Button size="small" variant="ghost" onClick={close}>
        Close
      </Button>
      {isWrong ? (
        <span id="link-wrong" role="alert" className="help wrong">
          An address begins with https://, mailto:, tel: or /.
        </span>
      ) : null}
    </form>
  );
}
