import { expect, test } from "vitest";
import { lengthText, scaleBarOf } from "./scale";

test("the bar is the largest round length that fits", () => {
  expect(scaleBarOf(10)).toEqual({ meters: 1000, width: 100 });
  expect(scaleBarOf(9.9)).toEqual({ meters: 500, width: 51 });
  expect(scaleBarOf(60)).toEqual({ meters: 5000, width: 83 });
  expect(scaleBarOf(0.25)).toEqual({ meters: 20, width: 80 });
});

test("a length is said in meters or kilometers", () => {
  expect(lengthText(500)).toBe("500 m");
  expect(lengthText(20_000)).toBe("20 km");
});
