import { useId, useState } from "react";

import { Button } from "@/components/button";

interface SourceEditorProps {
  html: string;
  isLocked: boolean;
  note?: string;
  onChange: (html: string) => void;
  onLeave?: () => void;
}

/** The article as HTML. What isn't an article's is taken out when it is saved. */
export function SourceEditor({ html, isLocked, note, onChange, onLeave }: SourceEditorProps) {
  const [text, setText] = useState(html);
  const id = useId();
  return (
    <div className="prose source">
      <div className="row">
        <p className="sm t2" id={id}>
          {note ??
            "The article as HTML. Scripts, styles and other things that aren't an article's go when it is saved."}
        </p>
        <span className="sp" />
        {onLeave === undefined ? null : (
          <Button size="small" onClick={onLeave}>
            Back to the text
          </Button>
        )}
      </div>
      <textarea
        className="in mono"
        aria-label="HTML of the article"
        aria-describedby={id}
        rows={28}
        spellCheck={false}
        readOnly={isLocked}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          onChange(event.target.value);
        }}
      />
    </div>
  );
}
