import { useQuery } from "@tanstack/react-query";
import { RefreshCw } from "lucide-react";
import { useState } from "react";

import { StateBadge } from "@/components/badge";
import { Button } from "@/components/button";
import { Field, TextArea } from "@/components/field";
import { Loading, Skeleton } from "@/components/skeleton";
import { EmptyState, ErrorState } from "@/components/states";
import { drawAgain, editPicture, putBack, takeOut, useDoing } from "@/features/review/api";
import { ReplaceButton } from "@/features/review/parts/replace-button";
import { Thumb } from "@/features/review/parts/thumb";
import { type Article, type Picture, picturesQuery } from "@/features/review/queries";

interface ImagesPanelProps {
  article: Article;
  blocked: string | null;
}

export function ImagesPanel({ article, blocked }: ImagesPanelProps) {
  const pictures = useQuery(picturesQuery(article.id));
  if (pictures.error !== null && pictures.data === undefined) {
    return (
      <ErrorState
        what="The images can't be read"
        error={pictures.error}
        onRetry={() => void pictures.refetch()}
      />
    );
  }
  if (pictures.data === undefined) {
    return (
      <Loading label="Reading the images">
        <Skeleton height={160} />
      </Loading>
    );
  }
  if (pictures.data.length === 0) {
    return (
      <EmptyState icon={<RefreshCw size={20} strokeWidth={1.5} />} title="No images">
        <p>
          {article.parked_reason === ""
            ? "None was planned for this article yet; the next run plans them."
            : `None could be planned: ${article.parked_reason}`}
        </p>
      </EmptyState>
    );
  }
  return (
    <ol className="vers">
      {pictures.data.map((picture) => (
        <PictureCard key={picture.id} article={article} picture={picture} blocked={blocked} />
      ))}
    </ol>
  );
}

function PictureCard({
  article,
  picture,
  blocked,
}: {
  article: Article;
  picture: Picture;
  blocked: string | null;
}) {
  const { site_id, id } = article;
  const name = picture.kind === "featured" ? "Featured image" : `Under “${picture.heading}”`;
  const doing = useDoing(site_id, id, {
    does: (what: "out" | "back"): Promise<unknown> =>
      what === "out" ? takeOut(picture.id) : putBack(picture.id),
  });
  if (picture.status === "removed") {
    return (
      <li className="row">
        <Thumb picture={picture} />
        <span className="sm t2">{name}, taken out. It can be put back for a week.</span>
        <span className="sp" />
        <Button size="small" reason={blocked} isBusy={doing.isPending} onClick={() => doing.mutate("back")}>
          Put back
        </Button>
      </li>
    );
  }
  return (
    <li className="col gap-2">
      <div className="row">
        <b className="m trunc">{name}</b>
        <span className="sp" />
        <PictureState picture={picture} />
      </div>
      {picture.url === null ? null : <img className="pic" src={picture.url} alt={picture.alt_text} />}
      {picture.status === "failed" ? <p className="sm t2">{picture.failed_reason}</p> : null}
      <AltText article={article} picture={picture} blocked={blocked} />
      <Redraw article={article} picture={picture} blocked={blocked} />
      <div className="row">
        <ReplaceButton article={article} picture={picture} blocked={blocked} />
        {picture.kind === "featured" ? null : (
          <Button
            size="small"
            variant="ghost"
            reason={blocked}
            isBusy={doing.isPending}
            onClick={() => doing.mutate("out")}
          >
            Take out
          </Button>
        )}
      </div>
    </li>
  );
}

export function PictureState({ picture }: { picture: Picture }) {
  if (picture.status === "failed") return <StateBadge state="failed">Failed</StateBadge>;
  if (picture.status !== "pending") {
    const size = picture.width === null ? "" : `${picture.width} × ${picture.height ?? 0}`;
    return <span className="xs t3 num nw">{size}</span>;
  }
  return (
    <StateBadge state="ready">
      {picture.is_being_redrawn ? "Being drawn again" : "Waits to be drawn"}
    </StateBadge>
  );
}

const LONGEST = 125; // what screen readers read in one go

function AltText({
  article,
  picture,
  blocked,
}: {
  article: Article;
  picture: Picture;
  blocked: string | null;
}) {
  const [text, setText] = useState<string | null>(null);
  const saving = useDoing(article.site_id, article.id, {
    does: (alt_text: string) => editPicture(picture.id, { alt_text }),
    said: "Alt text saved.",
    onDone: () => setText(null),
  });
  const shown = text ?? picture.alt_text;
  const commit = () => {
    if (text !== null && text !== picture.alt_text) saving.mutate(text.trim());
  };
  const help =
    shown.trim() === ""
      ? "Say what the picture shows."
      : `${shown.length} of ${LONGEST} characters${shown.length > LONGEST ? ", long" : ""}`;
  return (
    <Field label="Alt text" help={help}>
      <TextArea
        rows={2}
        maxLength={500}
        readOnly={blocked !== null}
        value={shown}
        onChange={(event) => setText(event.target.value.replace(/[\r\n]+/g, " "))}
        onBlur={commit}
      />
    </Field>
  );
}

function Redraw({
  article,
  picture,
  blocked,
}: {
  article: Article;
  picture: Picture;
  blocked: string | null;
}) {
  const [prompt, setPrompt] = useState(picture.prompt);
  const drawing = useDoing(article.site_id, article.id, {
    does: () => drawAgain(picture.id, prompt.trim() === picture.prompt ? null : prompt.trim()),
    said: "Another one is being drawn. The old one stays until it is there.",
  });
  const waiting = picture.status === "pending" ? "It is being drawn already." : null;
  const empty = prompt.trim() === "" ? "Write what is to be drawn." : null;
  return (
    <details className="redraw">
      <summary className="sm link">Draw again</summary>
      <Field label="What is drawn" help="It costs what a new image costs.">
        <TextArea
          rows={5}
          maxLength={10_000}
          readOnly={blocked !== null}
          value={prompt}
          onChange={(event) => setPrompt(event.target.value)}
        />
      </Field>
      <Button
        size="small"
        icon={<RefreshCw size={14} />}
        reason={blocked ?? waiting ?? empty}
        isBusy={drawing.isPending}
        onClick={() => drawing.mutate(undefined)}
      >
        Draw again
      </Button>
    </details>
  );
}
