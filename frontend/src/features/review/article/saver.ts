/**
 * Saves what is typed, one request after the other, with the version that it is built on. What couldn't be saved stays
 * here until it can: nothing that a person wrote is dropped, whatever the server says.
 */
import type { Schemas } from "@/lib/api/client";
import { ApiError } from "@/lib/api/errors";

export type Article = Schemas["ContentOut"];
export type Changes = Partial<
  Pick<Article, "title" | "slug" | "body" | "meta_title" | "meta_description" | "is_brief">
>;

export type SaveState =
  | { is: "saved" }
  | { is: "waiting" | "saving" }
  | { is: "lost"; error: ApiError } // no answer, or the server's own fault: it is tried again
  | { is: "refused"; error: ApiError } // as it is, it can't be saved
  | { is: "conflict"; base: number; theirs: number }; // somebody else has saved meanwhile

export interface Asked {
  version: number;
  autosave: boolean;
  changes: Changes;
}

interface SaverOptions {
  version: number;
  save: (asked: Asked) => Promise<Article>;
  onSaved: (article: Article) => void;
  waitMs?: number;
  againMs?: number;
}

const WAIT_MS = 600;
const AGAIN_MS = 4_000;

export class Saver {
  private pending: Changes = {};
  private now: SaveState = { is: "saved" };
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> | null = null;
  private readonly listeners = new Set<() => void>();
  private built: number;

  constructor(private readonly options: SaverOptions) {
    this.built = options.version;
  }

  get version(): number {
    return this.built;
  }

  get isClean(): boolean {
    return this.running === null && Object.keys(this.pending).length === 0;
  }

  readonly state = (): SaveState => this.now;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  change(changes: Changes): void {
    this.pending = { ...this.pending, ...changes };
    if (this.now.is === "conflict") return; // a person decides first
    if (this.running === null) this.tell({ is: "waiting" });
    this.later(this.options.waitMs ?? WAIT_MS);
  }

  /** Save now, for good; whether everything is saved then. */
  async flush(): Promise<boolean> {
    clearTimeout(this.timer);
    if (this.running !== null) await this.running;
    clearTimeout(this.timer);
    if (this.now.is === "conflict") return false;
    if (!this.isClean) await this.send(false);
    return this.isClean;
  }

  /** Mine goes on top of theirs, which stays in the versions. */
  async keepMine(): Promise<boolean> {
    if (this.now.is !== "conflict") return this.isClean;
    this.built = this.now.theirs;
    this.tell({ is: "waiting" });
    return this.flush();
  }

  /** Start anew from what the server has. */
  reset(version: number): void {
    clearTimeout(this.timer);
    this.pending = {};
    this.built = version;
    this.tell({ is: "saved" });
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private later(milliseconds: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.send(true), milliseconds);
  }

  private send(autosave: boolean): Promise<void> {
    if (this.running !== null || Object.keys(this.pending).length === 0) return Promise.resolve();
    const sent = this.pending;
    this.pending = {};
    this.tell({ is: "saving" });
    this.running = this.options
      .save({ version: this.built, autosave, changes: sent })
      .then((article) => {
        this.running = null;
        this.built = article.version;
        const hasMore = Object.keys(this.pending).length > 0;
        this.tell({ is: hasMore ? "waiting" : "saved" });
        this.options.onSaved(article);
        if (hasMore) this.later(this.options.waitMs ?? WAIT_MS);
      })
      .catch((error: unknown) => {
        this.running = null;
        this.pending = { ...sent, ...this.pending };
        this.failed(error instanceof ApiError ? error : new ApiError(0, "unexpected", String(error)));
      });
    return this.running;
  }

  private failed(error: ApiError): void {
    const theirs = error.extra["version"];
    if (error.code === "version_conflict" && typeof theirs === "number")
      this.tell({ is: "conflict", base: this.built, theirs });
    else if (error.isUnreachable || error.status >= 500) {
      this.tell({ is: "lost", error });
      this.later(this.options.againMs ?? AGAIN_MS);
    } else this.tell({ is: "refused", error });
  }

  private tell(state: SaveState): void {
    this.now = state;
    for (const listener of this.listeners) listener();
  }
}
