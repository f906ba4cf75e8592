import { expect, test, vi } from "vitest";

vi.stubGlobal("window", { location: { pathname: "/", search: "" } });
const { address } = await import("./router");

test("an address keeps the query that it came from and changes what it is told", () => {
  const from = new URLSearchParams("town=t1&after=c1");

  expect(address("/ledgers/towns", { after: null, q: "qs" }, from)).toBe(
    "/ledgers/towns?town=t1&q=qs",
  );
});

test("an address without any field has no question mark", () => {
  expect(address("/", { town: "" }, new URLSearchParams("town=t1"))).toBe("/");
});
