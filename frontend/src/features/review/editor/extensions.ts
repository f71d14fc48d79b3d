/** What the editor does beyond holding the article: keys, undo, typing rules, tables, pictures and keywords in place. */
import { Extension, InputRule, textblockTypeInputRule, wrappingInputRule } from "@tiptap/core";
import { history, redo, undo } from "@tiptap/pm/history";
import { Plugin } from "@tiptap/pm/state";
import { goToNextCell, tableEditing } from "@tiptap/pm/tables";

import { splitItem, toggleOneOf, type MarkName } from "@/features/review/editor/commands";
import { prepare } from "@/features/review/editor/html";

/** Tab leaves the editor, as everywhere; only within a table it goes to the next cell, and leaves at the last. */
export const articleKeys = (onLeave: () => void, onLink: () => void): Extension =>
  Extension.create({
    name: "articleKeys",
    priority: 200,
    addKeyboardShortcuts() {
      const { editor } = this;
      const mark =
        (...names: [MarkName, ...MarkName[]]) =>
        () =>
          toggleOneOf(editor, names);
      const run = (command: typeof undo) => () =>
        command(editor.state, (transaction) => editor.view.dispatch(transaction));
      return {
        "Mod-b": mark("strong", "b"),
        "Mod-i": mark("em", "i"),
        "Mod-u": mark("u"),
        "Mod-e": mark("code"),
        "Mod-z": run(undo),
        "Mod-Shift-z": run(redo),
        "Mod-y": run(redo),
        "Mod-k": () => {
          onLink();
          return true;
        },
        "Mod-]": () => editor.commands.sinkListItem("listItem"),
        "Mod-[": () => editor.commands.liftListItem("listItem"),
        Enter: () => splitItem(editor),
        "Shift-Enter": () => {
          const isPre = editor.state.selection.$from.parent.type.name === "pre";
          return editor.commands.insertContent(isPre ? { type: "text", text: "\n" } : { type: "lineBreak" });
        },
        Tab: () => goToNextCell(1)(editor.state, (transaction) => editor.view.dispatch(transaction)),
        "Shift-Tab": () => goToNextCell(-1)(editor.state, (transaction) => editor.view.dispatch(transaction)),
        Escape: () => {
          onLeave();
          return true;
        },
      };
    },
    addInputRules() {
      const { nodes } = this.editor.schema;
      const need = (name: string) => {
        const type = nodes[name];
        if (type === undefined) throw new Error(`The editor has no ${name}.`);
        return type;
      };
      return [
        ...[2, 3, 4].map((level) =>
          textblockTypeInputRule({
            find: new RegExp(`^#{${level}}\\s$`),
            type: need("heading"),
            getAttributes: { level },
          }),
        ),
        wrappingInputRule({ find: /^\s*[-*]\s$/, type: need("bulletList") }),
        wrappingInputRule({ find: /^\s*1\.\s$/, type: need("orderedList") }),
        wrappingInputRule({ find: /^\s*>\s$/, type: need("blockquote") }),
        new InputRule({
          find: /^---$/,
          handler: ({ chain, range }) => {
            chain().deleteRange(range).insertContent({ type: "rule" }).run();
          },
        }),
      ];
    },
    addProseMirrorPlugins() {
      return [
        history(),
        tableEditing(),
        new Plugin({
          props: {
            // What is pasted is read as the server would read it.
            transformPastedHTML: (html) => prepare(html).innerHTML,
            handleDOMEvents: {
              click: (_, event) => {
                const target = event.target instanceof Element ? event.target : null;
                if (target?.closest("summary, a[href]") != null) event.preventDefault();
                return false;
              },
            },
          },
        }),
      ];
    },
  });
