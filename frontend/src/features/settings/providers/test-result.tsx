import { CircleCheck, CircleX } from "lucide-react";

import { FormError } from "@/components/form-error";
import { providerWord } from "@/features/settings/providers/words";
import type { Schemas } from "@/lib/api/client";
import { count } from "@/lib/format";

/** What came of a test: each model with its time, or what is wrong and what to do. */
export function TestResult({ test, error }: { test: Schemas["TestedOut"] | undefined; error: Error | null }) {
  if (error !== null) return <FormError error={error} />;
  if (test === undefined) return null;
  return (
    <div className={`testres st-${test.ok ? "complete" : "failed"}`} role="status">
      {test.ok ? <CircleCheck size={17} aria-hidden="true" /> : <CircleX size={17} aria-hidden="true" />}
      <div>
        <b className="m">
          {providerWord(test.name)} {test.ok ? "answers." : "can't serve."}
        </b>
        <ul>
          {test.tests.map((trial) => (
            <li key={trial.model} className="sm">
              {trial.model === "" ? null : <span className="mono">{trial.model} </span>}
              {trial.message}
              {trial.latency_ms === null ? null : (
                <span className="t2 num"> {count(trial.latency_ms)} ms</span>
              )}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
