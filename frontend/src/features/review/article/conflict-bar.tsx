import { useQuery } from "@tanstack/react-query";
import { TriangleAlert } from "lucide-react";

import { Banner } from "@/components/banner";
import { Button } from "@/components/button";
import { type Article, articleQuery, diffQuery } from "@/features/review/queries";
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
  const diff = useQuery(diffQuery(article.id, base, theirs));
  const last = now.data?.version === theirs ? now.data.saved_by : null;
  const who = last == null ? "Somebody else" : authorOf(last);
  return (
    <Banner
      state="paused"
      icon={<TriangleAlert size={18} />}
      title={`${who} has saved version ${theirs} meanwhile`}
      actions={
        <>
          <Button onClick={() => onCompare(base, theirs)}>See what changed</Button>
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
