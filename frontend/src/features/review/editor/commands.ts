/** What the toolbar and the keys do to the text. */
import type { Editor } from "@tiptap/core";
import { splitListItem } from "@tiptap/pm/schema-list";
import {
  addColumnAfter,
  addRowAfter,
  deleteColumn,
  deleteRow,
  deleteTable,
  isInTable,
  toggleHeaderRow,
} from "@tiptap/pm/tables";

export type MarkName = string;

/** Bold is `strong` or `b`: either is taken off, the first is put on. */
export function toggleOneOf(editor: Editor, names: readonly [MarkName, ...MarkName[]]): boolean {
  const active = names.filter((name) => editor.isActive(name));
  const [first] = names;
  if (active.length === 0) return editor.chain().focus().setMark(first).run();
  return active.reduce((chain, name) => chain.unsetMark(name), editor.chain().focus()).run();
}

/** Enter in a list makes the next item; in an empty one it ends the list. */
export function splitItem(editor: Editor): boolean {
  const item = editor.schema.nodes["listItem"];
  if (item === undefined) return false;
  return (
    splitListItem(item)(editor.state, (transaction) => editor.view.dispatch(transaction)) ||
    (editor.isActive("listItem") &&
      editor.state.selection.$from.parent.content.size === 0 &&
      editor.commands.liftListItem("listItem"))
  );
}

export type BlockKind = "paragraph" | "h2" | "h3" | "h4" | "pre" | "other";

export function blockOf(editor: Editor): BlockKind {
  const { parent } = editor.state.selection.$from;
  if (parent.type.name === "heading") {
    const level = Number(parent.attrs["level"]);
    return level <= 4 ? (`h${level}` as BlockKind) : "other";
  }
  return parent.type.name === "paragraph" || parent.type.name === "pre" ? parent.type.name : "other";
}

export function setBlock(editor: Editor, kind: BlockKind): void {
  const chain = editor.chain().focus();
  if (kind === "paragraph" || kind === "pre") chain.setNode(kind).run();
  else if (kind !== "other") chain.setNode("heading", { level: Number(kind.slice(1)) }).run();
}

/** A list, whose lines stand without paragraphs, as the writer's do. */
export function toggleList(editor: Editor, name: "bulletList" | "orderedList"): void {
  editor
    .chain()
    .focus()
    .toggleList(name, "listItem")
    .command(({ tr, state }) => {
      const { from, to } = tr.selection;
      tr.doc.nodesBetween(from, to, (node, position, parent) => {
        const isLine = node.type === state.schema.nodes["paragraph"] && parent?.childCount === 1;
        if (isLine && parent.type.name === "listItem") tr.setNodeAttribute(position, "bare", true);
      });
      return true;
    })
    .run();
}

export function toggleQuote(editor: Editor): void {
  const chain = editor.chain().focus();
  if (editor.isActive("blockquote")) chain.lift("blockquote").run();
  else chain.wrapIn("blockquote").run();
}

export function insertTable(editor: Editor): void {
  const line = { type: "paragraph", attrs: { bare: true } };
  const cell = (type: string) => ({ type, content: [line] });
  const head = JSON.stringify(["thead", 0, {}]);
  const body = JSON.stringify(["tbody", 1, {}]);
  const row = (type: string, part: string) => ({
    type: "tableRow",
    attrs: { part },
    content: [cell(type), cell(type), cell(type)],
  });
  const content = [row("tableHead", head), row("tableCell", body), row("tableCell", body)];
  editor.chain().focus().insertContent({ type: "table", content }).run();
}

const TABLE = { addRowAfter, addColumnAfter, deleteRow, deleteColumn, toggleHeaderRow, deleteTable };
export type TableCommand = keyof typeof TABLE;

export const changeTable = (editor: Editor, command: TableCommand): boolean => {
  editor.commands.focus();
  return TABLE[command](editor.state, (transaction) => editor.view.dispatch(transaction));
};

export const inTable = (editor: Editor): boolean => isInTable(editor.state);

/** An address as the server takes it; null where it wouldn't. */
export function addressOf(typed: string): string | null {
  const address = typed.trim();
  if (/^(https?:\/\/|mailto:|tel:)\S+$/i.test(address) || /^[/#?][^\s]*$/.test(address)) return address;
  if (/^[\w-]+(\.[\w-]+)+(\/\S*)?$/.test(address)) return `https://${address}`;
  return null;
}

export const linkOf = (editor: Editor): string => String(editor.getAttributes("a")["href"] ?? "");

export function setLink(editor: Editor, address: string | null): void {
  const chain = editor.chain().focus().extendMarkRange("a");
  if (address === null) chain.unsetMark("a").run();
  else if (editor.state.selection.empty && !editor.isActive("a"))
    chain
      .insertContent({ type: "text", text: address, marks: [{ type: "a", attrs: { href: address } }] })
      .run();
  else chain.setMark("a", { href: address }).run();
}
