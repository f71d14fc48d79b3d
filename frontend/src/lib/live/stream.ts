/** The server's stream of a site: opens it, opens it again, and says whether it stands. */
import { isRecord } from "@/lib/api/errors";
import { heard } from "@/lib/live/heard";

export const EVENTS = ["run", "stage", "step", "log", "balance", "resync", "end"] as const;
export type EventName = (typeof EVENTS)[number];

export interface StreamListener {
  onEvent: (name: EventName, data: Record<string, unknown>) => void;
  onState: (isOpen: boolean) => void;
}

const AGAIN_MS = 2_000; // where the browser has given up by itself

export class SiteStream {
  private source: EventSource | null = null;
  private lastId: string | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isEnded = false;

  constructor(
    private readonly siteId: number,
    private readonly listener: StreamListener,
  ) {}

  open(): void {
    if (this.source !== null || this.isEnded) return;
    const query = new URLSearchParams({ site_id: String(this.siteId) });
    if (this.lastId !== null) query.set("last_event_id", this.lastId);
    const source = new EventSource(`/api/v1/stream/?${query}`);
    this.source = source;
    source.onopen = () => {
      heard();
      this.listener.onState(true);
    };
    source.onerror = () => {
      this.listener.onState(false);
      if (source.readyState === EventSource.CLOSED) this.again();
    };
    for (const name of EVENTS) {
      source.addEventListener(name, (event) => this.take(name, event as MessageEvent<string>));
    }
  }

  /** Let go; `open` goes on where it was. */
  close(): void {
    clearTimeout(this.timer);
    this.source?.close();
    this.source = null;
    this.listener.onState(false);
  }

  private again(): void {
    this.close();
    this.timer = setTimeout(() => this.open(), AGAIN_MS);
  }

  private take(name: EventName, event: MessageEvent<string>): void {
    heard();
    if (event.lastEventId !== "") this.lastId = event.lastEventId;
    const data: unknown = JSON.parse(event.data);
    if (name === "resync") this.lastId = null;
    if (name === "end") {
      this.isEnded = true;
      this.close();
    }
    if (isRecord(data)) this.listener.onEvent(name, data);
  }
}
