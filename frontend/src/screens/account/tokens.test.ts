import { expect, test } from "vitest";
import { fieldsByType, scopeCode, scopesOf, stateOf, type Token } from "./tokens";

const token = { expiresOn: "2026-12-07", revokedAt: null, scopes: "branches figures" } as Token;

test("a token is to be replaced from fourteen days before its end", () => {
  expect(stateOf(token, "2026-11-22")).toEqual({ kind: "valid" });
  expect(stateOf(token, "2026-11-23")).toEqual({ kind: "ending", days: 14 });
  expect(stateOf(token, "2026-12-06")).toEqual({ kind: "ending", days: 1 });
});

test("a token no longer works on the day of its end, nor once it was revoked", () => {
  expect(stateOf(token, "2026-12-07")).toEqual({ kind: "expired" });
  expect(stateOf({ ...token, revokedAt: "2026-11-01T00:00:00Z" }, "2026-11-02")).toEqual({
    kind: "revoked",
  });
});

test("scopes are written with spaces and asked for in capitals", () => {
  expect(scopesOf(token).map(scopeCode)).toEqual(["BRANCHES", "FIGURES"]);
  expect(scopesOf({ scopes: null })).toEqual([]);
});

test("fields of a scope stand under their types", () => {
  const fields = [
    { type: "Query", field: "figures" },
    { type: "Query", field: "figure" },
    { type: "Figure", field: "code" },
  ];

  expect(fieldsByType({ name: "figures", description: "", fields })).toEqual([
    ["Query", ["figures", "figure"]],
    ["Figure", ["code"]],
  ]);
});
