// Why a row came into a figure or went out of it: the words that the dashboard and the ledger share.

import { speakerOf } from "../../i18n";

const zh = {
  "ChangeReason.REGISTERED": "新登记的单位",
  "ChangeReason.DEREGISTERED": "单位注销、吊销或迁出",
  "ChangeReason.MOVED_IN": "调入本范围",
  "ChangeReason.MOVED_OUT": "调出本范围",
  "ChangeReason.BECAME_OPERATING": "核查恢复实体运营",
  "ChangeReason.NO_LONGER_OPERATING": "核查认定僵尸或空挂",
  "ChangeReason.FOUNDED": "新建党组织",
  "ChangeReason.DISSOLVED": "党组织撤销",
  "ChangeReason.ATTACHED": "挂靠到已有党组织",
  "ChangeReason.JOINED": "加入已有党组织",
  "ChangeReason.LEFT_BRANCH": "退出党组织",
  "ChangeReason.STANDING_CHANGED": "所属党组织是否计入有变化",
  "ChangeReason.FORMATION_CHANGED": "组建方式变更",
  "ChangeReason.HOST_CHANGED": "所在单位变更",
  "ChangeReason.MEMBERS_CHANGED": "党员人数变化",
  "ChangeReason.WORK_COVERAGE_CHANGED": "指导员、联络员或群团组织变化",
  "ChangeReason.CHECKED": "完成核查",
  "ChangeReason.CHECK_EXPIRED": "核查过期",
  "ChangeReason.WINDOW_CHANGED": "统计期间变化",
  "ChangeReason.RULES_CHANGED": "规则版本变化",
  "ChangeReason.OTHER": "其他",
  "Direction.ENTERED": "进入",
  "Direction.LEFT": "退出",
  "change.since": "{from} 以来",
} as const;

const en: Record<keyof typeof zh, string> = {
  "ChangeReason.REGISTERED": "Newly registered",
  "ChangeReason.DEREGISTERED": "Deregistered, revoked or moved out",
  "ChangeReason.MOVED_IN": "Moved into this scope",
  "ChangeReason.MOVED_OUT": "Moved out of this scope",
  "ChangeReason.BECAME_OPERATING": "Found operating again",
  "ChangeReason.NO_LONGER_OPERATING": "Found a zombie or shell",
  "ChangeReason.FOUNDED": "Branch founded",
  "ChangeReason.DISSOLVED": "Branch dissolved",
  "ChangeReason.ATTACHED": "Attached to an existing branch",
  "ChangeReason.JOINED": "Joined an existing branch",
  "ChangeReason.LEFT_BRANCH": "Left the branch",
  "ChangeReason.STANDING_CHANGED": "Its branch counts or no longer counts",
  "ChangeReason.FORMATION_CHANGED": "Way of formation changed",
  "ChangeReason.HOST_CHANGED": "Host organization changed",
  "ChangeReason.MEMBERS_CHANGED": "Number of members changed",
  "ChangeReason.WORK_COVERAGE_CHANGED": "Instructor, contact or mass organization changed",
  "ChangeReason.CHECKED": "Checked",
  "ChangeReason.CHECK_EXPIRED": "Check expired",
  "ChangeReason.WINDOW_CHANGED": "Window changed",
  "ChangeReason.RULES_CHANGED": "Rules changed",
  "ChangeReason.OTHER": "Other",
  "Direction.ENTERED": "Entered",
  "Direction.LEFT": "Left",
  "change.since": "since {from}",
};

export const say = speakerOf(zh, en);
