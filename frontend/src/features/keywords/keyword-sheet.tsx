import { useMutation, useQuery } from "@tanstack/react-query";
import { Archive, RotateCcw, Trash2 } from "lucide-react";

import { Button } from "@/components/button";
import { Field, SelectInput, TextInput } from "@/components/field";
import { fieldError, FormError } from "@/components/form-error";
import { toldOf } from "@/components/records/bulk-bar";
import { intentOptions } from "@/components/records/cells";
import { numberOf } from "@/components/records/range-form";
import type { Choice } from "@/components/records/types";
import { DetailSheet, More, SheetForm, useTexts } from "@/components/sheet-parts";
import { type Change, changeMany, INTENTS, keywordQuery, type KeywordWhole } from "@/features/keywords/api";
import { ClusterTag, Status } from "@/features/keywords/columns";
import { useChangeKeyword } from "@/features/keywords/figures";
import { whyRefused } from "@/features/keywords/words";
import { useSite } from "@/hooks/site-context";
import { useTold } from "@/hooks/use-told";
import { mayWrite } from "@/lib/queries/session";

interface KeywordSheetProps {
  keywordId: number | undefined;
  sectors: readonly Choice<number>[];
  onClose: () => void;
}

export function KeywordSheet({ keywordId, sectors, onClose }: KeywordSheetProps) {
  const { site } = useSite();
  const asked = useQuery({
    ...keywordQuery(site.id, keywordId ?? 0),
    enabled: keywordId !== undefined,
  });
  return (
    <DetailSheet
      id={keywordId}
      title={(keyword) => keyword?.term ?? "Keyword"}
      what="The keyword"
      asked={asked}
      onClose={onClose}
    >
      {(keyword) => (
        <Details key={keyword.updated_at} keyword={keyword} sectors={sectors} onClose={onClose} />
      )}
    </DetailSheet>
  );
}

interface DetailsProps {
  keyword: KeywordWhole;
  sectors: readonly Choice<number>[];
  onClose: () => void;
}

const NUMBERS = ["volume", "impressions", "difficulty", "cpc"] as const;
const LABELS = { volume: "Monthly volume", impressions: "Impressions", difficulty: "Difficulty", cpc: "CPC" };

