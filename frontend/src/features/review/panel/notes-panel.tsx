import { useQuery } from "@tanstack/react-query";
import { MessageSquare } from "lucide-react";
import { useState } from "react";

import { Tag } from "@/components/badge";
import { Button } from "@/components/button";
import { Field, TextArea } from "@/components/field";
import { FormError } from "@/components/form-error";
import { Loading, Skeleton } from "@/components/skeleton";
import { EmptyState, ErrorState } from "@/components/states";
import { addNote, changeNote, deleteNote, useDoing } from "@/features/review/api";
import { submitOn } from "@/features/review/decide/ask-dialog";
import { type Article, type Note, notesQuery } from "@/features/review/queries";
import { ago } from "@/features/review/words";
import { useSite } from "@/hooks/site-context";
import { useNow } from "@/hooks/use-now";
import { plural } from "@/lib/format";

interface NotesPanelProps {
  article: Article;
  blocked: string | null;
  /** The words that are chosen in the text. */
  chosen: () => string;
}

export function NotesPanel({ article, blocked, chosen }: NotesPanelProps) {
  const notes = useQuery(notesQuery(article.id));
  if (notes.error !== null && notes.data === undefined) {
    return (
      <ErrorState what="The notes can't be read" error={notes.error} onRetry={() => void notes.refetch()} />
    );
  }
  if (notes.data === undefined) {
    return (
      <Loading label="Reading the notes">
        <Skeleton height={80} />
      </Loading>
    );
  }
  const open = notes.data.filter((note) => note.resolved_at === null);
  const resolved = notes.data.filter((note) => note.resolved_at !== null);
  return (
    <>
      <NewNote article={article} blocked={blocked} chosen={chosen} />
      {notes.data.length === 0 ? (
        <EmptyState icon={<MessageSquare size={20} strokeWidth={1.5} />} title="No notes">
          <p>Choose words in the text and write what is to be said about them.</p>
        </EmptyState>
      ) : null}
      <ol className="vers">
        {open.map((note) => (
          <NoteCard key={note.id} article={article} note={note} blocked={blocked} />
        ))}
      </ol>
      {resolved.length === 0 ? null : (
        <details>
          <summary className="sm t2">{plural(resolved.length, "resolved note")}</summary>
          <ol className="vers">
            {resolved.map((note) => (
              <NoteCard key={note.id} article={article} note={note} blocked={blocked} />
            ))}
          </ol>
        </details>
      )}
    </>
  );
}

function NewNote({ article, blocked, chosen }: NotesPanelProps) {
  const [text, setText] = useState("");
  const [quote, setQuote] = useState("");
  const adding = useDoing(article.site_id, article.id, {
    does: () => addNote(article.id, { text: text.trim(), quote }),
    onDone: () => {
      setText("");
      setQuote("");
    },
  });
  if (blocked !== null) return <p className="sm t2">{blocked}</p>;
  const send = () => (text.trim() === "" ? undefined : adding.mutate(undefined));
  return (
    <section className="col gap-2" onKeyDown={submitOn(send)}>
      <Field label="New note">
        <TextArea
          rows={3}
          maxLength={10_000}
          value={text}
          onFocus={() => setQuote(chosen().slice(0, 2_000))}
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
      {quote === "" ? null : <blockquote className="sm t2 quoted">{quote}</blockquote>}
      <FormError error={adding.error} />
      <div className="row">
        <Button
          size="small"
          isBusy={adding.isPending}
          reason={text.trim() === "" ? "Write the note first." : null}
          onClick={send}
        >
          Add note
        </Button>
        {quote === "" ? null : (
          <Button size="small" variant="ghost" onClick={() => setQuote("")}>
            About the whole article
          </Button>
        )}
      </div>
    </section>
  );
}

function NoteCard({ article, note, blocked }: { article: Article; note: Note; blocked: string | null }) {
  const { me, site } = useSite();
  const now = useNow(true);
  const at = ago(note.created_at, site.time_zone, now);
  const isMine = note.user !== null && note.user.id === me.user?.id;
  const isResolved = note.resolved_at !== null;
  const doing = useDoing(article.site_id, article.id, {
    does: (what: "resolve" | "delete"): Promise<unknown> =>
      what === "delete" ? deleteNote(note.id) : changeNote(note.id, { is_resolved: !isResolved }),
  });
  return (
    <li>
      <div className="row">
        <b className="m">{(note.user?.name || note.user?.email) ?? "A person who has left"}</b>
        {note.is_request ? <Tag>Asked for</Tag> : null}
        <span className="sp" />
        <span className="xs t3" title={at.title}>
          {at.text}
        </span>
      </div>
      {note.quote === "" ? null : (
        <blockquote className="sm t2 quoted">
          {note.quote}
          {note.is_found === false ? <span className="xs t3"> (no longer in the text)</span> : null}
        </blockquote>
      )}
      <p className="sm note-text">{note.text}</p>
      {blocked !== null ? null : (
        <div className="row">
          <Button size="small" isBusy={doing.isPending} onClick={() => doing.mutate("resolve")}>
            {isResolved ? "Open again" : "Resolve"}
          </Button>
          {isMine ? (
            <Button
              size="small"
              variant="ghost"
              isBusy={doing.isPending}
              onClick={() => doing.mutate("delete")}
            >
              Delete
            </Button>
          ) : null}
        </div>
      )}
    </li>
  );
}
