import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { TriangleAlert } from "lucide-react";

import { Banner } from "@/components/banner";
import { Button } from "@/components/button";
import { type Article, articleQuery, diffQuery, versionsQuery } from "@/features/review/queries";
import { authorOf } from "@/features/review/words";
import { plural } from "@/lib/format";

interface ConflictBarProps {
  article: Article;
  base: number;
  theirs: number;
  onKeep: () => void;
  onTake: () => void;
  onCompare: (from: number, to: number) => void;
}

/** Somebody else has saved. What is written here stays here until its author says what is to become of it. */
export function ConflictBar({ article, base, theirs, onKeep, onTake, onCompare }: ConflictBarProps) {
  const now = useQuery({ ...articleQuery(article.id), staleTime: 0 });
  const versions =
    useInfiniteQuery(versionsQuery(article.id)).data?.pages.flatMap((page) => page.items) ?? [];
  // An autosave that was built on is gone once the next save took its place: then the one before is compared.
  const from = versions.find((version) => version.number <= base)?.number ?? null;
  const diff = useQuery({ ...diffQuery(article.id, from ?? 1, theirs), enabled: from !== null });
  const last = now.data?.version === theirs ? now.data.saved_by : null;
  const who = last == null ? "Somebody else" : authorOf(last);
  return (
    <Banner
      state="paused"
      icon={<TriangleAlert size={18} />}
      title={`${who} has saved version ${theirs} meanwhile`}
      actions={
        <>
          {from === null ? null : <Button onClick={() => onCompare(from, theirs)}>See what changed</Button>}
          <Button onClick={onTake}>Take theirs</Button>
          <Button variant="primary" onClick={onKeep}>
            Keep mine
          </Button>
        </>
      }
    >
      <p>
        {diff.data === undefined
          ? null
          : `They added ${plural(diff.data.words_added, "word")} and took out ${plural(diff.data.words_removed, "word")}. `}
        Your text is kept here and isn’t saved yet. Keep mine saves it on top; theirs stays in Versions. Take
        theirs drops what you have written since version {base}.
      </p>
    </Banner>
  );
}
