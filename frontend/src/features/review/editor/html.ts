/**
 * Between the article's HTML and what the editor holds. The editor wants a paragraph around every line; HTML doesn't
 * (`<li>Milk</li>`). Such paragraphs are marked as bare on the way in, and taken off again on the way out. Comments of
 * the block editor become elements, as the editor knows no comments.
 */
import { FLOWS, isInline, LINES } from "@/features/review/editor/elements";

export const BARE = "data-bare";
export const NOTE = "x-note";
export const NOTE_INLINE = "x-note-inline";
export const ROW_PART = "data-part";
export const CAPTION = "data-caption";
export const COLUMNS = "data-columns";
export const OPEN = "data-open";

const tagOf = (node: Node): string => node.nodeName.toLowerCase();
const isBlank = (node: Node): boolean =>
  node.nodeType === Node.TEXT_NODE && /^[\s]*$/.test(node.textContent ?? "");

export function bodyOf(html: string): HTMLElement {
  return new DOMParser().parseFromString(`<body>${html}`, "text/html").body;
}

/** The article as the editor can read it. */
export function prepare(html: string): HTMLElement {
  const body = bodyOf(html);
  prepareNode(body);
  return body;
}

function prepareNode(node: HTMLElement): void {
  const tag = tagOf(node);
  for (const child of [...node.childNodes]) {
    if (child.nodeType === Node.COMMENT_NODE) {
      const isInLine = LINES.has(tag) || isInline(tag);
      child.replaceWith(noteOf(child.textContent ?? "", isInLine ? NOTE_INLINE : NOTE));
    } else if (child instanceof HTMLElement) prepareNode(child);
  }
  if (FLOWS.has(tag)) wrapLooseLines(node);
  if (tag === "table") keepTableParts(node);
}

function noteOf(text: string, tag: string): HTMLElement {
  const note = document.createElement(tag);
  note.dataset["text"] = text;
  return note;
}

/** Words that stand in a block without a paragraph get one, which remembers that it wasn't there. */
function wrapLooseLines(node: HTMLElement): void {
  let line: HTMLElement | null = null;
  for (const child of [...node.childNodes]) {
    const isLoose = child.nodeType === Node.TEXT_NODE || isInline(tagOf(child));
    if (!isLoose) line = null;
    else if (line !== null) line.append(child);
    else if (isBlank(child)) child.remove();
    else {
      line = document.createElement("p");
      line.setAttribute(BARE, "");
      child.replaceWith(line);
      line.append(child);
    }
  }
  const isEmpty = node.childElementCount === 0 && tagOf(node) !== "body";
  if (isEmpty) {
    const empty = document.createElement("p");
    empty.setAttribute(BARE, "");
    node.append(empty);
  }
}

/** A table of the editor is rows and nothing else: caption and columns ride on it, head and foot on their rows. */
function keepTableParts(table: HTMLElement): void {
  let part = 0;
  const columns: string[] = [];
  for (const child of [...table.children]) {
    const tag = tagOf(child);
    if (tag === "caption") table.setAttribute(CAPTION, outside(child));
    else if (tag === "colgroup") columns.push(child.outerHTML);
    else if (tag !== "tr") {
      const attributes = Object.fromEntries([...child.attributes].map(({ name, value }) => [name, value]));
      for (const row of child.children) row.setAttribute(ROW_PART, JSON.stringify([tag, part, attributes]));
    }
    part += 1;
    if (tag === "caption" || tag === "colgroup") child.remove();
  }
  if (columns.length > 0) table.setAttribute(COLUMNS, columns.join(""));
}

function outside(element: Element): string {
  const copy = document.createElement("div");
  copy.append(element.cloneNode(true));
  finishNode(copy);
  return copy.innerHTML;
}

/** The editor's DOM as the article's HTML; a line between the blocks, as the writer leaves it. */
export function finish(container: HTMLElement): string {
  finishNode(container);
  return [...container.childNodes]
    .map((node) => (node instanceof HTMLElement ? node.outerHTML : stringOf(node)))
    .join("\n")
    .trim();
}

function stringOf(node: Node): string {
  const holder = document.createElement("div");
  holder.append(node.cloneNode());
  return holder.innerHTML;
}

