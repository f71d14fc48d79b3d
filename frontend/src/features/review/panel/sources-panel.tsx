import { Library } from "lucide-react";

import { EmptyState } from "@/components/states";
import type { Article } from "@/features/review/queries";

interface Citation {
  source: string;
  url: string;
  quote: string;
}

const text = (value: unknown): string => (typeof value === "string" ? value : "");
const isWeb = (url: string): boolean => /^https?:\/\//i.test(url);

/** The passages of the site's knowledge that the writer leaned on. */
export function SourcesPanel({ article }: { article: Article }) {
  const citations: Citation[] = article.citations.map((each) => ({
    source: text(each["source"]),
    url: text(each["url"]),
    quote: text(each["quote"]),
  }));
  if (citations.length === 0) {
    return (
      <EmptyState icon={<Library size={20} strokeWidth={1.5} />} title="No sources">
        <p>
          The writer quoted nothing of what the site knows. Numbers and quotations are marked in the checks.
        </p>
      </EmptyState>
    );
  }
  return (
    <ol className="vers">
      {citations.map(({ source, url, quote }, index) => (
        <li key={`${index} ${source}`}>
          <p className="m">{source === "" ? "Unnamed source" : source}</p>
          {isWeb(url) ? (
            <a className="link sm" href={url} target="_blank" rel="noreferrer">
              {url}
            </a>
          ) : null}
          {quote === "" ? null : <blockquote className="sm t2 quoted">{quote}</blockquote>}
        </li>
      ))}
    </ol>
  );
}
