import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

import { wordsOf } from "@/features/automation/stages";
import { plural } from "@/lib/format";
import type { StepWhole } from "@/lib/queries/runs";

const MOST = 8; // shown at once; what was set aside always is

interface Item {
  item_id: number;
  label: string | null;
}

/** What a step held: links to where each stands, and why some are set aside. */
export function StepItems({ step }: { step: StepWhole }) {
  const parked = step.items.filter((item) => item.reason !== null);
  const others = step.items.filter((item) => item.reason === null);
  const [one, many] = wordsOf(step.stage).takes;
  return (
    <>
      <h3 className="kt">{plural(step.item_count, one, many)}</h3>
      {parked.map((item) => (
        <div key={item.item_id} className="att st-failed">
          <p className="m">
            <ItemLink stage={step.stage} item={item} />
          </p>
          <p className="att-said sm">{item.reason}</p>
        </div>
      ))}
      <ul className="step-items">
        {others.slice(0, MOST).map((item) => (
          <li key={item.item_id} className="trunc">
            <ItemLink stage={step.stage} item={item} />
          </li>
        ))}
        {others.length > MOST ? (
          <li className="t2">and {plural(others.length - MOST, "more", "more")}</li>
        ) : null}
      </ul>
    </>
  );
}

/** The page of what a stage takes. What is gone has none. */
export function ItemLink({ stage, item }: { stage: number; item: Item }) {
  const label = item.label;
  if (label === null) return <span className="t2">Item {item.item_id}, which is gone</span>;
  return linked(stage, item.item_id, label);
}

function linked(stage: number, id: number, label: string): ReactNode {
  const shared = { className: "link", title: label };
  switch (stage) {
    case 1:
      return (
        <Link to="/keywords" search={{ open: id }} {...shared}>
          {label}
        </Link>
      );
    case 2:
      return (
        <Link to="/map" search={{ cluster: id }} {...shared}>
          {label}
        </Link>
      );
    case 3:
      return (
        <Link to="/ideas" search={{ open: id }} {...shared}>
          {label}
        </Link>
      );
    case 4:
      return (
        <Link to="/tasks" search={{ open: id }} {...shared}>
          {label}
        </Link>
      );
    case 6:
      return (
        <Link to="/images" search={{ open: id }} {...shared}>
          {label}
        </Link>
      );
    default:
      return (
        <Link to="/articles/$articleId" params={{ articleId: String(id) }} {...shared}>
          {label}
        </Link>
      );
  }
}
