/** The editor's schema: every element of an article, each with its attributes, and nothing else. */
import { Mark, mergeAttributes, Node, type Attributes, type Extensions } from "@tiptap/core";

import { EVERYWHERE, MARKS } from "@/features/review/editor/elements";
import { BARE, CAPTION, COLUMNS, NOTE, NOTE_INLINE, OPEN, ROW_PART } from "@/features/review/editor/html";

/** Attributes that are kept as they are written. */
function kept(names: readonly string[]): Attributes {
  return Object.fromEntries(
    [...EVERYWHERE, ...names].map((name) => [
      name,
      {
        default: null,
        parseHTML: (element: HTMLElement) => element.getAttribute(name),
        renderHTML: (given: Record<string, unknown>) => (given[name] == null ? {} : { [name]: given[name] }),
      },
    ]),
  );
}

interface NodeSpec {
  name: string;
  tag?: string;
  content?: string;
  group?: string;
  attributes?: readonly string[];
  more?: Attributes;
  isIsolating?: boolean;
}

function element({
  name,
  tag = name,
  content,
  group = "",
  attributes = [],
  more = {},
  isIsolating = false,
}: NodeSpec) {
  return Node.create({
    name,
    group,
    ...(content === undefined ? { atom: true } : { content }),
    isolating: isIsolating,
    defining: content !== undefined && group === "block",
    addAttributes: () => ({ ...kept(attributes), ...more }),
    parseHTML: () => [{ tag }],
    renderHTML: ({ HTMLAttributes }) =>
      content === undefined ? [tag, HTMLAttributes] : [tag, HTMLAttributes, 0],
  });
}

const bare: Attributes[string] = {
  default: false,
  parseHTML: (from: HTMLElement) => from.hasAttribute(BARE),
  renderHTML: (given: Record<string, unknown>) => (given["bare"] === true ? { [BARE]: "" } : {}),
};

const data = (name: string, attribute: string): Attributes => ({
  [name]: {
    default: null,
    parseHTML: (from: HTMLElement) => from.getAttribute(attribute),
    renderHTML: (given: Record<string, unknown>) => (given[name] == null ? {} : { [attribute]: given[name] }),
  },
});

const paragraph = Node.create({
  name: "paragraph",
  priority: 1000,
  group: "block",
  content: "inline*",
  addAttributes: () => ({ ...kept([]), bare }),
  parseHTML: () => [{ tag: "p" }],
  renderHTML: ({ HTMLAttributes }) => ["p", HTMLAttributes, 0],
});

const heading = Node.create({
  name: "heading",
  group: "block",
  content: "inline*",
  defining: true,
  addAttributes: () => ({ ...kept([]), level: { default: 2, rendered: false } }),
  // As on the server, a top heading becomes a second one: the article's title is its own.
  parseHTML: () => [
    { tag: "h1", attrs: { level: 2 } },
    ...[2, 3, 4, 5, 6].map((level) => ({ tag: `h${level}`, attrs: { level } })),
  ],
  renderHTML: ({ node, HTMLAttributes }) => [`h${Number(node.attrs["level"])}`, HTMLAttributes, 0],
});

const pre = Node.create({
  name: "pre",
  group: "block",
  content: "inline*",
  whitespace: "pre",
  defining: true,
  addAttributes: () => kept([]),
  parseHTML: () => [{ tag: "pre", preserveWhitespace: "full" }],
  renderHTML: ({ HTMLAttributes }) => ["pre", HTMLAttributes, 0],
});

/** Always open here, so that it can be edited; what it says is kept beside. */
const details = Node.create({
  name: "details",
  group: "block",
  content: "summary? block*",
  isolating: true,
  addAttributes: () => ({ ...kept([]), ...data("open", OPEN) }),
  parseHTML: () => [
    { tag: "details", getAttrs: (from) => ({ open: from.hasAttribute("open") ? "" : null }) },
  ],
  renderHTML: ({ HTMLAttributes }) => ["details", mergeAttributes(HTMLAttributes, { open: "" }), 0],
});

