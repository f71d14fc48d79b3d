import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { Checkbox } from "@/components/checkbox";
import { Head, Loaded, tellError } from "@/features/settings/parts";
import { answer, api, type Schemas } from "@/lib/api/client";

type Choices = Schemas["ChoicesOut"];

const KINDS: { kind: keyof Choices; label: string; help: string }[] = [
  { kind: "run_completed", label: "A run completed", help: "Its drafts are ready for review." },
  { kind: "run_failed", label: "A run failed", help: "With the cause, and what is kept." },
  {
    kind: "run_paused",
    label: "A run paused by itself",
    help: "For credits, a budget, or a provider that doesn't answer.",
  },
  {
    kind: "budget_warning",
    label: "Credits run low",
    help: "Below the number that the automation's budget says.",
  },
  {
    kind: "schedule_skipped",
    label: "A scheduled run was skipped",
    help: "Because another one was at work, or nothing waited.",
  },
  { kind: "invitation_accepted", label: "Somebody joined", help: "An invitation of yours was accepted." },
];

const choicesQuery = queryOptions({
  queryKey: ["notification-choices"],
  queryFn: ({ signal }) => answer(api.GET("/api/v1/notifications/settings/", { signal })),
});

export function NotificationsSection() {
  const client = useQueryClient();
  const query = useQuery(choicesQuery);
  const choosing = useMutation({
    mutationFn: (change: Partial<Choices>) =>
      answer(api.PUT("/api/v1/notifications/settings/", { body: change })),
    onMutate: (change) => {
      const before = client.getQueryData(choicesQuery.queryKey);
      if (before !== undefined) client.setQueryData(choicesQuery.queryKey, { ...before, ...change });
      return { before };
    },
    onSuccess: (told) => client.setQueryData(choicesQuery.queryKey, told),
    onError: (error, _, context) => {
      client.setQueryData(choicesQuery.queryKey, context?.before);
      tellError(error);
    },
  });
  return (
    <>
      <Head title="Notifications">
        Only what needs a person. They stand behind the bell; this is your own choice.
      </Head>
      <Loaded query={query} what="Your choice" height={300}>
        {(choices) => (
          <section className="card tscroll" aria-label="Notifications" tabIndex={0}>
            <table className="tbl">
              <thead>
                <tr>
                  <th scope="col">When</th>
                  <th scope="col">In the app</th>
                </tr>
              </thead>
              <tbody>
                {KINDS.map(({ kind, label, help }) => (
                  <tr key={kind}>
                    <td className="wrap-cell">
                      <label htmlFor={`notice-${kind}`} className="m">
                        {label}
                      </label>
                      <span className="t2 sm block">{help}</span>
                    </td>
                    <td>
                      <Checkbox
                        id={`notice-${kind}`}
                        checked={choices[kind]}
                        onCheckedChange={(is) => choosing.mutate({ [kind]: is === true })}
                      />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        )}
      </Loaded>
    </>
  );
}
