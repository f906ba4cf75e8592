import { describe, expect, test } from "vitest";
import { pageArguments, readLedgerState, writeOrder } from "./ledgerState";

const read = (query: string) => readLedgerState(new URLSearchParams(query), ["town"], ["NAME"]);

describe("the address of a ledger", () => {
  test("without a query is the first page in the usual order", () => {
    expect(read("")).toEqual({
      search: "",
      filters: {},
      order: null,
      place: { at: "start" },
      size: 50,
      opened: null,
      columns: null,
    });
  });

  test("gives back search, filters, order, cursor, size, opened row and columns", () => {
    expect(read("q=qsjd&town=t1&sort=-NAME&after=c1&size=100&open=o1&cols=name,kind")).toEqual({
      search: "qsjd",
      filters: { town: "t1" },
      order: { field: "NAME", isDescending: true },
      place: { at: "after", cursor: "c1" },
      size: 100,
      opened: "o1",
      columns: ["name", "kind"],
    });
  });

  test("ignores a filter, an order and a size that the ledger does not have", () => {
    const state = read("color=red&sort=COLOR&size=7");

    expect(state.filters).toEqual({});
    expect(state.order).toBeNull();
    expect(state.size).toBe(50);
  });

  test("writes an order as it reads it", () => {
    expect(read(`sort=${writeOrder({ field: "NAME", isDescending: true })}`).order).toEqual({
      field: "NAME",
      isDescending: true,
    });
  });
});

describe("the arguments of a page", () => {
  test("forward counts from the first row, backward from the last", () => {
    expect(pageArguments({ at: "start" }, 20)).toEqual({ first: 20 });
    expect(pageArguments({ at: "after", cursor: "c" }, 20)).toEqual({ first: 20, after: "c" });
    expect(pageArguments({ at: "before", cursor: "c" }, 20)).toEqual({ last: 20, before: "c" });
  });
});
