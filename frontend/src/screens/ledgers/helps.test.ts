import { afterEach, expect, test, vi } from "vitest";
import { locale } from "../../i18n";
import type { LedgerName } from "../../ledgers";
import type { EditField } from "./editFields";
import { helps } from "./helps";

// The forms know the address of the page, which is read when they are loaded.
vi.stubGlobal("window", {
  location: { pathname: "/", search: "" },
  addEventListener: () => {},
});
const { organizationEditing } = await import("./organizationEdit");
const { branchEditing, memberEditing } = await import("./partyEdits");
const places = await import("./placeEdits");

type Fields = readonly Pick<EditField<never>, "name" | "help">[];

const forms: Readonly<Record<LedgerName, Fields>> = {
  organizations: organizationEditing.fields,
  branches: branchEditing.fields,
  members: memberEditing.fields,
  buildings: places.buildingEditing.fields,
  villages: places.villageEditing.fields,
  areas: places.areaEditing.fields,
  shops: places.shopEditing.fields,
  towns: places.townEditing.fields,
  departments: places.departmentEditing.fields,
};

/** The fields whose rule on the server cites a standard or a paper, and what it cites. */
const regulated: readonly (readonly [LedgerName, string, string])[] = [
  ["organizations", "socialCategory", "GB 32100—2015"],
  ["organizations", "industryCode", "GB/T 4754—2017"],
  ["organizations", "industryCode", "《统计上大中小微型企业划分办法（2017）》"],
  ["members", "kind", "《中国共产党章程》第三十条"],
  ["members", "kind", "《中国共产党基层组织选举工作条例》第五条"],
  ["members", "standing", "《中国共产党党员教育管理工作条例》第二十四条"],
  ["members", "branchId", "《中国共产党党员教育管理工作条例》第二十五条"],
  ["members", "isFloating", "《关于进一步加强和改进流动党员管理工作的意见》"],
  ["members", "idNumber", "GB 11643—1999"],
  ["villages", "divisionCode", "《统计用区划代码和城乡划分代码编制规则》"],
  ["villages", "urbanRuralClass", "《统计用区划代码和城乡划分代码编制规则》"],
  ["towns", "kind", "《统计用区划代码和城乡划分代码编制规则》"],
  ["towns", "divisionCode", "《统计用区划代码和城乡划分代码编制规则》"],
];

const registered = Object.entries(helps).flatMap(([ledger, fields]) =>
  Object.entries(fields).map(([name, help]) => ({ ledger: ledger as LedgerName, name, help })),
);
const helpIn = (ledger: LedgerName, name: string) =>
  forms[ledger].find((field) => field.name === name)?.help?.();

afterEach(() => {
  locale.value = "zh-CN";
});

test.each(regulated)("the form of %s says of %s that it rests on %s", (ledger, name, source) => {
  expect(helpIn(ledger, name)?.source).toContain(source);
});

test("every help is said with its source in both languages, and in the form's own field", () => {
  for (const { ledger, name, help } of registered) {
    expect(helpIn(ledger, name), `${ledger}.${name}`).toEqual(help.zh);
    locale.value = "en";
    expect(helpIn(ledger, name), `${ledger}.${name}`).toEqual(help.en);
    locale.value = "zh-CN";

    expect(help.zh.text).toMatch(/^[^a-z]*\p{Script=Han}.*。$/u);
    expect(help.zh.source.trim()).not.toBe("");
    expect(help.en.text).toMatch(/^[ -~–]+\.$/);
    expect(help.en.source).toMatch(/^[ -~—]+$/);
  }
});

test("an article is cited under the same number in both languages", () => {
  const numbers = { 第五条: "5", 第二十四条: "24", 第二十五条: "25", 第三十条: "30" } as Record<
    string,
    string
  >;
  const articles = registered.map(({ help }) => [
    (help.zh.source.match(/第[一二三四五六七八九十]+条/g) ?? []).map((one) => numbers[one]),
    (help.en.source.match(/(?<=article )\d+/g) ?? []) as string[],
  ]);

  expect(articles.flatMap(([chinese]) => chinese).sort()).toEqual(["24", "25", "30", "5"]);
  for (const [chinese, english] of articles) {
    expect(english).toEqual(chinese);
  }
});
