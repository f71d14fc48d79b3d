import type { Editor } from "@tiptap/core";
import {
  Bold,
  Code,
  Italic,
  Link2,
  List,
  ListOrdered,
  Quote,
  Redo2,
  Table as TableIcon,
  Undo2,
} from "lucide-react";
import { redo, redoDepth, undo, undoDepth } from "@tiptap/pm/history";
import { Toolbar as Radix } from "radix-ui";
import { type ReactNode, useEffect, useReducer } from "react";

import { Menu, MenuItem, MenuLine } from "@/components/menu";
import {
  blockOf,
  type BlockKind,
  changeTable,
  inTable,
  insertTable,
  setBlock,
  type TableCommand,
  toggleList,
  toggleOneOf,
  toggleQuote,
} from "@/features/review/editor/commands";
import { LinkForm } from "@/features/review/editor/link-form";

interface ToolbarProps {
  editor: Editor;
  isLinking: boolean;
  onLinking: (is: boolean) => void;
  onSource: () => void;
}

const BLOCKS: [BlockKind, string][] = [
  ["paragraph", "Text"],
  ["h2", "Heading 2"],
  ["h3", "Heading 3"],
  ["h4", "Heading 4"],
  ["pre", "Code"],
];

const TABLE: [TableCommand, string][] = [
  ["addRowAfter", "Row below"],
  ["addColumnAfter", "Column after"],
  ["deleteRow", "Delete row"],
  ["deleteColumn", "Delete column"],
  ["deleteTable", "Delete table"],
];

export function Toolbar({ editor, isLinking, onLinking, onSource }: ToolbarProps) {
  const [, again] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    editor.on("transaction", again);
    return () => {
      editor.off("transaction", again);
    };
  }, [editor]);
  const block = blockOf(editor);
  return (
    <div className="edtools">
      <Radix.Root className="row gap-1 wrap" aria-label="Formatting">
        <select
          className="in edblock"
          aria-label="Kind of block"
          value={block}
          onChange={(event) => setBlock(editor, event.target.value as BlockKind)}
        >
          {block === "other" ? <option value="other">Other</option> : null}
          {BLOCKS.map(([kind, label]) => (
            <option key={kind} value={kind}>
              {label}
            </option>
          ))}
        </select>
        <Tool
          label="Bold"
          keys="Control+B"
          isOn={editor.isActive("strong") || editor.isActive("b")}
          onUse={() => toggleOneOf(editor, ["strong", "b"])}
        >
          <Bold size={15} />
        </Tool>
        <Tool
          label="Italic"
          keys="Control+I"
          isOn={editor.isActive("em") || editor.isActive("i")}
          onUse={() => toggleOneOf(editor, ["em", "i"])}
        >
          <Italic size={15} />
        </Tool>
        <Tool
          label="Code"
          keys="Control+E"
          isOn={editor.isActive("code")}
          onUse={() => toggleOneOf(editor, ["code"])}
        >
          <Code size={15} />
        </Tool>
        <Tool label="Link" keys="Control+K" isOn={editor.isActive("a")} onUse={() => onLinking(true)}>
          <Link2 size={15} />
        </Tool>
        <Tool
          label="List"
          isOn={editor.isActive("bulletList")}
          onUse={() => toggleList(editor, "bulletList")}
        >
          <List size={15} />
        </Tool>
        <Tool
          label="Numbered list"
          isOn={editor.isActive("orderedList")}
          onUse={() => toggleList(editor, "orderedList")}
        >
          <ListOrdered size={15} />
        </Tool>
        <Tool label="Quotation" isOn={editor.isActive("blockquote")} onUse={() => toggleQuote(editor)}>
          <Quote size={15} />
        </Tool>
        {inTable(editor) ? (
          <Menu
            label="Table"
            trigger={
              <Radix.Button className="iconbtn" aria-label="Change table" title="Change table">
                <TableIcon size={15} />
              </Radix.Button>
            }
          >
            {TABLE.map(([command, label]) => (
              <MenuItem key={command} onSelect={() => changeTable(editor, command)}>
                {label}
              </MenuItem>
            ))}
            <MenuLine />
            <MenuItem onSelect={() => changeTable(editor, "toggleHeaderRow")}>Head row on or off</MenuItem>
          </Menu>
        ) : (
          <Tool label="Insert table" onUse={() => insertTable(editor)}>
            <TableIcon size={15} />
          </Tool>
        )}
        <Tool
          label="Undo"
          keys="Control+Z"
          isOff={undoDepth(editor.state) === 0}
          onUse={() => run(editor, undo)}
        >
          <Undo2 size={15} />
        </Tool>
        <Tool
          label="Redo"
          keys="Control+Shift+Z"
          isOff={redoDepth(editor.state) === 0}
          onUse={() => run(editor, redo)}
        >
          <Redo2 size={15} />
        </Tool>
        <Radix.Button className="btn sml ghost" onClick={onSource}>
          HTML
        </Radix.Button>
      </Radix.Root>
      {isLinking ? <LinkForm editor={editor} onClose={() => onLinking(false)} /> : null}
    </div>
  );
}

function run(editor: Editor, command: typeof undo): void {
  editor.commands.focus();
  command(editor.state, (transaction) => editor.view.dispatch(transaction));
}

interface ToolProps {
  label: string;
  keys?: string;
  isOn?: boolean;
  isOff?: boolean;
  onUse: () => void;
  children: ReactNode;
}

function Tool({ label, keys, isOn, isOff, onUse, children }: ToolProps) {
  return (
    <Radix.Button
      className="iconbtn"
      aria-label={label}
      title={label}
      aria-pressed={isOn}
      aria-keyshortcuts={keys}
      aria-disabled={isOff || undefined}
      onClick={() => (isOff === true ? undefined : onUse())}
    >
      {children}
    </Radix.Button>
  );
}
