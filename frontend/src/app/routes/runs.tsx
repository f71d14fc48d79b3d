import { useTitle } from "@/hooks/use-title";

export function RunsRoute() {
  useTitle("Runs");
  return null;
}

export function RunRoute() {
  useTitle("Run");
  return null;
}
