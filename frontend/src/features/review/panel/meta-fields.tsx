import { useId, useState } from "react";

import { Field, TextArea, TextInput } from "@/components/field";
import type { Editing } from "@/features/review/article/use-editing";
import { type Room, SNIPPET, TITLE, width } from "@/features/review/panel/pixels";
import type { Article } from "@/features/review/queries";
import { count } from "@/lib/format";

interface MetaFieldsProps {
  article: Article;
  editing: Editing;
  blocked: string | null;
}

export function MetaFields({ article, editing, blocked }: MetaFieldsProps) {
  const { fields, setField } = editing;
  const isLocked = blocked !== null;
  return (
    <div className="col gap-3 meta-fields">
      <Field label="Meta title" help={<Meter text={fields.meta_title} room={TITLE} />}>
        <TextInput
          maxLength={300}
          readOnly={isLocked}
          value={fields.meta_title}
          onChange={(event) => setField("meta_title", event.target.value)}
        />
      </Field>
      <Field label="Meta description" help={<Meter text={fields.meta_description} room={SNIPPET} />}>
        <TextArea
          rows={3}
          maxLength={500}
          readOnly={isLocked}
          value={fields.meta_description}
          onChange={(event) => setField("meta_description", event.target.value.replace(/[\r\n]+/g, " "))}
        />
      </Field>
      <SlugField article={article} editing={editing} isLocked={isLocked} />
    </div>
  );
}

/** How much of the room on a result page is used, in pixels of its type. */
function Meter({ text, room }: { text: string; room: Room }) {
  const pixels = width(text, room.size);
  const isGood = pixels >= room.least && pixels <= room.most;
  return (
    <span className={`mtr num ${isGood ? "st-complete" : "st-paused"}`}>
      <span className="bar" aria-hidden="true">
        <i style={{ width: `${Math.min(100, (100 * pixels) / room.most)}%` }} />
      </span>
      <span className={isGood ? undefined : "mtr-off"}>
        {count(pixels)} of {room.most} px{wordFor(pixels, room)}
      </span>
    </span>
  );
}

function wordFor(pixels: number, room: Room): string {
  if (pixels > room.cut) return ", will be cut";
  if (pixels > room.most) return ", may be cut";
  return pixels < room.least ? ", short" : "";
}

/** A slug is saved when it is left: half of one is none. */
function SlugField({
  article,
  editing,
  isLocked,
}: {
  article: Article;
  editing: Editing;
  isLocked: boolean;
}) {
  const [isTouched, setTouched] = useState(false);
  const note = useId();
  const { state } = editing;
  const typed = editing.fields.slug;
  const commit = () => {
    if (!isTouched) return;
    setTouched(false);
    if (typed.trim() === "") editing.setField("slug", article.slug);
    else editing.change({ slug: typed.trim() });
  };
  const told =
    state.is === "refused" && (state.error.code === "slug_taken" || state.error.fields["slug"] !== undefined)
      ? (state.error.fields["slug"] ?? state.error.message)
      : undefined;
  return (
    <Field label="Slug" error={told}>
      <TextInput
        className="mono"
        maxLength={200}
        readOnly={isLocked}
        value={typed}
        spellCheck={false}
        onChange={(event) => {
          setTouched(true);
          editing.setField("slug", event.target.value);
        }}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === "Enter") commit();
        }}
      />
      {article.status === "published" && isTouched ? (
        <span id={note} className="help">
          Links to the old address will end nowhere.
        </span>
      ) : null}
    </Field>
  );
}
