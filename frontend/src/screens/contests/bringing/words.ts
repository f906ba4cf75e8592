// The words of bringing a judge's file to the desk.

import { speakerOf } from "../../../i18n";

const zh = {
  title: "评委的文件",
  hint: "评委的设备不能联网时，在那台设备的“更多”里导出文件，拿到这里导入。记录仍记在评委名下，同一条不会算两次。",
  choose: "选择文件导入",
  strange: "这不是评委端导出的文件，或文件不完整，没有导入。",
  ACCEPTED: "采用 {count} 条",
  REPEATED: "先前已收到 {count} 条",
  CONFLICT: "与已有分数冲突、待裁定 {count} 条",
  HELD: "留存待裁定 {count} 条",
  REFUSED: "未采用 {count} 条",
  why: "第 {number} 条：{message}{remedy}",
} as const;

const en: Record<keyof typeof zh, string> = {
  title: "A judge's file",
  hint: "Where a judge's device cannot go online, export a file under More on it and bring it here. The records stay the judge's, and none counts twice.",
  choose: "Choose a file",
  strange: "This is no file of a judge's console, or not whole. Nothing was taken.",
  ACCEPTED: "{count} taken",
  REPEATED: "{count} had come before",
  CONFLICT: "{count} differ from what stands, to be decided",
  HELD: "{count} held, to be decided",
  REFUSED: "{count} not taken",
  why: "No. {number}: {message} {remedy}",
};

export const say = speakerOf(zh, en);
