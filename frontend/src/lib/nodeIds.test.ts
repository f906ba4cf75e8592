import { expect, test } from "vitest";
import { isUuid, nodeId } from "./nodeIds";

const row = "0193b3f2-7c1e-7abc-8def-0123456789ff";

test.each([
  ["Town", "VG93bjo6AZOz8nweeryN7wEjRWeJ_w"],
  ["Organization", "T3JnYW5pemF0aW9uOjo6AZOz8nweeryN7wEjRWeJ_w"],
  ["Building", "QnVpbGRpbmc6AZOz8nweeryN7wEjRWeJ_w"],
])("the id of a %s is written as the server writes it", (type, expected) => {
  expect(nodeId(type, row)).toBe(expected);
});

test("an id of the log is told from other text", () => {
  expect(isUuid(row)).toBe(true);
  expect(isUuid("金湖街道")).toBe(false);
});
