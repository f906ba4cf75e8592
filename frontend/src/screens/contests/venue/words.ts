// The words of carrying a contest to a venue and taking it back.

import { speakerOf } from "../../../i18n";

const zh = {
  carry: "带到赛场",
  carryHint:
    "抄下口令，在赛场笔记本上用 liangxin contest receive 接收下载的文件。此后设置在赛场改。",
  passphrase: "口令（只显示这一次，不要和文件放在一起）：{words}",
  return: "写出带回的文件",
  last: "最后一次带回",
  returnHint: "可以多次带回；最后一次之后，设置归还区里。",
  receive: "接收带回的文件",
  take: "并入",
  looked: "将并入新的评分记录 {count} 条",
  taken: "已并入新的评分记录 {count} 条",
  old: "不是最新的一份，设置不变。",
  home: "设置归这里管。",
  away: "设置仍由赛场管。",
  unlinked: "没有这些党组织，留空：{names}",
  clock: "赛场的时钟快 {count} 分钟，晚于现在的按现在记。",
  callBack: "召回",
  unread: "读不出这个文件，请重新选择。",
  callBackHint: "召回后设置重新由这里管，赛场的评分仍可带回并入。",
  held: "待定：{label}，评分记录 {count} 条",
  leave: "不并入",
  reason: "理由",
} as const;

const en: Record<keyof typeof zh, string> = {
  carry: "Carry to a venue",
  carryHint:
    "Note the passphrase, and take the saved file in on the laptop: liangxin contest receive. From then on the set-up changes there.",
  passphrase: "Passphrase (shown this once; keep it apart from the file): {words}",
  return: "Write a file to take home",
  last: "The last file",
  returnHint: "As often as you like; after the last one the set-up is the district's.",
  receive: "Take in a file from the venue",
  take: "Take in",
  looked: "{count} new records would come",
  taken: "{count} new records came",
  old: "Not the newest file; the set-up stays.",
  home: "The set-up is here.",
  away: "The set-up stays with the venue.",
  unlinked: "No such branch here, left out: {names}",
  clock: "The venue's clock is {count} minutes ahead; what is later than now counts as now.",
  callBack: "Call back",
  unread: "The file cannot be read; choose it again.",
  callBackHint: "The set-up is here again; scores of the venue can still come.",
  held: "Held back: {label}, {count} records",
  leave: "Leave out",
  reason: "Reason",
};

export const say = speakerOf(zh, en);
