import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { StateBadge } from "@/components/badge";
import { Button } from "@/components/button";
import { ConfirmDialog } from "@/components/dialog";
import { FormError } from "@/components/form-error";
import { Select } from "@/components/select";
import { Head, Loaded } from "@/features/settings/parts";
import {
  diffQuery,
  type Part,
  useForgetPrompt,
  useRestorePrompt,
  type Version,
  versionsQuery,
  type WholePrompt,
} from "@/features/settings/prompts/api";
import type { Scope } from "@/features/settings/scope";
import { useSite } from "@/hooks/site-context";
import { full, moment, plural } from "@/lib/format";

interface VersionsProps {
  scope: Scope;
  part: Part;
  prompt: WholePrompt;
  reason: string | null;
}

export function Versions({ scope, part, prompt, reason }: VersionsProps) {
  const query = useInfiniteQuery(versionsQuery(scope, part));
  const rows = query.data?.pages.flatMap((page) => page.items);
  const [compared, setCompared] = useState<{ from: string; to: string } | null>(null);
  const [restored, setRestored] = useState<string | null>(null);
  const [isForgetting, setForgetting] = useState(false);
  const restoring = useRestorePrompt(scope, part);
  const forgetting = useForgetPrompt(scope, part);
  return (
    <>
      <Head
        title="Versions"
        action={
          prompt.is_own ? (
            <Button variant="danger" reason={reason} onClick={() => setForgetting(true)}>
              Forget own text
            </Button>
          ) : undefined
        }
      >
        Nothing is overwritten: a restored version becomes the newest.
      </Head>
      <Loaded
        query={{ data: rows, error: query.error, refetch: query.refetch }}
        what="The versions"
        height={120}
      >
        {(versions) => (
          <section className="card set-card" aria-label="Versions">
            <ul className="rows">
              {versions.map((version) => (
                <Row
                  key={version.version}
                  version={version}
                  reason={reason}
                  onCompare={() => setCompared({ from: version.version, to: prompt.version })}
                  onRestore={() => setRestored(version.version)}
                />
              ))}
              <li>
                <span className="m">As shipped</span>
                {prompt.source === "shipped" ? <StateBadge state="complete">In force</StateBadge> : null}
                <span className="mono t3">{prompt.shipped_version}</span>
                <span className="sp" />
                {prompt.source === "shipped" ? null : (
                  <>
                    <Button size="small" onClick={() => setCompared({ from: "shipped", to: prompt.version })}>
                      Compare
                    </Button>
                    <Button size="small" reason={reason} onClick={() => setRestored("shipped")}>
                      Restore
                    </Button>
                  </>
                )}
              </li>
            </ul>
            {query.hasNextPage ? (
              <div>
                <Button isBusy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                  Show more
                </Button>
              </div>
            ) : null}
            {compared === null ? null : (
              <Diff
                scope={scope}
                part={part}
                {...compared}
                versions={["shipped", ...versions.map((each) => each.version)]}
                onChange={setCompared}
                onClose={() => setCompared(null)}
              />
            )}
          </section>
        )}
      </Loaded>
      <ConfirmDialog
        isOpen={restored !== null}
        onOpenChange={() => setRestored(null)}
        title={`Restore ${restored ?? ""}?`}
        action="Restore the text"
        keep="Keep the present one"
        isBusy={restoring.isPending}
        onConfirm={() => {
          if (restored !== null) restoring.mutate(restored, { onSuccess: () => setRestored(null) });
        }}
      >
        <FormError error={restoring.error} />
        <p>
          It becomes the newest version, and the next call uses it. The present text stays among the versions.
        </p>
      </ConfirmDialog>
      <ConfirmDialog
        isOpen={isForgetting}
        onOpenChange={setForgetting}
        title="Forget the own text?"
        action="Forget it"
        keep="Keep it"
        isBusy={forgetting.isPending}
        onConfirm={() => forgetting.mutate(undefined, { onSuccess: () => setForgetting(false) })}
      >
        <FormError error={forgetting.error} />
        <p>
          What stands behind it is in force again: the account&apos;s text, or the shipped one. The versions
          stay.
        </p>
      </ConfirmDialog>
    </>
  );
}

interface RowProps {
  version: Version;
  reason: string | null;
  onCompare: () => void;
  onRestore: () => void;
}

function Row({ version, reason, onCompare, onRestore }: RowProps) {
  const { site } = useSite();
  return (
    <li data-version={version.version}>
      <span className="mono">{version.version}</span>
      {version.is_active ? <StateBadge state="complete">In force</StateBadge> : null}
      <span className="sm">
        {version.note}
        <span className="t2 block" title={full(version.created_at, site.time_zone)}>
          {moment(version.created_at, site.time_zone)}
          {version.author === "" ? "" : ` by ${version.author}`}
        </span>
      </span>
      <span className="sp" />
      {version.is_active ? null : (
        <>
          <Button size="small" aria-label={`Compare ${version.version}`} onClick={onCompare}>
            Compare
          </Button>
          <Button size="small" aria-label={`Restore ${version.version}`} reason={reason} onClick={onRestore}>
            Restore
          </Button>
        </>
      )}
    </li>
  );
}

interface DiffProps {
  scope: Scope;
  part: Part;
  from: string;
  to: string;
  versions: string[];
  onChange: (compared: { from: string; to: string }) => void;
  onClose: () => void;
}

function Diff({ scope, part, from, to, versions, onChange, onClose }: DiffProps) {
  const query = useQuery(diffQuery(scope, part, from, to));
  const all = [...new Set([...versions, from, to])];
  const choose = (label: string, value: string, change: (next: string) => void) => (
    <Select
      className="set-role"
      aria-label={label}
      value={value}
      onChange={(event) => change(event.target.value)}
    >
      {all.map((each) => (
        <option key={each} value={each}>
          {each}
        </option>
      ))}
    </Select>
  );
  return (
    <div className="set-b">
      <div className="row wrap">
        <h3 className="set-t">What changed</h3>
        {choose("From", from, (next) => onChange({ from: next, to }))}
        <span className="t2">to</span>
        {choose("To", to, (next) => onChange({ from, to: next }))}
        <span className="sp" />
        <Button variant="ghost" onClick={onClose}>
          Close
        </Button>
      </div>
      <Loaded query={query} what="The difference" height={120}>
        {(diff) => (
          <>
            <p className="sm t2">
              {plural(diff.words_added, "word")} added, {plural(diff.words_removed, "word")} removed
            </p>
            <pre className="prompt-shown" tabIndex={0} aria-label="What changed">
              {diff.segments.map((segment, index) =>
                segment.op === "ins" ? (
                  <ins key={index}>{segment.text}</ins>
                ) : segment.op === "del" ? (
                  <del key={index}>{segment.text}</del>
                ) : (
                  <span key={index}>{segment.text}</span>
                ),
              )}
            </pre>
          </>
        )}
      </Loaded>
    </div>
  );
}
