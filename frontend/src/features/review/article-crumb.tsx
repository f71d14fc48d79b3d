import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ChevronRight } from "lucide-react";

import { articleQuery } from "@/features/review/queries";

/** Where an article stands: under the list that it was opened from, by its title. */
export function ArticleCrumb({ id, origin }: { id: number; origin: "/review" | "/articles" }) {
  const { data } = useQuery(articleQuery(id));
  return (
    <>
      <span className="row only-d">
        <ChevronRight size={14} />
        <Link to={origin}>{origin === "/review" ? "Review" : "Articles"}</Link>
      </span>
      <span className="row trunc">
        <span className="only-d">
          <ChevronRight size={14} />
        </span>
        <b className="trunc">{data?.title ?? ""}</b>
      </span>
    </>
  );
}
