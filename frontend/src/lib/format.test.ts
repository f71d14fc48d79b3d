import { describe, expect, it } from "vitest";

import { about, dollars, duration, moment, range, short, tokens, until } from "@/lib/format";

describe("numbers", () => {
  it("are written in full below 100,000", () => {
    expect([short(1240), short(122_456), short(1_024_000)]).toEqual(["1,240", "122k", "1.02M"]);
    expect([tokens(0), tokens(980), tokens(24_510), tokens(122_000)]).toEqual(["0", "980", "24.5k", "122k"]);
  });

  it("have a range only where they differ", () => {
    expect([range(36, 144), range(24, 24)]).toEqual(["36–144", "24"]);
  });

  it("show small money with three decimals", () => {
    expect([dollars(0), dollars(0.6), dollars(0.0654), dollars(1.4)]).toEqual([
      "$0.00",
      "$0.60",
      "$0.065",
      "$1.40",
    ]);
  });
});

describe("times", () => {
  it("are as long as they need to be", () => {
    expect([0.42, 58, 108, 7500, 59.6, 3599.7].map(duration)).toEqual([
      "0.4s",
      "58s",
      "1m 48s",
      "2h 05m",
      "1m 00s",
      "1h 00m",
    ]);
    expect([about(20), about(1020), about(7000)]).toEqual([
      "less than a minute",
      "about 17 minutes",
      "about 2 hours",
    ]);
    expect(until(42_360)).toBe("in 11 h 46 min");
  });

  it("stand in the site's zone, with the year if it is another", () => {
    const now = Date.parse("2026-11-23T12:00:00Z");
    expect(moment("2026-11-23T11:02:00Z", "Europe/Istanbul", now)).toBe("23 Nov, 14:02");
    expect(moment("2025-12-31T22:30:00Z", "Europe/Istanbul", now)).toBe("1 Jan, 01:30");
    expect(moment("2025-11-23T11:02:00Z", "UTC", now)).toBe("23 Nov 2025, 11:02");
  });
});
