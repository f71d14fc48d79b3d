import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Plus, Trash2 } from "lucide-react";
import { type SyntheticEvent, useState } from "react";

import { Button, IconButton } from "@/components/button";
import { ConfirmDialog } from "@/components/dialog";
import { FormError } from "@/components/form-error";
import { TableShell } from "@/components/table";
import { AddSource } from "@/features/settings/knowledge/add-source";
import { quotesQuery, type Source, sourcesQuery, useRemoveSource } from "@/features/settings/knowledge/api";
import { VoiceForm } from "@/features/settings/knowledge/voice-form";
import { Head, Loaded } from "@/features/settings/parts";
import { EDITORS_ONLY } from "@/features/settings/sections";
import { siteQuery } from "@/features/settings/site/api";
import { useSite } from "@/hooks/site-context";
import { count, full, moment, plural } from "@/lib/format";
import { mayWrite } from "@/lib/queries/session";

const HEADS = [
  { key: "title", label: "Text" },
  { key: "passages", label: "Passages", isNumber: true },
  { key: "added", label: "Added" },
  { key: "act", label: <span className="sr">Actions</span> },
];

export function KnowledgeSection() {
  const { me, site } = useSite();
  const whole = useQuery(siteQuery(site.id));
  const sources = useInfiniteQuery(sourcesQuery(site.id));
  const [isAdding, setAdding] = useState(false);
  const rows = sources.data?.pages.flatMap((page) => page.items);
  return (
    <>
      <Head title="Voice">How articles sound, and for whom. It stands in every prompt.</Head>
      <Loaded query={whole} what="The voice" height={260}>
        {(given) => <VoiceForm key={site.id} site={given} />}
      </Loaded>
      <Head
        title="Knowledge"
        action={
          <Button
            icon={<Plus size={15} />}
            reason={mayWrite(me) ? null : EDITORS_ONLY}
            onClick={() => setAdding(true)}
          >
            Add a text
          </Button>
        }
      >
        Texts of your own that articles quote: facts, prices, experience. Nothing is quoted that isn&apos;t
        here.
      </Head>
      <Loaded query={{ data: rows, error: sources.error, refetch: sources.refetch }} what="The texts">
        {(found) =>
          found.length === 0 ? (
            <div className="card set-card t2">
              No texts yet. Without any, articles hold general knowledge alone, and say so in their checks.
            </div>
          ) : (
            <>
              <TableShell label="Texts" heads={HEADS}>
                {found.map((source) => (
                  <SourceRow key={source.id} source={source} mayChange={mayWrite(me)} />
                ))}
              </TableShell>
              {sources.hasNextPage ? (
                <Button isBusy={sources.isFetchingNextPage} onClick={() => void sources.fetchNextPage()}>
                  Show more
                </Button>
              ) : null}
              <Quotes />
            </>
          )
        }
      </Loaded>
      {isAdding ? <AddSource onClose={() => setAdding(false)} /> : null}
    </>
  );
}

function SourceRow({ source, mayChange }: { source: Source; mayChange: boolean }) {
  const { site } = useSite();
  const [isAsking, setAsking] = useState(false);
  const removing = useRemoveSource(site.id, () => setAsking(false));
  return (
    <tr>
      <td className="ml">
        <span className="m">{source.title}</span>
        {source.url === "" ? null : (
          <a className="link sm block" href={source.url} target="_blank" rel="noreferrer noopener">
            {source.url}
          </a>
        )}
      </td>
      <td className="n num">
        {count(source.passages)}
        <span className="phone-unit t2">{source.passages === 1 ? "passage" : "passages"}</span>
      </td>
      <td className="num" title={full(source.created_at, site.time_zone)}>
        {moment(source.created_at, site.time_zone)}
      </td>
      <td className="n">
        {mayChange ? (
          <IconButton label={`Delete ${source.title}`} onClick={() => setAsking(true)}>
            <Trash2 size={15} />
          </IconButton>
        ) : null}
        <ConfirmDialog
          isOpen={isAsking}
          onOpenChange={setAsking}
          title={`Delete ${source.title}?`}
          action="Delete the text"
          keep="Keep it"
          isBusy={removing.isPending}
          onConfirm={() => removing.mutate(source)}
        >
          <FormError error={removing.error} />
          <p>
            Its {plural(source.passages, "passage")} can&apos;t be quoted any more. Articles that quote it
            stay as they are. This can&apos;t be undone.
          </p>
        </ConfirmDialog>
      </td>
    </tr>
  );
}

/** What an article with a title would quote: how one sees whether the texts serve. */
function Quotes() {
  const { site } = useSite();
  const [typed, setTyped] = useState("");
  const [asked, setAsked] = useState("");
  const found = useQuery(quotesQuery(site.id, asked));
  const ask = (event: SyntheticEvent) => {
    event.preventDefault();
    setAsked(typed.trim());
  };
  return (
    <section className="card set-card" aria-label="Try what is quoted">
      <form className="row wrap" onSubmit={ask}>
        <input
          className="in sp"
          aria-label="Title of an article"
          placeholder="Title of an article"
          maxLength={500}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button
          type="submit"
          isBusy={found.isFetching}
          reason={typed.trim() === "" ? "Write a title first." : null}
        >
          Show what it would quote
        </Button>
      </form>
      <FormError error={found.error} />
      {found.data?.length === 0 ? <p className="t2 sm">Nothing here is near to that title.</p> : null}
      <ol className="quotes">
        {found.data?.map((quote) => (
          <li key={quote.id}>
            <blockquote>{quote.text}</blockquote>
            <cite className="t2 sm">
              {quote.source}
              {quote.is_quoted ? "" : ", too far from the title to be quoted"}
            </cite>
          </li>
        ))}
      </ol>
    </section>
  );
}
