import { Link } from "@tanstack/react-router";
import { CirclePause, CirclePlay, CircleX, KeyRound, ListX, Plus, RotateCw, Settings2 } from "lucide-react";
import { lazy, Suspense, useState } from "react";

import { Banner } from "@/components/banner";
import { Button, buttonClass } from "@/components/button";
import { useControl } from "@/features/automation/api";
import { FailedWords, PausedWords } from "@/features/automation/own-words";
import { readOnly } from "@/features/automation/run-controls";
import { noun, wordsOf } from "@/features/automation/stages";
import type { Shown } from "@/features/automation/use-shown";
import { isPausing } from "@/features/automation/words";
import { useSite } from "@/hooks/site-context";
import { count, plural, time } from "@/lib/format";
import { mayAdminister } from "@/lib/queries/session";
import type { Run } from "@/lib/queries/automation";

const AddCredits = lazy(() => import("@/features/automation/add-credits"));

interface RunBannerProps {
  shown: Shown;
  onConfigure: () => void;
}

/** What stands in a run's way, what is kept, and the next step. */
export function RunBanner({ shown, onConfigure }: RunBannerProps) {
  const { run } = shown;
  if (run === null) return null;
  if (run.status === "failed") return <Failed run={run} />;
  if (run.status !== "paused" || isPausing(run)) return null;
  if (run.pause_reason === "credits") return <OutOfCredits run={run} shown={shown} />;
  if (run.pause_reason === "budget") return <OverBudget run={run} onConfigure={onConfigure} />;
  if (run.pause_reason === "provider") return <ProviderFails run={run} />;
  return null;
}

function OutOfCredits({ run, shown }: { run: Run; shown: Shown }) {
  const { me } = useSite();
  const [isAdding, setAdding] = useState(false);
  const estimate = shown.estimate.data;
  const stage = estimate?.stages.find((each) => each.number === run.current_stage);
  const numbers =
    estimate === undefined || stage === undefined
      ? ""
      : `It still needs about ${count(stage.expected)} credits for this stage and the balance is ${count(estimate.current_balance)}. `;
  return (
    <Banner
      state="paused"
      icon={<CirclePause size={20} strokeWidth={1.75} />}
      title={`The run is paused: not enough credits for stage ${run.current_stage}`}
      actions={
        <Button
          variant="primary"
          icon={<Plus size={15} />}
          reason={mayAdminister(me) ? null : "An owner or admin of the account adds credits."}
          onClick={() => setAdding(true)}
        >
          Add credits
        </Button>
      }
    >
      <p>{numbers}What is done is saved. Add credits and resume: it goes on from here.</p>
      <Suspense>{isAdding ? <AddCredits isOpen onOpenChange={setAdding} /> : null}</Suspense>
    </Banner>
  );
}

function OverBudget({ run, onConfigure }: { run: Run; onConfigure: () => void }) {
  return (
    <Banner
      state="paused"
      icon={<CirclePause size={20} strokeWidth={1.75} />}
      title={`The run is paused: stage ${run.current_stage} would break a budget`}
      actions={
        <Button variant="primary" icon={<Settings2 size={15} />} onClick={onConfigure}>
          Change budgets
        </Button>
      }
    >
      <p>
        What is done is saved, and nothing above the budget was spent. Raise it, or wait for its next day or
        month, and resume.
      </p>
    </Banner>
  );
}

function ProviderFails({ run }: { run: Run }) {
  const { me, site } = useSite();
  const trying = useControl(site.id, "resume");
  const next =
    run.probe_at === null
      ? "It waits for a person: the key was refused. Replace it, then try."
      : `It tries again by itself at ${time(run.probe_at, site.time_zone)}.`;
  return (
    <Banner
      state="paused"
      icon={<CirclePause size={20} strokeWidth={1.75} />}
      title="The run is paused: the AI provider fails"
      actions={
        <>
          <Link to="/settings/providers" className={buttonClass({})}>
            <KeyRound size={15} strokeWidth={1.75} />
            Check {run.probe_at === null ? "key" : "provider"}
          </Link>
          <Button
            variant="primary"
            icon={<CirclePlay size={15} />}
            isBusy={trying.isPending}
            reason={readOnly(me)}
            onClick={() => trying.mutate(run.run_id)}
          >
            Try now
          </Button>
        </>
      }
    >
      <p>What is done is saved, and failed requests cost no credits. {next}</p>
      <PausedWords run={run} />
    </Banner>
  );
}

function Failed({ run }: { run: Run }) {
  const { me, site } = useSite();
  const retrying = useControl(site.id, "retry");
  const stage = run.stages.find((each) => each.number === run.current_stage);
  const words = wordsOf(run.current_stage);
  return (
    <Banner
      state="failed"
      icon={<CircleX size={20} strokeWidth={1.75} />}
      title={`Stage ${run.current_stage} stopped`}
      actions={
        <>
          <Link
            to="/runs/$runId"
            params={{ runId: run.run_id }}
            search={{ tab: "errors" }}
            className={buttonClass({})}
          >
            <ListX size={15} strokeWidth={1.75} />
            Show errors
          </Link>
          <Button
            variant="primary"
            icon={<RotateCw size={15} />}
            isBusy={retrying.isPending}
            reason={readOnly(me)}
            onClick={() => retrying.mutate(run.run_id)}
          >
            Retry stage {run.current_stage}
          </Button>
        </>
      }
    >
      {stage === undefined ? null : (
        <p>
          {count(stage.done)} of {count(stage.total)} {noun(words.takes, stage.total)} are done and kept.{" "}
          {plural(stage.failed, "item")} failed and cost nothing. Retry works only those.
        </p>
      )}
      <FailedWords run={run} />
    </Banner>
  );
}
