import { expect, test } from "vitest";
import { exportedFields } from "./exportFields";

test("an export asks for the headings of the shown columns in their order", () => {
  expect(exportedFields("organizations", ["name", "check", "code", "warnings"])).toBe(
    "name,finding,checked_on,credit_code",
  );
});

test("two columns of one heading ask for it once", () => {
  expect(exportedFields("branches", ["name", "state", "dissolved"])).toBe("name,dissolved_on");
});
