/** What a person can do to a run and to its settings. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "@/lib/toast";

import { answer, api, idempotencyKey, type Schemas } from "@/lib/api/client";
import { messageOf } from "@/lib/api/errors";
import { serverNow } from "@/lib/clock";
import { automationKeys, type Config, type Run } from "@/lib/queries/automation";
import { creditsKey } from "@/lib/queries/credits";

export interface Start {
  allow_partial?: boolean;
  caps?: Record<string, number>;
}

export const runNow = (siteId: number, start: Start = {}): Promise<Schemas["RunStartedOut"]> =>
  answer(
    api.POST("/api/v1/automation/run_now/", {
      params: { query: { site_id: siteId }, header: { "Idempotency-Key": idempotencyKey() } },
      body: { allow_partial: start.allow_partial ?? false, caps: start.caps ?? null },
    }),
  );

const controls = {
  pause: (run_id: string) => answer(api.POST("/api/v1/automation/pause/", { params: { query: { run_id } } })),
  resume: (run_id: string) =>
    answer(api.POST("/api/v1/automation/resume/", { params: { query: { run_id } } })),
  cancel: (run_id: string) =>
    answer(api.POST("/api/v1/automation/cancel/", { params: { query: { run_id } } })),
  retry: (run_id: string) =>
    answer(
      api.POST("/api/v1/automation/retry_failed/", {
        params: { query: { run_id }, header: { "Idempotency-Key": idempotencyKey() } },
      }),
    ),
};

export type Control = keyof typeof controls;

const SAID: Record<Control, string> = {
  pause: "The run is paused. What is in flight finishes.",
  resume: "The run goes on.",
  cancel: "The run is cancelled. What is finished stays.",
  retry: "What failed is worked again.",
};

/** Pause, resume, cancel, retry: the answer's state shows at once, the rest is read anew. */
export function useControl(siteId: number, control: Control, onDone?: () => void) {
  const client = useQueryClient();
  return useMutation<{ run_id: string; status: Run["status"] }, Error, string>({
    mutationFn: (runId) => controls[control](runId),
    onSuccess: (told) => {
      client.setQueryData<Run | null>(automationKeys.currentRun(siteId), (run) => {
        if (!run || run.run_id !== told.run_id) return run;
        const isPaused = told.status === "paused";
        const paused_at = isPaused ? (run.paused_at ?? new Date(serverNow()).toISOString()) : null;
        return { ...run, status: told.status, pause_reason: isPaused ? "user" : null, paused_at };
      });
      toast.success(SAID[control]);
      onDone?.();
    },
    onError: (error) => toast.error(messageOf(error)),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ["runs"] });
      return client.invalidateQueries({ queryKey: ["automation", siteId] });
    },
  });
}

/** What is parked of one step, once more. After the run's end it is another run: `onRun` is told which. */
export function useRetryStep(siteId: number, runId: string, onRun: (runId: string) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (stepId: number) =>
      answer(
        api.POST("/api/v1/runs/{run_id}/steps/{step_id}/retry/", {
          params: {
            path: { run_id: runId, step_id: stepId },
            header: { "Idempotency-Key": idempotencyKey() },
          },
        }),
      ),
    onSuccess: (told) => {
      toast.success(told.message);
      if (told.run_id !== runId) onRun(told.run_id);
    },
    onError: (error) => toast.error(messageOf(error)),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ["runs"] });
      return client.invalidateQueries({ queryKey: ["automation", siteId] });
    },
  });
}

export function useRunNow(siteId: number, onStarted?: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (start: Start) => runNow(siteId, start),
    onSuccess: () => {
      toast.success("The run has started.");
      onStarted?.();
    },
    onSettled: () => client.invalidateQueries({ queryKey: ["automation", siteId] }),
  });
}

export const changeConfig = (siteId: number, changes: Schemas["ConfigIn"]): Promise<Config> =>
  answer(
    api.PUT("/api/v1/automation/update_config/", { params: { query: { site_id: siteId } }, body: changes }),
  );

/** The switch of the schedule changes at once; if the server refuses, it goes back. */
export function useScheduleSwitch(siteId: number) {
  const client = useQueryClient();
  const key = automationKeys.config(siteId);
  return useMutation({
    mutationFn: (isEnabled: boolean) => changeConfig(siteId, { is_enabled: isEnabled }),
    onMutate: async (isEnabled) => {
      await client.cancelQueries({ queryKey: key });
      const before = client.getQueryData<Config>(key);
      if (before !== undefined) client.setQueryData<Config>(key, { ...before, is_enabled: isEnabled });
      return { before };
    },
    onError: (error, _, context) => {
      if (context?.before !== undefined) client.setQueryData(key, context.before);
      toast.error(messageOf(error));
    },
    onSuccess: (config) => client.setQueryData(key, config),
  });
}

export function useGrant(accountId: number, siteId: number, onDone: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (amount: number) =>
      answer(
        api.POST("/api/v1/credits/grant/", {
          params: { query: { account_id: accountId }, header: { "Idempotency-Key": idempotencyKey() } },
          body: { amount, note: "" },
        }),
      ),
    onSuccess: (told) => {
      toast.success(`The balance is ${told.balance.toLocaleString()} credits.`);
      onDone();
    },
    onSettled: () => {
      void client.invalidateQueries({ queryKey: creditsKey(accountId) });
      return client.invalidateQueries({ queryKey: ["automation", siteId] });
    },
  });
}
