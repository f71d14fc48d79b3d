/** The cookie that Django sets, sent back with everything that changes something. */

const COOKIE = "igny8_csrf";
export const CONFIG_URL = "/_allauth/browser/v1/config";

export async function csrfToken(): Promise<string> {
  const known = readCookie(COOKIE);
  if (known !== null) return known;
  await fetch(CONFIG_URL, { credentials: "same-origin" });
  return readCookie(COOKIE) ?? "";
}

export function readCookie(name: string, jar: string = document.cookie): string | null {
  for (const part of jar.split("; ")) {
    const [key, value] = part.split("=", 2);
    if (key === name && value !== undefined && value !== "") return decodeURIComponent(value);
  }
  return null;
}
