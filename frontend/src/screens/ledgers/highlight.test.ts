import { expect, test } from "vitest";
import { initialOf, pieces } from "./highlight";

const marked = (text: string, searched: string) =>
  pieces(text, searched)
    .map((piece) => (piece.isMatch ? `[${piece.text}]` : piece.text))
    .join("");

test("initials of characters come from the collation of the browser", () => {
  expect(Array.from("远航软件有限公司", initialOf).join("")).toBe("yhrjyxgs");
  expect(Array.from("金湖街道A座", initialOf).join("")).toBe("jhjdaz");
});

test.each([
  ["远航软件有限公司", "远航", "[远航]软件有限公司"],
  ["远航软件有限公司", "yhrj", "[远航软件]有限公司"],
  ["远航软件有限公司", "yuanhang", "[远航]软件有限公司"],
  ["晨光机械制造有限公司", "jixie", "晨光[机械]制造有限公司"],
  ["91990199MA00000236", "ma0000", "91990199[MA0000]0236"],
  ["远航软件有限公司", "青禾", "远航软件有限公司"],
  ["远航软件有限公司", "", "远航软件有限公司"],
])("%s searched for by %s", (text, searched, expected) => {
  expect(marked(text, searched)).toBe(expected);
});
