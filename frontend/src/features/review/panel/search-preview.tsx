import { Globe } from "lucide-react";

import type { Fields } from "@/features/review/article/use-editing";
import { cut, SNIPPET, TITLE } from "@/features/review/panel/pixels";

interface SearchPreviewProps {
  fields: Fields;
  siteName: string;
  domain: string;
}

/** What a result page would show, cut where it would cut. */
export function SearchPreview({ fields, siteName, domain }: SearchPreviewProps) {
  const title = fields.meta_title.trim() === "" ? fields.title : fields.meta_title;
  return (
    <div className="serp" aria-label="Preview of the search result" role="group">
      <div className="row serp-site">
        <span className="fav2">
          <Globe size={14} aria-hidden="true" />
        </span>
        <span className="xs">
          <b className="m">{siteName}</b>
          <br />
          <span className="t2">
            {domain} &gt; {fields.slug}
          </span>
        </span>
      </div>
      <p className="stt">{cut(title, TITLE)}</p>
      <p className="sm t2">{cut(fields.meta_description, SNIPPET)}</p>
    </div>
  );
}
