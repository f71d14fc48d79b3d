import { Lock } from "lucide-react";

import { Button } from "@/components/button";
import { backToDraft, useDoing } from "@/features/review/api";
import type { Article } from "@/features/review/queries";

interface LockBarProps {
  article: Article;
  why: string;
  canUnlock: boolean;
  onUnlock: () => void;
}

export function LockBar({ article, why, canUnlock, onUnlock }: LockBarProps) {
  const drafting = useDoing(article.site_id, article.id, {
    does: () => backToDraft(article.id),
    said: article.is_being_rewritten ? "Called back from the writer." : "It is a draft again.",
  });
  const goesBack = article.status === "rejected" || article.is_being_rewritten;
  return (
    <div className="lock row sm">
      <Lock size={14} aria-hidden="true" />
      <span>
        {why}
        {article.is_being_rewritten && article.rewrite_instruction !== ""
          ? ` “${article.rewrite_instruction}”`
          : null}
      </span>
      <span className="sp" />
      {!canUnlock ? null : goesBack ? (
        <Button size="small" isBusy={drafting.isPending} onClick={() => drafting.mutate(undefined)}>
          {article.is_being_rewritten ? "Call it back" : "Back to draft"}
        </Button>
      ) : (
        <Button size="small" onClick={onUnlock}>
          Edit
        </Button>
      )}
    </div>
  );
}
