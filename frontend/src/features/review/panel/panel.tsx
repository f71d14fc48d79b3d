import { Tabs } from "radix-ui";

import type { ArticleSearch } from "@/features/review/article/article-page";
import type { Editing } from "@/features/review/article/use-editing";
import { ImagesPanel } from "@/features/review/panel/images-panel";
import { NotesPanel } from "@/features/review/panel/notes-panel";
import { SeoPanel } from "@/features/review/panel/seo-panel";
import { SourcesPanel } from "@/features/review/panel/sources-panel";
import type { Article } from "@/features/review/queries";
import { VersionsPanel } from "@/features/review/versions/versions-panel";

export const PANELS = ["seo", "images", "versions", "notes", "sources"] as const;
export type PanelName = (typeof PANELS)[number];

const LABEL: Record<PanelName, string> = {
  seo: "SEO",
  images: "Images",
  versions: "Versions",
  notes: "Notes",
  sources: "Sources",
};

interface PanelProps {
  article: Article;
  editing: Editing;
  /** Why the text can't be changed now. */
  blocked: string | null;
  /** Why this person can change nothing at all. */
  blockedForAll: string | null;
  search: ArticleSearch;
  siteName: string;
  domain: string;
  onShow: (search: ArticleSearch) => void;
}

export function Panel(props: PanelProps) {
  const { article, editing, blocked, blockedForAll, search, siteName, domain, onShow } = props;
  const now = search.panel ?? "seo";
  return (
    <Tabs.Root
      asChild
      value={now}
      onValueChange={(next) => onShow(next === "seo" ? {} : { panel: next as PanelName })}
    >
      <aside className="edp" aria-label={LABEL[now]}>
        <Tabs.List className="seg edtabs" aria-label="About the article">
          {PANELS.map((name) => (
            <Tabs.Trigger key={name} value={name}>
              {LABEL[name]}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        <Tabs.Content value="seo" className="edpc" tabIndex={-1}>
          <SeoPanel
            article={article}
            editing={editing}
            blocked={blocked}
            siteName={siteName}
            domain={domain}
          />
        </Tabs.Content>
        <Tabs.Content value="images" className="edpc" tabIndex={-1}>
          <ImagesPanel article={article} blocked={blockedForAll} />
        </Tabs.Content>
        <Tabs.Content value="versions" className="edpc" tabIndex={-1}>
          <VersionsPanel
            article={article}
            search={search}
            blocked={blockedForAll}
            flush={editing.flush}
            onShow={onShow}
          />
        </Tabs.Content>
        <Tabs.Content value="notes" className="edpc" tabIndex={-1}>
          <NotesPanel article={article} blocked={blockedForAll} chosen={editing.chosen} />
        </Tabs.Content>
        <Tabs.Content value="sources" className="edpc" tabIndex={-1}>
          <SourcesPanel article={article} />
        </Tabs.Content>
      </aside>
    </Tabs.Root>
  );
}
