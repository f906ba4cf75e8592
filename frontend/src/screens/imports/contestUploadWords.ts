// The words of bringing the entries of one contest.

import { speakerOf } from "../../i18n";

const zh = {
  title: "导入参赛名单",
  back: "回到竞赛",
  hint: "每行一名选手或一个队。单位填全称或统一社会信用代码；身份证号只用来认出同一人，不保存。",
  drop: "选择名单，或拖到这里",
  template: "下载模板",
  again: "再导入一次：已报名的按号码、身份证号或“姓名和单位”认出，只改不同之处。",
  gone: "看不到这场竞赛",
  goneRemedy: "请从竞赛列表打开它的“参赛”一栏。",
} as const;

const en: Record<keyof typeof zh, string> = {
  title: "Import entries",
  back: "Back to the contest",
  hint: "One person or team a row. Give the organization by its full name or credit code; identity numbers only tell persons apart and are not kept.",
  drop: "Choose the list, or drop it here",
  template: "Download template",
  again:
    "Import again at any time: whoever has entered is known by bib, identity number, or name and organization, and only differences are written.",
  gone: "This contest is out of sight",
  goneRemedy: "Open its entries from the list of contests.",
};

export const say = speakerOf(zh, en);
