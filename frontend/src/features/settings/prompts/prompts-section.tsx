import { useQuery } from "@tanstack/react-query";

import { StateBadge, Tag } from "@/components/badge";
import { TableShell } from "@/components/table";
import { Head, Loaded } from "@/features/settings/parts";
import { type Prompt, promptsQuery } from "@/features/settings/prompts/api";
import { PromptPage } from "@/features/settings/prompts/prompt-page";
import { PARTS, type PromptsSearch } from "@/features/settings/searches";
import { ScopeChoice, type ScopeName, useScope } from "@/features/settings/scope";
import { useSite } from "@/hooks/site-context";
import { full, moment } from "@/lib/format";

interface PromptsProps {
  search: PromptsSearch;
  onSearch: (search: PromptsSearch) => void;
}

const HEADS = [
  { key: "prompt", label: "Prompt" },
  { key: "source", label: "Whose text" },
  { key: "version", label: "In force" },
  { key: "saved", label: "Saved" },
];

export function PromptsSection({ search, onSearch }: PromptsProps) {
  const name: ScopeName = search.scope ?? "account";
  const scope = useScope(name);
  const query = useQuery(promptsQuery(scope));
  const { part } = search;
  const choose = (next: ScopeName) =>
    onSearch({ ...(next === "site" ? { scope: next } : {}), ...(part === undefined ? {} : { part }) });
  return (
    <>
      <Head title="Prompts">What models are told. Each call keeps the version that it was made with.</Head>
      <div>
        <ScopeChoice value={name} onChange={choose} />
      </div>
      {part === undefined ? (
        <Loaded query={query} what="The prompts" height={360}>
          {(prompts) => (
            <TableShell label="Prompts" heads={HEADS}>
              {prompts.map((prompt) => (
                <Row
                  key={prompt.part}
                  prompt={prompt}
                  onOpen={() => {
                    const known = PARTS.find((each) => each === prompt.part);
                    if (known !== undefined) onSearch({ ...search, part: known });
                  }}
                />
              ))}
            </TableShell>
          )}
        </Loaded>
      ) : (
        <PromptPage
          key={`${name}-${part}`}
          scope={scope}
          scopeName={name}
          part={part}
          onBack={() => onSearch(search.scope === undefined ? {} : { scope: search.scope })}
        />
      )}
    </>
  );
}

const SOURCES: Record<Prompt["source"], string> = {
  site: "This site's",
  account: "The account's",
  shipped: "As shipped",
};

function Row({ prompt, onOpen }: { prompt: Prompt; onOpen: () => void }) {
  const { site } = useSite();
  return (
    <tr data-part={prompt.part}>
      <td className="ml">
        <button type="button" className="link m plain" onClick={onOpen}>
          {prompt.title}
        </button>
        {prompt.note === "" ? null : <span className="t2 sm block wrap-text">{prompt.note}</span>}
      </td>
      <td>
        {prompt.source === "shipped" ? (
          <Tag>{SOURCES.shipped}</Tag>
        ) : (
          <StateBadge state="ready">{SOURCES[prompt.source]}</StateBadge>
        )}
      </td>
      <td className="mono hm">{prompt.version}</td>
      <td
        className="num hm"
        title={prompt.saved_at === null ? undefined : full(prompt.saved_at, site.time_zone)}
      >
        {prompt.saved_at === null ? "" : moment(prompt.saved_at, site.time_zone)}
        {prompt.author === "" ? null : <span className="t2 sm"> by {prompt.author}</span>}
      </td>
    </tr>
  );
}
