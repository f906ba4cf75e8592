// The words of the start order.

import { speakerOf } from "../../../i18n";

const zh = {
  title: "出场次序",
  back: "裁判长台",
  print: "打印",
  position: "次序",
  seed: "抽签种子：{seed}。各号码按“种子:号码”的 SHA-256 从小到大排列，任何人都可复核。",
  none: "还没有抽签",
  noneRemedy: "在裁判长台抽签后，这里列出次序，可打印张贴。",
} as const;

const en: Record<keyof typeof zh, string> = {
  title: "Start order",
  back: "Head judge's desk",
  print: "Print",
  position: "Order",
  seed: "Seed of the draw: {seed}. Bibs stand by the SHA-256 of “seed:bib”, least first: anybody can check it.",
  none: "Nothing is drawn yet",
  noneRemedy: "Once the desk has drawn, the order stands here, to be printed and posted.",
};

export const say = speakerOf(zh, en);