function finishNode(node: HTMLElement): void {
  for (const child of [...node.children]) if (child instanceof HTMLElement) finishNode(child);
  const tag = tagOf(node);
  if (tag === NOTE || tag === NOTE_INLINE)
    node.replaceWith(document.createComment(node.dataset["text"] ?? ""));
  if (tag === "table") putBackTableParts(node);
  if (tag === "details") putBackOpen(node);
  for (const line of [...node.children].filter((child) => child.hasAttribute(BARE))) {
    const hasNeighbour = [line.previousElementSibling, line.nextElementSibling].some(
      (beside) => beside?.hasAttribute(BARE) === true || (beside !== null && isInline(tagOf(beside))),
    );
    if (hasNeighbour) continue;
    line.replaceWith(...line.childNodes);
  }
  for (const line of [...node.children]) line.removeAttribute(BARE);
}

function putBackOpen(details: HTMLElement): void {
  if (!details.hasAttribute(OPEN)) details.removeAttribute("open");
  details.removeAttribute(OPEN);
}

function putBackTableParts(table: HTMLElement): void {
  const rows = [...table.querySelectorAll(":scope > tbody > tr, :scope > tr")];
  const caption = table.getAttribute(CAPTION) ?? "";
  const columns = table.getAttribute(COLUMNS) ?? "";
  table.removeAttribute(CAPTION);
  table.removeAttribute(COLUMNS);
  table.innerHTML = caption + columns;
  let last = "";
  let part: Element | null = null;
  for (const row of rows) {
    const given = row.getAttribute(ROW_PART) ?? '["tbody",-1,{}]';
    row.removeAttribute(ROW_PART);
    if (given !== last || part === null) {
      const [tag, , attributes] = JSON.parse(given) as [string, number, Record<string, string>];
      part = document.createElement(tag);
      for (const [name, value] of Object.entries(attributes)) part.setAttribute(name, value);
      table.append(part);
      last = given;
    }
    part.append(row);
  }
}

/**
 * What an article says, as one line of text: its blocks with their attributes, and each word with all that it is
 * marked as. Two articles are the same if this is: space between blocks and the order of marks don't count.
 */
export function canonical(html: string): string {
  const told: string[] = [];
  const words: { marks: string; text: string }[] = [];
  const flush = () => {
    const line = words.map(({ marks, text }) => `${marks}“${text}”`).join("");
    if (words.some(({ text }) => text.trim() !== "")) told.push(line);
    words.length = 0;
  };
  const say = (text: string, marks: string[]) => {
    const marked = [...marks].sort().join(" ");
    const before = words.at(-1);
    if (before?.marks === marked) before.text += text;
    else words.push({ marks: marked, text });
  };
  const walk = (node: Node, marks: string[], isPre: boolean) => {
    if (node.nodeType === Node.TEXT_NODE) {
      const text = node.textContent ?? "";
      say(isPre ? text : text.replace(/[ \t\n\r\f]+/g, " "), marks);
    } else if (node.nodeType === Node.COMMENT_NODE) say(`<!--${node.textContent ?? ""}-->`, marks);
    else if (node instanceof HTMLElement) walkElement(node, marks, isPre);
  };
  const walkElement = (element: HTMLElement, marks: string[], isPre: boolean) => {
    const tag = tagOf(element);
    const opened = openedAs(element);
    if (tag === "br") say(`<${opened}>`, marks);
    else if (isInline(tag)) for (const child of element.childNodes) walk(child, [...marks, opened], isPre);
    else {
      flush();
      told.push(`<${opened}>`);
      for (const child of element.childNodes) walk(child, [], isPre || tag === "pre");
      flush();
      told.push(`</${tag}>`);
    }
  };
  for (const child of bodyOf(html).childNodes) walk(child, [], false);
  flush();
  return told.map((each) => each.replace(/^(.*“) | (”)$/g, "$1$2")).join("\n");
}

function openedAs(element: Element): string {
  const attributes = [...element.attributes]
    .filter(({ name, value }) => !((name === "colspan" || name === "rowspan") && value === "1"))
    .map(({ name, value }) => `${name}=${JSON.stringify(value)}`)
    .sort();
  return [tagOf(element), ...attributes].join(" ");
}
