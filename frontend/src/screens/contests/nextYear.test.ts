import { expect, test } from "vitest";
import { nextHeld } from "./nextYear";

test("a copy is held on the same days of the next year that is not past", () => {
  const last = { name: "2025 年焊工比武", startsOn: "2025-12-30", endsOn: "2026-01-02" };
  expect(nextHeld(last, "2026-11-23")).toEqual({
    name: "2026 年焊工比武",
    startsOn: "2026-12-30",
    endsOn: "2027-01-02",
  });
  expect(nextHeld({ ...last, startsOn: "2025-10-12", endsOn: "2025-10-13" }, "2026-11-23")).toEqual(
    {
      name: "2027 年焊工比武",
      startsOn: "2027-10-12",
      endsOn: "2027-10-13",
    },
  );
});

test("a contest of this year is copied to the next, whatever its name says", () => {
  const now = { name: "技术大比武", startsOn: "2028-02-29", endsOn: "2028-02-29" };
  expect(nextHeld(now, "2028-01-10")).toEqual({
    name: "技术大比武",
    startsOn: "2029-03-01",
    endsOn: "2029-03-01",
  });
});
