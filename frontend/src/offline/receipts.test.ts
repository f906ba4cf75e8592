import { expect, test } from "vitest";
import { receiptsIn, skewOf } from "./receipts";
import { aRecord } from "./samples";

const sent = [aRecord({ sequence: 1 }), aRecord({ sequence: 2 })];
const receipt = (some: object) => ({ key: "key-d1-1", state: "ACCEPTED", version: 1, ...some });
const reply = (...receipts: unknown[]) => ({ recordScores: { receipts } });

test("only an echoed key of what was sent is a receipt", () => {
  const found = receiptsIn(reply(receipt({}), receipt({ key: "somebody-else" })), sent);

  expect(found.map(({ key }) => key)).toEqual(["key-d1-1"]);
});

test("a captive portal, an empty answer and somebody else's JSON settle nothing", () => {
  const strange = [
    null,
    undefined,
    "<html>welcome</html>",
    [],
    {},
    { recordScores: null },
    { recordScores: { receipts: null } },
    { recordScores: { receipts: {} } },
    { receipts: [receipt({})] },
    reply(null, 7, "key-d1-1", {}),
    reply(receipt({ state: "OK" })),
    reply(receipt({ state: undefined })),
    reply(receipt({ key: 1 })),
  ];

  for (const one of strange) {
    expect(receiptsIn(one, sent)).toEqual([]);
  }
});

test("the same key twice is one receipt, and every verdict is known", () => {
  expect(receiptsIn(reply(receipt({}), receipt({ state: "REFUSED" })), sent)).toHaveLength(1);
  for (const state of ["ACCEPTED", "REPEATED", "CONFLICT", "HELD", "REFUSED"]) {
    expect(receiptsIn(reply(receipt({ state })), sent)[0]?.state).toBe(state);
  }
});

test("a record that had arrived before has the answer that it had then", () => {
  const [found] = receiptsIn(reply(receipt({ state: "REPEATED", verdict: "CONFLICT" })), sent);

  expect(found?.state).toBe("CONFLICT");
  expect(receiptsIn(reply(receipt({ state: "REFUSED", verdict: "HELD" })), sent)[0]?.state).toBe(
    "REFUSED",
  );
});

test("the clock's error is taken from the middle of the journey", () => {
  const [told] = receiptsIn(reply(receipt({ serverTime: "1970-01-01T00:01:00.000Z" })), sent);
  const journey = { sentAt: 10_000, answeredAt: 12_000 };

  expect(skewOf(told ? [told] : [], journey)).toBe(49_000);
  expect(skewOf([], journey)).toBeNull();
});
