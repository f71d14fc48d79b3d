import { useMutation } from "@tanstack/react-query";
import { FileUp } from "lucide-react";
import { useState } from "react";

import { Button } from "@/components/button";
import { Field, TextArea } from "@/components/field";
import { FormError } from "@/components/form-error";
import { pastedFile, sampleFile } from "@/features/keyword-import/api";
import { cn } from "@/lib/cn";

/** A file, pasted lines, or the samples. */
export function FileChoice({ isBusy, onFile }: { isBusy: boolean; onFile: (file: File) => void }) {
  const [isOver, setOver] = useState(false);
  const [isPasting, setPasting] = useState(false);
  const sampling = useMutation({ mutationFn: sampleFile, onSuccess: onFile });
  if (isPasting) return <Paste isBusy={isBusy} onFile={onFile} onBack={() => setPasting(false)} />;
  return (
    <>
      <label
        className={cn("drop", isOver && "over")}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          const file = event.dataTransfer.files[0];
          if (file !== undefined) onFile(file);
        }}
      >
        <FileUp size={22} strokeWidth={1.75} />
        <span>
          <b>{isBusy ? "Reading the file" : "Drop a file here, or choose one"}</b>
          <br />
          <span className="t2 sm">CSV, TSV, XLSX or ZIP of any keyword tool, or a plain list</span>
        </span>
        <input
          type="file"
          aria-label="Keyword file"
          disabled={isBusy}
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file !== undefined) onFile(file);
          }}
        />
      </label>
      <FormError error={sampling.error} />
      <div className="row wrap">
        <Button onClick={() => setPasting(true)}>Paste a list</Button>
        <Button variant="ghost" isBusy={sampling.isPending || isBusy} onClick={() => sampling.mutate()}>
          Try it with sample keywords
        </Button>
      </div>
    </>
  );
}

function Paste({
  isBusy,
  onFile,
  onBack,
}: {
  isBusy: boolean;
  onFile: (file: File) => void;
  onBack: () => void;
}) {
  const [text, setText] = useState("");
  return (
    <>
      <Field label="Keywords" help="One a line.">
        <TextArea rows={8} autoFocus value={text} onChange={(event) => setText(event.target.value)} />
      </Field>
      <div className="row">
        <Button onClick={onBack}>Back</Button>
        <Button
          variant="primary"
          isBusy={isBusy}
          reason={text.trim() === "" ? "Paste at least one keyword." : null}
          onClick={() => onFile(pastedFile(text))}
        >
          Continue
        </Button>
      </div>
    </>
  );
}
