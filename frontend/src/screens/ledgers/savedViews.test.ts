import { expect, test } from "vitest";
import { keptOf } from "./device";
import { queryText, renamed, viewText, withoutView, withView } from "./savedViews";

test("a view keeps filters, search, order, columns and size, not where one stands", () => {
  const query = new URLSearchParams(
    "town=t1&sort=-NAME&q=yh&cols=name,kind&size=20&after=c&open=o",
  );

  expect(viewText(query)).toBe("cols=name%2Ckind&q=yh&size=20&sort=-NAME&town=t1");
  expect(viewText(new URLSearchParams("open=o"))).toBe("");
});

test("the order of the fields in an address makes no other view", () => {
  expect(viewText(new URLSearchParams("population=ALL&figure=BLIND_LINE"))).toBe(
    queryText({ figure: "BLIND_LINE", population: "ALL" }),
  );
});

test("saving under a name that exists overwrites it", () => {
  const views = withView(withView([], { name: " 甲 ", query: "q=a" }), {
    name: "甲",
    query: "q=b",
  });

  expect(views).toEqual([{ name: "甲", query: "q=b" }]);
});

test("a view is renamed over another one of that name, and deleted", () => {
  const views = [
    { name: "甲", query: "q=a" },
    { name: "乙", query: "q=b" },
  ];

  expect(renamed(views, "甲", "丙").map(({ name }) => name)).toEqual(["丙", "乙"]);
  expect(renamed(views, "甲", "乙")).toEqual([{ name: "乙", query: "q=a" }]);
  expect(withoutView(views, "甲")).toEqual([{ name: "乙", query: "q=b" }]);
});

test("what a device kept is read with care", () => {
  expect(keptOf(null)).toEqual({ columns: null, views: [] });
  expect(keptOf({ columns: [1], views: [{ name: "甲" }, { name: "乙", query: "q=b" }] })).toEqual({
    columns: null,
    views: [{ name: "乙", query: "q=b" }],
  });
});
