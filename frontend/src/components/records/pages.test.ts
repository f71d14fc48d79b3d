import { describe, expect, it } from "vitest";

import {
  type Book,
  isWhole,
  opened,
  PAGE,
  pagesFor,
  rowId,
  rowsSeen,
  turned,
} from "@/components/records/pages";

const page = (from: number, length: number, next: string | null) => ({
  items: Array.from({ length }, (_, at) => ({ id: from + at })),
  next,
});

const read = (book: Book, at: number, from: number, length: number, next: string | null) =>
  turned(book, at, book.cursors[at] ?? "", page(from, length, next));

describe("pages", () => {
  it("leads from one to the next, up to the end", () => {
    let book = opened("list");
    expect([pagesFor(book, 0, 40), isWhole(book)]).toEqual([[0], false]);
    book = read(book, 0, 1, PAGE, "a");
    expect(pagesFor(book, 0, 40)).toEqual([0, 1]);
    book = read(book, 1, 1 + PAGE, 5, null);
    expect([rowsSeen(book), isWhole(book), rowId(book, PAGE + 4), rowId(book, PAGE + 5)]).toEqual([
      PAGE + 5,
      true,
      PAGE + 5,
      undefined,
    ]);
  });

  it("is the same book where nothing has changed", () => {
    const book = read(opened("list"), 0, 1, PAGE, "a");
    expect(read(book, 0, 1, PAGE, "a")).toBe(book);
  });

  it("forgets what lies behind a page that ends elsewhere now", () => {
    let book = read(opened("list"), 0, 1, PAGE, "a");
    book = read(book, 1, 1 + PAGE, PAGE, "b");
    book = read(book, 0, 2, PAGE, "other");
    expect(book.cursors).toEqual(["", "other"]);
    expect(rowsSeen(book)).toBe(PAGE);
    expect(rowId(book, 0)).toBe(2);
  });

  it("keeps what lies behind a page whose rows alone have changed", () => {
    let book = read(opened("list"), 0, 1, PAGE, "a");
    book = read(book, 1, 1 + PAGE, 3, null);
    book = read(book, 0, 5, PAGE, "a");
    expect([rowsSeen(book), isWhole(book)]).toEqual([PAGE + 3, true]);
  });

  it("takes no page that was read from a place that is not known any more", () => {
    const book = read(opened("list"), 0, 1, PAGE, "a");
    expect(turned(book, 1, "gone", page(1, PAGE, "b"))).toBe(book);
  });

  it("wants only pages around the screen", () => {
    let book = opened("list");
    for (let at = 0; at < 50; at += 1) book = read(book, at, 1 + at * PAGE, PAGE, `c${at}`);
    expect(pagesFor(book, 40 * PAGE + 10, 40 * PAGE + 50)).toEqual([40, 41]);
  });
});
