/**
 * What an article may hold, as the server's sanitiser keeps it (igny8/lib/markup.py). every-element.html has each of
 * these once; tests on both sides go through it.
 */

/** On every element. */
export const EVERYWHERE = ["class", "dir", "lang"] as const;

/** Within a line, with the attributes of each beside those that stand everywhere. */
export const MARKS: Readonly<Record<string, readonly string[]>> = {
  a: ["href", "title"],
  abbr: ["title"],
  b: [],
  cite: [],
  code: [],
  del: [],
  em: [],
  i: [],
  ins: [],
  kbd: [],
  mark: [],
  q: ["cite"],
  s: [],
  small: [],
  strong: [],
  sub: [],
  sup: [],
  time: ["datetime"],
  u: [],
};

/** What holds blocks, or words of its own without a paragraph around them. */
export const FLOWS = new Set("body aside blockquote dd details dt figcaption figure li td th".split(" "));

/** What holds a line, and no block. */
export const LINES = new Set("p h2 h3 h4 h5 h6 summary pre caption".split(" "));

/** What stands within a line and is no mark. */
export const IN_LINE = new Set(["br", "x-note-inline"]);

export const isInline = (tag: string): boolean => tag in MARKS || IN_LINE.has(tag);
