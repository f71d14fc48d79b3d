import type { SaveState } from "@/features/review/article/saver";
import type { Article } from "@/features/review/queries";
import { useSite } from "@/hooks/site-context";
import { full, time } from "@/lib/format";

/** Whether what is on the page is stored, and why not. */
export function SavedWord({ article, state }: { article: Article; state: SaveState }) {
  const { site } = useSite();
  if (state.is === "lost" || state.is === "refused") {
    return (
      <span className="sm wrong saved-word" role="alert">
        Not saved. {state.error.message}
      </span>
    );
  }
  if (state.is === "conflict") return <span className="sm wrong saved-word">Not saved</span>;
  if (state.is !== "saved") return <span className="sm t3 only-d nw">Saving</span>;
  const at = article.saved_by?.created_at ?? article.updated_at;
  return (
    <span className="sm t3 only-d nw num" title={full(at, site.time_zone)}>
      Saved {time(at, site.time_zone)}
    </span>
  );
}
