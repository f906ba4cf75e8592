import { expect, test } from "vitest";
import { deviceName } from "./devices";

test("a browser is named with its system", () => {
  const office = "Mozilla/5.0 (Windows NT 10.0; Win64) AppleWebKit/537 Chrome/80.0 Safari/537";
  const phone = "Mozilla/5.0 (Linux; Android 12) AppleWebKit/537 Chrome/98 MicroMessenger/8.0";

  expect(deviceName(office)).toBe("Chrome · Windows");
  expect(deviceName(phone)).toBe("WeChat · Android");
});

test("a description that tells nothing gives no name", () => {
  expect(deviceName("")).toBeNull();
});
