import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { type Article, type Asked, Saver } from "@/features/review/article/saver";
import { ApiError } from "@/lib/api/errors";

/** A server of one article: it answers when it is told to. */
function server(version = 3) {
  const asked: Asked[] = [];
  const waiting: { done: (article: Article) => void; fail: (error: unknown) => void }[] = [];
  const saved: number[] = [];
  const saver = new Saver({
    version,
    save: (given) => {
      asked.push(given);
      return new Promise((done, fail) => waiting.push({ done, fail }));
    },
    onSaved: (article) => saved.push(article.version),
  });
  const settle = () => vi.advanceTimersByTimeAsync(0);
  return {
    saver,
    asked,
    saved,
    answers: async (next: number) => {
      waiting.shift()?.done({ version: next } as Article);
      await settle();
    },
    refuses: async (error: unknown) => {
      waiting.shift()?.fail(error);
      await settle();
    },
  };
}

const conflict = (version: number) => new ApiError(409, "version_conflict", "Saved since.", { version });

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe("Saver", () => {
  it("saves once for many changes, with the version that they are built on", async () => {
    const { saver, asked, answers, saved } = server();
    saver.change({ title: "A" });
    await vi.advanceTimersByTimeAsync(500);
    saver.change({ title: "Ab", body: "<p>x</p>" });
    expect(saver.state().is).toBe("waiting");
    await vi.advanceTimersByTimeAsync(599);
    expect(asked).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(asked).toEqual([{ version: 3, autosave: true, changes: { title: "Ab", body: "<p>x</p>" } }]);
    await answers(4);
    expect([saver.state().is, saver.version, saved]).toEqual(["saved", 4, [4]]);
  });

  it("waits for the answer before it saves what came meanwhile", async () => {
    const { saver, asked, answers } = server();
    saver.change({ title: "A" });
    await vi.advanceTimersByTimeAsync(600);
    saver.change({ title: "B" });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(asked).toHaveLength(1);
    await answers(4);
    await vi.advanceTimersByTimeAsync(600);
    expect(asked[1]).toEqual({ version: 4, autosave: true, changes: { title: "B" } });
  });

  it("keeps the text at a conflict, sends nothing until a person decides, and puts it on top then", async () => {
    const { saver, asked, answers, refuses } = server();
    saver.change({ body: "mine" });
    await vi.advanceTimersByTimeAsync(600);
    await refuses(conflict(9));
    expect(saver.state()).toEqual({ is: "conflict", base: 3, theirs: 9 });
    saver.change({ body: "mine still" });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toHaveLength(1);
    expect(await saver.flush()).toBe(false);
    const kept = saver.keepMine();
    await vi.advanceTimersByTimeAsync(0);
    expect(asked[1]).toEqual({ version: 9, autosave: false, changes: { body: "mine still" } });
    await answers(10);
    expect([await kept, saver.version]).toEqual([true, 10]);
  });

  it("takes theirs only when it is told to", async () => {
    const { saver, refuses, asked } = server();
    saver.change({ body: "mine" });
    await vi.advanceTimersByTimeAsync(600);
    await refuses(conflict(9));
    saver.reset(9);
    expect([saver.isClean, saver.version, saver.state().is]).toEqual([true, 9, "saved"]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toHaveLength(1);
  });

  it("tries again by itself while the server is away", async () => {
    const { saver, asked, answers, refuses } = server();
    saver.change({ title: "A" });
    await vi.advanceTimersByTimeAsync(600);
    await refuses(new ApiError(0, "unreachable", "No answer."));
    expect([saver.state().is, saver.isClean]).toEqual(["lost", false]);
    await vi.advanceTimersByTimeAsync(4_000);
    expect(asked[1]?.changes).toEqual({ title: "A" });
    await answers(4);
    expect(saver.isClean).toBe(true);
  });

  it("doesn't repeat what is refused, and sends it with the next change", async () => {
    const { saver, asked, refuses, answers } = server();
    saver.change({ slug: "taken" });
    await vi.advanceTimersByTimeAsync(600);
    await refuses(new ApiError(409, "slug_taken", "Another article has it."));
    expect(saver.state().is).toBe("refused");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toHaveLength(1);
    saver.change({ slug: "free" });
    await vi.advanceTimersByTimeAsync(600);
    await answers(4);
    expect([asked[1]?.changes, saver.state().is]).toEqual([{ slug: "free" }, "saved"]);
  });

  it("flushes for good, after what is on its way", async () => {
    const { saver, asked, answers } = server();
    saver.change({ title: "A" });
    await vi.advanceTimersByTimeAsync(600);
    saver.change({ title: "B" });
    const flushed = saver.flush();
    await answers(4);
    expect(asked[1]).toEqual({ version: 4, autosave: false, changes: { title: "B" } });
    await answers(5);
    expect([await flushed, saver.version]).toEqual([true, 5]);
  });
});
