import { describe, expect, it } from "vitest";
import { type FormField, faultsIn, inputOf } from "./formFields";

const fields: readonly FormField[] = [
  { name: "name", label: "名称", kind: "text", isRequired: true },
  { name: "drops", label: "去掉", kind: "whole" },
  { name: "share", label: "占比", kind: "decimal" },
  { name: "ties", label: "同分", kind: "list", choices: [{ value: "SHARED", label: "并列" }] },
  { name: "team", label: "队员", kind: "list" },
  { name: "isBlind", label: "盲评", kind: "yesNo" },
];

describe("the fields of a form", () => {
  it("leaves out what is empty, so that the server takes its default", () => {
    expect(inputOf(fields, { name: " 决赛 ", drops: "", isBlind: "false" })).toEqual({
      name: "决赛",
      ties: [],
      team: [],
      isBlind: false,
    });
  });

  it("sends whole numbers as numbers, decimals as text, lists by their separators", () => {
    const texts = { name: "决赛", drops: "1", share: "0.3", ties: "并列", team: "甲、乙,丙\n丁" };
    expect(inputOf(fields, texts)).toEqual({
      name: "决赛",
      drops: 1,
      share: "0.3",
      ties: ["并列"],
      team: ["甲", "乙", "丙", "丁"],
      isBlind: false,
    });
  });

  it("names each field that cannot be sent, and why", () => {
    const texts = { name: " ", drops: "24小时", share: "30%", ties: "并列、抽签", team: "甲" };
    expect(
      faultsIn(fields, { texts, names: {} }).map(({ field, fault }) => [field.name, fault]),
    ).toEqual([
      ["name", "missing"],
      ["drops", "whole"],
      ["share", "decimal"],
      ["ties", "unknown"],
    ]);
  });

  it("asks that what has to be meant is ticked", () => {
    const meant: FormField = { name: "anyway", label: "也公布", kind: "yesNo", isRequired: true };
    const faults = (text: string) =>
      faultsIn([meant], { texts: { anyway: text }, names: {} }).map(({ fault }) => fault);
    expect([faults(""), faults("false"), faults("true")]).toEqual([["missing"], ["missing"], []]);
  });

  it("sends no name that was typed and not chosen, nor the one chosen before it", () => {
    const firm: FormField = { name: "firm", label: "单位", kind: "lookup" };
    const faults = (id: string, name: string) =>
      faultsIn([firm], { texts: { firm: id }, names: { firm: name } }).map(({ fault }) => fault);
    expect(faults("", "云帆")).toEqual(["unchosen"]);
    expect(faults("T1", "云帆咨询有限公司")).toEqual([]);
    expect(faults("", " ")).toEqual([]);
  });
});
