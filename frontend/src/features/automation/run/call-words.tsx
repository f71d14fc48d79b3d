import { useQuery } from "@tanstack/react-query";
import { Copy } from "lucide-react";
import { useState } from "react";
import { toast } from "@/lib/toast";

import { Button } from "@/components/button";
import { Segmented } from "@/components/segmented";
import { Loading, Skeleton } from "@/components/skeleton";
import { ErrorState } from "@/components/states";
import { laidOut, promptText, roleName } from "@/features/automation/run/words";
import { ApiError, messageOf } from "@/lib/api/errors";
import { plural } from "@/lib/format";
import { type CallWords, wordsQuery } from "@/lib/queries/runs";

type Part = "prompt" | "answer" | "raw";

/** What the call was asked and what it answered, as long as that is kept. */
export function CallTexts({ callId }: { callId: string }) {
  const { data: words, error, refetch } = useQuery(wordsQuery(callId));
  const [part, setPart] = useState<Part>("answer");
  if (words === undefined) {
    if (error instanceof ApiError && error.code === "words_not_kept") {
      return <p className="sm t2 mt-4">{messageOf(error)}</p>;
    }
    return error === null ? (
      <Loading label="Reading prompt and answer">
        <Skeleton height={120} />
      </Loading>
    ) : (
      <ErrorState what="Prompt and answer can't be read" error={error} onRetry={() => void refetch()} />
    );
  }
  return (
    <>
      <Segmented<Part>
        label="What to show of the call"
        className="seg-wide"
        value={part}
        options={[
          { value: "prompt", label: "Prompt" },
          { value: "answer", label: "Answer" },
          { value: "raw", label: "Raw" },
        ]}
        onChange={setPart}
      />
      <Text words={words} part={part} />
      <div className="row mt-3">
        <Button size="small" icon={<Copy size={14} />} onClick={() => copy(textOf(words, part))}>
          Copy {part === "prompt" ? "prompt" : "answer"}
        </Button>
      </div>
    </>
  );
}

function Text({ words, part }: { words: CallWords; part: Part }) {
  const cut = part === "prompt" ? words.prompt_cut : words.answer_cut;
  return (
    <>
      {part === "prompt" ? (
        <div className="code words" tabIndex={0} role="group" aria-label="Prompt">
          {words.turns.map((turn, index) => (
            <div key={index}>
              <p className="turn">{roleName(turn.role)}</p>
              <pre>{laidOut(turn.text)}</pre>
            </div>
          ))}
        </div>
      ) : (
        <pre
          className="code words"
          tabIndex={0}
          role="group"
          aria-label={part === "raw" ? "Raw answer" : "Answer"}
        >
          {words.answer === "" ? "No answer came." : textOf(words, part)}
        </pre>
      )}
      {cut > 0 ? <p className="xs t2 mt-2">{plural(cut, "character")} more were not kept.</p> : null}
    </>
  );
}

function textOf(words: CallWords, part: Part): string {
  if (part === "prompt") return promptText(words);
  return part === "raw" ? words.answer : laidOut(words.answer);
}

/** The clipboard is for https and localhost alone; elsewhere it says so. */
function copy(text: string): void {
  const refused = () => {
    toast.error("The browser doesn't allow copying here. Select the text and copy it.");
  };
  if (!window.isSecureContext) refused();
  else navigator.clipboard.writeText(text).then(() => toast.success("Copied."), refused);
}
