/** The server's clock, as far as its answers let us know: elapsed times don't depend on this machine's. */

let offset = 0; // milliseconds that the server is ahead

export function heardFromServer(serverTime: string, now: number = Date.now()): void {
  const at = Date.parse(serverTime);
  if (!Number.isNaN(at)) offset = at - now;
}

export const serverNow = (): number => Date.now() + offset;
