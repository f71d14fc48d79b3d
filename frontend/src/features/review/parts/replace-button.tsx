import { useRef } from "react";

import { Button } from "@/components/button";
import { replacePicture, useDoing } from "@/features/review/api";
import type { Article, Picture } from "@/features/review/queries";

interface ReplaceButtonProps {
  article: Article;
  picture: Picture;
  blocked: string | null;
}

/** Puts a picture of one's own there. */
export function ReplaceButton({ article, picture, blocked }: ReplaceButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  const replacing = useDoing(article.site_id, article.id, {
    does: (file: File) => replacePicture(picture.id, file),
    said: "Image replaced.",
  });
  return (
    <>
      <Button
        size="small"
        reason={blocked}
        isBusy={replacing.isPending}
        onClick={() => input.current?.click()}
        title="WebP, PNG, JPEG or SVG, up to 25 MB"
      >
        {replacing.isPending ? "Replacing" : "Replace"}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={`A picture of your own in place of: ${picture.alt_text}`}
        accept="image/webp,image/png,image/jpeg,image/svg+xml"
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = "";
          if (file !== undefined) replacing.mutate(file);
        }}
      />
    </>
  );
}
