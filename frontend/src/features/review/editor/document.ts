/** HTML into the editor's document and back, without loss; or word that it can't be done without loss. */
import { getSchema } from "@tiptap/core";
import { DOMParser as Reader, DOMSerializer, type Node, type Schema } from "@tiptap/pm/model";

import { canonical, finish, prepare } from "@/features/review/editor/html";
import { schemaExtensions } from "@/features/review/editor/schema";

export const articleSchema = (): Schema => getSchema(schemaExtensions);

export const docOf = (schema: Schema, html: string): Node =>
  Reader.fromSchema(schema).parse(prepare(html), { preserveWhitespace: false });

export function htmlOf(doc: Node): string {
  const container = document.createElement("div");
  container.append(DOMSerializer.fromSchema(doc.type.schema).serializeFragment(doc.content));
  return finish(container);
}

/** Whether the editor can hold all of it. What it can't, is edited as HTML. */
export function isHeldWhole(schema: Schema, html: string): boolean {
  return canonical(htmlOf(docOf(schema, html))) === canonical(html);
}
