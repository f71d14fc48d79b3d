import type { ReactNode } from "react";

import type { Diff } from "@/features/review/queries";
import type { Schemas } from "@/lib/api/client";

type Block = Schemas["BlockOut"];
type Segment = Schemas["SegmentOut"];

const FIELD: Record<string, string> = {
  title: "Title",
  meta_title: "Meta title",
  meta_description: "Meta description",
};

/** Title and meta texts, where they changed. */
export function Fields({ diff }: { diff: Diff }) {
  const changed = Object.entries(diff.fields);
  if (changed.length === 0) return null;
  return (
    <dl className="diff-fields">
      {changed.map(([name, segments]) => (
        <div key={name}>
          <dt className="xs t3">{FIELD[name] ?? name}</dt>
          <dd>
            <Words segments={segments} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

export function DiffBlocks({ blocks, isSideBySide }: { blocks: Block[]; isSideBySide: boolean }) {
  if (blocks.every((block) => block.op === "same" && !block.is_marked_otherwise)) {
    return <p className="t2">The text is the same in both.</p>;
  }
  return blocks.map((block, index) => (
    <div key={index} className={`diff-block diff-${block.op}`}>
      {isSideBySide ? (
        <>
          <Element tag={block.tag}>
            <Words segments={block.segments} without="ins" />
          </Element>
          <Element tag={block.tag}>
            <Words segments={block.segments} without="del" />
          </Element>
        </>
      ) : (
        <Element tag={block.tag}>
          <Words segments={block.segments} />
        </Element>
      )}
      {block.is_marked_otherwise ? (
        <p className="xs t3">Links, bold words or the kind of block changed here.</p>
      ) : null}
    </div>
  ));
}

function Words({ segments, without }: { segments: Segment[]; without?: "ins" | "del" }) {
  return segments
    .filter((segment) => segment.op !== without)
    .map((segment, index) => {
      if (segment.op === "ins") return <ins key={index}>{segment.text}</ins>;
      if (segment.op === "del") return <del key={index}>{segment.text}</del>;
      return <span key={index}>{segment.text}</span>;
    });
}

/** The block as it stands in the text; what needs a parent of its own, as a cell, is shown as a line. */
function Element({ tag, children }: { tag: string; children: ReactNode }) {
  if (tag === "h2") return <h2>{children}</h2>;
  if (tag === "h3") return <h3>{children}</h3>;
  if (tag === "h4" || tag === "h5" || tag === "h6") return <h4>{children}</h4>;
  if (tag === "pre") return <pre>{children}</pre>;
  return <p className={tag === "p" ? undefined : `diff-line diff-as-${tag}`}>{children}</p>;
}
