import { expect, test } from "vitest";
import { groupRows, isFew, type OfGroup } from "./groupRows";

function figure(groupKey: string | null, code: OfGroup["code"], numerator: number): OfGroup {
  const unit = code === "CONTESTS" ? "EVENTS" : "PERSONS";
  return { groupKey, code, unit, numerator, trade: groupKey ?? "", cluster: null };
}

test("figures become one row a group, those of no trade together", () => {
  const rows = groupRows([
    figure("焊工", "CONTESTS", 1),
    figure("焊工", "CONTESTANTS", 2),
    figure(null, "CONTESTS", 4),
  ]);

  expect(rows.map(({ key, of }) => [key, [...of.values()].map((one) => one.numerator)])).toEqual([
    ["焊工", [1, 2]],
    [null, [4]],
  ]);
});

test("one person and two persons are few, none and three are not, nor is one contest", () => {
  expect([0, 1, 2, 3].map((count) => isFew(figure("焊工", "CONTESTANTS", count)))).toEqual([
    false,
    true,
    true,
    false,
  ]);
  expect(isFew(figure("焊工", "CONTESTS", 1))).toBe(false);
});
