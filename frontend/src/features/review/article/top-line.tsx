import { Link } from "@tanstack/react-router";
import { ArrowLeft, Check, ChevronDown, ChevronUp, Ellipsis, History } from "lucide-react";

import { StateBadge } from "@/components/badge";
import { Button, IconButton } from "@/components/button";
import { Menu, MenuItem, MenuLine } from "@/components/menu";
import { backToDraft, exportArticle, useDoing } from "@/features/review/api";
import type { ArticleSearch, Neighbours } from "@/features/review/article/article-page";
import { SavedWord } from "@/features/review/article/saved-word";
import type { SaveState } from "@/features/review/article/saver";
import type { Decisions } from "@/features/review/decide/use-decisions";
import type { Article } from "@/features/review/queries";
import { standing, whyNotApproved } from "@/features/review/words";
import { count } from "@/lib/format";

interface TopLineProps {
  article: Article;
  neighbours: Neighbours;
  state: SaveState;
  blocked: string | null;
  decisions: Decisions;
  onGo: (id: number | null) => void;
  onShow: (search: ArticleSearch) => void;
}

export function TopLine({ article, neighbours, state, blocked, decisions, onGo, onShow }: TopLineProps) {
  const { state: colour, word } = standing(article);
  const target = { id: article.id, title: article.title, version: article.version };
  const rewriting = article.is_being_rewritten ? "The writer has it already." : null;
  const rejected = article.status === "rejected" ? "It was rejected. Take it back to draft first." : null;
  return (
    <div className="edt">
      <Link to="/review" className="iconbtn" aria-label="Back to review" title="Back to review">
        <ArrowLeft size={17} strokeWidth={1.75} />
      </Link>
      <StateBadge state={colour} isLive={article.is_being_rewritten} role="status">
        {word}
      </StateBadge>
      {neighbours.position === null ? null : (
        <span className="sm t2 num only-d nw">
          {count(neighbours.position)} of {count(neighbours.total)}
        </span>
      )}
      <Step label="Previous draft ([)" id={neighbours.before} onGo={onGo}>
        <ChevronUp size={16} />
      </Step>
      <Step label="Next draft (])" id={neighbours.after} onGo={onGo}>
        <ChevronDown size={16} />
      </Step>
      <SavedWord article={article} state={state} />
      <span className="sp" />
      <Button
        variant="ghost"
        className="only-d"
        icon={<History size={15} />}
        onClick={() => onShow({ panel: "versions" })}
      >
        Version {article.version}
      </Button>
      <Button
        reason={blocked ?? rewriting ?? rejected}
        onClick={() => decisions.ask(target)}
        aria-keyshortcuts="C"
      >
        Ask for changes
      </Button>
      <More article={article} blocked={blocked} onReject={() => decisions.reject(target)} />
      {article.status === "approved" && neighbours.after !== null ? (
        <Button variant="primary" onClick={() => onGo(neighbours.after)} aria-keyshortcuts="]">
          Next draft
        </Button>
      ) : (
        <Button
          variant="primary"
          icon={<Check size={15} />}
          reason={blocked ?? whyNotApproved(article)}
          isBusy={decisions.isBusy}
          onClick={() => decisions.approve(target)}
          aria-keyshortcuts="A"
        >
          Approve
        </Button>
      )}
    </div>
  );
}

interface StepProps {
  label: string;
  id: number | null;
  onGo: (id: number | null) => void;
  children: React.ReactNode;
}

function Step({ label, id, onGo, children }: StepProps) {
  return (
    <IconButton
      label={id === null ? `${label}: there is none` : label}
      className="only-d"
      aria-disabled={id === null || undefined}
      onClick={() => onGo(id)}
    >
      {children}
    </IconButton>
  );
}

interface MoreProps {
  article: Article;
  blocked: string | null;
  onReject: () => void;
}

function More({ article, blocked, onReject }: MoreProps) {
  const { site_id, id, status, is_being_rewritten } = article;
  const drafting = useDoing(site_id, id, {
    does: () => backToDraft(id),
    said: is_being_rewritten ? "Called back from the writer." : "It is a draft again.",
  });
  const exporting = useDoing(site_id, id, {
    does: (format: "markdown" | "html") => exportArticle(site_id, id, format),
    said: "Exported, with its images.",
  });
  const mayDraft = status === "approved" || status === "rejected" || status === "changes_requested";
  const mayReject = status === "draft" || status === "changes_requested" || status === "approved";
  return (
    <Menu
      align="end"
      label="More"
      trigger={
        <IconButton label="More">
          <Ellipsis size={17} />
        </IconButton>
      }
    >
      <MenuItem onSelect={() => exporting.mutate("markdown")}>Export as Markdown</MenuItem>
      <MenuItem onSelect={() => exporting.mutate("html")}>Export as HTML</MenuItem>
      {blocked === null && (mayDraft || mayReject) ? <MenuLine /> : null}
      {blocked === null && mayDraft ? (
        <MenuItem onSelect={() => drafting.mutate(undefined)}>
          {is_being_rewritten ? "Call it back from the writer" : "Back to draft"}
        </MenuItem>
      ) : null}
      {blocked === null && mayReject ? <MenuItem onSelect={onReject}>Reject article</MenuItem> : null}
    </Menu>
  );
}
