import { expect, test } from "vitest";
import { Fault, faultOfReply, kindOf, ofQuestion } from "./faults";

test("a coded reply keeps the server's words", () => {
  const fault = faultOfReply(401, { code: "SIGN_IN_REFUSED", message: "口令不对", remedy: "重试" });

  expect([fault.code, fault.message, fault.remedy]).toEqual([
    "SIGN_IN_REFUSED",
    "口令不对",
    "重试",
  ]);
});

test("a reply that is not ours is judged by its status", () => {
  expect(kindOf(faultOfReply(401, null))).toBe("signed-out");
  expect(kindOf(faultOfReply(403, "<html>"))).toBe("no-rights");
  expect(kindOf(faultOfReply(503, {}))).toBe("busy");
  expect(kindOf(faultOfReply(500, null))).toBe("other");
});

test.each(["BUSY", "OUTCOME_UNKNOWN", "WRITES_UNAVAILABLE"])(
  "%s is of the moment: the same will be taken later",
  (code) => {
    expect(kindOf(faultOfReply(503, { code, message: "系统繁忙。", remedy: "" }))).toBe("busy");
  },
);

test.each(["MALFORMED_ID", "ID_TYPE", "CURSOR_INVALID", "VARIABLES_INVALID"])(
  "a question that the server cannot read for %s finds nothing",
  (code) => {
    const fault = ofQuestion(new Fault(code, "Variable '$code' has invalid value", ""));

    expect([kindOf(fault), fault.message]).toEqual(["not-found", ""]);
  },
);

test("a question that failed for another reason keeps it", () => {
  const fault = new Fault("STATEMENT_TIMEOUT", "查询用时过长", "");

  expect(ofQuestion(fault)).toBe(fault);
});
