import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { Button } from "@/components/button";
import { Dialog } from "@/components/dialog";
import { FormError } from "@/components/form-error";
import { Loaded } from "@/features/settings/parts";
import { pricesQuery, useSavePrices } from "@/features/settings/providers/api";
import { providerWord } from "@/features/settings/providers/words";
import type { Scope } from "@/features/settings/scope";
import type { Schemas } from "@/lib/api/client";

type Row = Schemas["PriceRowOut"];
type Part = "input" | "output" | "picture";
const PARTS: { part: Part; word: string }[] = [
  { part: "input", word: "Input" },
  { part: "output", word: "Output" },
  { part: "picture", word: "Picture" },
];
const SOURCES: Record<Row["source"], string> = {
  own: "yours",
  listed: "from the list",
  free: "free",
  unknown: "nobody knows: counts $0",
};

export function PricesDialog({ scope, name, onClose }: { scope: Scope; name: string; onClose: () => void }) {
  const query = useQuery(pricesQuery(scope, name));
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title={`Prices of ${providerWord(name)}`}
      description="US dollars: per million tokens, and per picture. What you leave empty is taken from the list."
    >
      <Loaded query={query} what="The prices">
        {(rows) => <Prices scope={scope} name={name} rows={rows} onClose={onClose} />}
      </Loaded>
    </Dialog>
  );
}

interface PricesProps {
  scope: Scope;
  name: string;
  rows: Row[];
  onClose: () => void;
}

function Prices({ scope, name, rows, onClose }: PricesProps) {
  const saving = useSavePrices(scope);
  const [given, setGiven] = useState<Record<string, string>>(() => firstOf(rows));
  const isWrong = Object.values(given).some(
    (value) => value.trim() !== "" && !/^\d+([.]\d+)?$/.test(value.trim()),
  );
  const save = () => saving.mutate({ name, prices: pricesOf(rows, given) }, { onSuccess: onClose });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <div className="dlg-b">
        <FormError error={saving.error} />
        {rows.length === 0 ? (
          <p className="t2">Set up or choose a model first: its price stands here then.</p>
        ) : (
          <div className="tscroll" role="region" aria-label="Prices" tabIndex={0}>
            <table className="tbl">
              <thead>
                <tr>
                  <th scope="col">Model</th>
                  {PARTS.map(({ part, word }) => (
                    <th key={part} scope="col">
                      {word}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.model}>
                    <th scope="row">
                      <span className="mono">{row.model}</span>
                      <span className="xs t2 block">{SOURCES[row.source]}</span>
                    </th>
                    {PARTS.map(({ part, word }) => (
                      <td key={part}>
                        <input
                          className="in price-in"
                          inputMode="decimal"
                          aria-label={`${word} of ${row.model}`}
                          placeholder={row[part] === null ? "unknown" : String(row[part])}
                          value={given[`${row.model}\n${part}`] ?? ""}
                          onChange={(event) =>
                            setGiven({ ...given, [`${row.model}\n${part}`]: event.target.value })
                          }
                        />
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </div>
      <div className="dlg-f">
        <span className="sp" />
        <Button variant="ghost" onClick={onClose}>
          Cancel
        </Button>
        <Button
          variant="primary"
          type="submit"
          isBusy={saving.isPending}
          reason={
            isWrong
              ? "Write prices as numbers, such as 0.25."
              : rows.length === 0
                ? "There is no model yet."
                : null
          }
        >
          Save prices
        </Button>
      </div>
    </form>
  );
}

function firstOf(rows: Row[]): Record<string, string> {
  const known: Record<string, string> = {};
  for (const row of rows) {
    for (const { part } of PARTS) {
      const own = row.own?.[part];
      if (own != null) known[`${row.model}\n${part}`] = String(own);
    }
  }
  return known;
}

function pricesOf(rows: Row[], given: Record<string, string>): Record<string, Schemas["PriceIn"]> {
  const prices: Record<string, Schemas["PriceIn"]> = {};
  for (const row of rows) {
    const own: Schemas["PriceIn"] = row.own?.cached == null ? {} : { cached: row.own.cached };
    for (const { part } of PARTS) {
      const value = given[`${row.model}\n${part}`]?.trim() ?? "";
      if (value !== "") own[part] = Number(value);
    }
    if (Object.keys(own).length > 0) prices[row.model] = own;
  }
  return prices;
}
