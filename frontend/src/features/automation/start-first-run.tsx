import { Play } from "lucide-react";

import { Button } from "@/components/button";
import { FormError } from "@/components/form-error";
import { useRunNow } from "@/features/automation/api";

// Small enough to end in a minute or two, and whole: from keywords to an article with its images.
const FIRST_RUN = { "1": 20, "2": 3, "3": 3, "4": 1, "5": 1, "6": 3 };

export function StartFirstRun({ siteId, onStarted }: { siteId: number; onStarted: () => void }) {
  const starting = useRunNow(siteId, onStarted);
  return (
    <>
      <FormError error={starting.error} />
      <Button
        variant="primary"
        size="large"
        icon={<Play size={15} />}
        isBusy={starting.isPending}
        onClick={() => starting.mutate({ caps: FIRST_RUN })}
      >
        Start the first run
      </Button>
      <p className="sm t2">
        It starts small: 20 keywords, 3 clusters, 1 article with its images. Then it waits for you.
      </p>
    </>
  );
}
