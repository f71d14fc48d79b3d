/** The text, in the editor where that can hold it whole, else as HTML. Loaded only where an article is opened. */
import { useState } from "react";

import { SourceEditor } from "@/features/review/article/source-editor";
import ArticleEditor, { type EditorHandle } from "@/features/review/editor/article-editor";
import type { Shown } from "@/features/review/editor/decorations";
import { articleSchema, isHeldWhole } from "@/features/review/editor/document";

interface BodyEditorProps {
  html: string;
  isLocked: boolean;
  shown: Shown;
  onChange: (html: string) => void;
  onReady: (handle: EditorHandle | null) => void;
  onSource: () => void;
}

export default function BodyEditor(props: BodyEditorProps) {
  const [html] = useState(props.html);
  const [isWhole] = useState(() => isHeldWhole(articleSchema(), html));
  if (isWhole) return <ArticleEditor {...props} html={html} />;
  return (
    <SourceEditor
      html={html}
      isLocked={props.isLocked}
      note="This article nests its HTML in a way that the editor would change. It is edited as HTML, so that nothing is lost."
      onChange={props.onChange}
    />
  );
}
