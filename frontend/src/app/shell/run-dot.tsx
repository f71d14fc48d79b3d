import { useRunSign } from "@/app/shell/run-sign";
import { useLive } from "@/hooks/live-context";
import { cn } from "@/lib/cn";

/** How the site's run stands, beside Automation. */
export function RunDot() {
  const sign = useRunSign();
  const { isLost } = useLive();
  if (sign === null) return null;
  return (
    <span className={cn("c", `st-${sign.state}`, sign.state === "active" && !isLost && "live")}>
      <span className="dot block" />
      <span className="sr">{sign.word}</span>
    </span>
  );
}
