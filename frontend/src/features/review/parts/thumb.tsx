import { Image as ImageIcon } from "lucide-react";

import type { Picture } from "@/features/review/queries";

/** A small picture beside a title; it says nothing that the title doesn't. */
export function Thumb({ picture }: { picture: Picture | null }) {
  const url = picture?.url ?? null;
  return (
    <div className="th" aria-hidden="true">
      {url === null ? <ImageIcon size={20} strokeWidth={1.5} /> : <img src={url} alt="" loading="lazy" />}
    </div>
  );
}
