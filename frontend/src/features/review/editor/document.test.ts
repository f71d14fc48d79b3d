// @vitest-environment jsdom
import every from "./every-element.html?raw";

import { describe, expect, it } from "vitest";

import { articleSchema, docOf, htmlOf, isHeldWhole } from "@/features/review/editor/document";
import { canonical } from "@/features/review/editor/html";

const schema = articleSchema();
const there = (html: string): string => htmlOf(docOf(schema, html));

describe("an article that goes through the editor", () => {
  it("keeps every element and every attribute that the server keeps", () => {
    expect(canonical(there(every))).toBe(canonical(every));
    expect(isHeldWhole(schema, every)).toBe(true);
  });

  it("settles: going through it again changes no letter", () => {
    const once = there(every);
    expect(there(once)).toBe(once);
  });

  it.each([
    "<ul><li>Milk</li></ul>",
    "<ul><li><p>Milk</p></li></ul>",
    "<p>One</p>\n<p>Two<br>lines</p>",
    "Bare words",
    "<table><tbody><tr><td></td><td>x</td></tr></tbody></table>",
    "<pre>  two\n spaces</pre>",
    "<!-- wp:list -->\n<ul><!-- wp:list-item --><li>a</li><!-- /wp:list-item --></ul>\n<!-- /wp:list -->",
    '<p>Take <a href="/a">this <strong>one</strong></a></p>',
    "<details><summary>Why</summary><p>So</p></details>",
  ])("is the same to the letter: %s", (html) => {
    expect(there(html)).toBe(html);
  });

  it("turns a top heading into a second one, as the server does", () => {
    expect(there("<h1>Title</h1>")).toBe("<h2>Title</h2>");
  });

  it.each([
    "<p><q>He said <q>no</q></q></p>",
    '<a href="/a"><h2>Linked block</h2></a>',
    "<ul><ul><li>x</li></ul></ul>",
  ])("says so where it can't be held whole: %s", (html) => {
    expect(isHeldWhole(schema, html)).toBe(false);
  });
});

describe("canonical", () => {
  it.each([
    ["<p><b><i>x</i></b></p>", "<p><i><b>x</b></i></p>"],
    ["<p>a</p><p>b</p>", "<p>a</p>\n\n<p>b</p>"],
    ["<p>a  b</p>", "<p>a b</p>"],
  ])("takes these for the same: %s", (one, other) => {
    expect(canonical(one)).toBe(canonical(other));
  });

  it.each([
    ["<p><b>x</b></p>", "<p>x</p>"],
    ["<ul><li>x</li></ul>", "<ul><li><p>x</p></li></ul>"],
    ["<pre>a  b</pre>", "<pre>a b</pre>"],
    ['<a href="/a">x</a>', '<a href="/b">x</a>'],
    ["<p>a b</p>", "<p>ab</p>"],
    ["<p>a</p>", ""],
  ])("tells these apart: %s", (one, other) => {
    expect(canonical(one)).not.toBe(canonical(other));
  });
});
