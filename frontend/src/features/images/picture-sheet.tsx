import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { RefreshCw, RotateCcw, Trash2, Upload } from "lucide-react";
import { useRef } from "react";

import { Button } from "@/components/button";
import { Field, TextArea, TextInput } from "@/components/field";
import { fieldError, FormError } from "@/components/form-error";
import { DetailSheet, SheetForm, useTexts } from "@/components/sheet-parts";
import {
  changePicture,
  type Picture,
  type PictureChange,
  pictureQuery,
  putBack,
  redraw,
  removePicture,
  uploadPicture,
} from "@/features/images/api";
import { KIND_WORDS, Status, wordsOf } from "@/features/images/columns";
import { useSite } from "@/hooks/site-context";
import { useTold } from "@/hooks/use-told";
import { count } from "@/lib/format";
import { mayWrite } from "@/lib/queries/session";

export function PictureSheet({ imageId, onClose }: { imageId: number | undefined; onClose: () => void }) {
  const { site } = useSite();
  const asked = useQuery({
    ...pictureQuery(site.id, imageId ?? 0),
    enabled: imageId !== undefined,
    refetchInterval: ({ state }) => (state.data?.status === "pending" ? 3_000 : false),
  });
  return (
    <DetailSheet
      id={imageId}
      title={(picture) => (picture === undefined ? "Image" : KIND_WORDS[picture.kind])}
      what="The image"
      asked={asked}
      onClose={onClose}
    >
      {(picture) => <Details key={picture.id} picture={picture} onClose={onClose} />}
    </DetailSheet>
  );
}

const SHOWN = ["alt_text", "heading", "title", "prompt"];
const LONGEST_ALT = 500;

function Details({ picture, onClose }: { picture: Picture; onClose: () => void }) {
  const { me, site } = useSite();
  const client = useQueryClient();
  const { tell } = useTold(site.id);
  const { texts, set, changed, reset } = useTexts(textsOf(picture));
  const saving = useMutation({
    mutationFn: (changes: PictureChange) => changePicture(picture.id, changes),
    onSuccess: (saved) => {
      client.setQueryData(pictureQuery(site.id, picture.id).queryKey, saved);
      reset(textsOf(saved));
      tell("The image's words are saved.");
    },
  });
  const reason = !mayWrite(me)
    ? "You may look at this site, not change it."
    : texts.prompt.trim() === ""
      ? "The prompt can't be empty."
      : changed.length === 0
        ? "Nothing was changed."
        : null;
  const save = () => {
    saving.mutate(Object.fromEntries(changed.map((name) => [name, texts[name].trim()])));
  };
  return (
    <SheetForm save={save} whyNot={reason} isSaving={saving.isPending} onClose={onClose}>
      {picture.url === null ? (
        <p className="no-picture t2">No file yet.</p>
      ) : (
        <img
          className="picture"
          src={picture.url}
          alt={wordsOf(picture)}
          width={picture.width ?? undefined}
          height={picture.height ?? undefined}
        />
      )}
      <div className="row wrap">
        <Status row={picture} />
        <span className="xs t2 num">
          {picture.width === null || picture.height === null
            ? ""
            : `${count(picture.width)} × ${count(picture.height)}, `}
          {picture.size_bytes === null ? "" : `${count(Math.ceil(picture.size_bytes / 1000))} kB`}
        </span>
      </div>
      {picture.failed_reason === "" ? null : <p className="fail-text">{picture.failed_reason}</p>}
      {mayWrite(me) ? (
        <Deeds picture={picture} hasNewPrompt={changed.includes("prompt")} onClose={onClose} />
      ) : null}
      <FormError error={saving.error} shown={SHOWN} />
      <Field
        label="Alt text"
        help={`What it shows, for who can't see it. ${texts.alt_text.length} of ${LONGEST_ALT} letters.`}
        error={fieldError(saving.error, "alt_text")}
      >
        <TextArea rows={3} maxLength={LONGEST_ALT} value={texts.alt_text} onChange={set("alt_text")} />
      </Field>
      {picture.kind === "featured" ? null : (
        <Field label="Under the heading" error={fieldError(saving.error, "heading")}>
          <TextInput value={texts.heading} onChange={set("heading")} />
        </Field>
      )}
      <Field
        label="Written on it"
        help="Counts when it is drawn again."
        error={fieldError(saving.error, "title")}
      >
        <TextInput value={texts.title} onChange={set("title")} />
      </Field>
      <Field label="Prompt" help="Counts when it is drawn again." error={fieldError(saving.error, "prompt")}>
        <TextArea rows={5} value={texts.prompt} onChange={set("prompt")} />
      </Field>
    </SheetForm>
  );
}

const textsOf = (picture: Picture) => ({
  alt_text: picture.alt_text,
  heading: picture.heading,
  title: picture.title,
  prompt: picture.prompt,
});

interface DeedsProps {
  picture: Picture;
  hasNewPrompt: boolean;
  onClose: () => void;
}

function Deeds({ picture, hasNewPrompt, onClose }: DeedsProps) {
  const { site } = useSite();
  const { tell, fail } = useTold(site.id);
  const file = useRef<HTMLInputElement>(null);
  const drawing = useMutation({
    mutationFn: () => redraw(picture.id),
    onError: fail,
    onSuccess: () => tell("Another one is being drawn. The old one stays until it is there."),
  });
  const sending = useMutation({
    mutationFn: (chosen: File) => uploadPicture(picture.id, chosen),
    onError: fail,
    onSuccess: () => tell("Your picture is in its place."),
  });
  const removing = useMutation({
    mutationFn: () => removePicture(picture.id),
    onError: fail,
    onSuccess: () => {
      tell("The image is removed.", () => putBack(picture.id).then(() => "The image is put back."));
      onClose();
    },
  });
  const returning = useMutation({
    mutationFn: () => putBack(picture.id),
    onError: fail,
    onSuccess: () => tell("The image is put back."),
  });
  if (picture.status === "removed") {
    return (
      <div className="row wrap">
        <Button
          size="small"
          icon={<RotateCcw size={14} />}
          isBusy={returning.isPending}
          onClick={() => returning.mutate()}
        >
          Put back
        </Button>
      </div>
    );
  }
  return (
    <div className="row wrap">
      <Button
        size="small"
        icon={<RefreshCw size={14} />}
        isBusy={drawing.isPending}
        reason={
          picture.status === "pending"
            ? "It waits to be drawn already."
            : hasNewPrompt
              ? "Save the new prompt first."
              : null
        }
        onClick={() => drawing.mutate()}
      >
        Draw again
      </Button>
      <Button
        size="small"
        icon={<Upload size={14} />}
        isBusy={sending.isPending}
        onClick={() => file.current?.click()}
      >
        Upload your own
      </Button>
      <input
        ref={file}
        type="file"
        className="sr"
        tabIndex={-1}
        aria-label="A picture of your own"
        accept="image/webp,image/png,image/jpeg,image/svg+xml"
        onChange={(event) => {
          const chosen = event.target.files?.[0];
          event.target.value = "";
          if (chosen !== undefined) sending.mutate(chosen);
        }}
      />
      <Button
        size="small"
        variant="danger"
        icon={<Trash2 size={14} />}
        isBusy={removing.isPending}
        reason={picture.kind === "featured" ? "A cover can be replaced, not removed." : null}
        onClick={() => removing.mutate()}
      >
        Remove
      </Button>
    </div>
  );
}
