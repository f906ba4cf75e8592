// What stands behind the fields that can be edited: the rule in plain words and where it is written,
// in both languages. Article numbers are only those that the rules of the server cite; where no
// paper decides, the source says that it is this ledger's own rule.

import { locale } from "../../i18n";
import type { LedgerName } from "../../ledgers";
import type { HelpText } from "../../ui/Help";
import type { EditField } from "./editFields";

interface CitedText extends HelpText {
  readonly source: string;
}

interface FieldHelp {
  readonly zh: CitedText;
  readonly en: CitedText;
}

const own = { zh: "本系统口径", en: "This ledger's own rule" };
const adjustable = {
  zh: "本系统的约定，可按当地文件调整",
  en: "A convention of this system; local papers may differ",
};
const divisionRules = {
  zh: "《统计用区划代码和城乡划分代码编制规则》",
  en: "Rules of the statistical division and urban-rural codes",
};

const department: FieldHelp = {
  zh: { text: "没有部门认领的单位归默认部门，并标为待确认。", source: adjustable.zh },
  en: {
    text: "An organization that no line claims goes to the default one, unconfirmed.",
    source: adjustable.en,
  },
};

const organizations: Record<string, FieldHelp> = {
  socialCategory: {
    zh: {
      text: "只有社会组织填写。代码前两位 51 是社会团体，52 是民办非企业单位，53 是基金会，31 是律师事务所；各类与统计年报的列一致。",
      source: "GB 32100—2015；全国两新组织统计年报",
    },
    en: {
      text: "For social organizations only. The credit code tells it: 51 associations, 52 private non-enterprise units, 53 foundations, 31 law firms; the categories are the columns of the year table.",
      source: "GB 32100—2015; the national year table of two-new organizations",
    },
  },
  registrationState: {
    zh: {
      text: "注销、吊销或迁出的单位，从生效之日起不再计入各项数据。",
      source: own.zh,
    },
    en: {
      text: "Deregistered, revoked or moved out, it leaves every figure from that day on.",
      source: own.en,
    },
  },
  industryCode: {
    zh: {
      text: "门类字母，或 2 到 4 位数字；按主营业务填写，用于推算企业规模。",
      source: "GB/T 4754—2017；规模按《统计上大中小微型企业划分办法（2017）》",
    },
    en: {
      text: "The letter of a section, or 2 to 4 digits, of the main business; the size is computed from it.",
      source:
        "GB/T 4754—2017; for the size, the measures of 2017 on large, medium, small and micro enterprises in statistics",
    },
  },
  departmentId: department,
  buildingId: {
    zh: {
      text: "楼宇联建只覆盖同一楼宇或同一楼宇组的单位；单位迁出当日不再算在楼内。",
      source: own.zh,
    },
    en: {
      text: "A joint branch of a building covers only its tenants, or those of its group; a tenant that moves out is none from that day on.",
      source: own.en,
    },
  },
  areaId: {
    zh: {
      text: "划片联建时，片区一经划定就不再看距离，只看单位是否在片区内。",
      source: own.zh,
    },
    en: {
      text: "A drawn area is itself the ground of an area joint branch: its organizations must lie in it, whatever their distance.",
      source: own.en,
    },
  },
};

const branches: Record<string, FieldHelp> = {
  reportedMembers: {
    zh: { text: "台账上填报的数，只作对照；各项数据以名册为准。", source: own.zh },
    en: {
      text: "What the paper ledger says, kept beside the roster; figures go by the roster.",
      source: own.en,
    },
  },
};

