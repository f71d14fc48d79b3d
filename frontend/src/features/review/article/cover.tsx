import { Image as ImageIcon, RefreshCw } from "lucide-react";

import { Tag } from "@/components/badge";
import { Button } from "@/components/button";
import { drawAgain, useDoing } from "@/features/review/api";
import { PictureState } from "@/features/review/panel/images-panel";
import { ReplaceButton } from "@/features/review/parts/replace-button";
import type { Article } from "@/features/review/queries";

/** The featured image, as it will stand above the article. */
export function Cover({ article, blocked }: { article: Article; blocked: string | null }) {
  const picture = article.images.find((each) => each.kind === "featured");
  const drawing = useDoing(article.site_id, article.id, {
    does: (id: number) => drawAgain(id, null),
    said: "Another one is being drawn. The old one stays until it is there.",
  });
  if (picture === undefined) return null;
  const size = picture.width === null ? "" : `, ${picture.width} × ${picture.height ?? 0}`;
  return (
    <figure>
      {picture.url === null ? null : (
        <img
          src={picture.url}
          alt={picture.alt_text}
          width={picture.width ?? undefined}
          height={picture.height ?? undefined}
        />
      )}
      <figcaption className="figb">
        <Tag>
          <ImageIcon size={12} strokeWidth={2} aria-hidden="true" />
          Featured image{size}
        </Tag>
        {picture.status === "generated" ? null : <PictureState picture={picture} />}
        <span className="sp" />
        <Button
          size="small"
          icon={<RefreshCw size={14} />}
          reason={blocked ?? (picture.status === "pending" ? "It is being drawn already." : null)}
          isBusy={drawing.isPending}
          onClick={() => drawing.mutate(picture.id)}
        >
          Draw again
        </Button>
        <ReplaceButton article={article} picture={picture} blocked={blocked} />
      </figcaption>
    </figure>
  );
}
