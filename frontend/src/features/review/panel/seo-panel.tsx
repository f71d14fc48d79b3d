import { Lock } from "lucide-react";

import { Tag } from "@/components/badge";
import { Button } from "@/components/button";
import type { Editing } from "@/features/review/article/use-editing";
import {
  type CheckResult,
  checksOf,
  type Covered,
  coverageOf,
  type Group,
  groupsOf,
  inOrder,
  isHeldFor,
  keywordsOf,
} from "@/features/review/panel/coverage";
import { FindingIcon } from "@/features/review/parts/finding-icon";
import { ScoreRing } from "@/features/review/parts/score-ring";
import { MetaFields } from "@/features/review/panel/meta-fields";
import { SearchPreview } from "@/features/review/panel/search-preview";
import type { Article } from "@/features/review/queries";

interface SeoPanelProps {
  article: Article;
  editing: Editing;
  blocked: string | null;
  siteName: string;
  domain: string;
}

/** What the server's checks say of what is saved, and what a search result would show of what is typed. */
export function SeoPanel({ article, editing, blocked, siteName, domain }: SeoPanelProps) {
  const checks = checksOf(article.checks);
  const covered = coverageOf(checks, keywordsOf(article.task?.brief));
  const isOld = article.checked_version !== article.version;
  return (
    <>
      {article.is_brief ? <BriefNote editing={editing} blocked={blocked} /> : null}
      <section className="sc" aria-label="Score" aria-busy={editing.isChecking || undefined}>
        <ScoreRing score={article.score} size="big" />
        <Groups groups={article.score === null ? [] : groupsOf(checks)} isBrief={article.is_brief} />
      </section>
      {isOld || editing.isChecking ? (
        <p className="xs t3 sc-old" role="status">
          {editing.isChecking ? "Checking what you changed" : checkedAt(article.checked_version)}
        </p>
      ) : null}
      {article.held.length > 0 ? <HeldNote held={article.held} /> : null}
      {covered === null || covered.length === 0 ? null : <Coverage covered={covered} />}
      <Checks checks={inOrder(checks, article.held)} held={article.held} />
      <section>
        <h2>Search result</h2>
        <SearchPreview fields={editing.fields} siteName={siteName} domain={domain} />
        <MetaFields article={article} editing={editing} blocked={blocked} />
      </section>
    </>
  );
}

function BriefNote({ editing, blocked }: { editing: Editing; blocked: string | null }) {
  return (
    <section className="note-box">
      <p className="sm">
        <b className="m">This is a brief, not an article.</b> Fill it in; then say so, and all checks count.
      </p>
      <Button
        size="small"
        reason={blocked}
        onClick={() => {
          editing.change({ is_brief: false });
          void editing.flush();
        }}
      >
        It is an article now
      </Button>
    </section>
  );
}

function Groups({ groups, isBrief }: { groups: Group[]; isBrief: boolean }) {
  if (groups.length === 0) {
    return <p className="sm t2 scl">{isBrief ? "A brief has no score." : "Not checked yet."}</p>;
  }
  return (
    <dl className="scl">
      {groups.map(({ name, earned, weight }) => (
        <div key={name} className={earned >= 0.8 * weight ? "st-complete" : "st-paused"}>
          <dt>{name}</dt>
          <dd className="contents">
            <span className="bar" aria-hidden="true">
              <i style={{ width: `${(100 * earned) / weight}%` }} />
            </span>
            <b className="num nw">
              {points(earned)} of {weight}
            </b>
          </dd>
        </div>
      ))}
    </dl>
  );
}

const points = (value: number): string => (Number.isInteger(value) ? String(value) : value.toFixed(1));

function HeldNote({ held }: { held: string[] }) {
  return (
    <section className="note-box st-paused">
      <p className="sm row">
        <Lock size={14} aria-hidden="true" />
        <b className="m">Held by the site’s limits</b>
      </p>
      <ul className="held sm">
        {held.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </section>
  );
}

function Coverage({ covered }: { covered: Covered[] }) {
  const held = covered.filter(({ isHeld }) => isHeld).length;
  return (
    <section>
      <h2>
        Keyword coverage{" "}
        <span className="t3 num">
          {held} of {covered.length}
        </span>
      </h2>
      <ul className="kc">
        {covered.map(({ term, isHeld }) => (
          <li key={term}>
            <FindingIcon status={isHeld ? "pass" : "warn"} />
            <span>{term}</span>
            {isHeld ? null : <span className="t3 xs">missing</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Checks({ checks, held }: { checks: CheckResult[]; held: string[] }) {
  const applies = checks.filter(({ status }) => status !== "not_applicable");
  const others = checks.filter(({ status }) => status === "not_applicable");
  const passed = applies.filter(({ status }) => status === "pass").length;
  return (
    <section>
      <h2>
        Checks{" "}
        <span className="t3 num">
          {passed} of {applies.length} pass
        </span>
      </h2>
      <ul className="ck">
        {applies.map((check) => (
          <Check key={check.key} check={check} isHeld={isHeldFor(check, held)} />
        ))}
      </ul>
      {others.length === 0 ? null : (
        <details className="ck-more">
          <summary className="sm t2">{others.length} more don’t apply here</summary>
          <ul className="ck">
            {others.map((check) => (
              <Check key={check.key} check={check} isHeld={false} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Check({ check, isHeld }: { check: CheckResult; isHeld: boolean }) {
  return (
    <li title={`${check.title}: ${check.threshold}`}>
      <FindingIcon status={check.status} />
      <span>
        {check.message}
        {isHeld ? (
          <>
            {" "}
            <Tag>holds it</Tag>
          </>
        ) : null}
        {check.isMust && check.status === "fail" ? (
          <>
            {" "}
            <Tag>must</Tag>
          </>
        ) : null}
      </span>
    </li>
  );
}

const checkedAt = (version: number | null): string =>
  version === null ? "Not checked yet" : `Checked at version ${version}`;
