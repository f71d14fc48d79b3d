/** What stands behind the # of a link. It is taken once, and leaves the address bar at once. */
export function takeSecret(name: string): string {
  const found = new URLSearchParams(location.hash.slice(1)).get(name) ?? "";
  if (found !== "") history.replaceState(history.state, "", location.pathname + location.search);
  return found;
}

/** Where to go after signing in: within this app, or to its front. */
export function inside(next: string | undefined): string {
  if (next === undefined || !next.startsWith("/")) return "/";
  try {
    const to = new URL(next, location.origin);
    return to.origin === location.origin ? to.pathname + to.search + to.hash : "/";
  } catch {
    return "/";
  }
}
