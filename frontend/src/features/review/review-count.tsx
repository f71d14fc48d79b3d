import { useQuery } from "@tanstack/react-query";

import { countsQuery } from "@/features/review/queries";
import { useSite } from "@/hooks/site-context";
import { short } from "@/lib/format";

/** How many drafts wait for a decision, beside the word in the menu. */
export function ReviewCount() {
  const { site } = useSite();
  const { data } = useQuery(countsQuery(site.id));
  if (data === undefined || data.ready === 0) return null;
  return (
    <span className="c hot num">
      {short(data.ready)}
      <span className="sr"> waiting</span>
    </span>
  );
}
