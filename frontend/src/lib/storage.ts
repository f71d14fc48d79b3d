/** What a browser remembers of its user. Storage may be forbidden; then choices hold until the page is closed. */

export function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function keep(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // it is forgotten, and nothing else
  }
}
