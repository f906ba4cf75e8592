import { expect, test } from "vitest";
import { matching } from "./slipSearch";

const slips = [
  { entry: { bib: "1001", name: "石锐", organizationName: "云帆咨询有限公司" } },
  { entry: { bib: "002", name: "林巧", organizationName: "云帆咨询有限公司" } },
  { entry: { bib: "001", name: null, organizationName: "长虹机械厂" } },
];
const found = (typed: string) => matching(slips, typed).map(({ entry }) => entry.bib);

test("slips are found by every word of bib, name and organization, in the order of their bibs", () => {
  expect(found("")).toEqual(["001", "002", "1001"]);
  expect(found(" 云帆 石锐 ")).toEqual(["1001"]);
  expect(found("001")).toEqual(["001", "1001"]);
  expect(found("没有")).toEqual([]);
});
