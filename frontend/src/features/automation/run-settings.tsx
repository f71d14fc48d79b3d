import type { Run } from "@/lib/queries/automation";

/** The config as it stood when the run began. */
export function RunSettings({ settings }: { settings: Run["settings"] }) {
  return (
    <dl className="facts p-4">
      {Object.entries(settings).map(([name, value]) => (
        <div key={name} className="contents">
          <dt>{name.replaceAll("_", " ")}</dt>
          <dd>{said(value)}</dd>
        </div>
      ))}
    </dl>
  );
}

function said(value: unknown): string {
  if (value === null) return "none";
  if (typeof value === "boolean") return value ? "on" : "off";
  if (Array.isArray(value)) return value.length === 0 ? "none" : value.join(", ");
  return typeof value === "string" ? value : JSON.stringify(value);
}
