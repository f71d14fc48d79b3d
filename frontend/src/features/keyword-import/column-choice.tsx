import { useState } from "react";

import { Button } from "@/components/button";
import { Field, SelectInput } from "@/components/field";
import type { Chosen } from "@/features/keyword-import/api";
import { columnsNamed } from "@/features/keyword-import/mapping";

interface ColumnChoiceProps {
  failed: Chosen | undefined;
  error: unknown;
  onChosen: (chosen: Chosen) => void;
}

/** Where no column of keywords was found in a file: a person says which it is, and it is looked into again. */
export function ColumnChoice({ failed, error, onChosen }: ColumnChoiceProps) {
  const columns = columnsNamed(error);
  const [column, setColumn] = useState<string | null>(null);
  const chosen = columns.find((name) => name === column) ?? columns[0];
  if (failed === undefined || chosen === undefined) return null;
  return (
    <div className="row wrap items-end">
      <Field label="Column of keywords">
        <SelectInput value={chosen} onChange={(event) => setColumn(event.target.value)}>
          {columns.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </SelectInput>
      </Field>
      <Button variant="primary" onClick={() => onChosen({ file: failed.file, keywordColumn: chosen })}>
        Use this column
      </Button>
    </div>
  );
}
