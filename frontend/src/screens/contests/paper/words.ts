// The words of the documents of a contest.

import { speakerOf } from "../../../i18n";

const zh = {
  sheet: "成绩单（PDF）",
  certificates: "获奖证书（PDF）",
  participation: "参赛证书（PDF）",
  certificate: "证书",
} as const;

const en: Record<keyof typeof zh, string> = {
  sheet: "Result sheet (PDF)",
  certificates: "Award certificates (PDF)",
  participation: "Participation certificates (PDF)",
  certificate: "Certificate",
};

export const say = speakerOf(zh, en);
