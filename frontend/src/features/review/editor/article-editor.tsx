/** The text of an article, to be written in. Loaded only where an article is opened. */
import { Editor } from "@tiptap/core";
import { useEffect, useEffectEvent, useRef, useState } from "react";

import { decorations, type Shown, shownOf } from "@/features/review/editor/decorations";
import { articleSchema, docOf, htmlOf } from "@/features/review/editor/document";
import { articleKeys } from "@/features/review/editor/extensions";
import { schemaExtensions } from "@/features/review/editor/schema";
import { Toolbar } from "@/features/review/editor/toolbar";

export interface EditorHandle {
  /** What is typed and not yet told. */
  commit: () => void;
  /** The words that are chosen. */
  chosen: () => string;
}

interface ArticleEditorProps {
  html: string;
  isLocked: boolean;
  shown: Shown;
  onChange: (html: string) => void;
  onReady: (handle: EditorHandle | null) => void;
  onSource: () => void;
}

const TOLD_MS = 200;

export default function ArticleEditor({
  html,
  isLocked,
  shown,
  onChange,
  onReady,
  onSource,
}: ArticleEditorProps) {
  const place = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<Editor | null>(null);
  const [isLinking, setLinking] = useState(false);
  const tell = useEffectEvent((text: string) => onChange(text));
  const ready = useEffectEvent((handle: EditorHandle | null) => onReady(handle));
  const start = useEffectEvent((element: HTMLElement) =>
    makeEditor(element, html, shown, () => setLinking(true)),
  );

  useEffect(() => {
    if (place.current === null) return;
    const made = start(place.current);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const commit = () => {
      if (timer === undefined) return;
      clearTimeout(timer);
      timer = undefined;
      tell(htmlOf(made.state.doc));
    };
    made.on("update", () => {
      clearTimeout(timer);
      timer = setTimeout(commit, TOLD_MS);
    });
    const chosen = () => made.state.doc.textBetween(made.state.selection.from, made.state.selection.to, " ");
    setEditor(made);
    ready({ commit, chosen });
    return () => {
      commit();
      ready(null);
      setEditor(null);
      made.destroy();
    };
  }, []);

  useEffect(() => {
    editor?.setEditable(!isLocked, false);
  }, [editor, isLocked]);

  useEffect(() => {
    if (editor === null) return;
    const { key } = shownOf(shown);
    editor.view.dispatch(editor.state.tr.setMeta(key, shown).setMeta("addToHistory", false));
  }, [editor, shown]);

  return (
    <>
      {editor === null || isLocked ? null : (
        <Toolbar editor={editor} isLinking={isLinking} onLinking={setLinking} onSource={onSource} />
      )}
      <div className="prose prose-edit" ref={place} />
    </>
  );
}

function makeEditor(element: HTMLElement, html: string, shown: Shown, onLink: () => void): Editor {
  const schema = articleSchema();
  return new Editor({
    element,
    injectCSS: false, // our content policy allows no style elements
    extensions: [
      ...schemaExtensions,
      articleKeys(() => document.getElementById("main")?.focus(), onLink),
      decorations(shown),
    ],
    content: docOf(schema, html).toJSON() as Record<string, unknown>,
    editorProps: {
      attributes: { "aria-label": "Text of the article", role: "textbox", "aria-multiline": "true" },
    },
  });
}