function Details({ keyword, sectors, onClose }: DetailsProps) {
  const { me } = useSite();
  const { tell } = useTold(keyword.site_id);
  const saving = useChangeKeyword(keyword);
  const { texts, set, changed } = useTexts(textsOf(keyword));
  const whyNot = whyNotSaved(mayWrite(me), texts, changed.length);
  const save = () => {
    const all = changeOf(texts);
    const changes = Object.fromEntries(changed.map((name) => [name, all[name]]));
    saving.mutate(changes, { onSuccess: () => tell(`${keyword.term} saved.`) });
  };
  return (
    <SheetForm save={save} whyNot={whyNot} isSaving={saving.isPending} onClose={onClose}>
      <div className="row wrap">
        <Status row={keyword} />
        <ClusterTag keyword={keyword} />
        {keyword.variant_of === null ? null : <span className="sm t2">Twin of {keyword.variant_of}</span>}
      </div>
      {keyword.parked_reason === "" ? null : <p className="fail-text">{keyword.parked_reason}</p>}
      <FormError error={saving.error} shown={[...NUMBERS, "currency", "url"]} />
      <div className="g2">
        {NUMBERS.map((name) => (
          <Field
            key={name}
            label={LABELS[name]}
            {...(numberOf(texts[name]) === null
              ? { error: "Write a number, or nothing." }
              : { error: fieldError(saving.error, name) })}
          >
            <TextInput inputMode="decimal" placeholder="Unknown" value={texts[name]} onChange={set(name)} />
          </Field>
        ))}
        <Field label="Currency" error={fieldError(saving.error, "currency")}>
          <TextInput maxLength={3} placeholder="USD" value={texts.currency} onChange={set("currency")} />
        </Field>
        <Field label="Intent">
          <SelectInput value={texts.intent} onChange={set("intent")}>
            <option value="">Unknown</option>
            {intentOptions.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </SelectInput>
        </Field>
      </div>
      <Field label="Ranking page" error={fieldError(saving.error, "url")}>
        <TextInput value={texts.url} onChange={set("url")} />
      </Field>
      {sectors.length === 0 ? null : (
        <Field label="Sector">
          <SelectInput value={texts.sector_id} onChange={set("sector_id")}>
            <option value="">None</option>
            {sectors.map((sector) => (
              <option key={sector.id} value={sector.id}>
                {sector.name}
              </option>
            ))}
          </SelectInput>
        </Field>
      )}
      <Priority keyword={keyword} />
      <Origin keyword={keyword} />
      <Deeds keyword={keyword} onClose={onClose} />
    </SheetForm>
  );
}

const textsOf = (keyword: KeywordWhole): Record<Name, string> => ({
  volume: keyword.volume?.toString() ?? "",
  impressions: keyword.impressions?.toString() ?? "",
  difficulty: keyword.difficulty?.toString() ?? "",
  cpc: keyword.cpc?.toString() ?? "",
  currency: keyword.currency,
  intent: keyword.intent ?? "",
  url: keyword.url,
  sector_id: keyword.sector_id?.toString() ?? "",
});

type Name = (typeof NUMBERS)[number] | "currency" | "intent" | "url" | "sector_id";
type Texts = Record<Name, string>;

function changeOf(texts: Texts): Required<Pick<Change, keyof Texts>> {
  return {
    volume: numberOf(texts.volume) ?? null,
    impressions: numberOf(texts.impressions) ?? null,
    difficulty: numberOf(texts.difficulty) ?? null,
    cpc: numberOf(texts.cpc) ?? null,
    currency: texts.currency.trim().toUpperCase(),
    intent: INTENTS.find((each) => each === texts.intent) ?? null,
    url: texts.url.trim(),
    sector_id: texts.sector_id === "" ? null : Number(texts.sector_id),
  };
}

function whyNotSaved(may: boolean, texts: Texts, changes: number): string | null {
  if (!may) return "You may look at this site, not change it.";
  if (NUMBERS.some((name) => numberOf(texts[name]) === null)) return "Mend the numbers first.";
  return changes === 0 ? "Nothing was changed." : null;
}

/** The sum that makes the priority, part by part. */
function Priority({ keyword }: { keyword: KeywordWhole }) {
  return (
    <div>
      <h3 className="m">Priority {Math.round(keyword.priority)} of 100</h3>
      <dl className="facts">
        {keyword.priority_parts.map((part) => (
          <div key={part.name} className="contents">
            <dt>
              {part.name.charAt(0).toUpperCase() + part.name.slice(1)}
              {part.note === "" ? null : <span className="t3"> ({part.note})</span>}
            </dt>
            <dd className="num">
              {Math.round(part.points)} of {Math.round(part.most)}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function Origin({ keyword }: { keyword: KeywordWhole }) {
  const raw = Object.entries(keyword.raw_row ?? {});
  return (
    <>
      {keyword.variants.length === 0 ? null : (
        <More title={`Twins (${keyword.variants.length})`}>
          <ul className="sm t2">
            {keyword.variants.map((twin) => (
              <li key={twin.id}>{twin.term}</li>
            ))}
          </ul>
        </More>
      )}
      {raw.length === 0 ? null : (
        <More title="The row as the file had it">
          {keyword.import_file === null ? null : <p className="xs t3">{keyword.import_file}</p>}
          <dl className="facts">
            {raw.map(([name, value]) => (
              <div key={name} className="contents">
                <dt>{name}</dt>
                <dd className="break">{String(value)}</dd>
              </div>
            ))}
          </dl>
        </More>
      )}
    </>
  );
}

function Deeds({ keyword, onClose }: { keyword: KeywordWhole; onClose: () => void }) {
  const { me } = useSite();
  const { tell, fail } = useTold(keyword.site_id);
  const doing = useMutation({
    mutationFn: (action: "exclude" | "restore" | "delete") =>
      changeMany(keyword.site_id, { action, ids: [keyword.id], dry_run: false }),
    onError: fail,
    onSuccess: (report, action) => {
      const done = { exclude: "excluded", restore: "restored", delete: "deleted" }[action];
      tell(
        toldOf(report, (changed) => `${changed} ${done}.`, "keyword", whyRefused(report.reasons)),
        report.change_id,
      );
      if (action === "delete") onClose();
    },
  });
  if (!mayWrite(me)) return null;
  const isOut = keyword.status === "excluded" || keyword.status === "parked";
  return (
    <div className="row wrap">
      {isOut ? (
        <Button size="small" icon={<RotateCcw size={14} />} onClick={() => doing.mutate("restore")}>
          Restore to new
        </Button>
      ) : (
        <Button size="small" icon={<Archive size={14} />} onClick={() => doing.mutate("exclude")}>
          Exclude
        </Button>
      )}
      <Button
        size="small"
        variant="danger"
        icon={<Trash2 size={14} />}
        isBusy={doing.isPending}
        onClick={() => doing.mutate("delete")}
      >
        Delete
      </Button>
    </div>
  );
}
