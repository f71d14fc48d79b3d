import { Link } from "@tanstack/react-router";
import { ArrowRight } from "lucide-react";

import { buttonClass } from "@/components/button";
import { TypeTag } from "@/features/automation/stage-card";
import { plural } from "@/lib/format";
import type { Door } from "@/lib/queries/automation";

/** Where automation stops and a person decides. */
export function ReviewGate({ door, isPrimary }: { door: Door; isPrimary: boolean }) {
  const has = door.pending > 0;
  return (
    <section
      className={`gate st-${has ? "ready" : "empty"}`}
      aria-label={`Stage ${door.number}`}
      data-stage={door.number}
    >
      <span className="sg-n">{door.number}</span>
      <div>
        <h3>Manual review gate: automation stops here</h3>
        <p className="sm t2">
          {has
            ? `${plural(door.pending, "draft")} ${door.pending === 1 ? "has all its" : "have all their"} images and ${door.pending === 1 ? "waits" : "wait"} for a person. Nothing is published by itself.`
            : "Finished drafts wait here for your approval. Nothing is published by itself."}
        </p>
      </div>
      <span className="sp" />
      <TypeTag type={door.type} className="" />
      {has ? (
        <Link to="/review" className={buttonClass({ variant: isPrimary ? "primary" : "secondary" })}>
          Review {plural(door.pending, "draft")}
          <ArrowRight size={15} />
        </Link>
      ) : null}
    </section>
  );
}
