/** Shown in the text and not part of it: the pictures under their headings, and the keywords of the brief. */
import { Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";

export interface ShownPicture {
  id: number;
  heading: string;
  url: string | null;
  alt: string;
  word: string; // what stands there while there is no file
}

export interface Shown {
  pictures: readonly ShownPicture[];
  keywords: readonly string[];
}

const key = new PluginKey<Shown & { set: DecorationSet }>("shown");

export const shownOf = (shown: Shown) => ({ key, shown });

export const decorations = (first: Shown): Extension =>
  Extension.create({
    name: "decorations",
    addProseMirrorPlugins: () => [
      new Plugin<Shown & { set: DecorationSet }>({
        key,
        state: {
          init: (_, { doc }) => ({ ...first, set: decorate(doc, first) }),
          apply: (transaction, before) => {
            const told = transaction.getMeta(key) as Shown | undefined;
            if (told === undefined && !transaction.docChanged) return before;
            const shown = told ?? before;
            return {
              pictures: shown.pictures,
              keywords: shown.keywords,
              set: decorate(transaction.doc, shown),
            };
          },
        },
        props: { decorations: (state) => key.getState(state)?.set },
      }),
    ],
  });

const normal = (text: string): string => text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();

function decorate(doc: Node, { pictures, keywords }: Shown): DecorationSet {
  const left = [...pictures];
  const found: Decoration[] = [];
  const wanted = patternOf(keywords);
  doc.descendants((node, position) => {
    if (node.type.name === "heading") {
      const at = left.findIndex((picture) => normal(picture.heading) === normal(node.textContent));
      const [picture] = at === -1 ? [] : left.splice(at, 1);
      if (picture !== undefined) found.push(widget(position + node.nodeSize, picture));
    }
    if (node.isText && wanted !== null) {
      for (const match of (node.text ?? "").matchAll(wanted)) {
        const from = position + match.index;
        found.push(Decoration.inline(from, from + match[0].length, { class: "kw" }));
      }
    }
    return true;
  });
  found.push(...left.map((picture) => widget(doc.content.size, picture)));
  return DecorationSet.create(doc, found);
}

/** All keywords as whole words, the longest first; null without any. */
export function patternOf(keywords: readonly string[]): RegExp | null {
  const terms = [...new Set(keywords.map((term) => term.trim()).filter((term) => term.length > 1))]
    .sort((one, other) => other.length - one.length)
    .map((term) => term.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+"));
  if (terms.length === 0) return null;
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${terms.join("|")})(?![\\p{L}\\p{N}])`, "giu");
}

const widget = (position: number, picture: ShownPicture): Decoration =>
  Decoration.widget(position, () => figureOf(picture), {
    key: `${picture.id} ${picture.url ?? ""} ${picture.alt} ${picture.word}`,
    side: -1,
    ignoreSelection: true,
  });

function figureOf({ url, alt, word }: ShownPicture): HTMLElement {
  const figure = document.createElement("div");
  figure.className = "shown-picture";
  figure.contentEditable = "false";
  if (url === null) {
    figure.textContent = word;
    figure.classList.add("shown-none");
    return figure;
  }
  const image = document.createElement("img");
  image.src = url;
  image.alt = alt;
  image.loading = "lazy";
  figure.append(image);
  return figure;
}
