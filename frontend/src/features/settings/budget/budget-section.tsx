import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";

import { Button } from "@/components/button";
import { Segmented } from "@/components/segmented";
import { AddCredits } from "@/features/settings/budget/add-credits";
import { capsQuery, useOf } from "@/features/settings/budget/api";
import { CapsForm } from "@/features/settings/budget/caps-form";
import { DayChart, ShareChart } from "@/features/settings/budget/charts";
import { Ledger } from "@/features/settings/budget/ledger";
import { amountOf, byDay, dateIn, daysUpTo, functionName } from "@/features/settings/budget/series";
import { Head, Loaded } from "@/features/settings/parts";
import { type BudgetSearch, type Measure, PERIODS } from "@/features/settings/searches";
import { OWNERS_ONLY } from "@/features/settings/sections";
import { useSite } from "@/hooks/site-context";
import { serverNow } from "@/lib/clock";
import { count, dollars, plural, tokens } from "@/lib/format";
import { creditsQuery } from "@/lib/queries/credits";
import { configQuery } from "@/lib/queries/automation";

interface BudgetProps {
  search: BudgetSearch;
  onSearch: (change: BudgetSearch) => void;
}

export function BudgetSection({ search, onSearch }: BudgetProps) {
  const { site } = useSite();
  const config = useQuery(configQuery(site.id));
  const caps = useQuery(capsQuery(site.id));
  return (
    <>
      <Balance />
      <Head title="Limits of this site">A run pauses before it passes a limit, and keeps its place.</Head>
      <Loaded query={config} what="The limits">
        {(own) => (
          <Loaded query={caps} what="The limits">
            {(known) => <CapsForm key={site.id} config={own} caps={known} />}
          </Loaded>
        )}
      </Loaded>
      <Use search={search} onSearch={onSearch} />
      <Ledger />
    </>
  );
}

function Balance() {
  const { me, site } = useSite();
  const query = useQuery(creditsQuery(site.account_id));
  const [isAdding, setAdding] = useState(false);
  return (
    <>
      <Head
        title="Credits"
        action={
          <Button
            icon={<Plus size={15} />}
            reason={me.role === "owner" ? null : OWNERS_ONLY}
            onClick={() => setAdding(true)}
          >
            Add credits
          </Button>
        }
      >
        This installation&apos;s own measure of work. Nobody bills them; providers bill dollars.
      </Head>
      <Loaded query={query} what="The balance" height={80}>
        {(own) => (
          <dl className="card set-card figures">
            <div>
              <dt>Balance</dt>
              <dd className="big num">{own.is_unlimited ? "Unlimited" : count(own.balance)}</dd>
            </div>
            <div>
              <dt>Held by steps at work</dt>
              <dd className="big num">{count(own.held)}</dd>
            </div>
            <div>
              <dt>Opened with</dt>
              <dd className="big num">{count(own.opening)}</dd>
            </div>
          </dl>
        )}
      </Loaded>
      {isAdding ? <AddCredits onClose={() => setAdding(false)} /> : null}
    </>
  );
}

const SAY: Record<Measure, (amount: number) => string> = { credits: count, cost: dollars, tokens };

function Use({ search, onSearch }: BudgetProps) {
  const { site } = useSite();
  const [today] = useState(() => dateIn(site.time_zone, serverNow()));
  const measure = search.measure ?? "credits";
  const days = daysUpTo(today, search.days ?? 30);
  const since = days[0] ?? today;
  const perDay = useQuery(useOf(site.id, "day", since, today));
  const say = SAY[measure];
  const period = `last ${days.length} days`;
  return (
    <>
      <Head title="Use of this site">In the site&apos;s days, the {period}.</Head>
      <section className="card set-card" aria-label="Use">
        <div className="row wrap">
          <Segmented
            label="Measured in"
            value={measure}
            options={[
              { value: "credits", label: "Credits" },
              { value: "cost", label: "Dollars" },
              { value: "tokens", label: "Tokens" },
            ]}
            onChange={(next) => onSearch({ ...search, measure: next })}
          />
          <span className="sp" />
          <Segmented
            label="Period"
            value={String(days.length)}
            options={PERIODS.map((each) => ({ value: String(each), label: `${each} days` }))}
            onChange={(next) => {
              const chosen = PERIODS.find((each) => String(each) === next);
              if (chosen !== undefined) onSearch({ ...search, days: chosen });
            }}
          />
        </div>
        <Loaded query={perDay} what="The use" height={220}>
          {(told) => {
            const total = told.items.reduce((sum, each) => sum + amountOf(each, measure), 0);
            return (
              <>
                <p className="sm">
                  <b className="big num">{say(total)}</b>{" "}
                  <span className="t2">
                    {WORDS[measure]} in the {period}
                  </span>
                </p>
                {total === 0 ? (
                  <p className="t2 sm">Nothing was used.</p>
                ) : (
                  <DayChart
                    label={`${WORDS[measure]} by day, ${period}: ${say(total)} in all`}
                    days={byDay(days, told.items, measure)}
                    say={say}
                  />
                )}
              </>
            );
          }}
        </Loaded>
        <div className="g2">
          <Shares by="function" title="By function" {...{ since, today, measure }} />
          {measure === "credits" ? (
            <div>
              <h3 className="set-t">By model</h3>
              <p className="t2 sm">Credits aren&apos;t booked by model. Look at dollars or tokens.</p>
            </div>
          ) : (
            <Shares by="model" title="By model" {...{ since, today, measure }} />
          )}
        </div>
      </section>
    </>
  );
}

const WORDS: Record<Measure, string> = {
  credits: "credits",
  cost: "US dollars to providers",
  tokens: "tokens",
};

interface SharesProps {
  by: "function" | "model";
  title: string;
  since: string;
  today: string;
  measure: Measure;
}

function Shares({ by, title, since, today, measure }: SharesProps) {
  const { site } = useSite();
  const query = useQuery(useOf(site.id, by, since, today));
  return (
    <div>
      <h3 className="set-t">{title}</h3>
      <Loaded query={query} what={title} height={120}>
        {(told) => {
          const rows = told.items
            .map((each) => ({
              key: each.key,
              name: by === "function" ? functionName(each.key) : each.key || "Built-in engine",
              amount: amountOf(each, measure),
              note: plural(each.ai_calls, "AI call"),
            }))
            .sort((one, other) => other.amount - one.amount);
          return rows.length === 0 ? (
            <p className="t2 sm">Nothing was used.</p>
          ) : (
            <ShareChart label={`${WORDS[measure]} ${title.toLowerCase()}`} rows={rows} say={SAY[measure]} />
          );
        }}
      </Loaded>
    </div>
  );
}