const note = (name: string, tag: string, isInline: boolean) =>
  Node.create({
    name,
    group: isInline ? "inline" : "block",
    inline: isInline,
    atom: true,
    addAttributes: () => data("text", "data-text"),
    parseHTML: () => [{ tag }],
    renderHTML: ({ HTMLAttributes }) => [tag, HTMLAttributes],
  });

const span = (name: "colspan" | "rowspan"): Attributes => ({
  [name]: {
    default: 1,
    parseHTML: (from: HTMLElement) => Number(from.getAttribute(name) ?? 1) || 1,
    renderHTML: (given: Record<string, unknown>) => (given[name] === 1 ? {} : { [name]: given[name] }),
  },
});

const tableNode = (
  name: string,
  tag: string,
  tableRole: string,
  content: string,
  more: Attributes,
  own: string[] = [],
) =>
  Node.create({
    name,
    group: tableRole === "table" ? "block" : "",
    content,
    isolating: tableRole !== "row",
    extendNodeSchema: (extension) => (extension.name === name ? { tableRole } : {}),
    addAttributes: () => ({ ...kept(own), ...more }),
    parseHTML: () => [{ tag }],
    renderHTML: ({ HTMLAttributes }) =>
      tableRole === "table" ? [tag, HTMLAttributes, ["tbody", 0]] : [tag, HTMLAttributes, 0],
  });

const cellAttributes: Attributes = {
  ...span("colspan"),
  ...span("rowspan"),
  colwidth: { default: null, rendered: false },
};

export const schemaExtensions: Extensions = [
  Node.create({ name: "doc", topNode: true, content: "block+" }),
  Node.create({ name: "text", group: "inline" }),
  paragraph,
  heading,
  element({ name: "bulletList", tag: "ul", content: "(listItem | note)+", group: "block" }),
  element({
    name: "orderedList",
    tag: "ol",
    content: "(listItem | note)+",
    group: "block",
    attributes: ["start", "reversed"],
  }),
  element({ name: "listItem", tag: "li", content: "block+" }),
  element({ name: "blockquote", content: "block+", group: "block", attributes: ["cite"] }),
  element({ name: "aside", content: "block+", group: "block" }),
  element({ name: "terms", tag: "dl", content: "(term | meaning | note)+", group: "block" }),
  element({ name: "term", tag: "dt", content: "block+" }),
  element({ name: "meaning", tag: "dd", content: "block+" }),
  element({ name: "figure", content: "(block | figcaption)+", group: "block", isIsolating: true }),
  element({ name: "figcaption", content: "block+" }),
  details,
  element({ name: "summary", content: "inline*" }),
  pre,
  element({ name: "rule", tag: "hr", group: "block" }),
  Node.create({
    name: "lineBreak",
    group: "inline",
    inline: true,
    selectable: false,
    linebreakReplacement: true,
    addAttributes: () => kept([]),
    parseHTML: () => [{ tag: "br" }],
    renderHTML: ({ HTMLAttributes }) => ["br", HTMLAttributes],
    renderText: () => "\n",
  }),
  note("note", NOTE, false),
  note("noteInline", NOTE_INLINE, true),
  tableNode("table", "table", "table", "tableRow+", {
    ...data("caption", CAPTION),
    ...data("columns", COLUMNS),
  }),
  tableNode("tableRow", "tr", "row", "(tableCell | tableHead)*", data("part", ROW_PART)),
  tableNode("tableCell", "td", "cell", "block+", cellAttributes),
  tableNode("tableHead", "th", "header_cell", "block+", cellAttributes, ["scope"]),
  ...Object.entries(MARKS).map(([tag, attributes]) =>
    Mark.create({
      name: tag,
      inclusive: tag !== "a",
      addAttributes: () => kept(attributes),
      parseHTML: () => [{ tag }],
      renderHTML: ({ HTMLAttributes }) => [tag, HTMLAttributes, 0],
    }),
  ),
];
