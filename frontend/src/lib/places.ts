/** Time zones, languages and countries, named in the browser's language. */

export const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";

export function zones(): string[] {
  const known = Intl.supportedValuesOf("timeZone");
  return known.includes("UTC") ? known : ["UTC", ...known];
}

/** "UTC+3", as it is today. */
export function offsetOf(zone: string, at: number = Date.now()): string {
  const parts = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "shortOffset" }).formatToParts(
    at,
  );
  const name = parts.find((part) => part.type === "timeZoneName")?.value ?? "GMT";
  return name.replace("GMT", "UTC");
}

const LANGUAGES =
  "en de fr es pt it nl sv da nb fi pl cs sk hu ro bg el tr uk ru hr sr sl lt lv et ar he fa hi bn id ms vi th zh ja ko";
const COUNTRIES =
  "us gb ie ca au nz in za sg de at ch fr be lu es mx ar co cl pe pt br it nl se dk no fi pl cz sk hu ro bg gr tr ua hr rs si lt lv ee ae sa eg il ir bd id my vn th cn tw hk jp kr";

const named = (codes: string, type: "language" | "region"): { code: string; name: string }[] => {
  const names = new Intl.DisplayNames(["en"], { type });
  return codes
    .split(" ")
    .map((code) => ({ code, name: names.of(type === "region" ? code.toUpperCase() : code) ?? code }))
    .sort((one, other) => one.name.localeCompare(other.name));
};

export const languages = () => named(LANGUAGES, "language");
export const countries = () => named(COUNTRIES, "region");