const members: Record<string, FieldHelp> = {
  kind: {
    zh: {
      text: "组建、应设支委会的人数只算正式党员；预备党员没有表决权、选举权和被选举权。这里只能由预备党员转为正式党员。",
      source: "《中国共产党章程》第三十条；《中国共产党基层组织选举工作条例》第五条",
    },
    en: {
      text: "Only full members count toward forming a branch and electing its committee; probationary ones neither vote nor stand for election. It changes only from probationary to full.",
      source: "Party constitution, article 30; Regulations on elections in basic bodies, article 5",
    },
  },
  standing: {
    zh: {
      text: "失去联系六个月以上的，按程序停止党籍。只有“正常”的党员计入人数（本系统口径）；出党、转出、去世只改状态，不删除记录。",
      source: "《中国共产党党员教育管理工作条例》第二十四条",
    },
    en: {
      text: "After six months without contact a membership is suspended by the due procedure. Only normal standing counts (this ledger's own rule); who leaves changes state and is never deleted.",
      source: "Regulations on the education and management of members, article 24",
    },
  },
  joinedOn: {
    zh: { text: "不得晚于转正日期；这一天以前不算党员。", source: own.zh },
    en: {
      text: "Not after the day of full membership; before this day nobody is counted as a member.",
      source: own.en,
    },
  },
  fullOn: {
    zh: { text: "不得早于入党日期；从这一天起按正式党员计算。", source: own.zh },
    en: {
      text: "Not before the admission; from this day on the member counts as a full one.",
      source: own.en,
    },
  },
  isFloating: {
    zh: {
      text: "因就业、就学或住所变化，组织关系没有转接，连续六个月以上不能参加所在支部活动的，是流动党员。",
      source: "《关于进一步加强和改进流动党员管理工作的意见》（2024 年）",
    },
    en: {
      text: "Job, study or home has changed, the formal relation has not moved, and the member cannot attend the home branch for six months running or more.",
      source: "Opinion of 2024 on the management of floating members",
    },
  },
  branchId: {
    zh: {
      text: "每名党员的组织关系只在一个支部；工作单位有党组织的，一般在那里。双登记只参加活动，人数仍算在这里。",
      source: "《中国共产党党员教育管理工作条例》第二十五条",
    },
    en: {
      text: "The formal relation lies in one branch, as a rule that of the workplace if it has one. A double registration is for activities only; the member counts here.",
      source: "Regulations on the education and management of members, article 25",
    },
  },
  idNumber: {
    zh: {
      text: "18 位；第 7 至 14 位是出生日期，末位是校验码，可以是 X。加密保存，平时只显示一部分。",
      source: "GB 11643—1999；加密与遮盖为本系统口径",
    },
    en: {
      text: "18 signs: 7 to 14 are the date of birth, the last one checks the rest and may be X. Stored encrypted, shown masked.",
      source: "GB 11643—1999; encryption and masking are this ledger's own rule",
    },
  },
};

const villages: Record<string, FieldHelp> = {
  divisionCode: {
    zh: {
      text: "统计用区划代码，12 位；前 9 位是镇街。",
      source: divisionRules.zh,
    },
    en: {
      text: "The statistical division code, 12 digits; the first 9 are the town.",
      source: divisionRules.en,
    },
  },
  urbanRuralClass: {
    zh: {
      text: "统计上的城乡分类，共七类。村企联建一般在城乡结合区（112）和镇乡结合区（122），在别处会提醒（本系统口径）。",
      source: divisionRules.zh,
    },
    en: {
      text: "The urban-rural class of the statistics, in seven values. A joint branch with a village belongs on the fringe (112, 122); elsewhere there is a warning (this ledger's own rule).",
      source: divisionRules.en,
    },
  },
  isWilling: {
    zh: {
      text: "村党组织不愿共建的，不能批准村企联建；没有征求意见的会提醒。",
      source: own.zh,
    },
    en: {
      text: "An unwilling village rules out a joint branch with it; one that was never asked gives a warning.",
      source: own.en,
    },
  },
};

const towns: Record<string, FieldHelp> = {
  kind: {
    zh: {
      text: "与代码第 7 至 9 位相应：001–099 街道，100–199 镇，200–399 乡，400–599 开发区、工业区一类。",
      source: divisionRules.zh,
    },
    en: {
      text: "As digits 7 to 9 of the code say: 001–099 streets, 100–199 towns, 200–399 townships, 400–599 development zones and the like.",
      source: divisionRules.en,
    },
  },
  divisionCode: {
    zh: {
      text: "统计用区划代码，9 位；末尾带三个 0 的 12 位写法也可以。开发区可以有自己的代码。",
      source: divisionRules.zh,
    },
    en: {
      text: "The statistical division code, 9 digits; 12 with three closing zeros will do. A development zone may have a code of its own.",
      source: divisionRules.en,
    },
  },
  settlement: {
    zh: { text: "两新组织集中还是分散，由人判断；决定划片联建的距离上限。", source: adjustable.zh },
    en: {
      text: "Whether its organizations lie close together; a person decides. It bounds area joint branches.",
      source: adjustable.en,
    },
  },
};

const shops: Record<string, FieldHelp> = {
  ownerName: {
    zh: {
      text: "店主是党员的，亮不亮身份由本人自愿，另行登记，可以撤回；这里只写姓名。",
      source: own.zh,
    },
    en: {
      text: "An owner who is a member discloses it only by choice, recorded elsewhere and withdrawable; here stands the name alone.",
      source: own.en,
    },
  },
};

/** The register: ledger → name of the field → its help. */
export const helps: Readonly<Partial<Record<LedgerName, Readonly<Record<string, FieldHelp>>>>> = {
  organizations,
  branches,
  members,
  villages,
  towns,
  departments: { isDefault: department },
  shops,
};

/** Give the fields of a ledger the helps that the register has for them. */
export function helped<Row>(
  ledger: LedgerName,
  fields: readonly EditField<Row>[],
): readonly EditField<Row>[] {
  return fields.map((field) => {
    const help = helps[ledger]?.[field.name];
    return help ? { ...field, help: () => help[locale.value === "en" ? "en" : "zh"] } : field;
  });
}
