/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** 新增楼宇；Add an office or factory building. */
export type AddBuildingInput = {
  /** 楼宇；the building */
  building: BuildingDetailsInput;
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
};

/** 增加评分项；Add a criterion to a round that is not open yet. */
export type AddCriterionInput = {
  /** 评分项；the criterion */
  criterion: CriterionDetailsInput;
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
  /** 轮次；round */
  roundId: string | number;
};

/** 增加赛项；Add a discipline. */
export type AddDisciplineInput = {
  /** 竞赛；contest */
  contestId: string | number;
  /** 赛项；the discipline */
  discipline: DisciplineDetailsInput;
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
};

/** 增加轮次；Add a round to a discipline. */
export type AddRoundInput = {
  /** 赛项；discipline */
  disciplineId: string | number;
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
  /** 轮次；the round */
  round: RoundDetailsInput;
};

/** 晋级办法；Who goes on to the next round. */
export type AdvanceRule =
  /** 达到分数线；minimum */
  | 'MINIMUM'
  /** 不晋级；none */
  | 'NONE'
  /** 取前若干名；top count */
  | 'TOP_COUNT'
  /** 取前一定比例；top share */
  | 'TOP_SHARE';

/** 申诉状态；What became of an appeal. */
export type AppealState =
  /** 待复议；lodged */
  | 'LODGED'
  /** 不成立；rejected */
  | 'REJECTED'
  /** 成立；upheld */
  | 'UPHELD'
  /** 已撤回；withdrawn */
  | 'WITHDRAWN';

/** 办理图形导入；Write a checked file of shapes. */
export type ApplyGeometryInput = {
  /** 图形导入；the import */
  id: string | number;
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
  /** 方式；all features or none, or the good ones */
  mode?: GeometryMode | null | undefined;
};

/** 办理导入；Write a checked import. */
export type ApplyImportInput = {
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
  /** 导入；the import */
  importId: string | number;
  /** 方式；all rows or none, or the good rows */
  mode: ImportMode;
};

/** 聘请评委；Appoint a judge for a contest. */
export type AppointJudgeInput = {
  /** 竞赛；contest */
  contestId: string | number;
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
  /** 评委；the judge */
  judge: JudgeDetailsInput;
};

/** 批复事项；What the superior organization approved; only a founding enters F05. */
export type ApprovalAction =
  /** 成立；founding */
  | 'FOUNDING'
  /** 重新批复；reapproval */
  | 'REAPPROVAL'
  /** 更名；renaming */
  | 'RENAMING';

/** 与 ApprovalAction 比较；compares a ApprovalAction */
export type ApprovalActionFilter = {
  /** 等于；equals */
  eq?: ApprovalAction | null | undefined;
  /** 等于其一，至多 250 项；one of at most 250 */
  in?: Array<ApprovalAction> | null | undefined;
  /** 是否为空；whether there is no value */
  isNull?: boolean | null | undefined;
  /** 不等于，空值也算；differs, a missing value too */
  ne?: ApprovalAction | null | undefined;
};

/** 按所含的 Approval 筛选；which lists of Approval, as of today */
export type ApprovalListWhere = {
  /** 全部符合，没有时也算；all meet it, also where there are none */
  every?: ApprovalWhere | null | undefined;
  /** 没有符合的；not one meets it */
  none?: ApprovalWhere | null | undefined;
  /** 至少一个符合；at least one meets it */
  some?: ApprovalWhere | null | undefined;
};

/** 筛选条件，嵌套至多 3 层；which objects of Approval */
export type ApprovalWhere = {
  /** 事项；founding, re-approval or renaming */
  action?: ApprovalActionFilter | null | undefined;
  /** 都成立；all of them hold */
  and?: Array<ApprovalWhere> | null | undefined;
  /** 党组织；the branch */
  branch?: BranchWhere | null | undefined;
  /** 党组织；the branch */
  branchId?: IdFilter | null | undefined;
  /** 组建方式；way of formation from this date on */
  formation?: FormationFilter | null | undefined;
  /** 标识；the object's own id */
  id?: IdFilter | null | undefined;
  /** 类别；kind from this date on */
  kind?: BranchKindFilter | null | undefined;
  /** 不成立；it does not hold */
  not?: ApprovalWhere | null | undefined;
  /** 至少一个成立；one of them holds */
  or?: Array<ApprovalWhere> | null | undefined;
};

/** 所见片区及其修订号；An area and its revision as it was read. */
export type AreaAsReadInput = {
  /** 片区；the area */
  id: string | number;
  /** 读取时的修订号；revision of the row as it was read */
  revision: number;
};

/** 片区的修改：没有填写的各项保持不变，null 表示清空；fields left out stay, null empties. */
export type AreaChanges = {
  /** 边界，WKT 或 GeoJSON，WGS-84；boundary */
  boundary?: string | null | undefined;
  /** 名称，至多 80 字；name */
  name?: string | null | undefined;
  /** 所在镇街；town */
  townId?: string | number | null | undefined;
};

/** 片区信息；What is kept of a drawn area. */
export type AreaDetailsInput = {
  /** 边界，WKT 或 GeoJSON，WGS-84；boundary */
  boundary?: string | null | undefined;
  /** 名称，至多 80 字；name */
  name: string;
  /** 所在镇街；town */
  townId: string | number;
};

/** 按所含的 Area 筛选；which lists of Area, as of today */
export type AreaListWhere = {
  /** 全部符合，没有时也算；all meet it, also where there are none */
  every?: AreaWhere | null | undefined;
  /** 没有符合的；not one meets it */
  none?: AreaWhere | null | undefined;
  /** 至少一个符合；at least one meets it */
  some?: AreaWhere | null | undefined;
};

/** 排序；how a list of Area is sorted */
export type AreaOrder = {
  /** 方向；direction */
  direction?: OrderDirection;
  /** 字段；field */
  field: AreaOrderField;
};

/** 可排序的字段；what Area can be sorted by */
export type AreaOrderField =
  /** 名称；name */
  | 'NAME'
  /** 所在镇街；the town it lies in：名称；name */
  | 'TOWN_NAME';

/** 一行片区；A row as it was read. */
export type AreaRowInput = {
  /** 片区；the row */
  id: string | number;
  /** 读取时的修订号；revision of the row as it was read */
  revision: number;
};

/** 筛选条件，嵌套至多 3 层；which objects of Area */
export type AreaWhere = {
  /** 都成立；all of them hold */
  and?: Array<AreaWhere> | null | undefined;
  /** 党组织；branches that stand here or serve it */
  branches?: BranchListWhere | null | undefined;
  /** 终止日期；first day on which it no longer holds: it was split or merged */
  endedOn?: DateFilter | null | undefined;
  /** 标识；the object's own id */
  id?: IdFilter | null | undefined;
  /** 名称；name */
  name?: StringFilter | null | undefined;
  /** 不成立；it does not hold */
  not?: AreaWhere | null | undefined;
  /** 至少一个成立；one of them holds */
  or?: Array<AreaWhere> | null | undefined;
  /** 单位；organizations that lie here or on this line now */
  organizations?: OrganizationListWhere | null | undefined;
  /** 所在镇街；the town it lies in */
  town?: TownWhere | null | undefined;
  /** 所在镇街；the town it lies in */
  townId?: IdFilter | null | undefined;
};

/** 指派评委；Let a judge judge a round. */
export type AssignJudgeInput = {
  /** 评委人数不同也继续：进行中的合计轮次会比较不同人数的合计；go on where the open rounds that add judges up would compare sums of unlike numbers of judges */
  acceptsUnequalPanels?: boolean | null | undefined;
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
  /** 评委；judge */
  judgeId: string | number;
  /** 轮次；round */
  roundId: string | number;
};

/** 多次试做的合成；Which of several attempts counts. */
export type AttemptsRule =
  /** 取最好一次；best */
  | 'BEST'
  /** 取最后一次；last */
  | 'LAST'
  /** 取平均；mean */
  | 'MEAN'
  /** 取合计；sum */
  | 'SUM';

/** 奖项等次；The rank of an award. */
export type AwardRank =
  /** 优秀奖；excellence */
  | 'EXCELLENCE'
  /** 一等奖；first */
  | 'FIRST'
  /** 优秀组织奖；organizer */
  | 'ORGANIZER'
  /** 二等奖；second */
  | 'SECOND'
  /** 三等奖；third */
  | 'THIRD';

/** 奖项；An award to an entry, or to an organization for its part. */
export type AwardedInput = {
  /** 证书编号，缺省由系统编排；number of the certificate */
  certificateNumber?: string | null | undefined;
  /** 获奖的参赛；entry */
  entryId?: string | number | null | undefined;
  /** 优秀组织奖的单位；organization, for its part only */
  organizationId?: string | number | null | undefined;
  /** 等次；rank */
  rank: AwardRank;
};

/** 与 Boolean 比较；compares a Boolean */
export type BooleanFilter = {
  /** 等于；equals */
  eq?: boolean | null | undefined;
  /** 等于其一，至多 250 项；one of at most 250 */
  in?: Array<boolean> | null | undefined;
  /** 是否为空；whether there is no value */
  isNull?: boolean | null | undefined;
  /** 不等于，空值也算；differs, a missing value too */
  ne?: boolean | null | undefined;
};

/** 地图范围，WGS-84，单位度；The part of the map that is looked at, degrees on WGS-84. */
export type BoundingBox = {
  /** 东界经度，-180 至 180；eastern bound */
  east: number;
  /** 北界纬度，-90 至 90；northern bound */
  north: number;
  /** 南界纬度，-90 至 90；southern bound, below the northern one */
  south: number;
  /** 西界经度，-180 至 180；western bound, below the eastern one */
  west: number;
};

/** 党组织的修改：没有填写的各项保持不变，null 表示清空；fields left out stay, null empties. */
export type BranchChanges = {
  /** 生效日期，缺省今天；first day on which dated facts hold as changed */
  effectiveOn?: string | null | undefined;
  /** 全称，更名从生效日期起；full name, from the day on */
  name?: string | null | undefined;
  /** 上级党组织；superior branch */
  parentId?: string | number | null | undefined;
  /** 党员数（上报），人；members as reported */
  reportedMembers?: number | null | undefined;
};

/** 党组织类别；The kind of a party organization, with the code that national ledgers give it. */
export type BranchKind =
  /** 党支部；branch */
  | 'BRANCH'
  /** 党总支；general branch */
  | 'GENERAL_BRANCH'
  /** 联合党支部；joint branch */
  | 'JOINT_BRANCH'
  /** 党委；party committee */
  | 'PARTY_COMMITTEE'
  /** 临时党支部；temporary branch */
  | 'TEMPORARY_BRANCH'
  /** 临时党委；temporary committee */
  | 'TEMPORARY_COMMITTEE'
  /** 临时党总支；temporary general branch */
  | 'TEMPORARY_GENERAL_BRANCH'
  /** 临时联合党支部；temporary joint branch */
  | 'TEMPORARY_JOINT_BRANCH';

/** 与 BranchKind 比较；compares a BranchKind */
export type BranchKindFilter = {
  /** 等于；equals */
  eq?: BranchKind | null | undefined;
  /** 等于其一，至多 250 项；one of at most 250 */
  in?: Array<BranchKind> | null | undefined;
  /** 是否为空；whether there is no value */
  isNull?: boolean | null | undefined;
  /** 不等于，空值也算；differs, a missing value too */
  ne?: BranchKind | null | undefined;
};

/** 按所含的 Branch 筛选；which lists of Branch, as of today */
export type BranchListWhere = {
  /** 全部符合，没有时也算；all meet it, also where there are none */
  every?: BranchWhere | null | undefined;
  /** 没有符合的；not one meets it */
  none?: BranchWhere | null | undefined;
  /** 至少一个符合；at least one meets it */
  some?: BranchWhere | null | undefined;
};

/** 排序；how a list of Branch is sorted */
export type BranchOrder = {
  /** 方向；direction */
  direction?: OrderDirection;
  /** 字段；field */
  field: BranchOrderField;
};

/** 可排序的字段；what Branch can be sorted by */
export type BranchOrderField =
  /** 片区；area that it serves：名称；name */
  | 'AREA_NAME'
  /** 楼宇组；building group that it serves：名称；name */
  | 'BUILDING_GROUP_NAME'
  /** 楼宇；building that it serves：名称；name */
  | 'BUILDING_NAME'
  /** 撤销日期；first day on which it no longer exists */
  | 'DISSOLVED_ON'
  /** 建立日期；founded on */
  | 'FOUNDED_ON'
  /** 全称；full name */
  | 'NAME'
  /** 隶属；superior branch：全称；full name */
  | 'PARENT_NAME'
  /** 所在镇街；town, null = the district：名称；name */
  | 'TOWN_NAME'
  /** 最后修改时间；when it was last changed */
  | 'UPDATED_AT'
  /** 共建村；village that builds jointly, or whose own it is：名称；name */
  | 'VILLAGE_NAME';

/** 支部职务；A post in the committee of a branch. */
export type BranchPost =
  /** 委员；committee member */
  | 'COMMITTEE_MEMBER'
  /** 副书记；deputy secretary */
  | 'DEPUTY_SECRETARY'
  /** 纪检委员；discipline member */
  | 'DISCIPLINE_MEMBER'
  /** 组织委员；organization member */
  | 'ORGANIZATION_MEMBER'
  /** 宣传委员；publicity member */
  | 'PUBLICITY_MEMBER'
  /** 书记；secretary */
  | 'SECRETARY';

/** 一行党组织；A row as it was read. */
export type BranchRowInput = {
  /** 党组织；the row */
  id: string | number;
  /** 读取时的修订号；revision of the row as it was read */
  revision: number;
};

/** 筛选条件，嵌套至多 3 层；which objects of Branch */
export type BranchWhere = {
  /** 都成立；all of them hold */
  and?: Array<BranchWhere> | null | undefined;
  /** 批复；founding and re-approvals, the last one first */
  approvals?: ApprovalListWhere | null | undefined;
  /** 片区；area that it serves */
  area?: AreaWhere | null | undefined;
  /** 片区；area that it serves */
  areaId?: IdFilter | null | undefined;
  /** 楼宇；building that it serves */
  building?: BuildingWhere | null | undefined;
  /** 楼宇组；building group that it serves */
  buildingGroup?: BuildingGroupWhere | null | undefined;
  /** 楼宇组；building group that it serves */
  buildingGroupId?: IdFilter | null | undefined;
  /** 楼宇；building that it serves */
  buildingId?: IdFilter | null | undefined;
  /** 下级党组织；branches below it */
  children?: BranchListWhere | null | undefined;
  /** 撤销日期；first day on which it no longer exists */
  dissolvedOn?: DateFilter | null | undefined;
  /** 组建方式（现在）；present way of formation, null = not one of the six ways */
  formation?: FormationFilter | null | undefined;
  /** 建立日期；founded on */
  foundedOn?: DateFilter | null | undefined;
  /** 名册有存疑待处理；its last confirmation says what is not right, false for callers without member rights */
  hasRosterNotes?: BooleanFilter | null | undefined;
  /** 吸收未转入党员组建；formed with members whose relation lies elsewhere */
  hasUntransferred?: BooleanFilter | null | undefined;
  /** 所在单位；organizations in which it was or is built */
  hosts?: HostListWhere | null | undefined;
  /** 标识；the object's own id */
  id?: IdFilter | null | undefined;
  /** 是否存续；founded and not dissolved on the day */
  isExisting?: BooleanFilter | null | undefined;
  /** 功能型；a functional branch without host units */
  isFunctional?: BooleanFilter | null | undefined;
  /** 类别（现在）；present kind */
  kind?: BranchKindFilter | null | undefined;
  /** 覆盖关系；coverage over time, the newest first */
  links?: CoverageLinkListWhere | null | undefined;
  /** 全称；full name */
  name?: StringFilter | null | undefined;
  /** 不成立；it does not hold */
  not?: BranchWhere | null | undefined;
  /** 至少一个成立；one of them holds */
  or?: Array<BranchWhere> | null | undefined;
  /** 覆盖单位；organizations that it covers on the day */
  organizations?: OrganizationListWhere | null | undefined;
  /** 隶属；superior branch */
  parent?: BranchWhere | null | undefined;
  /** 隶属；superior branch */
  parentId?: IdFilter | null | undefined;
  /** 选派干部；officials sent to it, over time */
  sentOfficials?: SentOfficialListWhere | null | undefined;
  /** 任期；its terms, the last one first */
  terms?: TermListWhere | null | undefined;
  /** 所在镇街；town, null = the district */
  town?: TownWhere | null | undefined;
  /** 所在镇街；town, null = the district */
  townId?: IdFilter | null | undefined;
  /** 共建村；village that builds jointly, or whose own it is */
  village?: VillageWhere | null | undefined;
  /** 共建村；village that builds jointly, or whose own it is */
  villageId?: IdFilter | null | undefined;
};

/** 数字的分项；By what figures are broken down. */
export type Breakdown =
  /** 部门；department */
  | 'DEPARTMENT'
  /** 组建方式；formation */
  | 'FORMATION'
  /** 镇街；town */
  | 'TOWN';

/** 导入评委文件；Unsent records that a judge's console has written to a file. */
export type BringScoresInput = {
  /** 竞赛；the contest */
  contestId: string | number;
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
  /** 记录，1–100；the records, in order */
  records: Array<BroughtScoreInput>;
};

/** 文件中的一条记录；A record as the file of a judge's console has it. */
export type BroughtScoreInput = {
  /** 记录原文，JSON；the record's very text */
  said: string;
  /** 设备的签章，十六进制；HMAC-SHA256 by the device */
  seal?: string | null | undefined;
};

/** 楼宇的修改：没有填写的各项保持不变，null 表示清空；fields left out stay, null empties. */
export type BuildingChanges = {
  /** 地址；address */
  address?: string | null | undefined;
  /** 楼宇组；building group */
  buildingGroupId?: string | number | null | undefined;
  /** 层数，1–200；floors above ground */
  floors?: number | null | undefined;
  /** 位置；point */
  location?: LocationInput | null | undefined;
  /** 名称，至多 80 字；name */
  name?: string | null | undefined;
  /** 所在镇街；town */
  townId?: string | number | null | undefined;
};

/** 楼宇信息；What is kept of a building. */
export type BuildingDetailsInput = {
  /** 地址；address */
  address?: string | null | undefined;
  /** 楼宇组；building group */
  buildingGroupId?: string | number | null | undefined;
  /** 层数，1–200；floors above ground */
  floors?: number | null | undefined;
  /** 位置；point */
  location?: LocationInput | null | undefined;
  /** 名称，至多 80 字；name */
  name: string;
  /** 所在镇街；town */
  townId: string | number;
};

/** 筛选条件，嵌套至多 3 层；which objects of BuildingGroup */
export type BuildingGroupWhere = {
  /** 都成立；all of them hold */
  and?: Array<BuildingGroupWhere> | null | undefined;
  /** 党组织；branches that stand here or serve it */
  branches?: BranchListWhere | null | undefined;
  /** 楼宇；buildings of the group */
  buildings?: BuildingListWhere | null | undefined;
  /** 标识；the object's own id */
  id?: IdFilter | null | undefined;
  /** 名称；name */
  name?: StringFilter | null | undefined;
  /** 不成立；it does not hold */
  not?: BuildingGroupWhere | null | undefined;
  /** 至少一个成立；one of them holds */
  or?: Array<BuildingGroupWhere> | null | undefined;
  /** 所在镇街；the town it lies in */
  town?: TownWhere | null | undefined;
  /** 所在镇街；the town it lies in */
  townId?: IdFilter | null | undefined;
};

/** 按所含的 Building 筛选；which lists of Building, as of today */
export type BuildingListWhere = {
  /** 全部符合，没有时也算；all meet it, also where there are none */
  every?: BuildingWhere | null | undefined;
  /** 没有符合的；not one meets it */
  none?: BuildingWhere | null | undefined;
  /** 至少一个符合；at least one meets it */
  some?: BuildingWhere | null | undefined;
};

/** 排序；how a list of Building is sorted */
export type BuildingOrder = {
  /** 方向；direction */
  direction?: OrderDirection;
  /** 字段；field */
  field: BuildingOrderField;
};

/** 可排序的字段；what Building can be sorted by */
export type BuildingOrderField =
  /** 楼宇组；buildings that count as one place for a joint branch：名称；name */
  | 'GROUP_NAME'
  /** 名称；name */
  | 'NAME'
  /** 所在镇街；the town it lies in：名称；name */
  | 'TOWN_NAME';

/** 一行楼宇；A row as it was read. */
export type BuildingRowInput = {
  /** 楼宇；the row */
  id: string | number;
  /** 读取时的修订号；revision of the row as it was read */
  revision: number;
};

/** 筛选条件，嵌套至多 3 层；which objects of Building */
export type BuildingWhere = {
  /** 都成立；all of them hold */
  and?: Array<BuildingWhere> | null | undefined;
  /** 党组织；branches that stand here or serve it */
  branches?: BranchListWhere | null | undefined;
  /** 楼宇组；buildings that count as one place for a joint branch */
  group?: BuildingGroupWhere | null | undefined;
  /** 楼宇组；buildings that count as one place for a joint branch */
  groupId?: IdFilter | null | undefined;
  /** 标识；the object's own id */
  id?: IdFilter | null | undefined;
  /** 名称；name */
  name?: StringFilter | null | undefined;
  /** 不成立；it does not hold */
  not?: BuildingWhere | null | undefined;
  /** 至少一个成立；one of them holds */
  or?: Array<BuildingWhere> | null | undefined;
  /** 单位；organizations that lie here or on this line now */
  organizations?: OrganizationListWhere | null | undefined;
  /** 所在镇街；the town it lies in */
  town?: TownWhere | null | undefined;
  /** 所在镇街；the town it lies in */
  townId?: IdFilter | null | undefined;
};

/** 召回竞赛；Let this server have the set-up of a contest again that is at a venue. */
export type CallBackContestInput = {
  /** 竞赛；the contest */
  contestId: string | number;
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
};

/** 带到赛场；Carry a contest to a venue, where the caller organizes it. */
export type CarryContestInput = {
  /** 竞赛；the contest */
  contestId: string | number;
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
};

/** 带出的一端；Which of the two servers a contest is carried between this is. */
export type CarryPlace =
  /** 区服务器；home */
  | 'HOME'
  /** 赛场服务器；venue */
  | 'VENUE';

/** 修改一行或多行片区；Change rows, each checked by itself. */
export type ChangeAreasInput = {
  /** 修改的内容；what shall be otherwise */
  changes: AreaChanges;
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
  /** 事由，记入日志；reason, kept in the log */
  reason?: string | null | undefined;
  /** 要修改的行，1–250；the rows */
  rows: Array<AreaRowInput>;
};

/** 修改一行或多行党组织；Change rows, each checked by itself. */
export type ChangeBranchesInput = {
  /** 修改的内容；what shall be otherwise */
  changes: BranchChanges;
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
  /** 事由，记入日志；reason, kept in the log */
  reason?: string | null | undefined;
  /** 要修改的行，1–250；the rows */
  rows: Array<BranchRowInput>;
};

/** 修改一行或多行楼宇；Change rows, each checked by itself. */
export type ChangeBuildingsInput = {
  /** 修改的内容；what shall be otherwise */
  changes: BuildingChanges;
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
  /** 事由，记入日志；reason, kept in the log */
  reason?: string | null | undefined;
  /** 要修改的行，1–250；the rows */
  rows: Array<BuildingRowInput>;
};

/** 变更竞赛状态；Open, close or cancel a contest; publishing has a command of its own. */
export type ChangeContestStateInput = {
  /** 竞赛；contest */
  id: string | number;
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
  /** 原因；why, for the log */
  reason?: string | null | undefined;
  /** 读取时的修订号；revision of the row as it was read */
  revision: number;
  /** 新状态；state */
  state: ContestState;
};

/** 修改一行或多行部门；Change rows, each checked by itself. */
export type ChangeDepartmentsInput = {
  /** 修改的内容；what shall be otherwise */
  changes: DepartmentChanges;
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
  /** 事由，记入日志；reason, kept in the log */
  reason?: string | null | undefined;
  /** 要修改的行，1–250；the rows */
  rows: Array<DepartmentRowInput>;
};

/** 变动种类；what happened to an object. */
export type ChangeKind =
  /** 改动；changed */
  | 'CHANGED'
  /** 新增；created */
  | 'CREATED'
  /** 删除；deleted */
  | 'DELETED';

/** 修改一行或多行党员；Change rows, each checked by itself. */
export type ChangeMembersInput = {
  /** 修改的内容；what shall be otherwise */
  changes: MemberChanges;
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
  /** 事由，记入日志；reason, kept in the log */
  reason?: string | null | undefined;
  /** 要修改的行，1–250；the rows */
  rows: Array<MemberRowInput>;
};

/** 修改一行或多行单位；Change rows, each checked by itself. */
export type ChangeOrganizationsInput = {
  /** 修改的内容；what shall be otherwise */
  changes: OrganizationChanges;
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
  /** 事由，记入日志；reason, kept in the log */
  reason?: string | null | undefined;
  /** 要修改的行，1–250；the rows */
  rows: Array<OrganizationRowInput>;
};

/** 变化原因；Why a row stands in a figure on one of two days alone; each row has one reason. */
export type ChangeReason =
  /** 挂靠到已有党组织；attached */
  | 'ATTACHED'
  /** 核查恢复实体运营；became operating */
  | 'BECAME_OPERATING'
  /** 完成核查；checked */
  | 'CHECKED'
  /** 核查过期；check expired */
  | 'CHECK_EXPIRED'
  /** 单位注销、吊销或迁出；deregistered */
  | 'DEREGISTERED'
  /** 党组织撤销；dissolved */
  | 'DISSOLVED'
  /** 组建方式变更；formation changed */
  | 'FORMATION_CHANGED'
  /** 新建党组织；founded */
  | 'FOUNDED'
  /** 新举办；held */
  | 'HELD'
  /** 所在单位变更；host changed */
  | 'HOST_CHANGED'
  /** 加入已有党组织；joined */
  | 'JOINED'
  /** 退出党组织；left branch */
  | 'LEFT_BRANCH'
  /** 党员人数变化；members changed */
  | 'MEMBERS_CHANGED'
  /** 调入本范围；moved in */
  | 'MOVED_IN'
  /** 调出本范围；moved out */
  | 'MOVED_OUT'
  /** 核查认定僵尸或空挂；no longer operating */
  | 'NO_LONGER_OPERATING'
  /** 其他；other */
  | 'OTHER'
  /** 新登记的单位；registered */
  | 'REGISTERED'
  /** 规则版本变化；rules changed */
  | 'RULES_CHANGED'
  /** 所属党组织是否计入有变化；standing changed */
  | 'STANDING_CHANGED'
  /** 统计期间变化；window changed */
  | 'WINDOW_CHANGED'
  /** 指导员、联络员或群团组织变化；work coverage changed */
  | 'WORK_COVERAGE_CHANGED';

/** 修改一行或多行店铺；Change rows, each checked by itself. */
export type ChangeShopsInput = {
  /** 修改的内容；what shall be otherwise */
  changes: ShopChanges;
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
  /** 事由，记入日志；reason, kept in the log */
  reason?: string | null | undefined;
  /** 要修改的行，1–250；the rows */
  rows: Array<ShopRowInput>;
};

/** 修改一行或多行镇街；Change rows, each checked by itself. */
export type ChangeTownsInput = {
  /** 修改的内容；what shall be otherwise */
  changes: TownChanges;
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
  /** 事由，记入日志；reason, kept in the log */
  reason?: string | null | undefined;
  /** 要修改的行，1–250；the rows */
  rows: Array<TownRowInput>;
};

/** 修改一行或多行村(社区)；Change rows, each checked by itself. */
export type ChangeVillagesInput = {
  /** 修改的内容；what shall be otherwise */
  changes: VillageChanges;
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
  /** 事由，记入日志；reason, kept in the log */
  reason?: string | null | undefined;
  /** 要修改的行，1–250；the rows */
  rows: Array<VillageRowInput>;
};

/** 变动对象的类别；the type of the objects that changed. */
export type ChangedType =
  /** 片区；areas */
  | 'AREAS'
  /** 党组织；branches */
  | 'BRANCHES'
  /** 楼宇；buildings */
  | 'BUILDINGS'
  /** 楼宇组；building groups */
  | 'BUILDING_GROUPS'
  /** 竞赛；contests */
  | 'CONTESTS'
  /** 竞赛公布；contest publications */
  | 'CONTEST_PUBLICATIONS'
  /** 党员；members */
  | 'MEMBERS'
  /** 单位；organizations */
  | 'ORGANIZATIONS'
  /** 竞赛轮次；rounds */
  | 'ROUNDS'
  /** 网店；shops */
  | 'SHOPS'
  /** 镇街；towns */
  | 'TOWNS'
  /** 村（社区）；villages */
  | 'VILLAGES';

/** 复核；Scores that a second person has found right. */
export type CheckScoresInput = {
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
  /** 现分，1–100；the scores */
  scores: Array<ScoreCheckInput>;
};

/** 封榜；End the scoring of a round. */
export type CloseRoundInput = {
  /** 轮次；the round */
  id: string | number;
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
  /** 读取时的修订号；revision as it was read */
  revision?: number | null | undefined;
};

/** 确认花名册；Confirm the roster of a branch as it was shown. */
export type ConfirmRosterInput = {
  /** 党组织；branch */
  branchId: string | number;
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
  /** 存疑，可空；entries that are not right, at most 100 */
  notes: Array<NoteOnEntryInput>;
  /** 所见名册的摘要；Branch.rosterDigest as it was shown */
  rosterDigest: string;
};

/** 竞赛数字的分项；By what figures of contests alone are broken down. */
export type ContestBreakdown =
  /** 产业集群；cluster */
  | 'CLUSTER'
  /** 工种；trade */
  | 'TRADE';

/** 竞赛信息；What is kept of a contest. */
export type ContestDetailsInput = {
  /** 申诉时限（小时），缺省按规则设置；hours to appeal after closing */
  appealHours?: number | null | undefined;
  /** 产业集群；industrial cluster */
  clusterName?: string | null | undefined;
  /** 结束日期；last day */
  endsOn: string;
  /** 承办党组织；branch that hosts it */
  hostBranchId?: string | number | null | undefined;
  /** 名称，至多 80 字；name */
  name: string;
  /** 姓名留存天数，缺省按规则设置；days for which names are kept */
  nameDays?: number | null | undefined;
  /** 本人凭参赛证可看各评分项得分，末轮公布以后；contestants see their own values by criterion, once the last round is released */
  showsOwnScores?: boolean | null | undefined;
  /** 技术标准；standard that it is judged by */
  standard?: string | null | undefined;
  /** 开始日期；first day */
  startsOn: string;
  /** 工种；trade */
  trade?: string | null | undefined;
};

/** 竞赛类别；A contest with rounds, or a practice camp with repeated sessions. */
export type ContestKind =
  /** 技术大比武；contest */
  | 'CONTEST'
  /** 岗位大练兵；practice */
  | 'PRACTICE';

/** 与 ContestKind 比较；compares a ContestKind */
export type ContestKindFilter = {
  /** 等于；equals */
  eq?: ContestKind | null | undefined;
  /** 等于其一，至多 250 项；one of at most 250 */
  in?: Array<ContestKind> | null | undefined;
  /** 是否为空；whether there is no value */
  isNull?: boolean | null | undefined;
  /** 不等于，空值也算；differs, a missing value too */
  ne?: ContestKind | null | undefined;
};

/** 竞赛级别；Who holds a contest. */
export type ContestLevel =
  /** 行业级；department */
  | 'DEPARTMENT'
  /** 区级；district */
  | 'DISTRICT'
  /** 企业级；enterprise */
  | 'ENTERPRISE'
  /** 镇街级；town */
  | 'TOWN';

/** 与 ContestLevel 比较；compares a ContestLevel */
export type ContestLevelFilter = {
  /** 等于；equals */
  eq?: ContestLevel | null | undefined;
  /** 等于其一，至多 250 项；one of at most 250 */
  in?: Array<ContestLevel> | null | undefined;
  /** 是否为空；whether there is no value */
  isNull?: boolean | null | undefined;
  /** 不等于，空值也算；differs, a missing value too */
  ne?: ContestLevel | null | undefined;
};

/** 竞赛状态；How far a contest is. */
export type ContestState =
  /** 已取消；cancelled */
  | 'CANCELLED'
  /** 已结束；closed */
  | 'CLOSED'
  /** 筹备；draft */
  | 'DRAFT'
  /** 进行中；open */
  | 'OPEN'
  /** 已公布；published */
  | 'PUBLISHED';

/** 与 ContestState 比较；compares a ContestState */
export type ContestStateFilter = {
  /** 等于；equals */
  eq?: ContestState | null | undefined;
  /** 等于其一，至多 250 项；one of at most 250 */
  in?: Array<ContestState> | null | undefined;
  /** 是否为空；whether there is no value */
  isNull?: boolean | null | undefined;
  /** 不等于，空值也算；differs, a missing value too */
  ne?: ContestState | null | undefined;
};

/** 筛选条件，嵌套至多 3 层；which objects of Contest */
export type ContestWhere = {
  /** 都成立；all of them hold */
  and?: Array<ContestWhere> | null | undefined;
  /** 结束日期；last day */
  endsOn?: DateFilter | null | undefined;
  /** 标识；the object's own id */
  id?: IdFilter | null | undefined;
  /** 类别；contest or practice camp */
  kind?: ContestKindFilter | null | undefined;
  /** 级别；level */
  level?: ContestLevelFilter | null | undefined;
  /** 不成立；it does not hold */
  not?: ContestWhere | null | undefined;
  /** 至少一个成立；one of them holds */
  or?: Array<ContestWhere> | null | undefined;
  /** 开始日期；first day */
  startsOn?: DateFilter | null | undefined;
  /** 状态；state */
  state?: ContestStateFilter | null | undefined;
};

/** 坐标系；The system in which a source states its coordinates. */
export type CoordinateSystem =
  /** BD-09；bd09 */
  | 'BD09'
  /** CGCS2000；cgcs2000 */
  | 'CGCS2000'
  /** GCJ-02；gcj02 */
  | 'GCJ02'
  /** WGS-84；wgs84 */
  | 'WGS84';

/** 复制竞赛；Set up a contest like an earlier one: disciplines, rounds, criteria, no people. */
export type CopyContestInput = {
  /** 结束日期；last day */
  endsOn: string;
  /** 竞赛；contest */
  id: string | number;
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
  /** 名称，至多 80 字；name */
  name: string;
  /** 开始日期；first day */
  startsOn: string;
};

/** 按所含的 CoverageLink 筛选；which lists of CoverageLink, as of today */
export type CoverageLinkListWhere = {
  /** 全部符合，没有时也算；all meet it, also where there are none */
  every?: CoverageLinkWhere | null | undefined;
  /** 没有符合的；not one meets it */
  none?: CoverageLinkWhere | null | undefined;
  /** 至少一个符合；at least one meets it */
  some?: CoverageLinkWhere | null | undefined;
};

/** 筛选条件，嵌套至多 3 层；which objects of CoverageLink */
export type CoverageLinkWhere = {
  /** 都成立；all of them hold */
  and?: Array<CoverageLinkWhere> | null | undefined;
  /** 党组织；the branch */
  branch?: BranchWhere | null | undefined;
  /** 党组织；the branch */
  branchId?: IdFilter | null | undefined;
  /** 组建方式；way of formation */
  formation?: FormationFilter | null | undefined;
  /** 标识；the object's own id */
  id?: IdFilter | null | undefined;
  /** 由台账推出；true when derived from an organization ledger */
  isDerived?: BooleanFilter | null | undefined;
  /** 不成立；it does not hold */
  not?: CoverageLinkWhere | null | undefined;
  /** 至少一个成立；one of them holds */
  or?: Array<CoverageLinkWhere> | null | undefined;
  /** 单位；the organization */
  organization?: OrganizationWhere | null | undefined;
  /** 单位；the organization */
  organizationId?: IdFilter | null | undefined;
};

/** 筹备竞赛；Begin to set up a contest. */
export type CreateContestInput = {
  /** 竞赛；the contest */
  contest: ContestDetailsInput;
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
  /** 类别；contest or practice camp */
  kind?: ContestKind | null | undefined;
  /** 级别；level */
  level: ContestLevel;
  /** 主办部门，部门人员缺省为本部门；line that organizes it */
  organizerDepartmentId?: string | number | null | undefined;
  /** 主办镇街，镇街人员缺省为本镇街；town that organizes it */
  organizerTownId?: string | number | null | undefined;
};

/** 生成令牌；Make an API token of one's own; with PUBLISHED alone it is a public one. */
export type CreateTokenInput = {
  /** 有效天数，至多 365；days that it works, at most 365 */
  days: number;
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
  /** 用途，便于日后辨认；what it is for */
  name: string;
  /** 权限范围，至少一项；scopes, at least one */
  scopes: Array<TokenScope>;
};

/** 评分项信息；What is kept of a criterion. */
export type CriterionDetailsInput = {
  /** 类别；measured, judged or timed */
  kind?: CriterionKind | null | undefined;
  /** 最高分，计时可空；greatest value */
  maximum?: string | null | undefined;
  /** 名称，至多 80 字；name */
  name: string;
  /** 理论或实操；theory or practice */
  part?: CriterionPart | null | undefined;
  /** 次序，缺省排在最后；place, the last unless given */
  position?: number | null | undefined;
  /** 最小刻度；smallest step of a value */
  step?: string | null | undefined;
  /** 单位；unit of the value */
  unit?: string | null | undefined;
  /** 权重；weight within its part */
  weight?: string | null | undefined;
};

/** 评分项类别；How a criterion gets its value. */
export type CriterionKind =
  /** 评判；judged */
  | 'JUDGED'
  /** 测量；measured */
  | 'MEASURED'
  /** 计时；time */
  | 'TIME';

/** 评分项所属；Whether a criterion is theory or practice. */
export type CriterionPart =
  /** 实操；practical */
  | 'PRACTICAL'
  /** 理论；theory */
  | 'THEORY';

/** 与 Date 比较；compares a Date */
export type DateFilter = {
  /** 等于；equals */
  eq?: string | null | undefined;
  /** 大于；greater than */
  gt?: string | null | undefined;
  /** 不小于；at least */
  gte?: string | null | undefined;
  /** 等于其一，至多 250 项；one of at most 250 */
  in?: Array<string> | null | undefined;
  /** 是否为空；whether there is no value */
  isNull?: boolean | null | undefined;
  /** 小于；less than */
  lt?: string | null | undefined;
  /** 不大于；at most */
  lte?: string | null | undefined;
  /** 不等于，空值也算；differs, a missing value too */
  ne?: string | null | undefined;
};

/** 复议申诉；Decide an appeal, or note that it was withdrawn. */
export type DecideAppealInput = {
  /** 复议结论，撤回时不填；decision with its reasons */
  decision?: string | null | undefined;
  /** 申诉；appeal */
  id: string | number;
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
  /** 读取时的修订号；revision of the row as it was read */
  revision: number;
  /** 成立、不成立或已撤回；upheld, rejected or withdrawn */
  state: AppealState;
};

/** 决定待定内容；Take what a venue's file brought and was held back, or leave it out. */
export type DecideReturnedInput = {
  /** 竞赛；the contest */
  contestId: string | number;
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
  /** 并入，否则不并入；taken in, or left out */
  isTaken: boolean;
  /** 待定内容，见 carries 的 held；what is decided upon, as held of carries names it */
  key: string;
  /** 理由，记入审计日志；why, kept in the audit log */
  reason: string;
};

/** 申报回避；Declare that a judge does not judge an entry or an organization. */
export type DeclareRecusalInput = {
  /** 评委人数不同也继续：进行中的合计轮次会比较不同人数的合计；go on where the open rounds that add judges up would compare sums of unlike numbers of judges */
  acceptsUnequalPanels?: boolean | null | undefined;
  /** 所回避的参赛；entry */
  entryId?: string | number | null | undefined;
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
  /** 评委；judge */
  judgeId: string | number;
  /** 所回避的单位；organization */
  organizationId?: string | number | null | undefined;
  /** 原因；why */
  reason: RecusalReason;
};

/** 推送失败原因；Why an attempt failed. */
export type DeliveryFault =
  /** 地址不允许访问；address */
  | 'ADDRESS'
  /** TLS 证书无效；certificate */
  | 'CERTIFICATE'
  /** 无法连接或连接中断；connection */
  | 'CONNECTION'
  /** 域名无法解析；name */
  | 'NAME'
  /** 答复的状态码不是 2xx；status */
  | 'STATUS'
  /** 超时；timeout */
  | 'TIMEOUT';

/** 推送种类；What a delivery carries. */
export type DeliveryKind =
  /** 变动；changes */
  | 'CHANGES'
  /** 测试；test */
  | 'TEST';

/** 推送状态；Where a delivery stands. */
export type DeliveryState =
  /** 未送达，已放弃；abandoned */
  | 'ABANDONED'
  /** 已送达；delivered */
  | 'DELIVERED'
  /** 无可告知，未发送；empty */
  | 'EMPTY'
  /** 待送达；waiting */
  | 'WAITING';

/** 部门的修改：没有填写的各项保持不变，null 表示清空；fields left out stay, null empties. */
export type DepartmentChanges = {
  /** 默认；takes organizations that no other line claims */
  isDefault?: boolean | null | undefined;
  /** 类别；which line it leads */
  kind?: DepartmentKind | null | undefined;
  /** 名称，至多 80 字；name */
  name?: string | null | undefined;
  /** 简称；short name */
  shortName?: string | null | undefined;
};

/** 部门类别；The line of work that a department of the district answers for. */
export type DepartmentKind =
  /** 民政；civil affairs */
  | 'CIVIL_AFFAIRS'
  /** 文旅；culture tourism */
  | 'CULTURE_TOURISM'
  /** 工信；industry */
  | 'INDUSTRY'
  /** 其他；other */
  | 'OTHER';

/** 与 DepartmentKind 比较；compares a DepartmentKind */
export type DepartmentKindFilter = {
  /** 等于；equals */
  eq?: DepartmentKind | null | undefined;
  /** 等于其一，至多 250 项；one of at most 250 */
  in?: Array<DepartmentKind> | null | undefined;
  /** 是否为空；whether there is no value */
  isNull?: boolean | null | undefined;
  /** 不等于，空值也算；differs, a missing value too */
  ne?: DepartmentKind | null | undefined;
};

/** 排序；how a list of Department is sorted */
export type DepartmentOrder = {
  /** 方向；direction */
  direction?: OrderDirection;
  /** 字段；field */
  field: DepartmentOrderField;
};

/** 可排序的字段；what Department can be sorted by */
export type DepartmentOrderField =
  /** 名称；name */
  | 'NAME';

/** 一行部门；A row as it was read. */
export type DepartmentRowInput = {
  /** 部门；the row */
  id: string | number;
  /** 读取时的修订号；revision of the row as it was read */
  revision: number;
};

/** 筛选条件，嵌套至多 3 层；which objects of Department */
export type DepartmentWhere = {
  /** 都成立；all of them hold */
  and?: Array<DepartmentWhere> | null | undefined;
  /** 标识；the object's own id */
  id?: IdFilter | null | undefined;
  /** 类别；which line it leads */
  kind?: DepartmentKindFilter | null | undefined;
  /** 名称；name */
  name?: StringFilter | null | undefined;
  /** 不成立；it does not hold */
  not?: DepartmentWhere | null | undefined;
  /** 至少一个成立；one of them holds */
  or?: Array<DepartmentWhere> | null | undefined;
  /** 单位；organizations that lie here or on this line now */
  organizations?: OrganizationListWhere | null | undefined;
};

/** 进入或退出；Whether a row came into a figure between two days or went out of it. */
export type Direction =
  /** 进入；entered */
  | 'ENTERED'
  /** 退出；left */
  | 'LEFT';

/** 赛项信息；What is kept of a discipline. */
export type DisciplineDetailsInput = {
  /** 是否团体赛；entered by teams */
  isTeam?: boolean | null | undefined;
  /** 名称，至多 80 字；name */
  name: string;
  /** 次序，缺省排在最后；place, the last unless given */
  position?: number | null | undefined;
};

/** 划定片区；Draw an area in which organizations may build a branch together. */
export type DrawAreaInput = {
  /** 自相交时由系统修补，否则拒绝；mend a line that crosses itself instead of refusing it */
  acceptsRepair?: boolean | null | undefined;
  /** 片区；the area */
  area: AreaDetailsInput;
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
};

/** 抽签；Draw the start order of a round; the same seed gives the same order. */
export type DrawStartOrderInput = {
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
  /** 重新抽签的理由；why it is drawn again */
  reason?: string | null | undefined;
  /** 轮次；round */
  roundId: string | number;
  /** 种子，缺省随机；seed, random unless given */
  seed?: string | null | undefined;
};

/** 划定镇街边界；Draw the boundary of a town, or take it away. */
export type DrawTownInput = {
  /** 自相交时由系统修补，否则拒绝；mend a line that crosses itself instead of refusing it */
  acceptsRepair?: boolean | null | undefined;
  /** 边界，WKT 或 GeoJSON，WGS-84，空表示去掉；boundary */
  boundary?: string | null | undefined;
  /** 镇街；the town */
  id: string | number;
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
  /** 读取时的修订号；revision of the row as it was read */
  revision: number;
};

/** 编辑片区；Edit a drawn area. */
export type EditAreaInput = {
  /** 自相交时由系统修补，否则拒绝；mend a line that crosses itself instead of refusing it */
  acceptsRepair?: boolean | null | undefined;
  /** 各项内容；all fields as they shall be */
  area: AreaDetailsInput;
  /** 片区；the area */
  id: string | number;
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
  /** 读取时的修订号；revision of the row as it was read */
  revision: number;
};

/** 编辑竞赛；Edit a contest; its level, kind and organizer stay. */
export type EditContestInput = {
  /** 各项内容；all fields as they shall be */
  contest: ContestDetailsInput;
  /** 竞赛；contest */
  id: string | number;
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
  /** 读取时的修订号；revision of the row as it was read */
  revision: number;
};

/** 编辑评分项；Edit a criterion of a round that is not open yet. */
export type EditCriterionInput = {
  /** 各项内容；all fields as they shall be */
  criterion: CriterionDetailsInput;
  /** 评分项；criterion */
  id: string | number;
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
  /** 读取时的修订号；revision of the row as it was read */
  revision: number;
};

/** 编辑赛项；Edit a discipline. */
export type EditDisciplineInput = {
  /** 各项内容；all fields as they shall be */
  discipline: DisciplineDetailsInput;
  /** 赛项；discipline */
  id: string | number;
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
  /** 读取时的修订号；revision of the row as it was read */
  revision: number;
};

/** 编辑参赛；Edit an entry. */
export type EditEntryInput = {
  /** 各项内容；all fields as they shall be */
  entry: EntryDetailsInput;
  /** 参赛；entry */
  id: string | number;
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
  /** 读取时的修订号；revision of the row as it was read */
  revision: number;
};

/** 编辑轮次；Edit a round that is not open yet. */
export type EditRoundInput = {
  /** 轮次；round */
  id: string | number;
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
  /** 读取时的修订号；revision of the row as it was read */
  revision: number;
  /** 各项内容；all fields as they shall be */
  round: RoundDetailsInput;
};

/** 修改推送地址；Change where to and what is sent; what is left out stays. */
export type EditWebhookInput = {
  /** 推送地址；the webhook */
  id: string | number;
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
  /** 变动种类，空为全部；kinds of changes, empty = all */
  kinds?: Array<ChangeKind> | null | undefined;
  /** 用途，至多 100 字；what it is for, at most 100 characters */
  name?: string | null | undefined;
  /** 对象类别，空为全部；types of objects, empty = all */
  types?: Array<ChangedType> | null | undefined;
  /** 接收地址，https；address of the receiver, https */
  url?: string | null | undefined;
};

/** 报名；Enter a person or a team in a discipline. */
export type EnterContestantInput = {
  /** 赛项；discipline */
  disciplineId: string | number;
  /** 参赛；the entry */
  entry: EntryDetailsInput;
  /** 身份证号，只存散列；identity number, of which only a keyed hash is kept */
  idNumber?: string | null | undefined;
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
};

/** 参赛信息；What is kept of an entry. */
export type EntryDetailsInput = {
  /** 号码，缺省由系统编排；bib, given unless said */
  bib?: string | null | undefined;
  /** 党组织；branch that it competes for */
  branchId?: string | number | null | undefined;
  /** 同意留存姓名；consents to the name being kept */
  keepsName?: boolean | null | undefined;
  /** 姓名或队名；name of the person or the team */
  name: string;
  /** 单位；organization */
  organizationId: string | number;
  /** 同意公布姓名；consents to the name in publications */
  showsName?: boolean | null | undefined;
  /** 队员姓名，仅团体赛；names of the team */
  teamNames?: Array<string> | null | undefined;
};

/** 参赛状态；Whether an entry still takes part. */
export type EntryState =
  /** 参赛；entered */
  | 'ENTERED'
  /** 退赛；withdrawn */
  | 'WITHDRAWN';

/** 逐个图形的结果；What an import makes of a feature; AMBIGUOUS fits several by its name. */
export type FeatureOutcome =
  /** 名称对应多个对象；ambiguous */
  | 'AMBIGUOUS'
  /** 有改动；changed */
  | 'CHANGED'
  /** 新增；new */
  | 'NEW'
  /** 被拒；refused */
  | 'REFUSED'
  /** 无改动；same */
  | 'SAME';

/** 数字代码；The code of a figure; F01 to F06 are those of the district's report. */
export type FigureCode =
  /** 颁发奖项；awards */
  | 'AWARDS'
  /** 其中：优秀奖；awards excellence */
  | 'AWARDS_EXCELLENCE'
  /** 其中：一等奖；awards first */
  | 'AWARDS_FIRST'
  /** 其中：优秀组织奖；awards organizer */
  | 'AWARDS_ORGANIZER'
  /** 其中：二等奖；awards second */
  | 'AWARDS_SECOND'
  /** 其中：三等奖；awards third */
  | 'AWARDS_THIRD'
  /** 其中：核查过期；blind check expired */
  | 'BLIND_CHECK_EXPIRED'
  /** 填报数与名册不符；blind counts differ */
  | 'BLIND_COUNTS_DIFFER'
  /** 党员数未知；blind count unknown */
  | 'BLIND_COUNT_UNKNOWN'
  /** 主管部门未确认；blind line */
  | 'BLIND_LINE'
  /** 其中：从未核查；blind never checked */
  | 'BLIND_NEVER_CHECKED'
  /** 剔除而无依据；blind no evidence */
  | 'BLIND_NO_EVIDENCE'
  /** 没有位置；blind no place */
  | 'BLIND_NO_PLACE'
  /** 未覆盖单位；blind uncovered */
  | 'BLIND_UNCOVERED'
  /** 未核查单位；blind unverified */
  | 'BLIND_UNVERIFIED'
  /** 参赛人数；contestants */
  | 'CONTESTANTS'
  /** 举办竞赛；contests */
  | 'CONTESTS'
  /** 其中：行业级；contests department */
  | 'CONTESTS_DEPARTMENT'
  /** 其中：区级；contests district */
  | 'CONTESTS_DISTRICT'
  /** 其中：企业级；contests enterprise */
  | 'CONTESTS_ENTERPRISE'
  /** 其中：镇街级；contests town */
  | 'CONTESTS_TOWN'
  /** 竞赛赛项；contest disciplines */
  | 'CONTEST_DISCIPLINES'
  /** 执裁评委；contest judges */
  | 'CONTEST_JUDGES'
  /** 参赛单位数；contest organizations */
  | 'CONTEST_ORGANIZATIONS'
  /** 参赛队数；contest teams */
  | 'CONTEST_TEAMS'
  /** 党组织数；f01 */
  | 'F01'
  /** 另列：驻外党组织；f01 away */
  | 'F01_AWAY'
  /** 其中：党支部；f01 branch */
  | 'F01_BRANCH'
  /** 其中：党委；f01 committee */
  | 'F01_COMMITTEE'
  /** 另列：功能型党组织；f01 functional */
  | 'F01_FUNCTIONAL'
  /** 其中：党总支；f01 general branch */
  | 'F01_GENERAL_BRANCH'
  /** 其中：联合党支部；f01 joint branch */
  | 'F01_JOINT_BRANCH'
  /** 另列：机关、镇街、村自身的党组织；f01 organ */
  | 'F01_ORGAN'
  /** 另列：其他党组织；f01 others */
  | 'F01_OTHERS'
  /** 另列：临时党组织；f01 temporary */
  | 'F01_TEMPORARY'
  /** 其中：吸收未转入党员组建；f01 untransferred */
  | 'F01_UNTRANSFERRED'
  /** 覆盖企业数；f02 */
  | 'F02'
  /** 覆盖社会组织数；f02s */
  | 'F02S'
  /** 单独组建数；f03 */
  | 'F03'
  /** 联合组建数；f04 */
  | 'F04'
  /** 其中：划片联建；f04 area */
  | 'F04_AREA'
  /** 其中：挂靠联建；f04 attachment */
  | 'F04_ATTACHMENT'
  /** 其中：楼宇联建；f04 building */
  | 'F04_BUILDING'
  /** 其中：行业联建；f04 industry */
  | 'F04_INDUSTRY'
  /** 其中：村企联建；f04 village */
  | 'F04_VILLAGE'
  /** 今年新建数；f05 */
  | 'F05'
  /** 其中：已撤销；f05 dissolved */
  | 'F05_DISSOLVED'
  /** 今年净新建数；f05 net */
  | 'F05_NET'
  /** 组织覆盖率；f06 */
  | 'F06'
  /** 应建已建率；f06 due */
  | 'F06_DUE'
  /** 组织覆盖率（计入剔除单位）；f06 if excluded */
  | 'F06_IF_EXCLUDED'
  /** 单独组建率；f06 sole */
  | 'F06_SOLE'
  /** 核查率；f06 verified */
  | 'F06_VERIFIED'
  /** 工作覆盖率；f06 work */
  | 'F06_WORK'
  /** 练兵人次；practice attendances */
  | 'PRACTICE_ATTENDANCES'
  /** 岗位练兵；practice camps */
  | 'PRACTICE_CAMPS'
  /** 练兵人数；practice persons */
  | 'PRACTICE_PERSONS'
  /** 练兵场次；practice sessions */
  | 'PRACTICE_SESSIONS'
  /** 单位数；units */
  | 'UNITS'
  /** 应建尚未建立；units due */
  | 'UNITS_DUE'
  /** 仅有个别党员；units few */
  | 'UNITS_FEW'
  /** 已派党建工作指导员；units instructed */
  | 'UNITS_INSTRUCTED'
  /** 已联合组建或挂靠；units joint */
  | 'UNITS_JOINT'
  /** 其中：具有三名以上正式党员；units joint due */
  | 'UNITS_JOINT_DUE'
  /** 没有党员；units none */
  | 'UNITS_NONE'
  /** 已单独组建；units sole */
  | 'UNITS_SOLE'
  /** 其中：党支部；units sole branch */
  | 'UNITS_SOLE_BRANCH'
  /** 其中：党委；units sole committee */
  | 'UNITS_SOLE_COMMITTEE'
  /** 其中：党总支；units sole general branch */
  | 'UNITS_SOLE_GENERAL_BRANCH'
  /** 覆盖单位超过提醒数；warn cap */
  | 'WARN_CAP'
  /** 应设支委会；warn committee */
  | 'WARN_COMMITTEE'
  /** 没有在册所在单位；warn hostless */
  | 'WARN_HOSTLESS'
  /** 联合党支部党员不足；warn joint members */
  | 'WARN_JOINT_MEMBERS'
  /** 名册逾期未确认；warn roster */
  | 'WARN_ROSTER'
  /** 党员超过上限；warn size */
  | 'WARN_SIZE'
  /** 任期已届满；warn term ended */
  | 'WARN_TERM_ENDED'
  /** 任期将届满；warn term ending */
  | 'WARN_TERM_ENDING'
  /** 任期半年内届满；warn term ending later */
  | 'WARN_TERM_ENDING_LATER';

/** 数字类别；What a figure is for. */
export type FigureFamily =
  /** 盲区；blind spot */
  | 'BLIND_SPOT'
  /** 竞赛与练兵；contest */
  | 'CONTEST'
  /** 组建与覆盖；coverage */
  | 'COVERAGE'
  /** 年报分布；partition */
  | 'PARTITION'
  /** 提醒；warning */
  | 'WARNING';

/** 计量单位；In what a figure is counted. */
export type FigureUnit =
  /** 个；branches */
  | 'BRANCHES'
  /** 场；events */
  | 'EVENTS'
  /** 项；items */
  | 'ITEMS'
  /** 家；organizations */
  | 'ORGANIZATIONS'
  /** 人；persons */
  | 'PERSONS'
  /** 比率；ratio */
  | 'RATIO'
  /** 支；teams */
  | 'TEAMS'
  /** 人次；visits */
  | 'VISITS';

/** 组建方式；The six ways in which a branch comes to cover an organization. */
export type Formation =
  /** 划片联建；area */
  | 'AREA'
  /** 挂靠联建；attachment */
  | 'ATTACHMENT'
  /** 楼宇联建；building */
  | 'BUILDING'
  /** 行业联建；industry */
  | 'INDUSTRY'
  /** 单独组建；sole */
  | 'SOLE'
  /** 村企联建；village */
  | 'VILLAGE';

/** 与 Formation 比较；compares a Formation */
export type FormationFilter = {
  /** 等于；equals */
  eq?: Formation | null | undefined;
  /** 等于其一，至多 250 项；one of at most 250 */
  in?: Array<Formation> | null | undefined;
  /** 是否为空；whether there is no value */
  isNull?: boolean | null | undefined;
  /** 不等于，空值也算；differs, a missing value too */
  ne?: Formation | null | undefined;
};

/** 停止或恢复大屏更新；Stop the screen at what it shows, or let it go on. */
export type FreezeRoundInput = {
  /** 轮次；the round */
  id: string | number;
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
  /** 是否停止更新；stop, or go on */
  isFrozen?: boolean | null | undefined;
};

/** 图形图层；What the features of a file are. */
export type GeometryLayer =
  /** 片区；areas */
  | 'AREAS'
  /** 楼宇；buildings */
  | 'BUILDINGS'
  /** 镇街；towns */
  | 'TOWNS';

/** 有图形被拒时怎样办理；What happens to the good features when others are refused. */
export type GeometryMode =
  /** 有一个被拒就都不办；all or nothing */
  | 'ALL_OR_NOTHING'
  /** 只办通过的图形；good rows */
  | 'GOOD_ROWS';

/** 图形导入状态；Where a geometry import stands. */
export type GeometryState =
  /** 已办理；applied */
  | 'APPLIED'
  /** 已检查；checked */
  | 'CHECKED'
  /** 已撤销；undone */
  | 'UNDONE';

/** 颁奖；Give an award to an entry, or to an organization for its part. */
export type GiveAwardInput = {
  /** 证书编号，缺省由系统编排；number of the certificate */
  certificateNumber?: string | null | undefined;
  /** 竞赛；contest */
  contestId: string | number;
  /** 获奖的参赛；entry */
  entryId?: string | number | null | undefined;
  /** 颁发日期，缺省今天；day on which it is given */
  givenOn?: string | null | undefined;
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
  /** 优秀组织奖的单位；organization, for its part only */
  organizationId?: string | number | null | undefined;
  /** 等次；rank */
  rank: AwardRank;
};

/** 一并颁奖；Give several awards at once, all or none. */
export type GiveAwardsInput = {
  /** 奖项；awards */
  awards: Array<AwardedInput>;
  /** 竞赛；contest */
  contestId: string | number;
  /** 颁发日期，缺省今天；day on which they are given */
  givenOn?: string | null | undefined;
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
};

/** 楼宇编组；Let several buildings of a town count as one place for a joint branch. */
export type GroupBuildingsInput = {
  /** 楼宇；the buildings */
  buildingIds: Array<string | number>;
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
  /** 名称，至多 80 字；name */
  name: string;
  /** 所在镇街；town */
  townId: string | number;
};

/** 待定状态；Whether something held back was decided upon. */
export type HeldState =
  /** 不并入；left */
  | 'LEFT'
  /** 已并入；taken */
  | 'TAKEN'
  /** 待决定；waiting */
  | 'WAITING';

/** 举办练兵；Add a session to a practice camp. */
export type HoldPracticeInput = {
  /** 赛项；discipline */
  disciplineId: string | number;
  /** 日期；day */
  heldOn: string;
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
  /** 名称，至多 80 字；name */
  name: string;
  /** 成绩方向；which value is better */
  ranking?: RoundRanking | null | undefined;
  /** 成绩单位；unit of its values */
  unit?: string | null | undefined;
};

/** 按所含的 Host 筛选；which lists of Host, as of today */
export type HostListWhere = {
  /** 全部符合，没有时也算；all meet it, also where there are none */
  every?: HostWhere | null | undefined;
  /** 没有符合的；not one meets it */
  none?: HostWhere | null | undefined;
  /** 至少一个符合；at least one meets it */
  some?: HostWhere | null | undefined;
};

/** 筛选条件，嵌套至多 3 层；which objects of Host */
export type HostWhere = {
  /** 都成立；all of them hold */
  and?: Array<HostWhere> | null | undefined;
  /** 党组织；the branch */
  branch?: BranchWhere | null | undefined;
  /** 党组织；the branch */
  branchId?: IdFilter | null | undefined;
  /** 标识；the object's own id */
  id?: IdFilter | null | undefined;
  /** 不成立；it does not hold */
  not?: HostWhere | null | undefined;
  /** 至少一个成立；one of them holds */
  or?: Array<HostWhere> | null | undefined;
  /** 单位；the organization */
  organization?: OrganizationWhere | null | undefined;
  /** 单位；the organization */
  organizationId?: IdFilter | null | undefined;
};

/** 与 ID 比较；compares a ID */
export type IdFilter = {
  /** 等于；equals */
  eq?: string | number | null | undefined;
  /** 等于其一，至多 250 项；one of at most 250 */
  in?: Array<string | number> | null | undefined;
  /** 是否为空；whether there is no value */
  isNull?: boolean | null | undefined;
  /** 不等于，空值也算；differs, a missing value too */
  ne?: string | number | null | undefined;
};

/** 有行被拒时怎样办理；What happens to the good rows when others are refused. */
export type ImportMode =
  /** 有一行被拒就都不办；all or nothing */
  | 'ALL_OR_NOTHING'
  /** 只办通过的行；good rows */
  | 'GOOD_ROWS';

/** 筛选条件，嵌套至多 3 层；which objects of ImportRow */
export type ImportRowWhere = {
  /** 都成立；all of them hold */
  and?: Array<ImportRowWhere> | null | undefined;
  /** 标识；the object's own id */
  id?: IdFilter | null | undefined;
  /** 不成立；it does not hold */
  not?: ImportRowWhere | null | undefined;
  /** 至少一个成立；one of them holds */
  or?: Array<ImportRowWhere> | null | undefined;
  /** 结果；outcome */
  outcome?: RowOutcomeFilter | null | undefined;
};

/** 导入状态；Where an import stands. */
export type ImportState =
  /** 已办理；applied */
  | 'APPLIED'
  /** 正在办理；applying */
  | 'APPLYING'
  /** 已取消；cancelled */
  | 'CANCELLED'
  /** 已检查；checked */
  | 'CHECKED'
  /** 正在检查；checking */
  | 'CHECKING'
  /** 失败；failed */
  | 'FAILED'
  /** 正在撤销；undoing */
  | 'UNDOING'
  /** 已撤销；undone */
  | 'UNDONE';

/** 与 Int 比较；compares a Int */
export type IntFilter = {
  /** 等于；equals */
  eq?: number | null | undefined;
  /** 大于；greater than */
  gt?: number | null | undefined;
  /** 不小于；at least */
  gte?: number | null | undefined;
  /** 等于其一，至多 250 项；one of at most 250 */
  in?: Array<number> | null | undefined;
  /** 是否为空；whether there is no value */
  isNull?: boolean | null | undefined;
  /** 小于；less than */
  lt?: number | null | undefined;
  /** 不大于；at most */
  lte?: number | null | undefined;
  /** 不等于，空值也算；differs, a missing value too */
  ne?: number | null | undefined;
};

/** 制发参赛证；Make slips for entries of a contest; each entry's slip before it ends. */
export type IssueEntrySlipsInput = {
  /** 竞赛；the contest */
  contestId: string | number;
  /** 只发此赛项的，空为全部；only entries of it, null = all */
  disciplineId?: string | number | null | undefined;
  /** 只发这些参赛的，空为全部；only these entries, null = all */
  entryIds?: Array<string | number> | null | undefined;
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
};

/** 发给评委通行码；Give a judge a pass. */
export type IssueJudgePassInput = {
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
  /** 评委；the judge */
  judgeId: string | number;
  /** 启用日期；first day on which it works */
  worksOn: string;
};

/** 评委信息；What is kept of a judge. */
export type JudgeDetailsInput = {
  /** 是否裁判长；head judge */
  isHead?: boolean | null | undefined;
  /** 姓名；name */
  name: string;
  /** 所在单位，其参赛者一律回避；own organization */
  organizationId?: string | number | null | undefined;
};

/** 多名评委的合成；How the values of several judges become one. */
export type JudgesRule =
  /** 去掉最高最低后平均；drop high low */
  | 'DROP_HIGH_LOW'
  /** 平均；mean */
  | 'MEAN'
  /** 中位数；median */
  | 'MEDIAN'
  /** 合计；sum */
  | 'SUM';

/** 位置；A point and the system in which it is given. */
export type LocationInput = {
  /** 纬度，度；latitude, degrees */
  latitude: number;
  /** 经度，度；longitude, degrees */
  longitude: number;
  /** 坐标系；system of the point */
  system?: CoordinateSystem | null | undefined;
};

/** 提出申诉；Lodge an appeal against the result of an entry in a closed round. */
export type LodgeAppealInput = {
  /** 参赛；entry */
  entryId: string | number;
  /** 理由；grounds */
  grounds: string;
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
  /** 轮次；round */
  roundId: string | number;
};

/** 地图上的覆盖情况；How an organization is covered: the way that counts, or not at all. */
export type MapCoverage =
  /** 划片联建；area */
  | 'AREA'
  /** 挂靠联建；attachment */
  | 'ATTACHMENT'
  /** 楼宇联建；building */
  | 'BUILDING'
  /** 行业联建；industry */
  | 'INDUSTRY'
  /** 单独组建；sole */
  | 'SOLE'
  /** 未覆盖；uncovered */
  | 'UNCOVERED'
  /** 村企联建；village */
  | 'VILLAGE';

/** 党员的修改：没有填写的各项保持不变，null 表示清空；fields left out stay, null empties. */
export type MemberChanges = {
  /** 组织关系所在党组织；branch of the formal relation */
  branchId?: string | number | null | undefined;
  /** 生效日期，缺省今天；first day on which dated facts hold as changed */
  effectiveOn?: string | null | undefined;
  /** 转正日期；full member from this day on */
  fullOn?: string | null | undefined;
  /** 公民身份号码；citizen number, sealed when stored */
  idNumber?: string | null | undefined;
  /** 是否流动；floating member */
  isFloating?: boolean | null | undefined;
  /** 入党日期；admitted on */
  joinedOn?: string | null | undefined;
  /** 党员类别，只能转正；probationary becomes full */
  kind?: MemberKind | null | undefined;
  /** 姓名；name */
  name?: string | null | undefined;
  /** 工作单位；main workplace */
  organizationId?: string | number | null | undefined;
  /** 新的电话，不填则不变，null 清空；new phone, unchanged if left out */
  phone?: string | null | undefined;
  /** 党籍状态；standing */
  standing?: Standing | null | undefined;
};

/** 党员类别；Full members count toward thresholds, probationary members never do. */
export type MemberKind =
  /** 正式党员；full */
  | 'FULL'
  /** 预备党员；probationary */
  | 'PROBATIONARY';

/** 与 MemberKind 比较；compares a MemberKind */
export type MemberKindFilter = {
  /** 等于；equals */
  eq?: MemberKind | null | undefined;
  /** 等于其一，至多 250 项；one of at most 250 */
  in?: Array<MemberKind> | null | undefined;
  /** 是否为空；whether there is no value */
  isNull?: boolean | null | undefined;
  /** 不等于，空值也算；differs, a missing value too */
  ne?: MemberKind | null | undefined;
};

/** 排序；how a list of Member is sorted */
export type MemberOrder = {
  /** 方向；direction */
  direction?: OrderDirection;
  /** 字段；field */
  field: MemberOrderField;
};

/** 可排序的字段；what Member can be sorted by */
export type MemberOrderField =
  /** 转正日期；full member from this day on, null = see kind */
  | 'FULL_ON'
  /** 入党日期；admitted on */
  | 'JOINED_ON'
  /** 姓名；name, as of the person */
  | 'NAME';

/** 一行党员；A row as it was read. */
export type MemberRowInput = {
  /** 党员；the row */
  id: string | number;
  /** 读取时的修订号；revision of the row as it was read */
  revision: number;
};

/** 筛选条件，嵌套至多 3 层；which objects of Member */
export type MemberWhere = {
  /** 都成立；all of them hold */
  and?: Array<MemberWhere> | null | undefined;
  /** 转正日期；full member from this day on, null = see kind */
  fullOn?: DateFilter | null | undefined;
  /** 标识；the object's own id */
  id?: IdFilter | null | undefined;
  /** 是否流动；floating member */
  isFloating?: BooleanFilter | null | undefined;
  /** 入党日期；admitted on */
  joinedOn?: DateFilter | null | undefined;
  /** 党员类别（现在）；full or probationary, now */
  kind?: MemberKindFilter | null | undefined;
  /** 不成立；it does not hold */
  not?: MemberWhere | null | undefined;
  /** 至少一个成立；one of them holds */
  or?: Array<MemberWhere> | null | undefined;
  /** 党籍状态（现在）；present standing */
  standing?: StandingFilter | null | undefined;
};

/** 合并片区；Merge areas of one town into a new one, which takes what belongs to them. */
export type MergeAreasInput = {
  /** 片区，至少两个；the areas, two or more */
  areas: Array<AreaAsReadInput>;
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
  /** 名称，至多 80 字；name */
  name: string;
  /** 生效日期，缺省今天；first day of the merged area */
  on?: string | null | undefined;
};

/** 合并同一单位的两条记录；Merge two records of one firm, the first of which is kept. */
export type MergeOrganizationsInput = {
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
  /** 保留的单位；the record that is kept */
  keptId: string | number;
  /** 读取时的修订号；its revision as it was read */
  keptRevision: number;
  /** 并入的单位；the record that is merged */
  mergedId: string | number;
  /** 读取时的修订号；its revision as it was read */
  mergedRevision: number;
  /** 取自并入单位的各项；fields that the merged record knows better */
  take: Array<OrganizationField>;
};

/** 无值的原因；Why a figure has no value. */
export type NoValueReason =
  /** 分母为零；zero denominator */
  | 'ZERO_DENOMINATOR';

/** 花名册一行的问题；What is not right about one entry of a roster. */
export type NoteOnEntryInput = {
  /** 党员，空表示缺人；null = somebody is missing */
  memberId?: string | number | null | undefined;
  /** 说明，1–200 字，不写身份证号和电话；what is not right */
  text: string;
};

/** 开始评分；Open a round for scoring; a closed one opens again with a reason. */
export type OpenRoundInput = {
  /** 轮次；round */
  id: string | number;
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
  /** 重新开放的原因；why a closed round opens again */
  reason?: string | null | undefined;
  /** 读取时的修订号；revision of the row as it was read */
  revision: number;
};

/** 按所含的 OperatingCheck 筛选；which lists of OperatingCheck, as of today */
export type OperatingCheckListWhere = {
  /** 全部符合，没有时也算；all meet it, also where there are none */
  every?: OperatingCheckWhere | null | undefined;
  /** 没有符合的；not one meets it */
  none?: OperatingCheckWhere | null | undefined;
  /** 至少一个符合；at least one meets it */
  some?: OperatingCheckWhere | null | undefined;
};

/** 筛选条件，嵌套至多 3 层；which objects of OperatingCheck */
export type OperatingCheckWhere = {
  /** 都成立；all of them hold */
  and?: Array<OperatingCheckWhere> | null | undefined;
  /** 核查日期；date of the check */
  checkedOn?: DateFilter | null | undefined;
  /** 运营状态；what the check found */
  finding?: OperatingFindingFilter | null | undefined;
  /** 标识；the object's own id */
  id?: IdFilter | null | undefined;
  /** 不成立；it does not hold */
  not?: OperatingCheckWhere | null | undefined;
  /** 至少一个成立；one of them holds */
  or?: Array<OperatingCheckWhere> | null | undefined;
  /** 单位；the organization */
  organization?: OrganizationWhere | null | undefined;
  /** 单位；the organization */
  organizationId?: IdFilter | null | undefined;
};

/** 核查结论；What a dated check on the spot found. */
export type OperatingFinding =
  /** 实体运营；operating */
  | 'OPERATING'
  /** 空挂；shell */
  | 'SHELL'
  /** 僵尸；zombie */
  | 'ZOMBIE';

/** 与 OperatingFinding 比较；compares a OperatingFinding */
export type OperatingFindingFilter = {
  /** 等于；equals */
  eq?: OperatingFinding | null | undefined;
  /** 等于其一，至多 250 项；one of at most 250 */
  in?: Array<OperatingFinding> | null | undefined;
  /** 是否为空；whether there is no value */
  isNull?: boolean | null | undefined;
  /** 不等于，空值也算；differs, a missing value too */
  ne?: OperatingFinding | null | undefined;
};

/** 排序方向；which way a list runs */
export type OrderDirection =
  /** 升序，空值在后；nulls last */
  | 'ASC'
  /** 降序，空值在后；nulls last */
  | 'DESC';

/** 单位的修改：没有填写的各项保持不变，null 表示清空；fields left out stay, null empties. */
export type OrganizationChanges = {
  /** 地址；address */
  address?: string | null | undefined;
  /** 所在片区；drawn area */
  areaId?: string | number | null | undefined;
  /** 所在楼宇；building */
  buildingId?: string | number | null | undefined;
  /** 联系人；contact person */
  contactName?: string | null | undefined;
  /** 联系电话；phone of the contact person */
  contactPhone?: string | null | undefined;
  /** 主管部门，缺省为默认部门；department line */
  departmentId?: string | number | null | undefined;
  /** 生效日期，缺省今天；first day on which dated facts hold as changed */
  effectiveOn?: string | null | undefined;
  /** 行业（文字）；industry in words */
  industry?: string | null | undefined;
  /** 行业代码，GB/T 4754；section letter or 2–4 digits */
  industryCode?: string | null | undefined;
  /** 法定代表人；legal representative */
  legalRepresentative?: string | null | undefined;
  /** 位置；point */
  location?: LocationInput | null | undefined;
  /** 名称，至多 80 字；registered name */
  name?: string | null | undefined;
  /** 成立日期；registered on */
  registeredOn?: string | null | undefined;
  /** 登记机关；registering authority */
  registrationAuthority?: string | null | undefined;
  /** 登记状态，只能改为不在册；deregistered, revoked or moved out */
  registrationState?: RegistrationState | null | undefined;
  /** 社会组织类别；category of a social organization */
  socialCategory?: SocialOrganizationCategory | null | undefined;
  /** 业务主管单位；supervising unit */
  supervisingUnit?: string | null | undefined;
  /** 所在镇街；town */
  townId?: string | number | null | undefined;
  /** 所在村；village */
  villageId?: string | number | null | undefined;
};

/** 组织覆盖；Whether and how branches cover an operating organization on a day, else why not. */
export type OrganizationCoverage =
  /** 已覆盖：划片联建；area */
  | 'AREA'
  /** 已覆盖：挂靠联建；attachment */
  | 'ATTACHMENT'
  /** 已覆盖：楼宇联建；building */
  | 'BUILDING'
  /** 已覆盖；covered */
  | 'COVERED'
  /** 未覆盖：应建未建；due */
  | 'DUE'
  /** 未覆盖：仅有个别党员；few members */
  | 'FEW_MEMBERS'
  /** 已覆盖：行业联建；industry */
  | 'INDUSTRY'
  /** 未覆盖：没有党员；no members */
  | 'NO_MEMBERS'
  /** 已覆盖：单独组建；sole */
  | 'SOLE'
  /** 未覆盖；uncovered */
  | 'UNCOVERED'
  /** 已覆盖：村企联建；village */
  | 'VILLAGE';

/** 单位的一项内容；A field of an organization that a merge may take. */
export type OrganizationField =
  /** 地址；address */
  | 'ADDRESS'
  /** 联系人；contact name */
  | 'CONTACT_NAME'
  /** 联系电话；contact phone */
  | 'CONTACT_PHONE'
  /** 行业；industry */
  | 'INDUSTRY'
  /** 行业代码；industry code */
  | 'INDUSTRY_CODE'
  /** 法定代表人；legal representative */
  | 'LEGAL_REPRESENTATIVE'
  /** 位置；location */
  | 'LOCATION'
  /** 名称；name */
  | 'NAME'
  /** 成立日期；registered on */
  | 'REGISTERED_ON'
  /** 登记机关；registration authority */
  | 'REGISTRATION_AUTHORITY'
  /** 社会组织类别；social category */
  | 'SOCIAL_CATEGORY'
  /** 业务主管单位；supervising unit */
  | 'SUPERVISING_UNIT';

/** 单位类型；What a two-new organization is, which decides the denominators that it enters. */
export type OrganizationKind =
  /** 企业；enterprise */
  | 'ENTERPRISE'
  /** 个体工商户；individual business */
  | 'INDIVIDUAL_BUSINESS'
  /** 社会组织；social organization */
  | 'SOCIAL_ORGANIZATION';

/** 与 OrganizationKind 比较；compares a OrganizationKind */
export type OrganizationKindFilter = {
  /** 等于；equals */
  eq?: OrganizationKind | null | undefined;
  /** 等于其一，至多 250 项；one of at most 250 */
  in?: Array<OrganizationKind> | null | undefined;
  /** 是否为空；whether there is no value */
  isNull?: boolean | null | undefined;
  /** 不等于，空值也算；differs, a missing value too */
  ne?: OrganizationKind | null | undefined;
};

/** 按所含的 Organization 筛选；which lists of Organization, as of today */
export type OrganizationListWhere = {
  /** 全部符合，没有时也算；all meet it, also where there are none */
  every?: OrganizationWhere | null | undefined;
  /** 没有符合的；not one meets it */
  none?: OrganizationWhere | null | undefined;
  /** 至少一个符合；at least one meets it */
  some?: OrganizationWhere | null | undefined;
};

/** 排序；how a list of Organization is sorted */
export type OrganizationOrder = {
  /** 方向；direction */
  direction?: OrderDirection;
  /** 字段；field */
  field: OrganizationOrderField;
};

/** 可排序的字段；what Organization can be sorted by */
export type OrganizationOrderField =
  /** 片区；area：名称；name */
  | 'AREA_NAME'
  /** 楼宇；building：名称；name */
  | 'BUILDING_NAME'
  /** 统一社会信用代码，18 位；unified social credit code (GB 32100) */
  | 'CREDIT_CODE'
  /** 主管部门；department line：名称；name */
  | 'DEPARTMENT_NAME'
  /** 名称；registered name */
  | 'NAME'
  /** 成立日期；registered on, null = before the ledger began */
  | 'REGISTERED_ON'
  /** 镇街；town：名称；name */
  | 'TOWN_NAME'
  /** 最后修改时间；when it was last changed */
  | 'UPDATED_AT'
  /** 村；village：名称；name */
  | 'VILLAGE_NAME';

/** 一行单位；A row as it was read. */
export type OrganizationRowInput = {
  /** 单位；the row */
  id: string | number;
  /** 读取时的修订号；revision of the row as it was read */
  revision: number;
};

/** 筛选条件，嵌套至多 3 层；which objects of Organization */
export type OrganizationWhere = {
  /** 都成立；all of them hold */
  and?: Array<OrganizationWhere> | null | undefined;
  /** 片区；area */
  area?: AreaWhere | null | undefined;
  /** 片区；area */
  areaId?: IdFilter | null | undefined;
  /** 覆盖它的党组织；branches that cover it on the day */
  branches?: BranchListWhere | null | undefined;
  /** 楼宇；building */
  building?: BuildingWhere | null | undefined;
  /** 楼宇；building */
  buildingId?: IdFilter | null | undefined;
  /** 统一社会信用代码，18 位；unified social credit code (GB 32100) */
  creditCode?: StringFilter | null | undefined;
  /** 主管部门；department line */
  department?: DepartmentWhere | null | undefined;
  /** 主管部门；department line */
  departmentId?: IdFilter | null | undefined;
  /** 注销日期；first day on which it is no longer registered */
  endedOn?: DateFilter | null | undefined;
  /** 设在本单位的党组织；branches built in it, over time */
  hosts?: HostListWhere | null | undefined;
  /** 标识；the object's own id */
  id?: IdFilter | null | undefined;
  /** 行业代码；GB/T 4754, section letter or 2 to 4 digits */
  industryCode?: StringFilter | null | undefined;
  /** 部门是否确认；false when the default line was assumed */
  isDepartmentConfirmed?: BooleanFilter | null | undefined;
  /** 是否实体运营；registered, and no check found a zombie or a shell */
  isOperating?: BooleanFilter | null | undefined;
  /** 是否核查有效；checked within the months that the rules ask for */
  isVerified?: BooleanFilter | null | undefined;
  /** 单位类型；enterprise, social organization, individual business */
  kind?: OrganizationKindFilter | null | undefined;
  /** 覆盖关系；coverage over time, the newest first */
  links?: CoverageLinkListWhere | null | undefined;
  /** 名称；registered name */
  name?: StringFilter | null | undefined;
  /** 不成立；it does not hold */
  not?: OrganizationWhere | null | undefined;
  /** 历次核查；its checks, the last one first */
  operatingChecks?: OperatingCheckListWhere | null | undefined;
  /** 至少一个成立；one of them holds */
  or?: Array<OrganizationWhere> | null | undefined;
  /** 历次归属；where it lay and who led it, over time */
  placements?: PlacementListWhere | null | undefined;
  /** 成立日期；registered on, null = before the ledger began */
  registeredOn?: DateFilter | null | undefined;
  /** 登记状态；state in the register */
  registrationState?: RegistrationStateFilter | null | undefined;
  /** 店铺；online shops of the organization */
  shops?: ShopListWhere | null | undefined;
  /** 规模；computed from the latest year, or undetermined */
  sizeClass?: SizeClassFilter | null | undefined;
  /** 社会组织类别；category of a social organization */
  socialCategory?: SocialOrganizationCategoryFilter | null | undefined;
  /** 镇街；town */
  town?: TownWhere | null | undefined;
  /** 镇街；town */
  townId?: IdFilter | null | undefined;
  /** 村；village */
  village?: VillageWhere | null | undefined;
  /** 村；village */
  villageId?: IdFilter | null | undefined;
  /** 工作覆盖；instructors, contacts and mass organizations on the day */
  workCoverages?: WorkCoverageListWhere | null | undefined;
  /** 年度数据；its years, the last one first */
  years?: OrganizationYearListWhere | null | undefined;
};

/** 按所含的 OrganizationYear 筛选；which lists of OrganizationYear, as of today */
export type OrganizationYearListWhere = {
  /** 全部符合，没有时也算；all meet it, also where there are none */
  every?: OrganizationYearWhere | null | undefined;
  /** 没有符合的；not one meets it */
  none?: OrganizationYearWhere | null | undefined;
  /** 至少一个符合；at least one meets it */
  some?: OrganizationYearWhere | null | undefined;
};

/** 筛选条件，嵌套至多 3 层；which objects of OrganizationYear */
export type OrganizationYearWhere = {
  /** 都成立；all of them hold */
  and?: Array<OrganizationYearWhere> | null | undefined;
  /** 标识；the object's own id */
  id?: IdFilter | null | undefined;
  /** 不成立；it does not hold */
  not?: OrganizationYearWhere | null | undefined;
  /** 至少一个成立；one of them holds */
  or?: Array<OrganizationYearWhere> | null | undefined;
  /** 单位；the organization */
  organization?: OrganizationWhere | null | undefined;
  /** 单位；the organization */
  organizationId?: IdFilter | null | undefined;
  /** 年度；calendar year */
  year?: IntFilter | null | undefined;
};

/** 分子或分母；Which of the two sets of a rate; a count has a numerator alone. */
export type Part =
  /** 分母；denominator */
  | 'DENOMINATOR'
  /** 分子；numerator */
  | 'NUMERATOR';

/** 标注楼宇；Place a building: by its point, by its footprint, or by both. */
export type PlaceBuildingInput = {
  /** 自相交时由系统修补，否则拒绝；mend a line that crosses itself instead of refusing it */
  acceptsRepair?: boolean | null | undefined;
  /** 轮廓，WKT 或 GeoJSON，WGS-84；footprint */
  footprint?: string | null | undefined;
  /** 楼宇；the building */
  id: string | number;
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
  /** 位置，缺省取轮廓内一点；point, else one inside the footprint */
  location?: LocationInput | null | undefined;
  /** 读取时的修订号；revision of the row as it was read */
  revision: number;
};

/** 按所含的 Placement 筛选；which lists of Placement, as of today */
export type PlacementListWhere = {
  /** 全部符合，没有时也算；all meet it, also where there are none */
  every?: PlacementWhere | null | undefined;
  /** 没有符合的；not one meets it */
  none?: PlacementWhere | null | undefined;
  /** 至少一个符合；at least one meets it */
  some?: PlacementWhere | null | undefined;
};

/** 筛选条件，嵌套至多 3 层；which objects of Placement */
export type PlacementWhere = {
  /** 都成立；all of them hold */
  and?: Array<PlacementWhere> | null | undefined;
  /** 片区；area */
  area?: AreaWhere | null | undefined;
  /** 片区；area */
  areaId?: IdFilter | null | undefined;
  /** 楼宇；building */
  building?: BuildingWhere | null | undefined;
  /** 楼宇；building */
  buildingId?: IdFilter | null | undefined;
  /** 主管部门；department line */
  department?: DepartmentWhere | null | undefined;
  /** 主管部门；department line */
  departmentId?: IdFilter | null | undefined;
  /** 标识；the object's own id */
  id?: IdFilter | null | undefined;
  /** 不成立；it does not hold */
  not?: PlacementWhere | null | undefined;
  /** 至少一个成立；one of them holds */
  or?: Array<PlacementWhere> | null | undefined;
  /** 单位；the organization */
  organization?: OrganizationWhere | null | undefined;
  /** 单位；the organization */
  organizationId?: IdFilter | null | undefined;
  /** 镇街；town */
  town?: TownWhere | null | undefined;
  /** 镇街；town */
  townId?: IdFilter | null | undefined;
  /** 村；village */
  village?: VillageWhere | null | undefined;
  /** 村；village */
  villageId?: IdFilter | null | undefined;
};

/** 统计对象；Which organizations a rate is about. */
export type Population =
  /** 两新组织（企业和社会组织）；all */
  | 'ALL'
  /** 企业；enterprise */
  | 'ENTERPRISE'
  /** 社会组织；social organization */
  | 'SOCIAL_ORGANIZATION';

/** 练兵成绩；Who came to a session, and what it reached. */
export type PracticeMarkInput = {
  /** 参赛；entry */
  entryId: string | number;
  /** 是否到场；came */
  isPresent?: boolean | null | undefined;
  /** 成绩；value reached */
  value?: string | null | undefined;
};

/** 预览公布；What publishing would make public now, and what holds it back. */
export type PreviewContestPublicationInput = {
  /** 竞赛；contest */
  id: string | number;
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
};

/** 预览公布；What publishing would make public now: the same figures, and nothing is written. */
export type PreviewPublicationInput = {
  /** 统计日期，不晚于今天；day of the figures, today at the latest */
  asOf: string;
  /** 数字代码，不填为全部可公布的；figures, all that may be published if none */
  codes?: Array<FigureCode> | null | undefined;
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
  /** 镇街，不填为全区；town, the district if none */
  townId?: string | number | null | undefined;
};

/** 按名次提名；Propose awards by the places of a discipline's last round; nothing is written. */
export type ProposeAwardsInput = {
  /** 赛项；discipline */
  disciplineId: string | number;
  /** 优秀奖个数；prizes of excellence */
  excellence?: number | null | undefined;
  /** 一等奖个数；first prizes */
  first?: number | null | undefined;
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
  /** 二等奖个数；second prizes */
  second?: number | null | undefined;
  /** 三等奖个数；third prizes */
  third?: number | null | undefined;
};

/** 公布竞赛成绩；Publish the results of a contest; once more makes a new edition. */
export type PublishContestInput = {
  /** 联系方式，随之公开，缺省同上一版；how to reach the organizer */
  contact?: string | null | undefined;
  /** 竞赛；contest */
  id: string | number;
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
  /** 说明，随之公开；what the publisher says of it */
  note?: string | null | undefined;
  /** 读取时的修订号；revision of the row as it was read */
  revision: number;
};

/** 公布数字；Publish the figures of a day, of the whole district or of one town. */
export type PublishFiguresInput = {
  /** 统计日期，不晚于今天；day of the figures, today at the latest */
  asOf: string;
  /** 数字代码，不填为全部可公布的；figures, all that may be published if none */
  codes?: Array<FigureCode> | null | undefined;
  /** 所更正的公布，须为同日同范围的最新一版；latest edition of the day and scope */
  corrects?: string | number | null | undefined;
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
  /** 说明，至多 500 字；note, shown to everybody */
  note?: string | null | undefined;
  /** 镇街，不填为全区；town, the district if none */
  townId?: string | number | null | undefined;
};

/** 回执；What the device is told of a record. */
export type ReceiptState =
  /** 已采用；accepted */
  | 'ACCEPTED'
  /** 与另一设备的分数冲突；conflict */
  | 'CONFLICT'
  /** 暂存待裁判长决定；held */
  | 'HELD'
  /** 未采用；refused */
  | 'REFUSED'
  /** 先前已收到；repeated */
  | 'REPEATED';

/** 接收带回的文件；Ask where to send a file that came back. */
export type ReceiveReturnInput = {
  /** 竞赛；the contest */
  contestId: string | number;
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
  /** 只看将会怎样，不写入；only tell what would come of it */
  isRehearsal?: boolean | null | undefined;
};

/** 登记练兵成绩；Record attendance and values of a session; a second time replaces the first. */
export type RecordPracticeInput = {
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
  /** 各人的成绩；what each reached */
  marks: Array<PracticeMarkInput>;
  /** 练兵场次；session */
  practiceSessionId: string | number;
};

/** 回避原因；Why a judge does not judge somebody. */
export type RecusalReason =
  /** 亲属关系；kinship */
  | 'KINSHIP'
  /** 其他利害关系；other */
  | 'OTHER'
  /** 同一单位；same organization */
  | 'SAME_ORGANIZATION';

/** 登记推送地址；Have changes sent to a program's address. */
export type RegisterWebhookInput = {
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
  /** 变动种类，缺省为全部；kinds of changes, all unless given */
  kinds?: Array<ChangeKind> | null | undefined;
  /** 用途，便于日后辨认，至多 100 字；what it is for, at most 100 characters */
  name: string;
  /** 对象类别，缺省为全部；types of objects, all unless given */
  types?: Array<ChangedType> | null | undefined;
  /** 接收地址，https；address of the receiver, https */
  url: string;
};

/** 登记性质；Whether a registration carries the formal relation or only activities. */
export type RegistrationRole =
  /** 双登记；activity */
  | 'ACTIVITY'
  /** 组织关系；formal */
  | 'FORMAL';

/** 登记状态；What the register of its authority says of an organization. */
export type RegistrationState =
  /** 存续；active */
  | 'ACTIVE'
  /** 注销；deregistered */
  | 'DEREGISTERED'
  /** 迁出；moved out */
  | 'MOVED_OUT'
  /** 吊销；revoked */
  | 'REVOKED';

/** 与 RegistrationState 比较；compares a RegistrationState */
export type RegistrationStateFilter = {
  /** 等于；equals */
  eq?: RegistrationState | null | undefined;
  /** 等于其一，至多 250 项；one of at most 250 */
  in?: Array<RegistrationState> | null | undefined;
  /** 是否为空；whether there is no value */
  isNull?: boolean | null | undefined;
  /** 不等于，空值也算；differs, a missing value too */
  ne?: RegistrationState | null | undefined;
};

/** 调整楼宇组；Say anew which buildings of a group count as one place. */
export type RegroupBuildingsInput = {
  /** 楼宇，未列出的退出；all its buildings, the others leave */
  buildingIds: Array<string | number>;
  /** 楼宇组；the group */
  id: string | number;
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
  /** 名称，至多 80 字；name */
  name: string;
  /** 读取时的修订号；revision of the row as it was read */
  revision: number;
};

/** 公布成绩；Release the results of a closed round. */
export type ReleaseRoundInput = {
  /** 轮次；the round */
  id: string | number;
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
  /** 读取时的修订号；revision as it was read */
  revision?: number | null | undefined;
};

/** 删除评分项；Remove a criterion of a round that is not open yet. */
export type RemoveCriterionInput = {
  /** 评分项；criterion */
  id: string | number;
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
  /** 读取时的修订号；revision of the row as it was read */
  revision: number;
};

/** 删除赛项；Remove a discipline that nobody has entered, with its rounds. */
export type RemoveDisciplineInput = {
  /** 赛项；discipline */
  id: string | number;
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
  /** 读取时的修订号；revision of the row as it was read */
  revision: number;
};

/** 删除轮次；Remove a round that is not open yet, with its criteria. */
export type RemoveRoundInput = {
  /** 轮次；round */
  id: string | number;
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
  /** 读取时的修订号；revision of the row as it was read */
  revision: number;
};

/** 删去推送地址；Remove a webhook with its deliveries. */
export type RemoveWebhookInput = {
  /** 推送地址；the webhook */
  id: string | number;
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
};

/** 更换签名密钥；Give a webhook a new secret; the former one signs too for 24 hours. */
export type RenewWebhookSecretInput = {
  /** 推送地址；the webhook */
  id: string | number;
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
};

/** 裁定；The head judge's decision between two records. */
export type ResolveConflictInput = {
  /** 待裁定；the conflict */
  conflictId: string | number;
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
  /** 理由；reason, kept in the log */
  reason: string;
  /** 所取的记录，空 = 维持现分；record chosen, null = as it stands */
  recordId?: string | number | null | undefined;
};

/** 从赛场带回；Pack what the venue's server has, on that server. */
export type ReturnContestInput = {
  /** 竞赛；the contest */
  contestId: string | number;
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
  /** 最后一次，设置归还区里；the last one: the set-up goes home */
  isLast?: boolean | null | undefined;
};

/** 查看证件号和电话；Show the citizen number and the phone of one member in clear. */
export type RevealPersonalNumbersInput = {
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
  /** 党员；the member */
  memberId: string | number;
  /** 事由，4 至 200 个字，记入审计日志；why, 4–200 characters, audited */
  reason: string;
};

/** 作废参赛证；End the slip of an entry, such as a lost one. */
export type RevokeEntrySlipInput = {
  /** 参赛；the entry */
  entryId: string | number;
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
};

/** 作废评委通行码；Revoke a pass, and end what it opened. */
export type RevokeJudgePassInput = {
  /** 通行码；the pass */
  id: string | number;
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
};

/** 撤销令牌；End one of the own API tokens for good. */
export type RevokeTokenInput = {
  /** 接口令牌；the token */
  id: string | number;
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
};

/** 轮次信息；What is kept of a round: how it is scored, ranked, and who goes on. */
export type RoundDetailsInput = {
  /** 晋级办法；who goes on */
  advanceRule?: AdvanceRule | null | undefined;
  /** 名额、比例 0–1 或分数线；count, share or score of advancement */
  advanceValue?: string | null | undefined;
  /** 试做次数；attempts that an entry has */
  attempts?: number | null | undefined;
  /** 试做合成；which attempt counts */
  attemptsRule?: AttemptsRule | null | undefined;
  /** 总分小数位 0–4；decimals of the total */
  decimals?: number | null | undefined;
  /** 两端各去掉的个数；values dropped at each end */
  drops?: number | null | undefined;
  /** 是否盲评；judges see bibs only */
  isBlind?: boolean | null | undefined;
  /** 评委合成；how judges' values become one */
  judgesRule?: JudgesRule | null | undefined;
  /** 名称，至多 80 字；name */
  name: string;
  /** 是否须复核；a second person checks every score */
  needsCheck?: boolean | null | undefined;
  /** 离群提醒幅度；difference that is asked about once */
  outlierSpread?: string | null | undefined;
  /** 次序，缺省排在最后；place, the last unless given */
  position?: number | null | undefined;
  /** 名次方向；which total is first */
  ranking?: RoundRanking | null | undefined;
  /** 理论占比 0–1；share of theory in the total */
  theoryShare?: string | null | undefined;
  /** 同分处理，缺省为实操、用时、并列；what decides ties, in order */
  tieRules?: Array<TieRule> | null | undefined;
};

/** 名次方向；Whether the greatest or the least total is first. */
export type RoundRanking =
  /** 高者在前；highest */
  | 'HIGHEST'
  /** 低者在前；lowest */
  | 'LOWEST';

/** 轮次状态；How far a round is. */
export type RoundState =
  /** 已封榜；closed */
  | 'CLOSED'
  /** 评分中；open */
  | 'OPEN'
  /** 已公布；published */
  | 'PUBLISHED'
  /** 未开始；set up */
  | 'SET_UP';

/** 逐行结果；What an import makes of a row; MISSING is a row here that the file lacks. */
export type RowOutcome =
  /** 有改动；changed */
  | 'CHANGED'
  /** 与他人改动冲突；conflict */
  | 'CONFLICT'
  /** 文件中没有；missing */
  | 'MISSING'
  /** 新增；new */
  | 'NEW'
  /** 被拒；refused */
  | 'REFUSED'
  /** 无改动；same */
  | 'SAME';

/** 与 RowOutcome 比较；compares a RowOutcome */
export type RowOutcomeFilter = {
  /** 等于；equals */
  eq?: RowOutcome | null | undefined;
  /** 等于其一，至多 250 项；one of at most 250 */
  in?: Array<RowOutcome> | null | undefined;
  /** 是否为空；whether there is no value */
  isNull?: boolean | null | undefined;
  /** 不等于，空值也算；differs, a missing value too */
  ne?: RowOutcome | null | undefined;
};

/** 提醒；Why a row calls for work; each is a set of the figures, so that list and row agree. */
export type RowWarning =
  /** 核查过期；check expired */
  | 'CHECK_EXPIRED'
  /** 应设支委会；committee due */
  | 'COMMITTEE_DUE'
  /** 填报数与名册不符；counts differ */
  | 'COUNTS_DIFFER'
  /** 党员数未知；count unknown */
  | 'COUNT_UNKNOWN'
  /** 应建未建；due uncovered */
  | 'DUE_UNCOVERED'
  /** 联合党支部正式党员不足；joint under minimum */
  | 'JOINT_UNDER_MINIMUM'
  /** 从未核查；never checked */
  | 'NEVER_CHECKED'
  /** 剔除而无依据；no evidence */
  | 'NO_EVIDENCE'
  /** 没有在册所在单位；others hostless */
  | 'OTHERS_HOSTLESS'
  /** 覆盖单位超过提醒数；over cap */
  | 'OVER_CAP'
  /** 党员超过上限；over size */
  | 'OVER_SIZE'
  /** 名册待确认；roster due */
  | 'ROSTER_DUE'
  /** 任期已届满；term ended */
  | 'TERM_ENDED'
  /** 任期将届满；term ending */
  | 'TERM_ENDING'
  /** 任期半年内届满；term ending later */
  | 'TERM_ENDING_LATER'
  /** 未覆盖；uncovered */
  | 'UNCOVERED'
  /** 主管部门未确认；without line */
  | 'WITHOUT_LINE'
  /** 没有位置；without place */
  | 'WITHOUT_PLACE';

/** 复核的一项；A score as it was looked at. */
export type ScoreCheckInput = {
  /** 现分；the score */
  id: string | number;
  /** 看到的版本；version that was looked at */
  version: number;
};

/** 记录种类；What is recorded. */
export type ScoreKind =
  /** 复核；check */
  | 'CHECK'
  /** 扣分；penalty */
  | 'PENALTY'
  /** 裁定；resolution */
  | 'RESOLUTION'
  /** 评分；score */
  | 'SCORE'
  /** 出场状态；status */
  | 'STATUS';

/** 一条评分记录；A record as a device keeps it until a receipt echoes its key. */
export type ScoreRecordInput = {
  /** 第几次试做；attempt, from 1 */
  attempt?: number | null | undefined;
  /** 依据的版本，0 = 尚无；version that the device knew, 0 = none */
  baseVersion: number;
  /** 评分项；criterion of a score */
  criterionId?: string | number | null | undefined;
  /** 设备；device, 1 to 100 characters */
  device: string;
  /** 参赛；entry */
  entryId: string | number;
  /** 已确认；confirmed although unlikely */
  isConfirmed?: boolean | null | undefined;
  /** 操作键，1–100 字；key that the device chose, unique */
  key: string;
  /** 种类；kind: SCORE, PENALTY or STATUS */
  kind?: ScoreKind | null | undefined;
  /** 理由；reason of a correction or a status */
  reason?: string | null | undefined;
  /** 记录时间；when, by the device's clock */
  recordedAt: string;
  /** 轮次；round */
  roundId: string | number;
  /** 设备内序号；order on the device */
  sequence: number;
  /** 出场状态；status */
  status?: StartStatus | null | undefined;
  /** 数值；value of a score or a penalty */
  value?: string | null | undefined;
};

/** 现分状态；Whether a score stands undisputed. */
export type ScoreState =
  /** 有冲突；conflict */
  | 'CONFLICT'
  /** 有效；current */
  | 'CURRENT'
  /** 有待定记录；held */
  | 'HELD';

/** 发送测试；Send a delivery without changes, once, to see that it arrives. */
export type SendTestEventInput = {
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
  /** 推送地址；the webhook */
  webhookId: string | number;
};

/** 按所含的 SentOfficial 筛选；which lists of SentOfficial, as of today */
export type SentOfficialListWhere = {
  /** 全部符合，没有时也算；all meet it, also where there are none */
  every?: SentOfficialWhere | null | undefined;
  /** 没有符合的；not one meets it */
  none?: SentOfficialWhere | null | undefined;
  /** 至少一个符合；at least one meets it */
  some?: SentOfficialWhere | null | undefined;
};

/** 筛选条件，嵌套至多 3 层；which objects of SentOfficial */
export type SentOfficialWhere = {
  /** 都成立；all of them hold */
  and?: Array<SentOfficialWhere> | null | undefined;
  /** 党组织；the branch */
  branch?: BranchWhere | null | undefined;
  /** 党组织；the branch */
  branchId?: IdFilter | null | undefined;
  /** 派出部门；sending department */
  department?: DepartmentWhere | null | undefined;
  /** 派出部门；sending department */
  departmentId?: IdFilter | null | undefined;
  /** 标识；the object's own id */
  id?: IdFilter | null | undefined;
  /** 不成立；it does not hold */
  not?: SentOfficialWhere | null | undefined;
  /** 至少一个成立；one of them holds */
  or?: Array<SentOfficialWhere> | null | undefined;
};

/** 集中或分散；Whether the organizations of a town stand close together; a person sets it. */
export type Settlement =
  /** 集中；concentrated */
  | 'CONCENTRATED'
  /** 分散；scattered */
  | 'SCATTERED';

/** 与 Settlement 比较；compares a Settlement */
export type SettlementFilter = {
  /** 等于；equals */
  eq?: Settlement | null | undefined;
  /** 等于其一，至多 250 项；one of at most 250 */
  in?: Array<Settlement> | null | undefined;
  /** 是否为空；whether there is no value */
  isNull?: boolean | null | undefined;
  /** 不等于，空值也算；differs, a missing value too */
  ne?: Settlement | null | undefined;
};

/** 性别；Sex as the citizen number states it. */
export type Sex =
  /** 女；female */
  | 'FEMALE'
  /** 男；male */
  | 'MALE';

/** 店铺的修改：没有填写的各项保持不变，null 表示清空；fields left out stay, null empties. */
export type ShopChanges = {
  /** 生效日期，缺省今天；first day on which dated facts hold as changed */
  effectiveOn?: string | null | undefined;
  /** 名称，至多 80 字；name */
  name?: string | null | undefined;
  /** 开店日期；opened on */
  openedOn?: string | null | undefined;
  /** 店主单位；organization that owns it */
  organizationId?: string | number | null | undefined;
  /** 店主；name of the owner */
  ownerName?: string | null | undefined;
  /** 平台；platform */
  platform?: ShopPlatform | null | undefined;
  /** 状态，只能关闭；a shop is closed */
  state?: ShopState | null | undefined;
  /** 店主所在镇街；town of its owner */
  townId?: string | number | null | undefined;
  /** 网址；web address */
  url?: string | null | undefined;
};

/** 按所含的 Shop 筛选；which lists of Shop, as of today */
export type ShopListWhere = {
  /** 全部符合，没有时也算；all meet it, also where there are none */
  every?: ShopWhere | null | undefined;
  /** 没有符合的；not one meets it */
  none?: ShopWhere | null | undefined;
  /** 至少一个符合；at least one meets it */
  some?: ShopWhere | null | undefined;
};

/** 排序；how a list of Shop is sorted */
export type ShopOrder = {
  /** 方向；direction */
  direction?: OrderDirection;
  /** 字段；field */
  field: ShopOrderField;
};

/** 可排序的字段；what Shop can be sorted by */
export type ShopOrderField =
  /** 关店日期；first day closed */
  | 'CLOSED_ON'
  /** 主管部门；department line of its owner：名称；name */
  | 'DEPARTMENT_NAME'
  /** 名称；name */
  | 'NAME'
  /** 开店日期；opened on */
  | 'OPENED_ON'
  /** 店主单位；organization that owns it：名称；registered name */
  | 'ORGANIZATION_NAME'
  /** 所在镇街；town of its owner：名称；name */
  | 'TOWN_NAME';

/** 网店平台；The platform on which a shop sells. */
export type ShopPlatform =
  /** 抖音；douyin */
  | 'DOUYIN'
  /** 京东；jd */
  | 'JD'
  /** 快手；kuaishou */
  | 'KUAISHOU'
  /** 其他；other */
  | 'OTHER'
  /** 拼多多；pinduoduo */
  | 'PINDUODUO'
  /** 淘宝；taobao */
  | 'TAOBAO'
  /** 天猫；tmall */
  | 'TMALL'
  /** 微信；wechat */
  | 'WECHAT';

/** 与 ShopPlatform 比较；compares a ShopPlatform */
export type ShopPlatformFilter = {
  /** 等于；equals */
  eq?: ShopPlatform | null | undefined;
  /** 等于其一，至多 250 项；one of at most 250 */
  in?: Array<ShopPlatform> | null | undefined;
  /** 是否为空；whether there is no value */
  isNull?: boolean | null | undefined;
  /** 不等于，空值也算；differs, a missing value too */
  ne?: ShopPlatform | null | undefined;
};

/** 一行店铺；A row as it was read. */
export type ShopRowInput = {
  /** 店铺；the row */
  id: string | number;
  /** 读取时的修订号；revision of the row as it was read */
  revision: number;
};

/** 网店状态；Whether a shop is trading. */
export type ShopState =
  /** 关闭；closed */
  | 'CLOSED'
  /** 营业；open */
  | 'OPEN';

/** 与 ShopState 比较；compares a ShopState */
export type ShopStateFilter = {
  /** 等于；equals */
  eq?: ShopState | null | undefined;
  /** 等于其一，至多 250 项；one of at most 250 */
  in?: Array<ShopState> | null | undefined;
  /** 是否为空；whether there is no value */
  isNull?: boolean | null | undefined;
  /** 不等于，空值也算；differs, a missing value too */
  ne?: ShopState | null | undefined;
};

/** 筛选条件，嵌套至多 3 层；which objects of Shop */
export type ShopWhere = {
  /** 都成立；all of them hold */
  and?: Array<ShopWhere> | null | undefined;
  /** 关店日期；first day closed */
  closedOn?: DateFilter | null | undefined;
  /** 主管部门；department line of its owner */
  department?: DepartmentWhere | null | undefined;
  /** 主管部门；department line of its owner */
  departmentId?: IdFilter | null | undefined;
  /** 标识；the object's own id */
  id?: IdFilter | null | undefined;
  /** 名称；name */
  name?: StringFilter | null | undefined;
  /** 不成立；it does not hold */
  not?: ShopWhere | null | undefined;
  /** 开店日期；opened on */
  openedOn?: DateFilter | null | undefined;
  /** 至少一个成立；one of them holds */
  or?: Array<ShopWhere> | null | undefined;
  /** 店主单位；organization that owns it */
  organization?: OrganizationWhere | null | undefined;
  /** 店主单位；organization that owns it */
  organizationId?: IdFilter | null | undefined;
  /** 平台；platform */
  platform?: ShopPlatformFilter | null | undefined;
  /** 状态；state */
  state?: ShopStateFilter | null | undefined;
  /** 所在镇街；town of its owner */
  town?: TownWhere | null | undefined;
  /** 所在镇街；town of its owner */
  townId?: IdFilter | null | undefined;
};

/** 企业规模；The statistical size of an enterprise, computed and never typed. */
export type SizeClass =
  /** 大型；large */
  | 'LARGE'
  /** 中型；medium */
  | 'MEDIUM'
  /** 微型；micro */
  | 'MICRO'
  /** 小型；small */
  | 'SMALL'
  /** 未定；undetermined */
  | 'UNDETERMINED';

/** 与 SizeClass 比较；compares a SizeClass */
export type SizeClassFilter = {
  /** 等于；equals */
  eq?: SizeClass | null | undefined;
  /** 等于其一，至多 250 项；one of at most 250 */
  in?: Array<SizeClass> | null | undefined;
  /** 是否为空；whether there is no value */
  isNull?: boolean | null | undefined;
  /** 不等于，空值也算；differs, a missing value too */
  ne?: SizeClass | null | undefined;
};

/** 社会组织类别；The columns that the official year table has for social organizations. */
export type SocialOrganizationCategory =
  /** 会计师事务所；accounting firm */
  | 'ACCOUNTING_FIRM'
  /** 社会团体；association */
  | 'ASSOCIATION'
  /** 基金会；foundation */
  | 'FOUNDATION'
  /** 律师事务所；law firm */
  | 'LAW_FIRM'
  /** 民办非企业单位；private non enterprise */
  | 'PRIVATE_NON_ENTERPRISE'
  /** 税务师事务所；tax firm */
  | 'TAX_FIRM';

/** 与 SocialOrganizationCategory 比较；compares a SocialOrganizationCategory */
export type SocialOrganizationCategoryFilter = {
  /** 等于；equals */
  eq?: SocialOrganizationCategory | null | undefined;
  /** 等于其一，至多 250 项；one of at most 250 */
  in?: Array<SocialOrganizationCategory> | null | undefined;
  /** 是否为空；whether there is no value */
  isNull?: boolean | null | undefined;
  /** 不等于，空值也算；differs, a missing value too */
  ne?: SocialOrganizationCategory | null | undefined;
};

/** 拆分片区；Split an area along a line; its organizations go with the part where they are. */
export type SplitAreaInput = {
  /** 片区；the area */
  id: string | number;
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
  /** 分割线，WKT 或 GeoJSON 的 LineString，WGS-84；line that cuts through */
  line: string;
  /** 各块名称，自西向东、自南向北；names of the parts from west to east, then south to north */
  names: Array<string>;
  /** 生效日期，缺省今天；first day of the parts */
  on?: string | null | undefined;
  /** 读取时的修订号；revision of the row as it was read */
  revision: number;
};

/** 党籍状态；How a membership stands; rows are never deleted, leaving is a state. */
export type Standing =
  /** 去世；deceased */
  | 'DECEASED'
  /** 出党；left */
  | 'LEFT'
  /** 正常；normal */
  | 'NORMAL'
  /** 停止党籍；suspended */
  | 'SUSPENDED'
  /** 转出；transferred out */
  | 'TRANSFERRED_OUT';

/** 与 Standing 比较；compares a Standing */
export type StandingFilter = {
  /** 等于；equals */
  eq?: Standing | null | undefined;
  /** 等于其一，至多 250 项；one of at most 250 */
  in?: Array<Standing> | null | undefined;
  /** 是否为空；whether there is no value */
  isNull?: boolean | null | undefined;
  /** 不等于，空值也算；differs, a missing value too */
  ne?: Standing | null | undefined;
};

/** 出场状态；What became of an entry in a round. */
export type StartStatus =
  /** 未完成；did not finish */
  | 'DID_NOT_FINISH'
  /** 缺赛；did not start */
  | 'DID_NOT_START'
  /** 取消成绩；disqualified */
  | 'DISQUALIFIED'
  /** 出场；starting */
  | 'STARTING'
  /** 退赛；withdrawn */
  | 'WITHDRAWN';

/** 与 String 比较；compares a String */
export type StringFilter = {
  /** 包含；contains the text */
  contains?: string | null | undefined;
  /** 等于；equals */
  eq?: string | null | undefined;
  /** 等于其一，至多 250 项；one of at most 250 */
  in?: Array<string> | null | undefined;
  /** 是否为空；whether there is no value */
  isNull?: boolean | null | undefined;
  /** 不等于，空值也算；differs, a missing value too */
  ne?: string | null | undefined;
};

/** 行是什么；What the rows of a figure are. */
export type Subject =
  /** 奖项；award */
  | 'AWARD'
  /** 党组织；branch */
  | 'BRANCH'
  /** 竞赛；contest */
  | 'CONTEST'
  /** 赛项；discipline */
  | 'DISCIPLINE'
  /** 参赛；entry */
  | 'ENTRY'
  /** 评委；judge */
  | 'JUDGE'
  /** 单位；organization */
  | 'ORGANIZATION'
  /** 练兵成绩；practice result */
  | 'PRACTICE_RESULT'
  /** 练兵场次；practice session */
  | 'PRACTICE_SESSION';

/** 启用或停用推送地址；Switch a webhook on or off. */
export type SwitchWebhookInput = {
  /** 推送地址；the webhook */
  id: string | number;
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
  /** 是否启用；whether changes are sent */
  isOn: boolean;
};

/** 撤回奖项；Take an award back. */
export type TakeBackAwardInput = {
  /** 奖项；award */
  id: string | number;
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
  /** 原因；why, for the log */
  reason: string;
  /** 读取时的修订号；revision of the row as it was read */
  revision: number;
};

/** 按所含的 Term 筛选；which lists of Term, as of today */
export type TermListWhere = {
  /** 全部符合，没有时也算；all meet it, also where there are none */
  every?: TermWhere | null | undefined;
  /** 没有符合的；not one meets it */
  none?: TermWhere | null | undefined;
  /** 至少一个符合；at least one meets it */
  some?: TermWhere | null | undefined;
};

/** 筛选条件，嵌套至多 3 层；which objects of Term */
export type TermWhere = {
  /** 都成立；all of them hold */
  and?: Array<TermWhere> | null | undefined;
  /** 党组织；the branch */
  branch?: BranchWhere | null | undefined;
  /** 党组织；the branch */
  branchId?: IdFilter | null | undefined;
  /** 标识；the object's own id */
  id?: IdFilter | null | undefined;
  /** 不成立；it does not hold */
  not?: TermWhere | null | undefined;
  /** 至少一个成立；one of them holds */
  or?: Array<TermWhere> | null | undefined;
};

/** 同分处理；What decides between equal totals. */
export type TieRule =
  /** 按评分项次序比较；criterion */
  | 'CRITERION'
  /** 扣分少者在前；fewer penalties */
  | 'FEWER_PENALTIES'
  /** 实操高者在前；practical */
  | 'PRACTICAL'
  /** 并列；shared */
  | 'SHARED'
  /** 理论高者在前；theory */
  | 'THEORY'
  /** 用时少者在前；time */
  | 'TIME';

/** 令牌的权限范围；What a token may read; members are not among it. */
export type TokenScope =
  /** 党组织名册和覆盖关系；the register of branches and whom they cover */
  | 'BRANCHES'
  /** 导出台账，不含个人信息；exports without what is personal */
  | 'EXPORTS'
  /** 数字及其定义、趋势和变化；figures, their definitions, trends and changes */
  | 'FIGURES'
  /** 上传台账试导，办理由人；rehearsals of imports, which a person applies */
  | 'IMPORTS'
  /** 运行指标，不含台账内容；the metrics of operation, nothing of the ledger */
  | 'METRICS'
  /** 单位台账和地图；the ledger of organizations and its map */
  | 'ORGANIZATIONS'
  /** 已公布的数字；published figures; alone: a public token */
  | 'PUBLISHED'
  /** 店铺；shops */
  | 'SHOPS';

/** 镇街的修改：没有填写的各项保持不变，null 表示清空；fields left out stay, null empties. */
export type TownChanges = {
  /** 区划代码，9 位；division code, 9 digits */
  divisionCode?: string | null | undefined;
  /** 类型；street, town, township or zone */
  kind?: TownKind | null | undefined;
  /** 名称，至多 80 字；name */
  name?: string | null | undefined;
  /** 集中/分散；how its organizations lie */
  settlement?: Settlement | null | undefined;
};

/** 镇街类型；What a town-level division is. */
export type TownKind =
  /** 街道；street */
  | 'STREET'
  /** 镇；town */
  | 'TOWN'
  /** 乡；township */
  | 'TOWNSHIP'
  /** 园区；zone */
  | 'ZONE';

/** 与 TownKind 比较；compares a TownKind */
export type TownKindFilter = {
  /** 等于；equals */
  eq?: TownKind | null | undefined;
  /** 等于其一，至多 250 项；one of at most 250 */
  in?: Array<TownKind> | null | undefined;
  /** 是否为空；whether there is no value */
  isNull?: boolean | null | undefined;
  /** 不等于，空值也算；differs, a missing value too */
  ne?: TownKind | null | undefined;
};

/** 排序；how a list of Town is sorted */
export type TownOrder = {
  /** 方向；direction */
  direction?: OrderDirection;
  /** 字段；field */
  field: TownOrderField;
};

/** 可排序的字段；what Town can be sorted by */
export type TownOrderField =
  /** 名称；name */
  | 'NAME';

/** 一行镇街；A row as it was read. */
export type TownRowInput = {
  /** 镇街；the row */
  id: string | number;
  /** 读取时的修订号；revision of the row as it was read */
  revision: number;
};

/** 筛选条件，嵌套至多 3 层；which objects of Town */
export type TownWhere = {
  /** 都成立；all of them hold */
  and?: Array<TownWhere> | null | undefined;
  /** 片区；areas of the town */
  areas?: AreaListWhere | null | undefined;
  /** 党组织；branches that stand here or serve it */
  branches?: BranchListWhere | null | undefined;
  /** 楼宇；buildings of the town */
  buildings?: BuildingListWhere | null | undefined;
  /** 区划代码，9 位；division code, 9 digits */
  divisionCode?: StringFilter | null | undefined;
  /** 标识；the object's own id */
  id?: IdFilter | null | undefined;
  /** 类型；street, town, township or zone */
  kind?: TownKindFilter | null | undefined;
  /** 名称；name */
  name?: StringFilter | null | undefined;
  /** 不成立；it does not hold */
  not?: TownWhere | null | undefined;
  /** 至少一个成立；one of them holds */
  or?: Array<TownWhere> | null | undefined;
  /** 单位；organizations that lie here or on this line now */
  organizations?: OrganizationListWhere | null | undefined;
  /** 集中/分散；how its organizations lie, a person decides */
  settlement?: SettlementFilter | null | undefined;
  /** 村(社区)；villages and communities of the town */
  villages?: VillageListWhere | null | undefined;
};

/** 撤回指派；Take a judge out of a round that is not open yet. */
export type UnassignJudgeInput = {
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
  /** 评委；judge */
  judgeId: string | number;
  /** 轮次；round */
  roundId: string | number;
};

/** 未覆盖的原因；Why an operating organization is covered by no branch. */
export type UncoveredReason =
  /** 未建，党员数未知；count unknown */
  | 'COUNT_UNKNOWN'
  /** 应建未建，正式党员达到单独组建人数；due */
  | 'DUE'
  /** 未建，仅有个别党员；few members */
  | 'FEW_MEMBERS'
  /** 未建，没有党员；no members */
  | 'NO_MEMBERS';

/** 撤销图形导入；Take a written file of shapes back. */
export type UndoGeometryInput = {
  /** 图形导入；the import */
  id: string | number;
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
};

/** 撤销导入；Take an applied import back. */
export type UndoImportInput = {
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
  /** 导入；the import */
  importId: string | number;
};

/** 撤销操作；Take an operation back; rows that were changed since stay as they are. */
export type UndoOperationInput = {
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
  /** 操作；the operation */
  operationId: string | number;
};

/** 解散楼宇组；Let the buildings of a group count one by one again; the group goes. */
export type UngroupBuildingsInput = {
  /** 楼宇组；the group */
  id: string | number;
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
  /** 读取时的修订号；revision of the row as it was read */
  revision: number;
};

/** 城乡分类；The urban-rural class of a village or community, with its three-digit code. */
export type UrbanRuralClass =
  /** 主城区；main urban */
  | 'MAIN_URBAN'
  /** 特殊区域；special */
  | 'SPECIAL'
  /** 乡中心区；township center */
  | 'TOWNSHIP_CENTER'
  /** 镇中心区；town center */
  | 'TOWN_CENTER'
  /** 镇乡结合区；town fringe */
  | 'TOWN_FRINGE'
  /** 城乡结合区；urban fringe */
  | 'URBAN_FRINGE'
  /** 村庄；village */
  | 'VILLAGE';

/** 与 UrbanRuralClass 比较；compares a UrbanRuralClass */
export type UrbanRuralClassFilter = {
  /** 等于；equals */
  eq?: UrbanRuralClass | null | undefined;
  /** 等于其一，至多 250 项；one of at most 250 */
  in?: Array<UrbanRuralClass> | null | undefined;
  /** 是否为空；whether there is no value */
  isNull?: boolean | null | undefined;
  /** 不等于，空值也算；differs, a missing value too */
  ne?: UrbanRuralClass | null | undefined;
};

/** 处理结果；What was done with a record. */
export type Verdict =
  /** 已采用；accepted */
  | 'ACCEPTED'
  /** 冲突，两者都保留；conflict */
  | 'CONFLICT'
  /** 暂存待定；held */
  | 'HELD';

/** 村(社区)的修改：没有填写的各项保持不变，null 表示清空；fields left out stay, null empties. */
export type VillageChanges = {
  /** 村党组织；the village's own branch */
  branchName?: string | null | undefined;
  /** 区划代码，12 位；division code, 12 digits */
  divisionCode?: string | null | undefined;
  /** 愿意共建；agrees to build jointly */
  isWilling?: boolean | null | undefined;
  /** 名称，至多 80 字；name */
  name?: string | null | undefined;
  /** 所在镇街；town */
  townId?: string | number | null | undefined;
  /** 城乡分类；urban-rural class */
  urbanRuralClass?: UrbanRuralClass | null | undefined;
};

/** 按所含的 Village 筛选；which lists of Village, as of today */
export type VillageListWhere = {
  /** 全部符合，没有时也算；all meet it, also where there are none */
  every?: VillageWhere | null | undefined;
  /** 没有符合的；not one meets it */
  none?: VillageWhere | null | undefined;
  /** 至少一个符合；at least one meets it */
  some?: VillageWhere | null | undefined;
};

/** 排序；how a list of Village is sorted */
export type VillageOrder = {
  /** 方向；direction */
  direction?: OrderDirection;
  /** 字段；field */
  field: VillageOrderField;
};

/** 可排序的字段；what Village can be sorted by */
export type VillageOrderField =
  /** 名称；name */
  | 'NAME'
  /** 所在镇街；the town it lies in：名称；name */
  | 'TOWN_NAME';

/** 一行村(社区)；A row as it was read. */
export type VillageRowInput = {
  /** 村(社区)；the row */
  id: string | number;
  /** 读取时的修订号；revision of the row as it was read */
  revision: number;
};

/** 筛选条件，嵌套至多 3 层；which objects of Village */
export type VillageWhere = {
  /** 都成立；all of them hold */
  and?: Array<VillageWhere> | null | undefined;
  /** 党组织；branches that stand here or serve it */
  branches?: BranchListWhere | null | undefined;
  /** 区划代码，12 位；division code, 12 digits */
  divisionCode?: StringFilter | null | undefined;
  /** 标识；the object's own id */
  id?: IdFilter | null | undefined;
  /** 愿意共建；whether the village agrees to build jointly */
  isWilling?: BooleanFilter | null | undefined;
  /** 名称；name */
  name?: StringFilter | null | undefined;
  /** 不成立；it does not hold */
  not?: VillageWhere | null | undefined;
  /** 至少一个成立；one of them holds */
  or?: Array<VillageWhere> | null | undefined;
  /** 单位；organizations that lie here or on this line now */
  organizations?: OrganizationListWhere | null | undefined;
  /** 所在镇街；the town it lies in */
  town?: TownWhere | null | undefined;
  /** 所在镇街；the town it lies in */
  townId?: IdFilter | null | undefined;
  /** 城乡分类；urban-rural class of the statistics */
  urbanRuralClass?: UrbanRuralClassFilter | null | undefined;
};

/** 停用原因；Why a webhook sends nothing. */
export type WebhookOff =
  /** 管理员停用；by administrator */
  | 'BY_ADMINISTRATOR'
  /** 所有人停用；by owner */
  | 'BY_OWNER'
  /** 接收方答复 410，不再接收；gone */
  | 'GONE'
  /** 24 小时内均未送达；not delivered */
  | 'NOT_DELIVERED'
  /** 所有人的账号已停用；owner inactive */
  | 'OWNER_INACTIVE';

/** 撤下竞赛成绩；Take published results down; that they were published stays. */
export type WithdrawContestPublicationInput = {
  /** 竞赛公布；publication */
  id: string | number;
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
  /** 原因，对公众显示；why, shown to everybody */
  reason: string;
};

/** 退赛；Withdraw an entry, also in mid-round; what it has scored stays in the log. */
export type WithdrawEntryInput = {
  /** 参赛；entry */
  id: string | number;
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
  /** 原因；why */
  reason: string;
};

/** 撤回公布；Withdraw a publication; it stays in the list, its figures are no longer public. */
export type WithdrawPublicationInput = {
  /** 公布；publication */
  id: string | number;
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
  /** 原因，至多 500 字；reason, shown to everybody */
  reason: string;
};

/** 撤销回避；Take back a recusal that was declared by mistake; the reason stays in the log. */
export type WithdrawRecusalInput = {
  /** 回避；recusal */
  id: string | number;
  /** 幂等键，1–100 字；a repeat with the same key has no second effect */
  idempotencyKey?: string | null | undefined;
  /** 原因；why */
  reason: string;
};

/** 工作覆盖方式；By what the work reaches an organization that may have no branch. */
export type WorkCoverageKind =
  /** 联络员；contact */
  | 'CONTACT'
  /** 指导员；instructor */
  | 'INSTRUCTOR'
  /** 工会；union */
  | 'UNION'
  /** 团组织；youth league */
  | 'YOUTH_LEAGUE';

/** 与 WorkCoverageKind 比较；compares a WorkCoverageKind */
export type WorkCoverageKindFilter = {
  /** 等于；equals */
  eq?: WorkCoverageKind | null | undefined;
  /** 等于其一，至多 250 项；one of at most 250 */
  in?: Array<WorkCoverageKind> | null | undefined;
  /** 是否为空；whether there is no value */
  isNull?: boolean | null | undefined;
  /** 不等于，空值也算；differs, a missing value too */
  ne?: WorkCoverageKind | null | undefined;
};

/** 按所含的 WorkCoverage 筛选；which lists of WorkCoverage, as of today */
export type WorkCoverageListWhere = {
  /** 全部符合，没有时也算；all meet it, also where there are none */
  every?: WorkCoverageWhere | null | undefined;
  /** 没有符合的；not one meets it */
  none?: WorkCoverageWhere | null | undefined;
  /** 至少一个符合；at least one meets it */
  some?: WorkCoverageWhere | null | undefined;
};

/** 筛选条件，嵌套至多 3 层；which objects of WorkCoverage */
export type WorkCoverageWhere = {
  /** 都成立；all of them hold */
  and?: Array<WorkCoverageWhere> | null | undefined;
  /** 标识；the object's own id */
  id?: IdFilter | null | undefined;
  /** 类别；instructor, contact, union or youth league */
  kind?: WorkCoverageKindFilter | null | undefined;
  /** 不成立；it does not hold */
  not?: WorkCoverageWhere | null | undefined;
  /** 至少一个成立；one of them holds */
  or?: Array<WorkCoverageWhere> | null | undefined;
  /** 单位；the organization */
  organization?: OrganizationWhere | null | undefined;
  /** 单位；the organization */
  organizationId?: IdFilter | null | undefined;
};

export type NameOfQueryVariables = Exact<{
  id: string | number;
}>;


export type NameOfQuery = { node:
    | { name: string }
    | { name: string }
    | { name: string }
    | { name: string }
    | { name: string }
    | Record<PropertyKey, never>
   | null };

export type PlacesQueryVariables = Exact<{ [key: string]: never; }>;


export type PlacesQuery = { towns: { nodes: Array<{ id: string, name: string }> }, departments: { nodes: Array<{ id: string, name: string }> } };

export type TokenRowFragment = { id: string, name: string, prefix: string, createdAt: string, expiresOn: string, usedAt: string | null, revokedAt: string | null, scopes: string | null };

export type OwnTokensQueryVariables = Exact<{ [key: string]: never; }>;


export type OwnTokensQuery = { me: { id: string, tokens: Array<{ id: string, name: string, prefix: string, createdAt: string, expiresOn: string, usedAt: string | null, revokedAt: string | null, scopes: string | null }> } | null };

export type TokenScopesQueryVariables = Exact<{ [key: string]: never; }>;


export type TokenScopesQuery = { tokenScopes: Array<{ name: string, description: string, fields: Array<{ type: string, field: string }> }> };

export type CreateTokenMutationVariables = Exact<{
  input: CreateTokenInput;
}>;


export type CreateTokenMutation = { createToken: { secret: string | null, token: { id: string, name: string, prefix: string, createdAt: string, expiresOn: string, usedAt: string | null, revokedAt: string | null, scopes: string | null } | null, problems: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null }> } };

export type RevokeTokenMutationVariables = Exact<{
  input: RevokeTokenInput;
}>;


export type RevokeTokenMutation = { revokeToken: { token: { id: string, name: string, prefix: string, createdAt: string, expiresOn: string, usedAt: string | null, revokedAt: string | null, scopes: string | null } | null, problems: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null }> } };

export type WebhookRowFragment = { id: string, name: string, url: string, types: string | null, kinds: string | null, isOn: boolean, offReason: WebhookOff | null, failingSince: string | null, succeededAt: string | null, formerUntil: string | null, owner: { id: string, name: string } | null, deliveries: { nodes: Array<{ id: string, createdAt: string, kind: DeliveryKind, state: DeliveryState, changeCount: number, attempts: number, nextAt: string | null, lastAt: string | null, lastStatus: number | null, lastFault: DeliveryFault | null }> } };

export type WebhooksQueryVariables = Exact<{ [key: string]: never; }>;


export type WebhooksQuery = { webhooks: { nodes: Array<{ id: string, name: string, url: string, types: string | null, kinds: string | null, isOn: boolean, offReason: WebhookOff | null, failingSince: string | null, succeededAt: string | null, formerUntil: string | null, owner: { id: string, name: string } | null, deliveries: { nodes: Array<{ id: string, createdAt: string, kind: DeliveryKind, state: DeliveryState, changeCount: number, attempts: number, nextAt: string | null, lastAt: string | null, lastStatus: number | null, lastFault: DeliveryFault | null }> } }> } };

export type RegisterWebhookMutationVariables = Exact<{
  input: RegisterWebhookInput;
}>;


export type RegisterWebhookMutation = { registerWebhook: { secret: string | null, webhook: { id: string } | null, problems: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null }> } };

export type EditWebhookMutationVariables = Exact<{
  input: EditWebhookInput;
}>;


export type EditWebhookMutation = { editWebhook: { webhook: { id: string } | null, problems: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null }> } };

export type SwitchWebhookMutationVariables = Exact<{
  input: SwitchWebhookInput;
}>;


export type SwitchWebhookMutation = { switchWebhook: { webhook: { id: string, isOn: boolean } | null, problems: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null }> } };

export type RenewWebhookSecretMutationVariables = Exact<{
  input: RenewWebhookSecretInput;
}>;


export type RenewWebhookSecretMutation = { renewWebhookSecret: { secret: string | null, webhook: { id: string } | null, problems: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null }> } };

export type RemoveWebhookMutationVariables = Exact<{
  input: RemoveWebhookInput;
}>;


export type RemoveWebhookMutation = { removeWebhook: { problems: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null }> } };

export type SendTestEventMutationVariables = Exact<{
  input: SendTestEventInput;
}>;


export type SendTestEventMutation = { sendTestEvent: { delivery: { id: string } | null, problems: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null }> } };

export type ContestFiguresQueryVariables = Exact<{
  asOf: string;
  since: string;
  town?: string | number | null | undefined;
  department?: string | number | null | undefined;
  trade?: string | null | undefined;
  cluster?: string | null | undefined;
  isEnglish: boolean;
}>;


export type ContestFiguresQuery = { figures: Array<{ code: FigureCode, name: string, subject: Subject, unit: FigureUnit, numerator: number, definition?: string, englishDefinition?: string, ruleVersion: number }> };

export type ContestFigureGroupsQueryVariables = Exact<{
  contestsBy: ContestBreakdown;
  asOf: string;
  since: string;
  town?: string | number | null | undefined;
  department?: string | number | null | undefined;
  codes: Array<FigureCode> | FigureCode;
}>;


export type ContestFigureGroupsQuery = { contestFigureGroups: Array<{ code: FigureCode, unit: FigureUnit, numerator: number, groupKey: string | null, trade: string | null, cluster: string | null }> };

export type ContestFigureRowsQueryVariables = Exact<{
  code: FigureCode;
  asOf: string;
  since: string;
  town?: string | number | null | undefined;
  department?: string | number | null | undefined;
  trade?: string | null | undefined;
  cluster?: string | null | undefined;
  after?: string | null | undefined;
  isContest: boolean;
  isDiscipline: boolean;
  isEntry: boolean;
  isJudge: boolean;
  isAward: boolean;
  isSession: boolean;
  isAttendance: boolean;
}>;


export type ContestFigureRowsQuery = { figure: { contests?: { totalCount: { value: number }, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, name: string, startsOn: string, level: ContestLevel, trade: string | null, clusterName: string | null }> }, disciplines?: { totalCount: { value: number }, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, name: string, entryCount: number, contest: { id: string, name: string, startsOn: string } | null }> }, entries?: { totalCount: { value: number }, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, bib: string, name: string | null, organizationName: string | null, contest: { id: string, name: string, startsOn: string } | null }> }, judges?: { totalCount: { value: number }, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, name: string, isHead: boolean, contest: { id: string, name: string, startsOn: string } | null }> }, awards?: { totalCount: { value: number }, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, rank: AwardRank, givenOn: string, certificateNumber: string, entry: { bib: string, name: string | null } | null, contest: { id: string, name: string, startsOn: string } | null }> }, practiceSessions?: { totalCount: { value: number }, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, name: string, heldOn: string, contest: { id: string, name: string, startsOn: string } | null }> }, practiceResults?: { totalCount: { value: number }, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, value: string | null, session: { name: string, heldOn: string, unit: string, contest: { id: string, name: string, startsOn: string } | null } | null, entry: { bib: string, name: string | null, organizationName: string | null } | null }> } } | null };

export type ContestOfRowFragment = { id: string, name: string, startsOn: string };

export type BringScoresMutationVariables = Exact<{
  input: BringScoresInput;
}>;


export type BringScoresMutation = { bringScores: { receipts: Array<{ key: string, state: ReceiptState, code: string | null, message: string | null, remedy: string | null }>, problems: Array<{ code: string, message: string, remedy: string, path: Array<string> }> } };

export type ContestRowFragment = { id: string, name: string, kind: ContestKind, level: ContestLevel, state: ContestState, trade: string | null, startsOn: string, endsOn: string, entries: { totalCount: { value: number } } };

export type ContestsQueryVariables = Exact<{
  after?: string | null | undefined;
  where?: ContestWhere | null | undefined;
  search?: string | null | undefined;
}>;


export type ContestsQuery = { contests: { nodes: Array<{ id: string, name: string, kind: ContestKind, level: ContestLevel, state: ContestState, trade: string | null, startsOn: string, endsOn: string, entries: { totalCount: { value: number } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type CriterionRowFragment = { id: string, revision: number, name: string, part: CriterionPart, kind: CriterionKind, maximum: string | null, weight: string, step: string, unit: string };

export type RoundRulesFragment = { id: string, revision: number, name: string, position: number, state: RoundState, openedAt: string | null, closedAt: string | null, frozenAt: string | null, publishedAt: string | null, theoryShare: string, judgesRule: JudgesRule, drops: number, attempts: number, attemptsRule: AttemptsRule, ranking: RoundRanking, decimals: number, advanceRule: AdvanceRule, advanceValue: string | null, drawSeed: string | null, isBlind: boolean, needsCheck: boolean, outlierSpread: string | null, tieRules: Array<{ rule: TieRule }>, criteria: { nodes: Array<{ id: string, revision: number, name: string, part: CriterionPart, kind: CriterionKind, maximum: string | null, weight: string, step: string, unit: string }> }, starts: { totalCount: { value: number } } };

export type WholeContestFragment = { id: string, revision: number, name: string, kind: ContestKind, level: ContestLevel, state: ContestState, trade: string | null, clusterName: string | null, startsOn: string, endsOn: string, standard: string | null, appealHours: number, nameDays: number, showsOwnScores: boolean, closedAt: string | null, awaySince: string | null, hostBranch: { id: string, name: string } | null, organizerTown: { id: string, name: string } | null, organizerDepartment: { id: string, name: string } | null, copiedFrom: { id: string, name: string } | null, disciplines: { nodes: Array<{ id: string, revision: number, name: string, position: number, isTeam: boolean, rounds: { nodes: Array<{ id: string, revision: number, name: string, position: number, state: RoundState, openedAt: string | null, closedAt: string | null, frozenAt: string | null, publishedAt: string | null, theoryShare: string, judgesRule: JudgesRule, drops: number, attempts: number, attemptsRule: AttemptsRule, ranking: RoundRanking, decimals: number, advanceRule: AdvanceRule, advanceValue: string | null, drawSeed: string | null, isBlind: boolean, needsCheck: boolean, outlierSpread: string | null, judgeRounds: { totalCount: { value: number } }, tieRules: Array<{ rule: TieRule }>, criteria: { nodes: Array<{ id: string, revision: number, name: string, part: CriterionPart, kind: CriterionKind, maximum: string | null, weight: string, step: string, unit: string }> }, starts: { totalCount: { value: number } } }> } }> }, entries: { totalCount: { value: number } }, judges: { totalCount: { value: number } } };

export type ContestQueryVariables = Exact<{
  id: string | number;
}>;


export type ContestQuery = { contest: { id: string, revision: number, name: string, kind: ContestKind, level: ContestLevel, state: ContestState, trade: string | null, clusterName: string | null, startsOn: string, endsOn: string, standard: string | null, appealHours: number, nameDays: number, showsOwnScores: boolean, closedAt: string | null, awaySince: string | null, hostBranch: { id: string, name: string } | null, organizerTown: { id: string, name: string } | null, organizerDepartment: { id: string, name: string } | null, copiedFrom: { id: string, name: string } | null, disciplines: { nodes: Array<{ id: string, revision: number, name: string, position: number, isTeam: boolean, rounds: { nodes: Array<{ id: string, revision: number, name: string, position: number, state: RoundState, openedAt: string | null, closedAt: string | null, frozenAt: string | null, publishedAt: string | null, theoryShare: string, judgesRule: JudgesRule, drops: number, attempts: number, attemptsRule: AttemptsRule, ranking: RoundRanking, decimals: number, advanceRule: AdvanceRule, advanceValue: string | null, drawSeed: string | null, isBlind: boolean, needsCheck: boolean, outlierSpread: string | null, judgeRounds: { totalCount: { value: number } }, tieRules: Array<{ rule: TieRule }>, criteria: { nodes: Array<{ id: string, revision: number, name: string, part: CriterionPart, kind: CriterionKind, maximum: string | null, weight: string, step: string, unit: string }> }, starts: { totalCount: { value: number } } }> } }> }, entries: { totalCount: { value: number } }, judges: { totalCount: { value: number } } } | null };

export type ResultRowFragment = { id: string, bib: string | null, theory: string | null, practical: string | null, seconds: string | null, penalties: string, total: string | null, place: number | null, isShared: boolean, status: StartStatus, missing: number, isPending: boolean, advances: boolean, appealState: AppealState | null, entry: { id: string, name: string | null, organizationName: string | null } | null };

export type RoundDeskQueryVariables = Exact<{
  id: string | number;
}>;


export type RoundDeskQuery = { round: { id: string, revision: number, name: string, position: number, state: RoundState, openedAt: string | null, closedAt: string | null, frozenAt: string | null, publishedAt: string | null, theoryShare: string, judgesRule: JudgesRule, drops: number, attempts: number, attemptsRule: AttemptsRule, ranking: RoundRanking, decimals: number, advanceRule: AdvanceRule, advanceValue: string | null, drawSeed: string | null, isBlind: boolean, needsCheck: boolean, outlierSpread: string | null, contest: { id: string, name: string } | null, discipline: { id: string, name: string } | null, openConflicts: { totalCount: { value: number, exact: boolean } }, tieRules: Array<{ rule: TieRule }>, criteria: { nodes: Array<{ id: string, revision: number, name: string, part: CriterionPart, kind: CriterionKind, maximum: string | null, weight: string, step: string, unit: string }> }, starts: { totalCount: { value: number } } } | null };

export type RoundConflictsQueryVariables = Exact<{
  id: string | number;
  after?: string | null | undefined;
}>;


export type RoundConflictsQuery = { round: { openConflicts: { nodes: Array<{ id: string, code: string, entry: { id: string, bib: string } | null, firstRecord: { id: string, value: string | null, status: StartStatus | null } | null, secondRecord: { id: string, value: string | null, status: StartStatus | null, kind: ScoreKind, recordedAt: string, criterion: { id: string, name: string } | null, judge: { id: string, name: string } | null } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type RoundResultsQueryVariables = Exact<{
  id: string | number;
  after?: string | null | undefined;
}>;


export type RoundResultsQuery = { round: { results: { nodes: Array<{ id: string, bib: string | null, theory: string | null, practical: string | null, seconds: string | null, penalties: string, total: string | null, place: number | null, isShared: boolean, status: StartStatus, missing: number, isPending: boolean, advances: boolean, appealState: AppealState | null, entry: { id: string, name: string | null, organizationName: string | null } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type DeskWorkQueryVariables = Exact<{
  id: string | number;
}>;


export type DeskWorkQuery = { round: { progress: Array<{ judgeId: string, name: string, done: number, expected: number }>, panels: { fewest: number, most: number } | null, spreads: Array<{ entryId: string, bib: string, criterionId: string, criterion: string, attempt: number, lowest: string, highest: string }>, uncheckedScores: { totalCount: { value: number, exact: boolean }, nodes: Array<{ id: string, version: number }> } } | null };

export type CloseRoundMutationVariables = Exact<{
  input: CloseRoundInput;
}>;


export type CloseRoundMutation = { closeRound: { round: { id: string } | null, problems: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null }> } };

export type ReleaseRoundMutationVariables = Exact<{
  input: ReleaseRoundInput;
}>;


export type ReleaseRoundMutation = { releaseRound: { round: { id: string } | null, problems: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null }> } };

export type FreezeRoundMutationVariables = Exact<{
  input: FreezeRoundInput;
}>;


export type FreezeRoundMutation = { freezeRound: { round: { id: string } | null, problems: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null }> } };

export type ResolveConflictMutationVariables = Exact<{
  input: ResolveConflictInput;
}>;


export type ResolveConflictMutation = { resolveConflict: { conflict: { id: string } | null, problems: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null }> } };

export type CheckScoresMutationVariables = Exact<{
  input: CheckScoresInput;
}>;


export type CheckScoresMutation = { checkScores: { scores: Array<{ id: string }>, problems: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null }> } };

export type IssueJudgePassMutationVariables = Exact<{
  input: IssueJudgePassInput;
}>;


export type IssueJudgePassMutation = { issueJudgePass: { secret: string | null, url: string | null, endsAt: string | null, pass: { id: string } | null, problems: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null }> } };

export type RevokeJudgePassMutationVariables = Exact<{
  input: RevokeJudgePassInput;
}>;


export type RevokeJudgePassMutation = { revokeJudgePass: { pass: { id: string } | null, problems: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null }> } };

export type RoundShownFragment = { id: string, name: string, state: RoundState, frozenAt: string | null, decimals: number, contest: { id: string, name: string } | null, discipline: { id: string, name: string } | null, board: Array<{ resultId: string, bib: string, place: number, total: string | null, isPending: boolean, entry: { id: string, name: string | null, organizationName: string | null } | null }> };

export type FollowRoundSubscriptionVariables = Exact<{
  id: string | number;
}>;


export type FollowRoundSubscription = { roundResults: { id: string, name: string, state: RoundState, frozenAt: string | null, decimals: number, contest: { id: string, name: string } | null, discipline: { id: string, name: string } | null, board: Array<{ resultId: string, bib: string, place: number, total: string | null, isPending: boolean, entry: { id: string, name: string | null, organizationName: string | null } | null }> } | null };

export type PollRoundQueryVariables = Exact<{
  id: string | number;
  since?: string | null | undefined;
}>;


export type PollRoundQuery = { roundResults: { cursor: string, round: { id: string, name: string, state: RoundState, frozenAt: string | null, decimals: number, contest: { id: string, name: string } | null, discipline: { id: string, name: string } | null, board: Array<{ resultId: string, bib: string, place: number, total: string | null, isPending: boolean, entry: { id: string, name: string | null, organizationName: string | null } | null }> } | null } };

export type HearRoundSubscriptionVariables = Exact<{
  id: string | number;
}>;


export type HearRoundSubscription = { changes: { cursor: string } };

export type StartOrderQueryVariables = Exact<{
  id: string | number;
  after?: string | null | undefined;
}>;


export type StartOrderQuery = { round: { name: string, drawSeed: string | null, contest: { id: string, name: string } | null, discipline: { name: string } | null, starts: { nodes: Array<{ id: string, position: number, bib: string | null, name: string | null, organizationName: string | null, status: StartStatus }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type AppealRowFragment = { id: string, revision: number, grounds: string, lodgedAt: string, state: AppealState, decision: string | null, decidedAt: string | null, entry: { id: string, bib: string } | null, round: { id: string, state: RoundState, closedAt: string | null } | null };

export type ContestAppealsQueryVariables = Exact<{
  id: string | number;
  after?: string | null | undefined;
}>;


export type ContestAppealsQuery = { contest: { appeals: { nodes: Array<{ id: string, revision: number, grounds: string, lodgedAt: string, state: AppealState, decision: string | null, decidedAt: string | null, entry: { id: string, bib: string } | null, round: { id: string, state: RoundState, closedAt: string | null } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type AppealWindowsQueryVariables = Exact<{
  id: string | number;
}>;


export type AppealWindowsQuery = { contest: { disciplines: { nodes: Array<{ id: string, name: string, rounds: { nodes: Array<{ id: string, name: string, state: RoundState, appealsEndAt: string | null }> } }> } } | null };

export type RoundStartersQueryVariables = Exact<{
  id: string | number;
  after?: string | null | undefined;
}>;


export type RoundStartersQuery = { round: { starts: { nodes: Array<{ id: string, entry: { id: string, bib: string, name: string | null, organizationName: string | null } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type LodgeAppealMutationVariables = Exact<{
  input: LodgeAppealInput;
}>;


export type LodgeAppealMutation = { lodgeAppeal: { appeal: { id: string } | null, problems: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null }> } };

export type DecideAppealMutationVariables = Exact<{
  input: DecideAppealInput;
}>;


export type DecideAppealMutation = { decideAppeal: { appeal: { id: string } | null, problems: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null }> } };

export type AwardRowFragment = { id: string, revision: number, rank: AwardRank, givenOn: string, certificateNumber: string, isPublished: boolean, discipline: { id: string, name: string, position: number } | null, entry: { id: string, bib: string, name: string | null, organizationName: string | null } | null, organization: { id: string, name: string } | null };

export type ContestAwardsQueryVariables = Exact<{
  id: string | number;
  after?: string | null | undefined;
}>;


export type ContestAwardsQuery = { contest: { awards: { nodes: Array<{ id: string, revision: number, rank: AwardRank, givenOn: string, certificateNumber: string, isPublished: boolean, discipline: { id: string, name: string, position: number } | null, entry: { id: string, bib: string, name: string | null, organizationName: string | null } | null, organization: { id: string, name: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type ProposeAwardsMutationVariables = Exact<{
  input: ProposeAwardsInput;
}>;


export type ProposeAwardsMutation = { proposeAwards: { nominees: Array<{ entryId: string, bib: string, name: string | null, organizationName: string, place: number, total: string | null, rank: AwardRank, isOver: boolean }>, problems: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null }> } };

export type GiveAwardsMutationVariables = Exact<{
  input: GiveAwardsInput;
}>;


export type GiveAwardsMutation = { giveAwards: { awards: Array<{ id: string }>, problems: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null }> } };

export type GiveAwardMutationVariables = Exact<{
  input: GiveAwardInput;
}>;


export type GiveAwardMutation = { giveAward: { award: { id: string } | null, problems: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null }> } };

export type TakeBackAwardMutationVariables = Exact<{
  input: TakeBackAwardInput;
}>;


export type TakeBackAwardMutation = { takeBackAward: { contest: { id: string } | null, problems: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null }> } };

export type PracticeSessionRowFragment = { id: string, name: string, heldOn: string, unit: string, ranking: RoundRanking, discipline: { id: string, name: string } | null };

export type PracticeSessionsQueryVariables = Exact<{
  id: string | number;
  after?: string | null | undefined;
}>;


export type PracticeSessionsQuery = { contest: { practiceSessions: { nodes: Array<{ id: string, name: string, heldOn: string, unit: string, ranking: RoundRanking, discipline: { id: string, name: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type PracticeEntriesQueryVariables = Exact<{
  id: string | number;
  after?: string | null | undefined;
}>;


export type PracticeEntriesQuery = { contest: { entries: { nodes: Array<{ id: string, bib: string, name: string | null, organizationName: string | null, state: EntryState, discipline: { id: string } | null, practiceResults: { nodes: Array<{ id: string, isPresent: boolean, value: string | null, isPersonalBest: boolean, session: { id: string } | null }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type HoldPracticeMutationVariables = Exact<{
  input: HoldPracticeInput;
}>;


export type HoldPracticeMutation = { holdPractice: { practiceSession: { id: string } | null, problems: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null }> } };

export type RecordPracticeMutationVariables = Exact<{
  input: RecordPracticeInput;
}>;


export type RecordPracticeMutation = { recordPractice: { practiceSession: { id: string } | null, problems: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null }> } };

export type EditionRowFragment = { id: string, edition: number, note: string | null, publishedAt: string, withdrawnAt: string | null, withdrawalReason: string | null };

export type ContestEditionsQueryVariables = Exact<{
  id: string | number;
}>;


export type ContestEditionsQuery = { contest: { publications: { nodes: Array<{ id: string, edition: number, note: string | null, publishedAt: string, withdrawnAt: string | null, withdrawalReason: string | null }> } } | null };

export type PreviewContestPublicationMutationVariables = Exact<{
  input: PreviewContestPublicationInput;
}>;


export type PreviewContestPublicationMutation = { previewContestPublication: { edition: number | null, changedResults: number | null, addedResults: number | null, removedResults: number | null, results: Array<{ disciplineName: string, roundName: string, place: number | null, isShared: boolean, bib: string, name: string | null, isNamed: boolean, organizationName: string, total: string | null, status: StartStatus, award: AwardRank | null }>, organizationAwards: Array<{ organizationName: string }>, warnings: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null }>, problems: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null }> } };

export type PublishContestMutationVariables = Exact<{
  input: PublishContestInput;
}>;


export type PublishContestMutation = { publishContest: { publication: { id: string, edition: number } | null, problems: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null }> } };

export type WithdrawContestPublicationMutationVariables = Exact<{
  input: WithdrawContestPublicationInput;
}>;


export type WithdrawContestPublicationMutation = { withdrawContestPublication: { publication: { id: string } | null, problems: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null }> } };

export type EntryRowFragment = { id: string, revision: number, bib: string, name: string | null, teamNames: string | null, organizationName: string | null, showsName: boolean | null, keepsName: boolean | null, state: EntryState, withdrawalReason: string | null, nameErasedAt: string | null, organization: { id: string, name: string } | null, branch: { id: string, name: string } | null, discipline: { id: string, name: string } | null };

export type ContestEntriesQueryVariables = Exact<{
  id: string | number;
  after?: string | null | undefined;
}>;


export type ContestEntriesQuery = { contest: { entries: { nodes: Array<{ id: string, revision: number, bib: string, name: string | null, teamNames: string | null, organizationName: string | null, showsName: boolean | null, keepsName: boolean | null, state: EntryState, withdrawalReason: string | null, nameErasedAt: string | null, organization: { id: string, name: string } | null, branch: { id: string, name: string } | null, discipline: { id: string, name: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type JudgeRowFragment = { id: string, revision: number, name: string, isHead: boolean, organization: { id: string, name: string } | null, rounds: { nodes: Array<{ id: string, round: { id: string, name: string, state: RoundState } | null }> }, recusals: { nodes: Array<{ id: string, reason: RecusalReason, entry: { id: string, bib: string } | null, organization: { id: string, name: string } | null }> } };

export type ContestJudgesQueryVariables = Exact<{
  id: string | number;
}>;


export type ContestJudgesQuery = { contest: { judges: { nodes: Array<{ id: string, revision: number, name: string, isHead: boolean, organization: { id: string, name: string } | null, rounds: { nodes: Array<{ id: string, round: { id: string, name: string, state: RoundState } | null }> }, recusals: { nodes: Array<{ id: string, reason: RecusalReason, entry: { id: string, bib: string } | null, organization: { id: string, name: string } | null }> } }> } } | null };

export type UnrevokedPassesQueryVariables = Exact<{
  id: string | number;
  after?: string | null | undefined;
}>;


export type UnrevokedPassesQuery = { contest: { unrevokedPasses: { nodes: Array<{ id: string, worksOn: string, endsAt: string, usedAt: string | null, createdAt: string, issuer: { id: string, name: string } | null, judge: { id: string, name: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type HeldPassFragment = { id: string, worksOn: string, endsAt: string, usedAt: string | null, createdAt: string, issuer: { id: string, name: string } | null, judge: { id: string, name: string } | null };

export type JudgedEntriesQueryVariables = Exact<{
  id: string | number;
  after?: string | null | undefined;
}>;


export type JudgedEntriesQuery = { round: { starts: { nodes: Array<{ id: string, entry: { id: string, bib: string, organization: { id: string, name: string } | null } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type CreateContestMutationVariables = Exact<{
  input: CreateContestInput;
}>;


export type CreateContestMutation = { createContest: { contest: { id: string, name: string } | null, problems: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null }> } };

export type EditContestMutationVariables = Exact<{
  input: EditContestInput;
}>;


export type EditContestMutation = { editContest: { contest: { id: string } | null, problems: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null }> } };

export type CopyContestMutationVariables = Exact<{
  input: CopyContestInput;
}>;


export type CopyContestMutation = { copyContest: { contest: { id: string, name: string } | null, problems: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null }> } };

export type ChangeContestStateMutationVariables = Exact<{
  input: ChangeContestStateInput;
}>;


export type ChangeContestStateMutation = { changeContestState: { contest: { id: string, state: ContestState } | null, problems: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null }> } };

export type AddDisciplineMutationVariables = Exact<{
  input: AddDisciplineInput;
}>;


export type AddDisciplineMutation = { addDiscipline: { discipline: { id: string } | null, problems: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null }> } };

export type EditDisciplineMutationVariables = Exact<{
  input: EditDisciplineInput;
}>;


export type EditDisciplineMutation = { editDiscipline: { discipline: { id: string } | null, problems: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null }> } };

export type AddRoundMutationVariables = Exact<{
  input: AddRoundInput;
}>;


export type AddRoundMutation = { addRound: { round: { id: string } | null, problems: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null }> } };

export type EditRoundMutationVariables = Exact<{
  input: EditRoundInput;
}>;


export type EditRoundMutation = { editRound: { round: { id: string } | null, problems: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null }> } };

export type OpenRoundMutationVariables = Exact<{
  input: OpenRoundInput;
}>;


export type OpenRoundMutation = { openRound: { round: { id: string, state: RoundState } | null, problems: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null }> } };

export type AddCriterionMutationVariables = Exact<{
  input: AddCriterionInput;
}>;


export type AddCriterionMutation = { addCriterion: { criterion: { id: string } | null, problems: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null }> } };

export type EditCriterionMutationVariables = Exact<{
  input: EditCriterionInput;
}>;


export type EditCriterionMutation = { editCriterion: { criterion: { id: string } | null, problems: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null }> } };

export type EnterContestantMutationVariables = Exact<{
  input: EnterContestantInput;
}>;


export type EnterContestantMutation = { enterContestant: { entry: { id: string, bib: string } | null, problems: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null }> } };

export type EditEntryMutationVariables = Exact<{
  input: EditEntryInput;
}>;


export type EditEntryMutation = { editEntry: { entry: { id: string, bib: string } | null, problems: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null }> } };

export type WithdrawEntryMutationVariables = Exact<{
  input: WithdrawEntryInput;
}>;


export type WithdrawEntryMutation = { withdrawEntry: { entry: { id: string, bib: string } | null, problems: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null }> } };

export type DrawStartOrderMutationVariables = Exact<{
  input: DrawStartOrderInput;
}>;


export type DrawStartOrderMutation = { drawStartOrder: { round: { id: string, drawSeed: string | null } | null, problems: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null }> } };

export type AppointJudgeMutationVariables = Exact<{
  input: AppointJudgeInput;
}>;


export type AppointJudgeMutation = { appointJudge: { judge: { id: string } | null, problems: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null }> } };

export type AssignJudgeMutationVariables = Exact<{
  input: AssignJudgeInput;
}>;


export type AssignJudgeMutation = { assignJudge: { judge: { id: string } | null, problems: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null }> } };

export type UnassignJudgeMutationVariables = Exact<{
  input: UnassignJudgeInput;
}>;


export type UnassignJudgeMutation = { unassignJudge: { judge: { id: string } | null, problems: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null }> } };

export type DeclareRecusalMutationVariables = Exact<{
  input: DeclareRecusalInput;
}>;


export type DeclareRecusalMutation = { declareRecusal: { judge: { id: string } | null, problems: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null }> } };

export type WithdrawRecusalMutationVariables = Exact<{
  input: WithdrawRecusalInput;
}>;


export type WithdrawRecusalMutation = { withdrawRecusal: { judge: { id: string } | null, problems: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null }> } };

export type RemoveDisciplineMutationVariables = Exact<{
  input: RemoveDisciplineInput;
}>;


export type RemoveDisciplineMutation = { removeDiscipline: { contest: { id: string } | null, problems: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null }> } };

export type RemoveRoundMutationVariables = Exact<{
  input: RemoveRoundInput;
}>;


export type RemoveRoundMutation = { removeRound: { discipline: { id: string } | null, problems: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null }> } };

export type RemoveCriterionMutationVariables = Exact<{
  input: RemoveCriterionInput;
}>;


export type RemoveCriterionMutation = { removeCriterion: { round: { id: string } | null, problems: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null }> } };

export type ContestVenueQueryVariables = Exact<{
  id: string | number;
}>;


export type ContestVenueQuery = { contest: { carries: { nodes: Array<{ id: string, place: CarryPlace, held: Array<{ key: string, label: string, records: number, state: HeldState }> }> } } | null };

export type CarryContestMutationVariables = Exact<{
  input: CarryContestInput;
}>;


export type CarryContestMutation = { carryContest: { url: string | null, passphrase: string | null, problems: Array<{ code: string, message: string, remedy: string, path: Array<string> }> } };

export type ReturnContestMutationVariables = Exact<{
  input: ReturnContestInput;
}>;


export type ReturnContestMutation = { returnContest: { url: string | null, problems: Array<{ code: string, message: string, remedy: string, path: Array<string> }> } };

export type ReceiveReturnMutationVariables = Exact<{
  input: ReceiveReturnInput;
}>;


export type ReceiveReturnMutation = { receiveReturn: { url: string | null, problems: Array<{ code: string, message: string, remedy: string, path: Array<string> }> } };

export type CallBackContestMutationVariables = Exact<{
  input: CallBackContestInput;
}>;


export type CallBackContestMutation = { callBackContest: { problems: Array<{ code: string, message: string, remedy: string, path: Array<string> }> } };

export type DecideReturnedMutationVariables = Exact<{
  input: DecideReturnedInput;
}>;


export type DecideReturnedMutation = { decideReturned: { problems: Array<{ code: string, message: string, remedy: string, path: Array<string> }> } };

export type FiguresQueryVariables = Exact<{
  asOf?: string | null | undefined;
  townId?: string | number | null | undefined;
  departmentId?: string | number | null | undefined;
  formation?: Formation | null | undefined;
  isEnglish?: boolean | null | undefined;
}>;


export type FiguresQuery = { figures: Array<{ family: FigureFamily, definition?: string, englishDefinition?: string, reportedNumerator: number, unknownNumerator: number, windowFrom: string, windowTo: string, ruleVersion: number, earliestDueOn: string | null, code: FigureCode, population: Population, subject: Subject, unit: FigureUnit, value: string | null, numerator: number, denominator: number | null }> };

export type FigureReadingFragment = { code: FigureCode, population: Population, subject: Subject, unit: FigureUnit, value: string | null, numerator: number, denominator: number | null };

export type FigureGroupsQueryVariables = Exact<{
  breakdown: Breakdown;
  asOf?: string | null | undefined;
  townId?: string | number | null | undefined;
  departmentId?: string | number | null | undefined;
  formation?: Formation | null | undefined;
}>;


export type FigureGroupsQuery = { figureGroups: Array<{ groupKey: string | null, groupName: string | null, townId: string | null, departmentId: string | null, formation: Formation | null, code: FigureCode, population: Population, subject: Subject, unit: FigureUnit, value: string | null, numerator: number, denominator: number | null }> };

export type FigureTrendQueryVariables = Exact<{
  from: string;
  to?: string | null | undefined;
  townId?: string | number | null | undefined;
  departmentId?: string | number | null | undefined;
  formation?: Formation | null | undefined;
}>;


export type FigureTrendQuery = { figureTrend: Array<{ asOf: string, code: FigureCode, population: Population, subject: Subject, unit: FigureUnit, value: string | null, numerator: number, denominator: number | null }> };

export type FigureChangeQueryVariables = Exact<{
  code: FigureCode;
  population?: Population | null | undefined;
  from: string;
  to?: string | null | undefined;
  townId?: string | number | null | undefined;
  departmentId?: string | number | null | undefined;
  formation?: Formation | null | undefined;
}>;


export type FigureChangeQuery = { figureChange: { before: { code: FigureCode, population: Population, subject: Subject, unit: FigureUnit, value: string | null, numerator: number, denominator: number | null }, after: { code: FigureCode, population: Population, subject: Subject, unit: FigureUnit, value: string | null, numerator: number, denominator: number | null }, groups: Array<{ direction: Direction, part: Part, reason: ChangeReason, count: number, organizations: { nodes: Array<{ id: string, name: string }> }, branches: { nodes: Array<{ id: string, name: string }> } }> } | null };

export type RosterNotesQueryVariables = Exact<{
  where: BranchWhere;
}>;


export type RosterNotesQuery = { branches: { totalCount: { value: number } } };

export type PublishedOfQueryVariables = Exact<{
  asOf: string;
  where: IdFilter;
}>;


export type PublishedOfQuery = { publications: { nodes: Array<{ id: string, asOf: string, publishedAt: string, edition: number, isWithdrawn: boolean, withdrawal: { reason: string } | null, figures: Array<{ code: string, population: Population, family: FigureFamily, unit: FigureUnit, name: string, definition: string, englishDefinition: string, value: string | null, reason: NoValueReason | null, numerator: number | null, denominator: number | null, isSuppressed: boolean }> }> } };

export type GeometrySummaryFragment = { id: string, createdAt: string, fileName: string, layer: GeometryLayer, system: CoordinateSystem, nameColumn: string | null, state: GeometryState, total: number, counts: { new: number, changed: number, same: number, ambiguous: number, refused: number } };

export type GeometryFeatureFragment = { id: string, position: number, label: string, outcome: FeatureOutcome, geometry: string | null, longitude: number | null, latitude: number | null, town: { id: string, name: string } | null, findings: Array<{ code: string, message: string, remedy: string, isWarning: boolean, longitude: number | null, latitude: number | null }> };

export type GeometryBatchesQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type GeometryBatchesQuery = { geometryBatches: { nodes: Array<{ id: string, createdAt: string, fileName: string, layer: GeometryLayer, system: CoordinateSystem, nameColumn: string | null, state: GeometryState, total: number, counts: { new: number, changed: number, same: number, ambiguous: number, refused: number } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type GeometryBatchQueryVariables = Exact<{
  id: string | number;
}>;


export type GeometryBatchQuery = { geometryBatch: { id: string, createdAt: string, fileName: string, layer: GeometryLayer, system: CoordinateSystem, nameColumn: string | null, state: GeometryState, total: number, notices: Array<{ message: string }>, counts: { new: number, changed: number, same: number, ambiguous: number, refused: number } } | null };

export type GeometryFeaturesQueryVariables = Exact<{
  id: string | number;
  after?: string | null | undefined;
}>;


export type GeometryFeaturesQuery = { geometryBatch: { id: string, rows: { nodes: Array<{ id: string, position: number, label: string, outcome: FeatureOutcome, geometry: string | null, longitude: number | null, latitude: number | null, town: { id: string, name: string } | null, findings: Array<{ code: string, message: string, remedy: string, isWarning: boolean, longitude: number | null, latitude: number | null }> }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } } | null };

export type ApplyGeometryMutationVariables = Exact<{
  input: ApplyGeometryInput;
}>;


export type ApplyGeometryMutation = { applyGeometry: { geometryBatch: { id: string, createdAt: string, fileName: string, layer: GeometryLayer, system: CoordinateSystem, nameColumn: string | null, state: GeometryState, total: number, counts: { new: number, changed: number, same: number, ambiguous: number, refused: number } } | null, problems: Array<{ code: string, message: string, remedy: string }> } };

export type UndoGeometryMutationVariables = Exact<{
  input: UndoGeometryInput;
}>;


export type UndoGeometryMutation = { undoGeometry: { geometryBatch: { id: string, createdAt: string, fileName: string, layer: GeometryLayer, system: CoordinateSystem, nameColumn: string | null, state: GeometryState, total: number, counts: { new: number, changed: number, same: number, ambiguous: number, refused: number } } | null, problems: Array<{ code: string, message: string, remedy: string }> } };

export type ImportsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type ImportsQuery = { importBatches: { nodes: Array<{ id: string, createdAt: string, fileName: string, state: ImportState, mode: ImportMode | null, effectiveOn: string | null, cutoffOn: string | null, progress: number, total: number, failure: string | null, appliedAt: string | null, undoneAt: string | null, counts: { new: number, changed: number, same: number, conflict: number, refused: number, missing: number } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type ImportSummaryFragment = { id: string, createdAt: string, fileName: string, state: ImportState, mode: ImportMode | null, effectiveOn: string | null, cutoffOn: string | null, progress: number, total: number, failure: string | null, appliedAt: string | null, undoneAt: string | null, counts: { new: number, changed: number, same: number, conflict: number, refused: number, missing: number } };

export type ImportQueryVariables = Exact<{
  id: string | number;
}>;


export type ImportQuery = { importBatch: { id: string, createdAt: string, fileName: string, state: ImportState, mode: ImportMode | null, effectiveOn: string | null, cutoffOn: string | null, progress: number, total: number, failure: string | null, appliedAt: string | null, undoneAt: string | null, contest: { id: string, name: string } | null, notices: Array<{ message: string }>, counts: { new: number, changed: number, same: number, conflict: number, refused: number, missing: number } } | null };

export type ImportRowsQueryVariables = Exact<{
  id: string | number;
  where?: ImportRowWhere | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type ImportRowsQuery = { importBatch: { id: string, rows: { nodes: Array<{ id: string, ledger: string, sheet: string, rowNumber: number | null, label: string, outcome: RowOutcome, findings: Array<{ column: string | null, code: string, message: string, remedy: string, isWarning: boolean, here: string | null, file: string | null }> }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, totalCount: { value: number, exact: boolean } } } | null };

export type ImportRowResultFragment = { id: string, ledger: string, sheet: string, rowNumber: number | null, label: string, outcome: RowOutcome, findings: Array<{ column: string | null, code: string, message: string, remedy: string, isWarning: boolean, here: string | null, file: string | null }> };

export type ApplyImportMutationVariables = Exact<{
  input: ApplyImportInput;
}>;


export type ApplyImportMutation = { applyImport: { importBatch: { id: string, createdAt: string, fileName: string, state: ImportState, mode: ImportMode | null, effectiveOn: string | null, cutoffOn: string | null, progress: number, total: number, failure: string | null, appliedAt: string | null, undoneAt: string | null, counts: { new: number, changed: number, same: number, conflict: number, refused: number, missing: number } } | null, problems: Array<{ code: string, message: string, remedy: string }> } };

export type UndoImportMutationVariables = Exact<{
  input: UndoImportInput;
}>;


export type UndoImportMutation = { undoImport: { importBatch: { id: string, createdAt: string, fileName: string, state: ImportState, mode: ImportMode | null, effectiveOn: string | null, cutoffOn: string | null, progress: number, total: number, failure: string | null, appliedAt: string | null, undoneAt: string | null, counts: { new: number, changed: number, same: number, conflict: number, refused: number, missing: number } } | null, problems: Array<{ code: string, message: string, remedy: string }> } };

export type ContestOfImportQueryVariables = Exact<{
  id: string | number;
}>;


export type ContestOfImportQuery = { contest: { id: string, name: string } | null };

export type JudgeRoundsQueryVariables = Exact<{
  contest: string | number;
}>;


export type JudgeRoundsQuery = { contest: { name: string, judges: { nodes: Array<{ rounds: { nodes: Array<{ round: { id: string } | null }> } }> } } | null };

export type JudgeSheetQueryVariables = Exact<{
  round: string | number;
  after?: string | null | undefined;
}>;


export type JudgeSheetQuery = { round: { id: string, name: string, state: RoundState, attempts: number, discipline: { name: string } | null, criteria: { nodes: Array<{ id: string, name: string, part: CriterionPart, kind: CriterionKind, maximum: string | null, step: string, unit: string }> }, starts: { nodes: Array<{ status: StartStatus, isRecused: boolean | null, bib: string | null, name: string | null, organizationName: string | null, entry: { id: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type JudgeScoresQueryVariables = Exact<{
  round: string | number;
  after?: string | null | undefined;
}>;


export type JudgeScoresQuery = { round: { scores: { nodes: Array<{ kind: ScoreKind, attempt: number, value: string | null, status: StartStatus | null, version: number, state: ScoreState, entry: { id: string } | null, criterion: { id: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type RecordScoresMutationVariables = Exact<{
  records: Array<ScoreRecordInput> | ScoreRecordInput;
}>;


export type RecordScoresMutation = { recordScores: { receipts: Array<{ key: string, state: ReceiptState, verdict: Verdict | null, version: number | null, code: string | null, message: string | null, remedy: string | null, serverTime: string }>, problems: Array<{ code: string, message: string, remedy: string }> } };

export type AreasQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  where?: AreaWhere | null | undefined;
  orderBy?: Array<AreaOrder> | AreaOrder | null | undefined;
  search?: string | null | undefined;
}>;


export type AreasQuery = { areas: { nodes: Array<{ id: string, revision: number, name: string, boundary: string | null, organizationCount: number, town: { id: string, name: string } | null }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, totalCount: { value: number, exact: boolean } } };

export type AreaRowFragment = { id: string, revision: number, name: string, boundary: string | null, organizationCount: number, town: { id: string, name: string } | null };

export type AreaQueryVariables = Exact<{
  id: string | number;
}>;


export type AreaQuery = { area: { id: string, name: string, boundary: string | null, organizationCount: number, town: { id: string, name: string } | null, organizations: { nodes: Array<{ id: string, name: string }> }, branches: { nodes: Array<{ id: string, name: string }> }, history: { nodes: Array<{ id: string, at: string, action: string, subjectTable: string, reason: string | null, operation: { id: string, rowCount: number, undoneBy: { id: string, at: string } | null } | null, user: { id: string, name: string } | null, changes: Array<{ field: string, before: string | null, after: string | null }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type BranchesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  where?: BranchWhere | null | undefined;
  orderBy?: Array<BranchOrder> | BranchOrder | null | undefined;
  search?: string | null | undefined;
}>;


export type BranchesQuery = { branches: { nodes: Array<{ id: string, revision: number, name: string, kind: BranchKind, formation: Formation | null, isFunctional: boolean, foundedOn: string | null, dissolvedOn: string | null, reportedMembers: number | null, association: string | null, updatedAt: string, fullMemberCount: number | null, secretary: { id: string, name: string } | null, building: { id: string, name: string } | null, village: { id: string, name: string } | null, area: { id: string, name: string } | null, town: { id: string, name: string } | null, parent: { id: string, name: string } | null, hosts: { nodes: Array<{ id: string, validFrom: string | null, validTo: string | null, organization: { id: string, name: string } | null }> } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, totalCount: { value: number, exact: boolean } } };

export type BranchRowFragment = { id: string, revision: number, name: string, kind: BranchKind, formation: Formation | null, isFunctional: boolean, foundedOn: string | null, dissolvedOn: string | null, reportedMembers: number | null, association: string | null, updatedAt: string, fullMemberCount: number | null, secretary: { id: string, name: string } | null, building: { id: string, name: string } | null, village: { id: string, name: string } | null, area: { id: string, name: string } | null, town: { id: string, name: string } | null, parent: { id: string, name: string } | null, hosts: { nodes: Array<{ id: string, validFrom: string | null, validTo: string | null, organization: { id: string, name: string } | null }> } };

export type BranchQueryVariables = Exact<{
  id: string | number;
}>;


export type BranchQuery = { branch: { id: string, name: string, kind: BranchKind, formation: Formation | null, association: string | null, isFunctional: boolean, awayPlace: string | null, hasUntransferred: boolean, villageFullMembers: number, foundedOn: string | null, dissolvedOn: string | null, dissolutionReason: string | null, reportedMembers: number | null, fullMemberCount: number | null, secretary: { id: string, name: string } | null, parent: { id: string, name: string } | null, town: { id: string, name: string } | null, village: { id: string, name: string } | null, building: { id: string, name: string } | null, area: { id: string, name: string } | null, hosts: { nodes: Array<{ id: string, validFrom: string | null, validTo: string | null, organization: { id: string, name: string } | null }> }, links: { nodes: Array<{ id: string, formation: Formation, basis: string | null, isDerived: boolean, validFrom: string | null, validTo: string | null, organization: { id: string, name: string } | null }> }, approvals: { nodes: Array<{ id: string, action: ApprovalAction, number: string | null, approver: string | null, kind: BranchKind, formation: Formation | null, validFrom: string | null, validTo: string | null }> }, terms: { nodes: Array<{ id: string, validFrom: string | null, validTo: string | null }> }, lastRosterConfirmation: { id: string, confirmedOn: string, confirmedBy: string | null, memberCount: number | null, noteCount: number | null, isCurrent: boolean | null, notes: { nodes: Array<{ id: string, text: string, member: { id: string, name: string } | null }> } } | null, sentOfficials: { nodes: Array<{ id: string, name: string, post: string, validFrom: string | null, validTo: string | null, department: { id: string, name: string } | null }> }, history: { nodes: Array<{ id: string, at: string, action: string, subjectTable: string, reason: string | null, operation: { id: string, rowCount: number, undoneBy: { id: string, at: string } | null } | null, user: { id: string, name: string } | null, changes: Array<{ field: string, before: string | null, after: string | null }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type BuildingsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  where?: BuildingWhere | null | undefined;
  orderBy?: Array<BuildingOrder> | BuildingOrder | null | undefined;
  search?: string | null | undefined;
}>;


export type BuildingsQuery = { buildings: { nodes: Array<{ id: string, revision: number, name: string, address: string | null, floors: number | null, organizationCount: number, town: { id: string, name: string } | null, group: { id: string, name: string } | null }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, totalCount: { value: number, exact: boolean } } };

export type BuildingRowFragment = { id: string, revision: number, name: string, address: string | null, floors: number | null, organizationCount: number, town: { id: string, name: string } | null, group: { id: string, name: string } | null };

export type BuildingQueryVariables = Exact<{
  id: string | number;
}>;


export type BuildingQuery = { building: { id: string, name: string, address: string | null, floors: number | null, longitude: number | null, latitude: number | null, coordinateSystem: CoordinateSystem | null, organizationCount: number, town: { id: string, name: string } | null, group: { id: string, name: string } | null, organizations: { nodes: Array<{ id: string, name: string }> }, branches: { nodes: Array<{ id: string, name: string }> }, history: { nodes: Array<{ id: string, at: string, action: string, subjectTable: string, reason: string | null, operation: { id: string, rowCount: number, undoneBy: { id: string, at: string } | null } | null, user: { id: string, name: string } | null, changes: Array<{ field: string, before: string | null, after: string | null }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type RefusalToldFragment = { id: string, code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null };

export type ProblemToldFragment = { code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null };

export type OrganizationNowQueryVariables = Exact<{
  id: string | number;
}>;


export type OrganizationNowQuery = { now: { id: string, revision: number, name: string, creditCode: string, kind: OrganizationKind, registrationState: RegistrationState, isDepartmentConfirmed: boolean, socialCategory: SocialOrganizationCategory | null, industry: string | null, industryCode: string | null, registrationAuthority: string | null, supervisingUnit: string | null, sizeClass: SizeClass, registeredOn: string | null, address: string | null, legalRepresentative: string | null, contactName: string | null, contactPhone: string | null, updatedAt: string, town: { id: string, name: string } | null, department: { id: string, name: string, shortName: string | null } | null, village: { id: string, name: string } | null, building: { id: string, name: string } | null, area: { id: string, name: string } | null, latestCheck: { id: string, checkedOn: string, finding: OperatingFinding } | null, links: { nodes: Array<{ id: string, formation: Formation, validFrom: string | null, validTo: string | null, branch: { id: string, name: string } | null }> } } | null };

export type ChangeOrganizationsMutationVariables = Exact<{
  input: ChangeOrganizationsInput;
}>;


export type ChangeOrganizationsMutation = { changed: { operationId: string | null, rows: Array<{ id: string, revision: number, name: string, creditCode: string, kind: OrganizationKind, registrationState: RegistrationState, isDepartmentConfirmed: boolean, socialCategory: SocialOrganizationCategory | null, industry: string | null, industryCode: string | null, registrationAuthority: string | null, supervisingUnit: string | null, sizeClass: SizeClass, registeredOn: string | null, address: string | null, legalRepresentative: string | null, contactName: string | null, contactPhone: string | null, updatedAt: string, town: { id: string, name: string } | null, department: { id: string, name: string, shortName: string | null } | null, village: { id: string, name: string } | null, building: { id: string, name: string } | null, area: { id: string, name: string } | null, latestCheck: { id: string, checkedOn: string, finding: OperatingFinding } | null, links: { nodes: Array<{ id: string, formation: Formation, validFrom: string | null, validTo: string | null, branch: { id: string, name: string } | null }> } }>, refusals: Array<{ id: string, code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null }>, problems: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null }> } };

export type BranchNowQueryVariables = Exact<{
  id: string | number;
}>;


export type BranchNowQuery = { now: { id: string, revision: number, name: string, kind: BranchKind, formation: Formation | null, isFunctional: boolean, foundedOn: string | null, dissolvedOn: string | null, reportedMembers: number | null, association: string | null, updatedAt: string, fullMemberCount: number | null, secretary: { id: string, name: string } | null, building: { id: string, name: string } | null, village: { id: string, name: string } | null, area: { id: string, name: string } | null, town: { id: string, name: string } | null, parent: { id: string, name: string } | null, hosts: { nodes: Array<{ id: string, validFrom: string | null, validTo: string | null, organization: { id: string, name: string } | null }> } } | null };

export type ChangeBranchesMutationVariables = Exact<{
  input: ChangeBranchesInput;
}>;


export type ChangeBranchesMutation = { changed: { operationId: string | null, rows: Array<{ id: string, revision: number, name: string, kind: BranchKind, formation: Formation | null, isFunctional: boolean, foundedOn: string | null, dissolvedOn: string | null, reportedMembers: number | null, association: string | null, updatedAt: string, fullMemberCount: number | null, secretary: { id: string, name: string } | null, building: { id: string, name: string } | null, village: { id: string, name: string } | null, area: { id: string, name: string } | null, town: { id: string, name: string } | null, parent: { id: string, name: string } | null, hosts: { nodes: Array<{ id: string, validFrom: string | null, validTo: string | null, organization: { id: string, name: string } | null }> } }>, refusals: Array<{ id: string, code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null }>, problems: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null }> } };

export type MemberNowQueryVariables = Exact<{
  id: string | number;
}>;


export type MemberNowQuery = { now: { id: string, revision: number, name: string, kind: MemberKind, standing: Standing, isFloating: boolean, joinedOn: string | null, fullOn: string | null, person: { id: string, idNumberMasked: string | null, phoneMasked: string | null } | null, registrations: { nodes: Array<{ id: string, role: RegistrationRole, validFrom: string | null, validTo: string | null, branch: { id: string, name: string } | null }> } } | null };

export type ChangeMembersMutationVariables = Exact<{
  input: ChangeMembersInput;
}>;


export type ChangeMembersMutation = { changed: { operationId: string | null, rows: Array<{ id: string, revision: number, name: string, kind: MemberKind, standing: Standing, isFloating: boolean, joinedOn: string | null, fullOn: string | null, person: { id: string, idNumberMasked: string | null, phoneMasked: string | null } | null, registrations: { nodes: Array<{ id: string, role: RegistrationRole, validFrom: string | null, validTo: string | null, branch: { id: string, name: string } | null }> } }>, refusals: Array<{ id: string, code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null }>, problems: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null }> } };

export type BuildingNowQueryVariables = Exact<{
  id: string | number;
}>;


export type BuildingNowQuery = { now: { id: string, revision: number, name: string, address: string | null, floors: number | null, organizationCount: number, town: { id: string, name: string } | null, group: { id: string, name: string } | null } | null };

export type ChangeBuildingsMutationVariables = Exact<{
  input: ChangeBuildingsInput;
}>;


export type ChangeBuildingsMutation = { changed: { operationId: string | null, rows: Array<{ id: string, revision: number, name: string, address: string | null, floors: number | null, organizationCount: number, town: { id: string, name: string } | null, group: { id: string, name: string } | null }>, refusals: Array<{ id: string, code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null }>, problems: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null }> } };

export type VillageNowQueryVariables = Exact<{
  id: string | number;
}>;


export type VillageNowQuery = { now: { id: string, revision: number, name: string, divisionCode: string | null, urbanRuralClass: UrbanRuralClass | null, branchName: string | null, isWilling: boolean | null, organizationCount: number, town: { id: string, name: string } | null } | null };

export type ChangeVillagesMutationVariables = Exact<{
  input: ChangeVillagesInput;
}>;


export type ChangeVillagesMutation = { changed: { operationId: string | null, rows: Array<{ id: string, revision: number, name: string, divisionCode: string | null, urbanRuralClass: UrbanRuralClass | null, branchName: string | null, isWilling: boolean | null, organizationCount: number, town: { id: string, name: string } | null }>, refusals: Array<{ id: string, code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null }>, problems: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null }> } };

export type AreaNowQueryVariables = Exact<{
  id: string | number;
}>;


export type AreaNowQuery = { now: { id: string, revision: number, name: string, boundary: string | null, organizationCount: number, town: { id: string, name: string } | null } | null };

export type ChangeAreasMutationVariables = Exact<{
  input: ChangeAreasInput;
}>;


export type ChangeAreasMutation = { changed: { operationId: string | null, rows: Array<{ id: string, revision: number, name: string, boundary: string | null, organizationCount: number, town: { id: string, name: string } | null }>, refusals: Array<{ id: string, code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null }>, problems: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null }> } };

export type ShopNowQueryVariables = Exact<{
  id: string | number;
}>;


export type ShopNowQuery = { now: { id: string, revision: number, name: string, platform: ShopPlatform, ownerName: string | null, url: string | null, openedOn: string | null, closedOn: string | null, state: ShopState, town: { id: string, name: string } | null, organization: { id: string, name: string } | null } | null };

export type ChangeShopsMutationVariables = Exact<{
  input: ChangeShopsInput;
}>;


export type ChangeShopsMutation = { changed: { operationId: string | null, rows: Array<{ id: string, revision: number, name: string, platform: ShopPlatform, ownerName: string | null, url: string | null, openedOn: string | null, closedOn: string | null, state: ShopState, town: { id: string, name: string } | null, organization: { id: string, name: string } | null }>, refusals: Array<{ id: string, code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null }>, problems: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null }> } };

export type TownNowQueryVariables = Exact<{
  id: string | number;
}>;


export type TownNowQuery = { now: { id: string, revision: number, name: string, kind: TownKind, divisionCode: string | null, settlement: Settlement | null, organizationCount: number, branchCount: number } | null };

export type ChangeTownsMutationVariables = Exact<{
  input: ChangeTownsInput;
}>;


export type ChangeTownsMutation = { changed: { operationId: string | null, rows: Array<{ id: string, revision: number, name: string, kind: TownKind, divisionCode: string | null, settlement: Settlement | null, organizationCount: number, branchCount: number }>, refusals: Array<{ id: string, code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null }>, problems: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null }> } };

export type DepartmentNowQueryVariables = Exact<{
  id: string | number;
}>;


export type DepartmentNowQuery = { now: { id: string, revision: number, name: string, shortName: string | null, kind: DepartmentKind, isDefault: boolean, organizationCount: number } | null };

export type ChangeDepartmentsMutationVariables = Exact<{
  input: ChangeDepartmentsInput;
}>;


export type ChangeDepartmentsMutation = { changed: { operationId: string | null, rows: Array<{ id: string, revision: number, name: string, shortName: string | null, kind: DepartmentKind, isDefault: boolean, organizationCount: number }>, refusals: Array<{ id: string, code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null }>, problems: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null }> } };

export type DepartmentsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  where?: DepartmentWhere | null | undefined;
  orderBy?: Array<DepartmentOrder> | DepartmentOrder | null | undefined;
  search?: string | null | undefined;
}>;


export type DepartmentsQuery = { departments: { nodes: Array<{ id: string, revision: number, name: string, shortName: string | null, kind: DepartmentKind, isDefault: boolean, organizationCount: number }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, totalCount: { value: number, exact: boolean } } };

export type DepartmentRowFragment = { id: string, revision: number, name: string, shortName: string | null, kind: DepartmentKind, isDefault: boolean, organizationCount: number };

export type DepartmentQueryVariables = Exact<{
  id: string | number;
}>;


export type DepartmentQuery = { department: { id: string, revision: number, name: string, shortName: string | null, kind: DepartmentKind, isDefault: boolean, organizationCount: number, history: { nodes: Array<{ id: string, at: string, action: string, subjectTable: string, reason: string | null, operation: { id: string, rowCount: number, undoneBy: { id: string, at: string } | null } | null, user: { id: string, name: string } | null, changes: Array<{ field: string, before: string | null, after: string | null }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type FigureOrganizationsQueryVariables = Exact<{
  code: FigureCode;
  population?: Population | null | undefined;
  part?: Part | null | undefined;
  asOf?: string | null | undefined;
  townId?: string | number | null | undefined;
  departmentId?: string | number | null | undefined;
  formation?: Formation | null | undefined;
  changedSince?: string | null | undefined;
  direction?: Direction | null | undefined;
  changeReason?: ChangeReason | null | undefined;
  buildingId?: string | number | null | undefined;
  areaId?: string | number | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  where?: OrganizationWhere | null | undefined;
  orderBy?: Array<OrganizationOrder> | OrganizationOrder | null | undefined;
  search?: string | null | undefined;
}>;


export type FigureOrganizationsQuery = { figureOrganizations: { nodes: Array<{ id: string, revision: number, name: string, creditCode: string, kind: OrganizationKind, registrationState: RegistrationState, isDepartmentConfirmed: boolean, socialCategory: SocialOrganizationCategory | null, industry: string | null, industryCode: string | null, registrationAuthority: string | null, supervisingUnit: string | null, sizeClass: SizeClass, registeredOn: string | null, address: string | null, legalRepresentative: string | null, contactName: string | null, contactPhone: string | null, updatedAt: string, town: { id: string, name: string } | null, department: { id: string, name: string, shortName: string | null } | null, village: { id: string, name: string } | null, building: { id: string, name: string } | null, area: { id: string, name: string } | null, latestCheck: { id: string, checkedOn: string, finding: OperatingFinding } | null, links: { nodes: Array<{ id: string, formation: Formation, validFrom: string | null, validTo: string | null, branch: { id: string, name: string } | null }> } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, totalCount: { value: number, exact: boolean } } };

export type FigureBranchesQueryVariables = Exact<{
  code: FigureCode;
  population?: Population | null | undefined;
  part?: Part | null | undefined;
  asOf?: string | null | undefined;
  townId?: string | number | null | undefined;
  departmentId?: string | number | null | undefined;
  formation?: Formation | null | undefined;
  changedSince?: string | null | undefined;
  direction?: Direction | null | undefined;
  changeReason?: ChangeReason | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  where?: BranchWhere | null | undefined;
  orderBy?: Array<BranchOrder> | BranchOrder | null | undefined;
  search?: string | null | undefined;
}>;


export type FigureBranchesQuery = { figureBranches: { nodes: Array<{ id: string, revision: number, name: string, kind: BranchKind, formation: Formation | null, isFunctional: boolean, foundedOn: string | null, dissolvedOn: string | null, reportedMembers: number | null, association: string | null, updatedAt: string, fullMemberCount: number | null, secretary: { id: string, name: string } | null, building: { id: string, name: string } | null, village: { id: string, name: string } | null, area: { id: string, name: string } | null, town: { id: string, name: string } | null, parent: { id: string, name: string } | null, hosts: { nodes: Array<{ id: string, validFrom: string | null, validTo: string | null, organization: { id: string, name: string } | null }> } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, totalCount: { value: number, exact: boolean } } };

export type FigureInForceQueryVariables = Exact<{
  code: FigureCode;
  population?: Population | null | undefined;
  asOf?: string | null | undefined;
  townId?: string | number | null | undefined;
  departmentId?: string | number | null | undefined;
  formation?: Formation | null | undefined;
  isEnglish: boolean;
}>;


export type FigureInForceQuery = { figure: { code: FigureCode, population: Population, definition?: string, englishDefinition?: string, source: string, unit: FigureUnit, numerator: number, denominator: number | null, windowFrom: string, windowTo: string, ruleVersion: number } | null };

export type ChangeInForceQueryVariables = Exact<{
  code: FigureCode;
  population?: Population | null | undefined;
  from: string;
  to?: string | null | undefined;
  townId?: string | number | null | undefined;
  departmentId?: string | number | null | undefined;
  formation?: Formation | null | undefined;
}>;


export type ChangeInForceQuery = { figureChange: { groups: Array<{ direction: Direction, part: Part, reason: ChangeReason, count: number }> } | null };

export type EarlierHistoryQueryVariables = Exact<{
  id: string | number;
  after?: string | null | undefined;
}>;


export type EarlierHistoryQuery = { node:
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string, history: { nodes: Array<{ id: string, at: string, action: string, subjectTable: string, reason: string | null, operation: { id: string, rowCount: number, undoneBy: { id: string, at: string } | null } | null, user: { id: string, name: string } | null, changes: Array<{ field: string, before: string | null, after: string | null }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } }
    | { id: string }
    | { id: string }
    | { id: string, history: { nodes: Array<{ id: string, at: string, action: string, subjectTable: string, reason: string | null, operation: { id: string, rowCount: number, undoneBy: { id: string, at: string } | null } | null, user: { id: string, name: string } | null, changes: Array<{ field: string, before: string | null, after: string | null }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } }
    | { id: string, history: { nodes: Array<{ id: string, at: string, action: string, subjectTable: string, reason: string | null, operation: { id: string, rowCount: number, undoneBy: { id: string, at: string } | null } | null, user: { id: string, name: string } | null, changes: Array<{ field: string, before: string | null, after: string | null }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string, history: { nodes: Array<{ id: string, at: string, action: string, subjectTable: string, reason: string | null, operation: { id: string, rowCount: number, undoneBy: { id: string, at: string } | null } | null, user: { id: string, name: string } | null, changes: Array<{ field: string, before: string | null, after: string | null }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string, history: { nodes: Array<{ id: string, at: string, action: string, subjectTable: string, reason: string | null, operation: { id: string, rowCount: number, undoneBy: { id: string, at: string } | null } | null, user: { id: string, name: string } | null, changes: Array<{ field: string, before: string | null, after: string | null }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string, history: { nodes: Array<{ id: string, at: string, action: string, subjectTable: string, reason: string | null, operation: { id: string, rowCount: number, undoneBy: { id: string, at: string } | null } | null, user: { id: string, name: string } | null, changes: Array<{ field: string, before: string | null, after: string | null }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string, history: { nodes: Array<{ id: string, at: string, action: string, subjectTable: string, reason: string | null, operation: { id: string, rowCount: number, undoneBy: { id: string, at: string } | null } | null, user: { id: string, name: string } | null, changes: Array<{ field: string, before: string | null, after: string | null }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string, history: { nodes: Array<{ id: string, at: string, action: string, subjectTable: string, reason: string | null, operation: { id: string, rowCount: number, undoneBy: { id: string, at: string } | null } | null, user: { id: string, name: string } | null, changes: Array<{ field: string, before: string | null, after: string | null }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } }
    | { id: string }
    | { id: string }
    | { id: string, history: { nodes: Array<{ id: string, at: string, action: string, subjectTable: string, reason: string | null, operation: { id: string, rowCount: number, undoneBy: { id: string, at: string } | null } | null, user: { id: string, name: string } | null, changes: Array<{ field: string, before: string | null, after: string | null }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
   | null };

export type HistoryPageFragment = { nodes: Array<{ id: string, at: string, action: string, subjectTable: string, reason: string | null, operation: { id: string, rowCount: number, undoneBy: { id: string, at: string } | null } | null, user: { id: string, name: string } | null, changes: Array<{ field: string, before: string | null, after: string | null }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } };

export type HistoryEventFragment = { id: string, at: string, action: string, subjectTable: string, reason: string | null, operation: { id: string, rowCount: number, undoneBy: { id: string, at: string } | null } | null, user: { id: string, name: string } | null, changes: Array<{ field: string, before: string | null, after: string | null }> };

export type LookupVillagesQueryVariables = Exact<{
  search?: string | null | undefined;
  where?: VillageWhere | null | undefined;
}>;


export type LookupVillagesQuery = { found: { nodes: Array<{ id: string, name: string, town: { id: string, name: string } | null }> } };

export type LookupBuildingsQueryVariables = Exact<{
  search?: string | null | undefined;
  where?: BuildingWhere | null | undefined;
}>;


export type LookupBuildingsQuery = { found: { nodes: Array<{ id: string, name: string, town: { id: string, name: string } | null }> } };

export type LookupAreasQueryVariables = Exact<{
  search?: string | null | undefined;
  where?: AreaWhere | null | undefined;
}>;


export type LookupAreasQuery = { found: { nodes: Array<{ id: string, name: string, town: { id: string, name: string } | null }> } };

export type LookupBranchesQueryVariables = Exact<{
  search?: string | null | undefined;
  where?: BranchWhere | null | undefined;
}>;


export type LookupBranchesQuery = { found: { nodes: Array<{ id: string, name: string, town: { id: string, name: string } | null }> } };

export type LookupOrganizationsQueryVariables = Exact<{
  search?: string | null | undefined;
  where?: OrganizationWhere | null | undefined;
}>;


export type LookupOrganizationsQuery = { found: { nodes: Array<{ id: string, name: string, town: { id: string, name: string } | null }> } };

export type MembersQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  where?: MemberWhere | null | undefined;
  orderBy?: Array<MemberOrder> | MemberOrder | null | undefined;
  search?: string | null | undefined;
  townId?: string | number | null | undefined;
  purpose?: string | null | undefined;
}>;


export type MembersQuery = { members: { nodes: Array<{ id: string, revision: number, name: string, kind: MemberKind, standing: Standing, isFloating: boolean, joinedOn: string | null, fullOn: string | null, person: { id: string, idNumberMasked: string | null, phoneMasked: string | null } | null, registrations: { nodes: Array<{ id: string, role: RegistrationRole, validFrom: string | null, validTo: string | null, branch: { id: string, name: string } | null }> } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, totalCount: { value: number, exact: boolean } } };

export type MemberRowFragment = { id: string, revision: number, name: string, kind: MemberKind, standing: Standing, isFloating: boolean, joinedOn: string | null, fullOn: string | null, person: { id: string, idNumberMasked: string | null, phoneMasked: string | null } | null, registrations: { nodes: Array<{ id: string, role: RegistrationRole, validFrom: string | null, validTo: string | null, branch: { id: string, name: string } | null }> } };

export type MemberQueryVariables = Exact<{
  id: string | number;
}>;


export type MemberQuery = { member: { id: string, name: string, kind: MemberKind, standing: Standing, isFloating: boolean, joinedOn: string | null, fullOn: string | null, person: { id: string, sex: Sex | null, birthDate: string | null, idNumberMasked: string | null, phoneMasked: string | null } | null, registrations: { nodes: Array<{ id: string, role: RegistrationRole, validFrom: string | null, validTo: string | null, branch: { id: string, name: string } | null }> }, workplaces: { nodes: Array<{ id: string, post: string | null, isMain: boolean, validFrom: string | null, validTo: string | null, organization: { id: string, name: string } | null }> }, postHoldings: { nodes: Array<{ id: string, post: BranchPost, validFrom: string | null, validTo: string | null, branch: { id: string, name: string } | null }> }, history: { nodes: Array<{ id: string, at: string, action: string, subjectTable: string, reason: string | null, operation: { id: string, rowCount: number, undoneBy: { id: string, at: string } | null } | null, user: { id: string, name: string } | null, changes: Array<{ field: string, before: string | null, after: string | null }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type RevealPersonalNumbersMutationVariables = Exact<{
  input: RevealPersonalNumbersInput;
}>;


export type RevealPersonalNumbersMutation = { revealPersonalNumbers: { idNumber: string | null, phone: string | null, problems: Array<{ message: string, remedy: string }> } };

export type MergeSideFragment = { longitude: number | null, latitude: number | null, id: string, revision: number, name: string, creditCode: string, kind: OrganizationKind, registrationState: RegistrationState, isDepartmentConfirmed: boolean, socialCategory: SocialOrganizationCategory | null, industry: string | null, industryCode: string | null, registrationAuthority: string | null, supervisingUnit: string | null, sizeClass: SizeClass, registeredOn: string | null, address: string | null, legalRepresentative: string | null, contactName: string | null, contactPhone: string | null, updatedAt: string, linked: { totalCount: { value: number } }, hosts: { totalCount: { value: number } }, operatingChecks: { totalCount: { value: number } }, years: { totalCount: { value: number } }, reportedCounts: { totalCount: { value: number } }, workCoverages: { totalCount: { value: number } }, shops: { totalCount: { value: number } }, town: { id: string, name: string } | null, department: { id: string, name: string, shortName: string | null } | null, village: { id: string, name: string } | null, building: { id: string, name: string } | null, area: { id: string, name: string } | null, latestCheck: { id: string, checkedOn: string, finding: OperatingFinding } | null, links: { nodes: Array<{ id: string, formation: Formation, validFrom: string | null, validTo: string | null, branch: { id: string, name: string } | null }> } };

export type MergePairQueryVariables = Exact<{
  first: string | number;
  second: string | number;
}>;


export type MergePairQuery = { first: { longitude: number | null, latitude: number | null, id: string, revision: number, name: string, creditCode: string, kind: OrganizationKind, registrationState: RegistrationState, isDepartmentConfirmed: boolean, socialCategory: SocialOrganizationCategory | null, industry: string | null, industryCode: string | null, registrationAuthority: string | null, supervisingUnit: string | null, sizeClass: SizeClass, registeredOn: string | null, address: string | null, legalRepresentative: string | null, contactName: string | null, contactPhone: string | null, updatedAt: string, linked: { totalCount: { value: number } }, hosts: { totalCount: { value: number } }, operatingChecks: { totalCount: { value: number } }, years: { totalCount: { value: number } }, reportedCounts: { totalCount: { value: number } }, workCoverages: { totalCount: { value: number } }, shops: { totalCount: { value: number } }, town: { id: string, name: string } | null, department: { id: string, name: string, shortName: string | null } | null, village: { id: string, name: string } | null, building: { id: string, name: string } | null, area: { id: string, name: string } | null, latestCheck: { id: string, checkedOn: string, finding: OperatingFinding } | null, links: { nodes: Array<{ id: string, formation: Formation, validFrom: string | null, validTo: string | null, branch: { id: string, name: string } | null }> } } | null, second: { longitude: number | null, latitude: number | null, id: string, revision: number, name: string, creditCode: string, kind: OrganizationKind, registrationState: RegistrationState, isDepartmentConfirmed: boolean, socialCategory: SocialOrganizationCategory | null, industry: string | null, industryCode: string | null, registrationAuthority: string | null, supervisingUnit: string | null, sizeClass: SizeClass, registeredOn: string | null, address: string | null, legalRepresentative: string | null, contactName: string | null, contactPhone: string | null, updatedAt: string, linked: { totalCount: { value: number } }, hosts: { totalCount: { value: number } }, operatingChecks: { totalCount: { value: number } }, years: { totalCount: { value: number } }, reportedCounts: { totalCount: { value: number } }, workCoverages: { totalCount: { value: number } }, shops: { totalCount: { value: number } }, town: { id: string, name: string } | null, department: { id: string, name: string, shortName: string | null } | null, village: { id: string, name: string } | null, building: { id: string, name: string } | null, area: { id: string, name: string } | null, latestCheck: { id: string, checkedOn: string, finding: OperatingFinding } | null, links: { nodes: Array<{ id: string, formation: Formation, validFrom: string | null, validTo: string | null, branch: { id: string, name: string } | null }> } } | null };

export type PossibleDuplicatesQueryVariables = Exact<{
  id: string | number;
}>;


export type PossibleDuplicatesQuery = { organization: { id: string, possibleDuplicates: Array<{ id: string, name: string, creditCode: string, town: { id: string, name: string } | null }> } | null };

export type MergeOrganizationsMutationVariables = Exact<{
  input: MergeOrganizationsInput;
}>;


export type MergeOrganizationsMutation = { mergeOrganizations: { operationId: string | null, organization: { id: string, revision: number, name: string, creditCode: string, kind: OrganizationKind, registrationState: RegistrationState, isDepartmentConfirmed: boolean, socialCategory: SocialOrganizationCategory | null, industry: string | null, industryCode: string | null, registrationAuthority: string | null, supervisingUnit: string | null, sizeClass: SizeClass, registeredOn: string | null, address: string | null, legalRepresentative: string | null, contactName: string | null, contactPhone: string | null, updatedAt: string, town: { id: string, name: string } | null, department: { id: string, name: string, shortName: string | null } | null, village: { id: string, name: string } | null, building: { id: string, name: string } | null, area: { id: string, name: string } | null, latestCheck: { id: string, checkedOn: string, finding: OperatingFinding } | null, links: { nodes: Array<{ id: string, formation: Formation, validFrom: string | null, validTo: string | null, branch: { id: string, name: string } | null }> } } | null, moved: Array<{ table: string, count: number }>, problems: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null }> } };

export type NamesOfQueryVariables = Exact<{
  ids: Array<string | number> | string | number;
}>;


export type NamesOfQuery = { nodes: Array<
    | { id: string }
    | { id: string }
    | { id: string }
    | { name: string, id: string }
    | { id: string }
    | { id: string }
    | { name: string, id: string }
    | { name: string, id: string }
    | { name: string, id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { name: string, id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { name: string, id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { name: string, id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { name: string, id: string }
    | { id: string }
    | { id: string }
    | { name: string, id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
   | null> };

export type OrganizationsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  where?: OrganizationWhere | null | undefined;
  orderBy?: Array<OrganizationOrder> | OrganizationOrder | null | undefined;
  search?: string | null | undefined;
  coverage?: OrganizationCoverage | null | undefined;
}>;


export type OrganizationsQuery = { organizations: { nodes: Array<{ id: string, revision: number, name: string, creditCode: string, kind: OrganizationKind, registrationState: RegistrationState, isDepartmentConfirmed: boolean, socialCategory: SocialOrganizationCategory | null, industry: string | null, industryCode: string | null, registrationAuthority: string | null, supervisingUnit: string | null, sizeClass: SizeClass, registeredOn: string | null, address: string | null, legalRepresentative: string | null, contactName: string | null, contactPhone: string | null, updatedAt: string, town: { id: string, name: string } | null, department: { id: string, name: string, shortName: string | null } | null, village: { id: string, name: string } | null, building: { id: string, name: string } | null, area: { id: string, name: string } | null, latestCheck: { id: string, checkedOn: string, finding: OperatingFinding } | null, links: { nodes: Array<{ id: string, formation: Formation, validFrom: string | null, validTo: string | null, branch: { id: string, name: string } | null }> } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, totalCount: { value: number, exact: boolean } } };

export type PageEndsFragment = { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null };

export type OrganizationRowFragment = { id: string, revision: number, name: string, creditCode: string, kind: OrganizationKind, registrationState: RegistrationState, isDepartmentConfirmed: boolean, socialCategory: SocialOrganizationCategory | null, industry: string | null, industryCode: string | null, registrationAuthority: string | null, supervisingUnit: string | null, sizeClass: SizeClass, registeredOn: string | null, address: string | null, legalRepresentative: string | null, contactName: string | null, contactPhone: string | null, updatedAt: string, town: { id: string, name: string } | null, department: { id: string, name: string, shortName: string | null } | null, village: { id: string, name: string } | null, building: { id: string, name: string } | null, area: { id: string, name: string } | null, latestCheck: { id: string, checkedOn: string, finding: OperatingFinding } | null, links: { nodes: Array<{ id: string, formation: Formation, validFrom: string | null, validTo: string | null, branch: { id: string, name: string } | null }> } };

export type OrganizationQueryVariables = Exact<{
  id: string | number;
}>;


export type OrganizationQuery = { organization: { id: string, name: string, creditCode: string, kind: OrganizationKind, socialCategory: SocialOrganizationCategory | null, registrationState: RegistrationState, registeredOn: string | null, endedOn: string | null, industry: string | null, sizeClass: SizeClass, address: string | null, legalRepresentative: string | null, contactName: string | null, contactPhone: string | null, registrationAuthority: string | null, supervisingUnit: string | null, isDepartmentConfirmed: boolean, longitude: number | null, latitude: number | null, coordinateSystem: CoordinateSystem | null, memberCount: { fullMembers: number | null, probationaryMembers: number | null, untransferredMembers: number | null, isComputed: boolean, isSuppressed: boolean } | null, town: { id: string, name: string } | null, department: { id: string, name: string } | null, village: { id: string, name: string } | null, building: { id: string, name: string } | null, area: { id: string, name: string } | null, links: { nodes: Array<{ id: string, formation: Formation, basis: string | null, isDerived: boolean, validFrom: string | null, validTo: string | null, branch: { id: string, name: string } | null }> }, operatingChecks: { nodes: Array<{ id: string, checkedOn: string, finding: OperatingFinding, evidence: string | null, checker: string | null }> }, workCoverages: { nodes: Array<{ id: string, kind: WorkCoverageKind, name: string, validFrom: string | null, validTo: string | null }> }, reportedCounts: { nodes: Array<{ id: string, reportedOn: string, members: number | null, fullMembers: number | null, probationaryMembers: number | null, untransferredMembers: number | null }> }, years: { nodes: Array<{ id: string, year: number, employees: number | null, revenue: string | null }> }, placements: { nodes: Array<{ id: string, validFrom: string | null, validTo: string | null, town: { id: string, name: string } | null, department: { id: string, name: string } | null, building: { id: string, name: string } | null }> }, history: { nodes: Array<{ id: string, at: string, action: string, subjectTable: string, reason: string | null, operation: { id: string, rowCount: number, undoneBy: { id: string, at: string } | null } | null, user: { id: string, name: string } | null, changes: Array<{ field: string, before: string | null, after: string | null }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type ShopsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  where?: ShopWhere | null | undefined;
  orderBy?: Array<ShopOrder> | ShopOrder | null | undefined;
  search?: string | null | undefined;
}>;


export type ShopsQuery = { shops: { nodes: Array<{ id: string, revision: number, name: string, platform: ShopPlatform, ownerName: string | null, url: string | null, openedOn: string | null, closedOn: string | null, state: ShopState, town: { id: string, name: string } | null, organization: { id: string, name: string } | null }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, totalCount: { value: number, exact: boolean } } };

export type ShopRowFragment = { id: string, revision: number, name: string, platform: ShopPlatform, ownerName: string | null, url: string | null, openedOn: string | null, closedOn: string | null, state: ShopState, town: { id: string, name: string } | null, organization: { id: string, name: string } | null };

export type ShopQueryVariables = Exact<{
  id: string | number;
}>;


export type ShopQuery = { shop: { id: string, name: string, platform: ShopPlatform, url: string | null, ownerName: string | null, openedOn: string | null, closedOn: string | null, state: ShopState, town: { id: string, name: string } | null, organization: { id: string, name: string } | null, disclosures: { nodes: Array<{ id: string, validFrom: string | null, validTo: string | null }> }, history: { nodes: Array<{ id: string, at: string, action: string, subjectTable: string, reason: string | null, operation: { id: string, rowCount: number, undoneBy: { id: string, at: string } | null } | null, user: { id: string, name: string } | null, changes: Array<{ field: string, before: string | null, after: string | null }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type TownsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  where?: TownWhere | null | undefined;
  orderBy?: Array<TownOrder> | TownOrder | null | undefined;
  search?: string | null | undefined;
}>;


export type TownsQuery = { towns: { nodes: Array<{ id: string, revision: number, name: string, kind: TownKind, divisionCode: string | null, settlement: Settlement | null, organizationCount: number, branchCount: number }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, totalCount: { value: number, exact: boolean } } };

export type TownRowFragment = { id: string, revision: number, name: string, kind: TownKind, divisionCode: string | null, settlement: Settlement | null, organizationCount: number, branchCount: number };

export type TownQueryVariables = Exact<{
  id: string | number;
}>;


export type TownQuery = { town: { id: string, revision: number, name: string, kind: TownKind, divisionCode: string | null, settlement: Settlement | null, organizationCount: number, branchCount: number, history: { nodes: Array<{ id: string, at: string, action: string, subjectTable: string, reason: string | null, operation: { id: string, rowCount: number, undoneBy: { id: string, at: string } | null } | null, user: { id: string, name: string } | null, changes: Array<{ field: string, before: string | null, after: string | null }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type UndoOperationMutationVariables = Exact<{
  input: UndoOperationInput;
}>;


export type UndoOperationMutation = { undoOperation: { undone: number | null, refusals: Array<{ id: string, code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null }>, problems: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null }> } };

export type VillagesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  where?: VillageWhere | null | undefined;
  orderBy?: Array<VillageOrder> | VillageOrder | null | undefined;
  search?: string | null | undefined;
}>;


export type VillagesQuery = { villages: { nodes: Array<{ id: string, revision: number, name: string, divisionCode: string | null, urbanRuralClass: UrbanRuralClass | null, branchName: string | null, isWilling: boolean | null, organizationCount: number, town: { id: string, name: string } | null }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, totalCount: { value: number, exact: boolean } } };

export type VillageRowFragment = { id: string, revision: number, name: string, divisionCode: string | null, urbanRuralClass: UrbanRuralClass | null, branchName: string | null, isWilling: boolean | null, organizationCount: number, town: { id: string, name: string } | null };

export type VillageQueryVariables = Exact<{
  id: string | number;
}>;


export type VillageQuery = { village: { id: string, name: string, divisionCode: string | null, urbanRuralClass: UrbanRuralClass | null, branchName: string | null, isWilling: boolean | null, organizationCount: number, town: { id: string, name: string } | null, organizations: { nodes: Array<{ id: string, name: string }> }, branches: { nodes: Array<{ id: string, name: string }> }, history: { nodes: Array<{ id: string, at: string, action: string, subjectTable: string, reason: string | null, operation: { id: string, rowCount: number, undoneBy: { id: string, at: string } | null } | null, user: { id: string, name: string } | null, changes: Array<{ field: string, before: string | null, after: string | null }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type OrganizationWarningsQueryVariables = Exact<{
  asOf?: string | null | undefined;
  where?: OrganizationWhere | null | undefined;
}>;


export type OrganizationWarningsQuery = { rows: { nodes: Array<{ id: string, warnings: Array<{ code: RowWarning }> }> } };

export type BranchWarningsQueryVariables = Exact<{
  asOf?: string | null | undefined;
  where?: BranchWhere | null | undefined;
}>;


export type BranchWarningsQuery = { rows: { nodes: Array<{ id: string, warnings: Array<{ code: RowWarning }> }> } };

export type ViewCountsQueryVariables = Exact<{
  codes: Array<FigureCode> | FigureCode;
}>;


export type ViewCountsQuery = { figures: Array<{ code: FigureCode, numerator: number }> };

export type DrawingProblemFragment = { code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null, longitude: number | null, latitude: number | null };

export type EditedAreaQueryVariables = Exact<{
  id: string | number;
}>;


export type EditedAreaQuery = { area: { id: string, name: string, boundary: string | null, revision: number, town: { id: string, name: string } | null } | null };

export type EditedTownQueryVariables = Exact<{
  id: string | number;
}>;


export type EditedTownQuery = { town: { id: string, name: string, boundary: string | null, revision: number } | null };

export type EditedBuildingQueryVariables = Exact<{
  id: string | number;
}>;


export type EditedBuildingQuery = { building: { id: string, name: string, longitude: number | null, latitude: number | null, footprint: string | null, revision: number, town: { id: string, name: string } | null } | null };

export type EditedGroupsQueryVariables = Exact<{
  townId: string | number;
}>;


export type EditedGroupsQuery = { buildingGroups: { nodes: Array<{ id: string, name: string, revision: number, buildings: { nodes: Array<{ id: string, name: string }> } }> } };

export type DrawAreaMutationVariables = Exact<{
  input: DrawAreaInput;
}>;


export type DrawAreaMutation = { drawArea: { area: { id: string, name: string } | null, problems: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null, longitude: number | null, latitude: number | null }>, warnings: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null, longitude: number | null, latitude: number | null }> } };

export type ReshapeAreaMutationVariables = Exact<{
  input: EditAreaInput;
}>;


export type ReshapeAreaMutation = { editArea: { area: { id: string, name: string } | null, problems: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null, longitude: number | null, latitude: number | null }>, warnings: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null, longitude: number | null, latitude: number | null }> } };

export type SplitAreaMutationVariables = Exact<{
  input: SplitAreaInput;
}>;


export type SplitAreaMutation = { splitArea: { areas: Array<{ id: string, name: string }>, problems: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null, longitude: number | null, latitude: number | null }>, warnings: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null, longitude: number | null, latitude: number | null }> } };

export type MergeAreasMutationVariables = Exact<{
  input: MergeAreasInput;
}>;


export type MergeAreasMutation = { mergeAreas: { area: { id: string, name: string } | null, problems: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null, longitude: number | null, latitude: number | null }>, warnings: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null, longitude: number | null, latitude: number | null }> } };

export type DrawTownMutationVariables = Exact<{
  input: DrawTownInput;
}>;


export type DrawTownMutation = { drawTown: { town: { id: string, name: string } | null, problems: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null, longitude: number | null, latitude: number | null }>, warnings: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null, longitude: number | null, latitude: number | null }> } };

export type AddBuildingMutationVariables = Exact<{
  input: AddBuildingInput;
}>;


export type AddBuildingMutation = { addBuilding: { building: { id: string, name: string } | null, problems: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null, longitude: number | null, latitude: number | null }>, warnings: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null, longitude: number | null, latitude: number | null }> } };

export type PlaceBuildingMutationVariables = Exact<{
  input: PlaceBuildingInput;
}>;


export type PlaceBuildingMutation = { placeBuilding: { building: { id: string, name: string } | null, problems: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null, longitude: number | null, latitude: number | null }>, warnings: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null, longitude: number | null, latitude: number | null }> } };

export type GroupBuildingsMutationVariables = Exact<{
  input: GroupBuildingsInput;
}>;


export type GroupBuildingsMutation = { groupBuildings: { buildingGroup: { id: string, name: string } | null, problems: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null, longitude: number | null, latitude: number | null }>, warnings: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null, longitude: number | null, latitude: number | null }> } };

export type RegroupBuildingsMutationVariables = Exact<{
  input: RegroupBuildingsInput;
}>;


export type RegroupBuildingsMutation = { regroupBuildings: { buildingGroup: { id: string, name: string } | null, problems: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null, longitude: number | null, latitude: number | null }>, warnings: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null, longitude: number | null, latitude: number | null }> } };

export type UngroupBuildingsMutationVariables = Exact<{
  input: UngroupBuildingsInput;
}>;


export type UngroupBuildingsMutation = { ungroupBuildings: { town: { id: string, name: string } | null, problems: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null, longitude: number | null, latitude: number | null }>, warnings: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null, longitude: number | null, latitude: number | null }> } };

export type MapBranchQueryVariables = Exact<{
  id: string | number;
}>;


export type MapBranchQuery = { branch: { id: string, name: string, kind: BranchKind, formation: Formation | null, foundedOn: string | null, dissolvedOn: string | null, fullMemberCount: number | null, reportedMembers: number | null, town: { id: string, name: string } | null, building: { id: string, name: string, longitude: number | null, latitude: number | null } | null, area: { id: string, name: string } | null, links: { nodes: Array<{ id: string, formation: Formation, validFrom: string | null, validTo: string | null, organization: { id: string, name: string } | null }> }, approvals: { nodes: Array<{ id: string, action: ApprovalAction, number: string | null, approver: string | null, kind: BranchKind, formation: Formation | null, validFrom: string | null, validTo: string | null }> } } | null };

export type MapOrganizationQueryVariables = Exact<{
  id: string | number;
}>;


export type MapOrganizationQuery = { organization: { id: string, name: string, creditCode: string, kind: OrganizationKind, address: string | null, longitude: number | null, latitude: number | null, town: { id: string, name: string } | null, building: { id: string, name: string, longitude: number | null, latitude: number | null } | null, area: { id: string, name: string } | null, links: { nodes: Array<{ id: string, formation: Formation, validFrom: string | null, validTo: string | null, branch: { id: string, name: string } | null }> } } | null };

export type MapSearchQueryVariables = Exact<{
  text: string;
}>;


export type MapSearchQuery = { towns: { nodes: Array<{ id: string, name: string }> }, areas: { nodes: Array<{ id: string, name: string, town: { name: string } | null }> }, buildings: { nodes: Array<{ id: string, name: string, longitude: number | null, latitude: number | null, town: { name: string } | null }> }, branches: { nodes: Array<{ id: string, name: string, building: { id: string, longitude: number | null, latitude: number | null } | null, area: { id: string } | null, town: { id: string, name: string } | null, hosts: { nodes: Array<{ organization: { longitude: number | null, latitude: number | null } | null }> } }> }, organizations: { nodes: Array<{ id: string, name: string, longitude: number | null, latitude: number | null, building: { id: string, longitude: number | null, latitude: number | null } | null, town: { id: string, name: string } | null }> } };

export type MapPlacesQueryVariables = Exact<{
  bbox: BoundingBox;
  zoom: number;
  asOf?: string | null | undefined;
  withBoundaries: boolean;
}>;


export type MapPlacesQuery = { mapView: { towns: { ids: Array<string>, names: Array<string>, boundaries?: Array<string | null>, longitudes: Array<number | null>, latitudes: Array<number | null>, operating: Array<number>, covered: Array<number>, verified: Array<number> }, areas: { ids: Array<string>, names: Array<string>, townIds: Array<string>, boundaries?: Array<string | null>, longitudes: Array<number | null>, latitudes: Array<number | null>, operating: Array<number>, covered: Array<number>, verified: Array<number>, branchIds: Array<Array<string>> }, buildings: { ids: Array<string>, names: Array<string>, townIds: Array<string>, longitudes: Array<number | null>, latitudes: Array<number | null>, floors: Array<number | null>, operating: Array<number>, covered: Array<number>, verified: Array<number>, branchIds: Array<Array<string>> }, organizations: { withoutPlace: number } } };

export type MapPointsQueryVariables = Exact<{
  bbox: BoundingBox;
  zoom: number;
  asOf?: string | null | undefined;
  withPoints: boolean;
  withRows: boolean;
  withJoints: boolean;
}>;


export type MapPointsQuery = { mapView: { organizations?: { isClustered: boolean, ids: Array<string | null>, names?: Array<string | null>, longitudes: Array<number>, latitudes: Array<number>, counts: Array<number>, coveredCounts: Array<number>, coverages: Array<MapCoverage | null>, reasons: Array<UncoveredReason | null>, buildingIds?: Array<string | null>, areaIds?: Array<string | null> }, branches?: { ids: Array<string>, names: Array<string>, formations: Array<Formation>, buildingIds: Array<string | null>, areaIds: Array<string | null>, longitudes: Array<number | null>, latitudes: Array<number | null>, organizationIds: Array<Array<string>>, organizationLongitudes: Array<Array<number | null>>, organizationLatitudes: Array<Array<number | null>> } } };

export type MapNamesQueryVariables = Exact<{
  bbox: BoundingBox;
  zoom: number;
  asOf?: string | null | undefined;
}>;


export type MapNamesQuery = { mapView: { organizations: { ids: Array<string | null>, names: Array<string | null> } } };

export type MyBranchQueryVariables = Exact<{
  id: string | number;
  after?: string | null | undefined;
  asOf?: string | null | undefined;
}>;


export type MyBranchQuery = { branch: { id: string, name: string, kind: BranchKind, formation: Formation | null, foundedOn: string | null, dissolvedOn: string | null, fullMemberCount: number | null, organizationCount: number, rosterDigest: string | null, warnings: Array<{ code: RowWarning }>, town: { id: string, name: string } | null, building: { id: string, name: string } | null, area: { id: string, name: string } | null, village: { id: string, name: string } | null, secretary: { id: string, name: string } | null, members: { nodes: Array<{ id: string, name: string, kind: MemberKind, fullOn: string | null, standing: Standing, registrations: { nodes: Array<{ id: string, role: RegistrationRole, validFrom: string | null, validTo: string | null, branch: { id: string } | null }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, postHoldings: { nodes: Array<{ id: string, post: BranchPost, validFrom: string | null, validTo: string | null, member: { id: string, name: string } | null }> }, terms: { nodes: Array<{ id: string, validFrom: string | null, validTo: string | null }> }, organizations: { nodes: Array<{ id: string, name: string, address: string | null }> }, lastRosterConfirmation: { isCurrent: boolean | null, id: string, confirmedOn: string, confirmedBy: string | null, createdAt: string, memberCount: number | null, noteCount: number | null, notes: { nodes: Array<{ id: string, text: string, member: { id: string, name: string } | null }> } } | null, rosterConfirmations: { nodes: Array<{ id: string, confirmedOn: string, confirmedBy: string | null, createdAt: string, memberCount: number | null, noteCount: number | null }> } } | null };

export type RosterMemberFragment = { id: string, name: string, kind: MemberKind, fullOn: string | null, standing: Standing, registrations: { nodes: Array<{ id: string, role: RegistrationRole, validFrom: string | null, validTo: string | null, branch: { id: string } | null }> } };

export type RosterRecordFragment = { id: string, confirmedOn: string, confirmedBy: string | null, createdAt: string, memberCount: number | null, noteCount: number | null };

export type MoreOfRosterQueryVariables = Exact<{
  id: string | number;
  after: string;
}>;


export type MoreOfRosterQuery = { branch: { id: string, rosterDigest: string | null, members: { nodes: Array<{ id: string, name: string, kind: MemberKind, fullOn: string | null, standing: Standing, registrations: { nodes: Array<{ id: string, role: RegistrationRole, validFrom: string | null, validTo: string | null, branch: { id: string } | null }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type ConfirmRosterMutationVariables = Exact<{
  input: ConfirmRosterInput;
}>;


export type ConfirmRosterMutation = { confirmRoster: { rosterConfirmation: { id: string, confirmedOn: string, confirmedBy: string | null, createdAt: string, memberCount: number | null, noteCount: number | null } | null, problems: Array<{ code: string, message: string, remedy: string, path: Array<string> }> } };

export type SlipContestQueryVariables = Exact<{
  id: string | number;
}>;


export type SlipContestQuery = { contest: { id: string, name: string, startsOn: string, endsOn: string, disciplines: { nodes: Array<{ id: string, name: string, entryCount: number }> } } | null };

export type IssueEntrySlipsMutationVariables = Exact<{
  input: IssueEntrySlipsInput;
}>;


export type IssueEntrySlipsMutation = { issueEntrySlips: { slips: Array<{ entryId: string, bib: string, name: string | null, organizationName: string, disciplineName: string, url: string }>, problems: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null }> } };

export type WorkingSlipFragment = { id: string, createdAt: string, usedAt: string | null, issuer: { id: string, name: string } | null, entry: { id: string, bib: string, name: string | null, organizationName: string | null, discipline: { id: string, name: string } | null } | null };

export type WorkingSlipsQueryVariables = Exact<{
  id: string | number;
  after?: string | null | undefined;
}>;


export type WorkingSlipsQuery = { contest: { workingSlips: { nodes: Array<{ id: string, createdAt: string, usedAt: string | null, issuer: { id: string, name: string } | null, entry: { id: string, bib: string, name: string | null, organizationName: string | null, discipline: { id: string, name: string } | null } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type RevokeEntrySlipMutationVariables = Exact<{
  input: RevokeEntrySlipInput;
}>;


export type RevokeEntrySlipMutation = { revokeEntrySlip: { entry: { id: string } | null, problems: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null }> } };

export type EditionFragment = { id: string, contestId: string, edition: number, contestName: string, startsOn: string, endsOn: string, standard: string | null, note: string | null, organizerName: string | null, contact: string | null, appealsEndAt: string | null, changedResults: number | null, addedResults: number | null, removedResults: number | null, publishedAt: string, withdrawnAt: string | null, withdrawalReason: string | null };

export type PublishedRowFragment = { sequence: number, disciplineName: string, roundName: string, place: number | null, isShared: boolean, bib: string, name: string | null, organizationName: string, theory: string | null, practical: string | null, total: string | null, status: StartStatus, award: AwardRank | null };

export type PublicContestsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type PublicContestsQuery = { contestPublications: { nodes: Array<{ id: string, contestId: string, edition: number, contestName: string, startsOn: string, endsOn: string, standard: string | null, note: string | null, organizerName: string | null, contact: string | null, appealsEndAt: string | null, changedResults: number | null, addedResults: number | null, removedResults: number | null, publishedAt: string, withdrawnAt: string | null, withdrawalReason: string | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type PublicContestQueryVariables = Exact<{
  contestId: string | number;
}>;


export type PublicContestQuery = { contestPublications: { nodes: Array<{ id: string, contestId: string, edition: number, contestName: string, startsOn: string, endsOn: string, standard: string | null, note: string | null, organizerName: string | null, contact: string | null, appealsEndAt: string | null, changedResults: number | null, addedResults: number | null, removedResults: number | null, publishedAt: string, withdrawnAt: string | null, withdrawalReason: string | null }> } };

export type PublicResultsQueryVariables = Exact<{
  id: string | number;
  after?: string | null | undefined;
}>;


export type PublicResultsQuery = { contestPublication: { organizationAwards: Array<{ organizationName: string }>, results: { nodes: Array<{ sequence: number, disciplineName: string, roundName: string, place: number | null, isShared: boolean, bib: string, name: string | null, organizationName: string, theory: string | null, practical: string | null, total: string | null, status: StartStatus, award: AwardRank | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type PublicListQueryVariables = Exact<{ [key: string]: never; }>;


export type PublicListQuery = { publications: { nodes: Array<{ id: string, asOf: string, publishedAt: string, townId: string | null, scopeName: string, edition: number, note: string | null, ruleVersion: number, isWithdrawn: boolean, withdrawal: { withdrawnAt: string, reason: string } | null, correctedBy: { id: string, edition: number } | null }> } };

export type PublicFiguresQueryVariables = Exact<{
  id: string | number;
}>;


export type PublicFiguresQuery = { publication: { id: string, figures: Array<{ code: string, population: Population, family: FigureFamily, unit: FigureUnit, name: string, definition: string, englishDefinition: string, value: string | null, reason: NoValueReason | null, numerator: number | null, denominator: number | null, isSuppressed: boolean }> } | null };

export type PublicMonthsQueryVariables = Exact<{
  townId: IdFilter;
}>;


export type PublicMonthsQuery = { publications: { nodes: Array<{ id: string, asOf: string, edition: number, figures: Array<{ code: string, population: Population, unit: FigureUnit, name: string, value: string | null, isSuppressed: boolean }> }> } };

export type PublishedFigureReadFragment = { code: string, population: Population, family: FigureFamily, unit: FigureUnit, name: string, definition: string, englishDefinition: string, value: string | null, reason: NoValueReason | null, numerator: number | null, denominator: number | null, isSuppressed: boolean };

export type PreviewPublicationMutationVariables = Exact<{
  input: PreviewPublicationInput;
}>;


export type PreviewPublicationMutation = { previewPublication: { scopeName: string | null, latest: { id: string, edition: number, publishedAt: string, isWithdrawn: boolean } | null, figures: Array<{ code: string, population: Population, family: FigureFamily, unit: FigureUnit, name: string, definition: string, englishDefinition: string, value: string | null, reason: NoValueReason | null, numerator: number | null, denominator: number | null, isSuppressed: boolean }>, problems: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null }> } };

export type FiguresInForceQueryVariables = Exact<{
  onOrBefore: string;
  townId?: string | number | null | undefined;
}>;


export type FiguresInForceQuery = { publishedFigures: Array<{ asOf: string, edition: number, code: string, population: Population, family: FigureFamily, unit: FigureUnit, name: string, definition: string, englishDefinition: string, value: string | null, reason: NoValueReason | null, numerator: number | null, denominator: number | null, isSuppressed: boolean }> };

export type PublicationRowFragment = { id: string, asOf: string, publishedAt: string, townId: string | null, scopeName: string, edition: number, note: string | null, isWithdrawn: boolean, withdrawal: { withdrawnAt: string, reason: string } | null, correctedBy: { id: string, edition: number } | null, publishedBy: { id: string, name: string } | null };

export type PublicationsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type PublicationsQuery = { publications: { nodes: Array<{ id: string, asOf: string, publishedAt: string, townId: string | null, scopeName: string, edition: number, note: string | null, isWithdrawn: boolean, withdrawal: { withdrawnAt: string, reason: string } | null, correctedBy: { id: string, edition: number } | null, publishedBy: { id: string, name: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type PublishFiguresMutationVariables = Exact<{
  input: PublishFiguresInput;
}>;


export type PublishFiguresMutation = { publishFigures: { publication: { id: string, asOf: string, publishedAt: string, townId: string | null, scopeName: string, edition: number, note: string | null, isWithdrawn: boolean, withdrawal: { withdrawnAt: string, reason: string } | null, correctedBy: { id: string, edition: number } | null, publishedBy: { id: string, name: string } | null } | null, problems: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null }> } };

export type WithdrawPublicationMutationVariables = Exact<{
  input: WithdrawPublicationInput;
}>;


export type WithdrawPublicationMutation = { withdrawPublication: { publication: { id: string, asOf: string, publishedAt: string, townId: string | null, scopeName: string, edition: number, note: string | null, isWithdrawn: boolean, withdrawal: { withdrawnAt: string, reason: string } | null, correctedBy: { id: string, edition: number } | null, publishedBy: { id: string, name: string } | null } | null, problems: Array<{ code: string, message: string, remedy: string, path: Array<string>, changedBy: string | null, changedAt: string | null, currentRevision: number | null }> } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const TokenRowFragmentDoc = new TypedDocumentString(`
    fragment TokenRow on ApiToken {
  id
  name
  prefix
  createdAt
  expiresOn
  usedAt
  revokedAt
  scopes
}
    `, {"fragmentName":"TokenRow"}) as unknown as TypedDocumentString<TokenRowFragment, unknown>;
export const WebhookRowFragmentDoc = new TypedDocumentString(`
    fragment WebhookRow on Webhook {
  id
  name
  url
  types
  kinds
  isOn
  offReason
  failingSince
  succeededAt
  formerUntil
  owner {
    id
    name
  }
  deliveries(first: 5) {
    nodes {
      id
      createdAt
      kind
      state
      changeCount
      attempts
      nextAt
      lastAt
      lastStatus
      lastFault
    }
  }
}
    `, {"fragmentName":"WebhookRow"}) as unknown as TypedDocumentString<WebhookRowFragment, unknown>;
export const ContestOfRowFragmentDoc = new TypedDocumentString(`
    fragment ContestOfRow on Contest {
  id
  name
  startsOn
}
    `, {"fragmentName":"ContestOfRow"}) as unknown as TypedDocumentString<ContestOfRowFragment, unknown>;
export const ContestRowFragmentDoc = new TypedDocumentString(`
    fragment ContestRow on Contest {
  id
  name
  kind
  level
  state
  trade
  startsOn
  endsOn
  entries(first: 1) {
    totalCount {
      value
    }
  }
}
    `, {"fragmentName":"ContestRow"}) as unknown as TypedDocumentString<ContestRowFragment, unknown>;
export const CriterionRowFragmentDoc = new TypedDocumentString(`
    fragment CriterionRow on Criterion {
  id
  revision
  name
  part
  kind
  maximum
  weight
  step
  unit
}
    `, {"fragmentName":"CriterionRow"}) as unknown as TypedDocumentString<CriterionRowFragment, unknown>;
export const RoundRulesFragmentDoc = new TypedDocumentString(`
    fragment RoundRules on Round {
  id
  revision
  name
  position
  state
  openedAt
  closedAt
  frozenAt
  publishedAt
  theoryShare
  judgesRule
  drops
  attempts
  attemptsRule
  ranking
  decimals
  tieRules {
    rule
  }
  advanceRule
  advanceValue
  drawSeed
  isBlind
  needsCheck
  outlierSpread
  criteria(first: 20) {
    nodes {
      ...CriterionRow
    }
  }
  starts(first: 1) {
    totalCount {
      value
    }
  }
}
    fragment CriterionRow on Criterion {
  id
  revision
  name
  part
  kind
  maximum
  weight
  step
  unit
}`, {"fragmentName":"RoundRules"}) as unknown as TypedDocumentString<RoundRulesFragment, unknown>;
export const WholeContestFragmentDoc = new TypedDocumentString(`
    fragment WholeContest on Contest {
  id
  revision
  name
  kind
  level
  state
  trade
  clusterName
  hostBranch {
    id
    name
  }
  organizerTown {
    id
    name
  }
  organizerDepartment {
    id
    name
  }
  startsOn
  endsOn
  standard
  appealHours
  nameDays
  showsOwnScores
  closedAt
  awaySince
  copiedFrom {
    id
    name
  }
  disciplines(first: 20) {
    nodes {
      id
      revision
      name
      position
      isTeam
      rounds(first: 6) {
        nodes {
          ...RoundRules
          judgeRounds(first: 1) {
            totalCount {
              value
            }
          }
        }
      }
    }
  }
  entries(first: 1) {
    totalCount {
      value
    }
  }
  judges(first: 1) {
    totalCount {
      value
    }
  }
}
    fragment CriterionRow on Criterion {
  id
  revision
  name
  part
  kind
  maximum
  weight
  step
  unit
}
fragment RoundRules on Round {
  id
  revision
  name
  position
  state
  openedAt
  closedAt
  frozenAt
  publishedAt
  theoryShare
  judgesRule
  drops
  attempts
  attemptsRule
  ranking
  decimals
  tieRules {
    rule
  }
  advanceRule
  advanceValue
  drawSeed
  isBlind
  needsCheck
  outlierSpread
  criteria(first: 20) {
    nodes {
      ...CriterionRow
    }
  }
  starts(first: 1) {
    totalCount {
      value
    }
  }
}`, {"fragmentName":"WholeContest"}) as unknown as TypedDocumentString<WholeContestFragment, unknown>;
export const ResultRowFragmentDoc = new TypedDocumentString(`
    fragment ResultRow on Result {
  id
  bib
  theory
  practical
  seconds
  penalties
  total
  place
  isShared
  status
  missing
  isPending
  advances
  appealState
  entry {
    id
    name
    organizationName
  }
}
    `, {"fragmentName":"ResultRow"}) as unknown as TypedDocumentString<ResultRowFragment, unknown>;
export const RoundShownFragmentDoc = new TypedDocumentString(`
    fragment RoundShown on Round {
  id
  name
  state
  frozenAt
  decimals
  contest {
    id
    name
  }
  discipline {
    id
    name
  }
  board(first: 12) {
    resultId
    bib
    place
    total
    isPending
    entry {
      id
      name
      organizationName
    }
  }
}
    `, {"fragmentName":"RoundShown"}) as unknown as TypedDocumentString<RoundShownFragment, unknown>;
export const AppealRowFragmentDoc = new TypedDocumentString(`
    fragment AppealRow on Appeal {
  id
  revision
  grounds
  lodgedAt
  state
  decision
  decidedAt
  entry {
    id
    bib
  }
  round {
    id
    state
    closedAt
  }
}
    `, {"fragmentName":"AppealRow"}) as unknown as TypedDocumentString<AppealRowFragment, unknown>;
export const AwardRowFragmentDoc = new TypedDocumentString(`
    fragment AwardRow on Award {
  id
  revision
  rank
  givenOn
  certificateNumber
  isPublished
  discipline {
    id
    name
    position
  }
  entry {
    id
    bib
    name
    organizationName
  }
  organization {
    id
    name
  }
}
    `, {"fragmentName":"AwardRow"}) as unknown as TypedDocumentString<AwardRowFragment, unknown>;
export const PracticeSessionRowFragmentDoc = new TypedDocumentString(`
    fragment PracticeSessionRow on PracticeSession {
  id
  name
  heldOn
  unit
  ranking
  discipline {
    id
    name
  }
}
    `, {"fragmentName":"PracticeSessionRow"}) as unknown as TypedDocumentString<PracticeSessionRowFragment, unknown>;
export const EditionRowFragmentDoc = new TypedDocumentString(`
    fragment EditionRow on ContestPublication {
  id
  edition
  note
  publishedAt
  withdrawnAt
  withdrawalReason
}
    `, {"fragmentName":"EditionRow"}) as unknown as TypedDocumentString<EditionRowFragment, unknown>;
export const EntryRowFragmentDoc = new TypedDocumentString(`
    fragment EntryRow on Entry {
  id
  revision
  bib
  name
  teamNames
  organization {
    id
    name
  }
  organizationName
  branch {
    id
    name
  }
  showsName
  keepsName
  state
  withdrawalReason
  nameErasedAt
  discipline {
    id
    name
  }
}
    `, {"fragmentName":"EntryRow"}) as unknown as TypedDocumentString<EntryRowFragment, unknown>;
export const JudgeRowFragmentDoc = new TypedDocumentString(`
    fragment JudgeRow on Judge {
  id
  revision
  name
  isHead
  organization {
    id
    name
  }
  rounds(first: 20) {
    nodes {
      id
      round {
        id
        name
        state
      }
    }
  }
  recusals(first: 30) {
    nodes {
      id
      reason
      entry {
        id
        bib
      }
      organization {
        id
        name
      }
    }
  }
}
    `, {"fragmentName":"JudgeRow"}) as unknown as TypedDocumentString<JudgeRowFragment, unknown>;
export const HeldPassFragmentDoc = new TypedDocumentString(`
    fragment HeldPass on JudgePass {
  id
  worksOn
  endsAt
  usedAt
  createdAt
  issuer {
    id
    name
  }
  judge {
    id
    name
  }
}
    `, {"fragmentName":"HeldPass"}) as unknown as TypedDocumentString<HeldPassFragment, unknown>;
export const FigureReadingFragmentDoc = new TypedDocumentString(`
    fragment FigureReading on Figure {
  code
  population
  subject
  unit
  value
  numerator
  denominator
}
    `, {"fragmentName":"FigureReading"}) as unknown as TypedDocumentString<FigureReadingFragment, unknown>;
export const GeometrySummaryFragmentDoc = new TypedDocumentString(`
    fragment GeometrySummary on GeometryBatch {
  id
  createdAt
  fileName
  layer
  system
  nameColumn
  state
  total
  counts {
    new
    changed
    same
    ambiguous
    refused
  }
}
    `, {"fragmentName":"GeometrySummary"}) as unknown as TypedDocumentString<GeometrySummaryFragment, unknown>;
export const GeometryFeatureFragmentDoc = new TypedDocumentString(`
    fragment GeometryFeature on GeometryRow {
  id
  position
  label
  outcome
  geometry
  longitude
  latitude
  town {
    id
    name
  }
  findings {
    code
    message
    remedy
    isWarning
    longitude
    latitude
  }
}
    `, {"fragmentName":"GeometryFeature"}) as unknown as TypedDocumentString<GeometryFeatureFragment, unknown>;
export const ImportSummaryFragmentDoc = new TypedDocumentString(`
    fragment ImportSummary on ImportBatch {
  id
  createdAt
  fileName
  state
  mode
  effectiveOn
  cutoffOn
  progress
  total
  failure
  appliedAt
  undoneAt
  counts {
    new
    changed
    same
    conflict
    refused
    missing
  }
}
    `, {"fragmentName":"ImportSummary"}) as unknown as TypedDocumentString<ImportSummaryFragment, unknown>;
export const ImportRowResultFragmentDoc = new TypedDocumentString(`
    fragment ImportRowResult on ImportRow {
  id
  ledger
  sheet
  rowNumber
  label
  outcome
  findings {
    column
    code
    message
    remedy
    isWarning
    here
    file
  }
}
    `, {"fragmentName":"ImportRowResult"}) as unknown as TypedDocumentString<ImportRowResultFragment, unknown>;
export const AreaRowFragmentDoc = new TypedDocumentString(`
    fragment AreaRow on Area {
  id
  revision
  name
  boundary
  organizationCount
  town {
    id
    name
  }
}
    `, {"fragmentName":"AreaRow"}) as unknown as TypedDocumentString<AreaRowFragment, unknown>;
export const BranchRowFragmentDoc = new TypedDocumentString(`
    fragment BranchRow on Branch {
  id
  revision
  name
  kind
  formation
  isFunctional
  foundedOn
  dissolvedOn
  reportedMembers
  association
  updatedAt
  secretary {
    id
    name
  }
  building {
    id
    name
  }
  village {
    id
    name
  }
  area {
    id
    name
  }
  town {
    id
    name
  }
  parent {
    id
    name
  }
  fullMemberCount
  hosts(first: 5) {
    nodes {
      id
      validFrom
      validTo
      organization {
        id
        name
      }
    }
  }
}
    `, {"fragmentName":"BranchRow"}) as unknown as TypedDocumentString<BranchRowFragment, unknown>;
export const BuildingRowFragmentDoc = new TypedDocumentString(`
    fragment BuildingRow on Building {
  id
  revision
  name
  address
  floors
  organizationCount
  town {
    id
    name
  }
  group {
    id
    name
  }
}
    `, {"fragmentName":"BuildingRow"}) as unknown as TypedDocumentString<BuildingRowFragment, unknown>;
export const RefusalToldFragmentDoc = new TypedDocumentString(`
    fragment RefusalTold on RowRefusal {
  id
  code
  message
  remedy
  path
  changedBy
  changedAt
  currentRevision
}
    `, {"fragmentName":"RefusalTold"}) as unknown as TypedDocumentString<RefusalToldFragment, unknown>;
export const ProblemToldFragmentDoc = new TypedDocumentString(`
    fragment ProblemTold on Problem {
  code
  message
  remedy
  path
  changedBy
  changedAt
  currentRevision
}
    `, {"fragmentName":"ProblemTold"}) as unknown as TypedDocumentString<ProblemToldFragment, unknown>;
export const DepartmentRowFragmentDoc = new TypedDocumentString(`
    fragment DepartmentRow on Department {
  id
  revision
  name
  shortName
  kind
  isDefault
  organizationCount
}
    `, {"fragmentName":"DepartmentRow"}) as unknown as TypedDocumentString<DepartmentRowFragment, unknown>;
export const HistoryEventFragmentDoc = new TypedDocumentString(`
    fragment HistoryEvent on AuditEvent {
  id
  at
  action
  subjectTable
  operation {
    id
    rowCount
    undoneBy {
      id
      at
    }
  }
  reason
  user {
    id
    name
  }
  changes {
    field
    before
    after
  }
}
    `, {"fragmentName":"HistoryEvent"}) as unknown as TypedDocumentString<HistoryEventFragment, unknown>;
export const HistoryPageFragmentDoc = new TypedDocumentString(`
    fragment HistoryPage on AuditEventConnection {
  nodes {
    ...HistoryEvent
  }
  pageInfo {
    hasNextPage
    endCursor
  }
}
    fragment HistoryEvent on AuditEvent {
  id
  at
  action
  subjectTable
  operation {
    id
    rowCount
    undoneBy {
      id
      at
    }
  }
  reason
  user {
    id
    name
  }
  changes {
    field
    before
    after
  }
}`, {"fragmentName":"HistoryPage"}) as unknown as TypedDocumentString<HistoryPageFragment, unknown>;
export const MemberRowFragmentDoc = new TypedDocumentString(`
    fragment MemberRow on Member {
  id
  revision
  name
  kind
  standing
  isFloating
  joinedOn
  fullOn
  person {
    id
    idNumberMasked
    phoneMasked
  }
  registrations(first: 10) {
    nodes {
      id
      role
      validFrom
      validTo
      branch {
        id
        name
      }
    }
  }
}
    `, {"fragmentName":"MemberRow"}) as unknown as TypedDocumentString<MemberRowFragment, unknown>;
export const OrganizationRowFragmentDoc = new TypedDocumentString(`
    fragment OrganizationRow on Organization {
  id
  revision
  name
  creditCode
  kind
  registrationState
  isDepartmentConfirmed
  socialCategory
  industry
  industryCode
  registrationAuthority
  supervisingUnit
  sizeClass
  registeredOn
  address
  legalRepresentative
  contactName
  contactPhone
  updatedAt
  town {
    id
    name
  }
  department {
    id
    name
    shortName
  }
  village {
    id
    name
  }
  building {
    id
    name
  }
  area {
    id
    name
  }
  latestCheck {
    id
    checkedOn
    finding
  }
  links(first: 5) {
    nodes {
      id
      formation
      validFrom
      validTo
      branch {
        id
        name
      }
    }
  }
}
    `, {"fragmentName":"OrganizationRow"}) as unknown as TypedDocumentString<OrganizationRowFragment, unknown>;
export const MergeSideFragmentDoc = new TypedDocumentString(`
    fragment MergeSide on Organization {
  ...OrganizationRow
  longitude
  latitude
  linked: links(first: 1) {
    totalCount {
      value
    }
  }
  hosts(first: 1) {
    totalCount {
      value
    }
  }
  operatingChecks(first: 1) {
    totalCount {
      value
    }
  }
  years(first: 1) {
    totalCount {
      value
    }
  }
  reportedCounts(first: 1) {
    totalCount {
      value
    }
  }
  workCoverages(first: 1) {
    totalCount {
      value
    }
  }
  shops(first: 1) {
    totalCount {
      value
    }
  }
}
    fragment OrganizationRow on Organization {
  id
  revision
  name
  creditCode
  kind
  registrationState
  isDepartmentConfirmed
  socialCategory
  industry
  industryCode
  registrationAuthority
  supervisingUnit
  sizeClass
  registeredOn
  address
  legalRepresentative
  contactName
  contactPhone
  updatedAt
  town {
    id
    name
  }
  department {
    id
    name
    shortName
  }
  village {
    id
    name
  }
  building {
    id
    name
  }
  area {
    id
    name
  }
  latestCheck {
    id
    checkedOn
    finding
  }
  links(first: 5) {
    nodes {
      id
      formation
      validFrom
      validTo
      branch {
        id
        name
      }
    }
  }
}`, {"fragmentName":"MergeSide"}) as unknown as TypedDocumentString<MergeSideFragment, unknown>;
export const PageEndsFragmentDoc = new TypedDocumentString(`
    fragment PageEnds on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
    `, {"fragmentName":"PageEnds"}) as unknown as TypedDocumentString<PageEndsFragment, unknown>;
export const ShopRowFragmentDoc = new TypedDocumentString(`
    fragment ShopRow on Shop {
  id
  revision
  name
  platform
  ownerName
  url
  openedOn
  closedOn
  state
  town {
    id
    name
  }
  organization {
    id
    name
  }
}
    `, {"fragmentName":"ShopRow"}) as unknown as TypedDocumentString<ShopRowFragment, unknown>;
export const TownRowFragmentDoc = new TypedDocumentString(`
    fragment TownRow on Town {
  id
  revision
  name
  kind
  divisionCode
  settlement
  organizationCount
  branchCount
}
    `, {"fragmentName":"TownRow"}) as unknown as TypedDocumentString<TownRowFragment, unknown>;
export const VillageRowFragmentDoc = new TypedDocumentString(`
    fragment VillageRow on Village {
  id
  revision
  name
  divisionCode
  urbanRuralClass
  branchName
  isWilling
  organizationCount
  town {
    id
    name
  }
}
    `, {"fragmentName":"VillageRow"}) as unknown as TypedDocumentString<VillageRowFragment, unknown>;
export const DrawingProblemFragmentDoc = new TypedDocumentString(`
    fragment DrawingProblem on Problem {
  code
  message
  remedy
  path
  changedBy
  changedAt
  currentRevision
  longitude
  latitude
}
    `, {"fragmentName":"DrawingProblem"}) as unknown as TypedDocumentString<DrawingProblemFragment, unknown>;
export const RosterMemberFragmentDoc = new TypedDocumentString(`
    fragment RosterMember on Member {
  id
  name
  kind
  fullOn
  standing
  registrations(first: 20) {
    nodes {
      id
      role
      validFrom
      validTo
      branch {
        id
      }
    }
  }
}
    `, {"fragmentName":"RosterMember"}) as unknown as TypedDocumentString<RosterMemberFragment, unknown>;
export const RosterRecordFragmentDoc = new TypedDocumentString(`
    fragment RosterRecord on RosterConfirmation {
  id
  confirmedOn
  confirmedBy
  createdAt
  memberCount
  noteCount
}
    `, {"fragmentName":"RosterRecord"}) as unknown as TypedDocumentString<RosterRecordFragment, unknown>;
export const WorkingSlipFragmentDoc = new TypedDocumentString(`
    fragment WorkingSlip on EntrySlip {
  id
  createdAt
  usedAt
  issuer {
    id
    name
  }
  entry {
    id
    bib
    name
    organizationName
    discipline {
      id
      name
    }
  }
}
    `, {"fragmentName":"WorkingSlip"}) as unknown as TypedDocumentString<WorkingSlipFragment, unknown>;
export const EditionFragmentDoc = new TypedDocumentString(`
    fragment Edition on ContestPublication {
  id
  contestId
  edition
  contestName
  startsOn
  endsOn
  standard
  note
  organizerName
  contact
  appealsEndAt
  changedResults
  addedResults
  removedResults
  publishedAt
  withdrawnAt
  withdrawalReason
}
    `, {"fragmentName":"Edition"}) as unknown as TypedDocumentString<EditionFragment, unknown>;
export const PublishedRowFragmentDoc = new TypedDocumentString(`
    fragment PublishedRow on PublishedResult {
  sequence
  disciplineName
  roundName
  place
  isShared
  bib
  name
  organizationName
  theory
  practical
  total
  status
  award
}
    `, {"fragmentName":"PublishedRow"}) as unknown as TypedDocumentString<PublishedRowFragment, unknown>;
export const PublishedFigureReadFragmentDoc = new TypedDocumentString(`
    fragment PublishedFigureRead on PublishedFigure {
  code
  population
  family
  unit
  name
  definition
  englishDefinition
  value
  reason
  numerator
  denominator
  isSuppressed
}
    `, {"fragmentName":"PublishedFigureRead"}) as unknown as TypedDocumentString<PublishedFigureReadFragment, unknown>;
export const PublicationRowFragmentDoc = new TypedDocumentString(`
    fragment PublicationRow on Publication {
  id
  asOf
  publishedAt
  townId
  scopeName
  edition
  note
  isWithdrawn
  withdrawal {
    withdrawnAt
    reason
  }
  correctedBy {
    id
    edition
  }
  publishedBy {
    id
    name
  }
}
    `, {"fragmentName":"PublicationRow"}) as unknown as TypedDocumentString<PublicationRowFragment, unknown>;
export const NameOfDocument = {"__meta__":{"kind":"query","name":"NameOf","hash":"sha256:32f9c2dd8ef432f0d5e1b55700222a40b86bf507461d6575991a610c64856494"}} as unknown as TypedDocumentString<NameOfQuery, NameOfQueryVariables>;
export const PlacesDocument = {"__meta__":{"kind":"query","name":"Places","hash":"sha256:d576a2bdaedf5a872b59c175c47eb62c5692276146a060eb85b8b04772d7ba5e"}} as unknown as TypedDocumentString<PlacesQuery, PlacesQueryVariables>;
export const OwnTokensDocument = {"__meta__":{"kind":"query","name":"OwnTokens","hash":"sha256:3e978da9d47fde31c093ec065db978a8baf3b5e7fea09bb0e01036d4ceed054c"}} as unknown as TypedDocumentString<OwnTokensQuery, OwnTokensQueryVariables>;
export const TokenScopesDocument = {"__meta__":{"kind":"query","name":"TokenScopes","hash":"sha256:2a578e573849dc1190c21a6b440df68dda0c0e241b9f4a17eeea91097370aa61"}} as unknown as TypedDocumentString<TokenScopesQuery, TokenScopesQueryVariables>;
export const CreateTokenDocument = {"__meta__":{"kind":"mutation","name":"CreateToken","hash":"sha256:7040dd372d68386927e4b1e63197f87c35e5e3666928d9a92e9d0f0cfd8a37b9"}} as unknown as TypedDocumentString<CreateTokenMutation, CreateTokenMutationVariables>;
export const RevokeTokenDocument = {"__meta__":{"kind":"mutation","name":"RevokeToken","hash":"sha256:017b5e01fb23ddd1a8de9c832e866a5ed39fae5514bda79a73d5551f82521d65"}} as unknown as TypedDocumentString<RevokeTokenMutation, RevokeTokenMutationVariables>;
export const WebhooksDocument = {"__meta__":{"kind":"query","name":"Webhooks","hash":"sha256:f02d7c9780cc98fbb9aae31b27fe92e5c97185f9f82b13e1559274f24e0d3fba"}} as unknown as TypedDocumentString<WebhooksQuery, WebhooksQueryVariables>;
export const RegisterWebhookDocument = {"__meta__":{"kind":"mutation","name":"RegisterWebhook","hash":"sha256:6c669c0dd546e660a9d9794581158bdf39778d09ba3139bdce5b402aff1dd7c1"}} as unknown as TypedDocumentString<RegisterWebhookMutation, RegisterWebhookMutationVariables>;
export const EditWebhookDocument = {"__meta__":{"kind":"mutation","name":"EditWebhook","hash":"sha256:9994082b776107d4da53938e50a11bc9d7fc9facbfcb7e62227f4a81b27c2cde"}} as unknown as TypedDocumentString<EditWebhookMutation, EditWebhookMutationVariables>;
export const SwitchWebhookDocument = {"__meta__":{"kind":"mutation","name":"SwitchWebhook","hash":"sha256:9951a6d5c03d3a2dde449c035680d07b87f7c5b183628fb2e792b29f72a48c05"}} as unknown as TypedDocumentString<SwitchWebhookMutation, SwitchWebhookMutationVariables>;
export const RenewWebhookSecretDocument = {"__meta__":{"kind":"mutation","name":"RenewWebhookSecret","hash":"sha256:abe34ccd1dc26c20eb844421b09acd4212a3eea0e4f5a4fb50d42ad4a6337a8a"}} as unknown as TypedDocumentString<RenewWebhookSecretMutation, RenewWebhookSecretMutationVariables>;
export const RemoveWebhookDocument = {"__meta__":{"kind":"mutation","name":"RemoveWebhook","hash":"sha256:2429205ecf66a83ff465a92cfc9114eda1fb0a4eac65090cf33a8552b596e91a"}} as unknown as TypedDocumentString<RemoveWebhookMutation, RemoveWebhookMutationVariables>;
export const SendTestEventDocument = {"__meta__":{"kind":"mutation","name":"SendTestEvent","hash":"sha256:269e01934d2e6dd8a4cba5dae03a90003e9e140fb991ec2178c6cfb06fce3f23"}} as unknown as TypedDocumentString<SendTestEventMutation, SendTestEventMutationVariables>;
export const ContestFiguresDocument = {"__meta__":{"kind":"query","name":"ContestFigures","hash":"sha256:6a9d720aef1a2bbd13c9670a6fa1a5cd8f6e902a75ac1cbe562b20cd88a060ff"}} as unknown as TypedDocumentString<ContestFiguresQuery, ContestFiguresQueryVariables>;
export const ContestFigureGroupsDocument = {"__meta__":{"kind":"query","name":"ContestFigureGroups","hash":"sha256:0136c61c5ebcecfdd7c041310c901c85ed0fc86e925ad42dd3984edc2acde744"}} as unknown as TypedDocumentString<ContestFigureGroupsQuery, ContestFigureGroupsQueryVariables>;
export const ContestFigureRowsDocument = {"__meta__":{"kind":"query","name":"ContestFigureRows","hash":"sha256:1dd589736ed05ab2f8ab4e781c4238e407aaf720df343506c0af84ae3a310ee2"}} as unknown as TypedDocumentString<ContestFigureRowsQuery, ContestFigureRowsQueryVariables>;
export const BringScoresDocument = {"__meta__":{"kind":"mutation","name":"BringScores","hash":"sha256:f9dd0a8eb5acdda29f635f26bd841ed54e3d95fd5e165e8b0bcd94dbc8c36bbd"}} as unknown as TypedDocumentString<BringScoresMutation, BringScoresMutationVariables>;
export const ContestsDocument = {"__meta__":{"kind":"query","name":"Contests","hash":"sha256:411ec223eb76ccef3fe5895efd56053484ae62df739d1a48f934594e69fc5f5c"}} as unknown as TypedDocumentString<ContestsQuery, ContestsQueryVariables>;
export const ContestDocument = {"__meta__":{"kind":"query","name":"Contest","hash":"sha256:ff6a91a6b247bd285b4ff154c1220346b6e2ced3efa2d3866819dfb1e1f1b420"}} as unknown as TypedDocumentString<ContestQuery, ContestQueryVariables>;
export const RoundDeskDocument = {"__meta__":{"kind":"query","name":"RoundDesk","hash":"sha256:1c944bd1da0a443b0462bcc955dc5296326d50d6eaafaabd18b3e444b818660d"}} as unknown as TypedDocumentString<RoundDeskQuery, RoundDeskQueryVariables>;
export const RoundConflictsDocument = {"__meta__":{"kind":"query","name":"RoundConflicts","hash":"sha256:c6f5f90413d1d44d7e7f76d99a797533de33f413bb04685353ea6b412ee3c81d"}} as unknown as TypedDocumentString<RoundConflictsQuery, RoundConflictsQueryVariables>;
export const RoundResultsDocument = {"__meta__":{"kind":"query","name":"RoundResults","hash":"sha256:3762819f89b54175959846e13a899216d4d55d690c15de363014636783ceb349"}} as unknown as TypedDocumentString<RoundResultsQuery, RoundResultsQueryVariables>;
export const DeskWorkDocument = {"__meta__":{"kind":"query","name":"DeskWork","hash":"sha256:df88cadbf9128f804fbbe53ffc9e7f123cc36fc0e6ebc317144ebfb7399bc7c0"}} as unknown as TypedDocumentString<DeskWorkQuery, DeskWorkQueryVariables>;
export const CloseRoundDocument = {"__meta__":{"kind":"mutation","name":"CloseRound","hash":"sha256:0d9b40fde4311628e7d6be8dcb6551e1267df25506ded560fe855f3f6c12393c"}} as unknown as TypedDocumentString<CloseRoundMutation, CloseRoundMutationVariables>;
export const ReleaseRoundDocument = {"__meta__":{"kind":"mutation","name":"ReleaseRound","hash":"sha256:03d34d02d82b752807473124e76c2a363391fa00147f7afa2ee2e42694f3732e"}} as unknown as TypedDocumentString<ReleaseRoundMutation, ReleaseRoundMutationVariables>;
export const FreezeRoundDocument = {"__meta__":{"kind":"mutation","name":"FreezeRound","hash":"sha256:ebf28454d114a0f2ea36a92241c76429750c5275948777c12f294df9e75dd43f"}} as unknown as TypedDocumentString<FreezeRoundMutation, FreezeRoundMutationVariables>;
export const ResolveConflictDocument = {"__meta__":{"kind":"mutation","name":"ResolveConflict","hash":"sha256:17991f574dcedd5ee915561f6373502c8615ae86bad9c29cc0b94fbb23b78bdf"}} as unknown as TypedDocumentString<ResolveConflictMutation, ResolveConflictMutationVariables>;
export const CheckScoresDocument = {"__meta__":{"kind":"mutation","name":"CheckScores","hash":"sha256:30ceb0e2a403c2a525ee18dbb38df1a506607c2fb0db6c68c54ceb95a20c994a"}} as unknown as TypedDocumentString<CheckScoresMutation, CheckScoresMutationVariables>;
export const IssueJudgePassDocument = {"__meta__":{"kind":"mutation","name":"IssueJudgePass","hash":"sha256:367ec85447e12edc4c7eae8ae364efa22d52104e0b80e6e1aa9d00f72cfe95c9"}} as unknown as TypedDocumentString<IssueJudgePassMutation, IssueJudgePassMutationVariables>;
export const RevokeJudgePassDocument = {"__meta__":{"kind":"mutation","name":"RevokeJudgePass","hash":"sha256:77c043eaa2c769bdd56de9b2038de1792507535838e28e7ee0d3ea0581e52cf7"}} as unknown as TypedDocumentString<RevokeJudgePassMutation, RevokeJudgePassMutationVariables>;
export const FollowRoundDocument = {"__meta__":{"kind":"subscription","name":"FollowRound","hash":"sha256:118724ebc5c63a552584c5608a768ae4abfce2569753cb6db7e8c1a448141ed3"}} as unknown as TypedDocumentString<FollowRoundSubscription, FollowRoundSubscriptionVariables>;
export const PollRoundDocument = {"__meta__":{"kind":"query","name":"PollRound","hash":"sha256:0ebc3583caaddf8284528deb0eb1075790443e8da77362bd89d0282e805f3de9"}} as unknown as TypedDocumentString<PollRoundQuery, PollRoundQueryVariables>;
export const HearRoundDocument = {"__meta__":{"kind":"subscription","name":"HearRound","hash":"sha256:084809943a04fc0b805855e3fe37861beea0a057798febe0a5aa2357af9dca30"}} as unknown as TypedDocumentString<HearRoundSubscription, HearRoundSubscriptionVariables>;
export const StartOrderDocument = {"__meta__":{"kind":"query","name":"StartOrder","hash":"sha256:c1b8cd76dafd536cfc721563a1a48a97ab4fdffbfe5adaf206130e65bca715f2"}} as unknown as TypedDocumentString<StartOrderQuery, StartOrderQueryVariables>;
export const ContestAppealsDocument = {"__meta__":{"kind":"query","name":"ContestAppeals","hash":"sha256:cbc9965838aa540301d86de70c9661d97b2640aacf43da2d237fbd802a37a99f"}} as unknown as TypedDocumentString<ContestAppealsQuery, ContestAppealsQueryVariables>;
export const AppealWindowsDocument = {"__meta__":{"kind":"query","name":"AppealWindows","hash":"sha256:6245ebc4ac2acb4a8eb7d3ec208ec9ecbb1fa04bd7ecf80553fc4c49ae207ae8"}} as unknown as TypedDocumentString<AppealWindowsQuery, AppealWindowsQueryVariables>;
export const RoundStartersDocument = {"__meta__":{"kind":"query","name":"RoundStarters","hash":"sha256:9f64407c33176d0218f551983938e615ab518a766cc80eb799a36fd54039976e"}} as unknown as TypedDocumentString<RoundStartersQuery, RoundStartersQueryVariables>;
export const LodgeAppealDocument = {"__meta__":{"kind":"mutation","name":"LodgeAppeal","hash":"sha256:d4ad949488d4a08be21557c7a1e7a5811a349b0d24a0ff186dfbfda8e3d0b820"}} as unknown as TypedDocumentString<LodgeAppealMutation, LodgeAppealMutationVariables>;
export const DecideAppealDocument = {"__meta__":{"kind":"mutation","name":"DecideAppeal","hash":"sha256:f94d5fe26a34a4b7ef9115db022a9880b02d917208120e06154f25825fec0aec"}} as unknown as TypedDocumentString<DecideAppealMutation, DecideAppealMutationVariables>;
export const ContestAwardsDocument = {"__meta__":{"kind":"query","name":"ContestAwards","hash":"sha256:f5728c0b65b5a5316b3d0e6ad5d97adbcbd32879c5f8ae8ba811e33bc711677d"}} as unknown as TypedDocumentString<ContestAwardsQuery, ContestAwardsQueryVariables>;
export const ProposeAwardsDocument = {"__meta__":{"kind":"mutation","name":"ProposeAwards","hash":"sha256:98854f695c96cd9643c96a0375470d8c10a20b8dc71867ac34c1c96b754c39f2"}} as unknown as TypedDocumentString<ProposeAwardsMutation, ProposeAwardsMutationVariables>;
export const GiveAwardsDocument = {"__meta__":{"kind":"mutation","name":"GiveAwards","hash":"sha256:694c43a5de4d98e4f5b6bc4d68140f8714460154ac83c4c2ca6015248236a2d4"}} as unknown as TypedDocumentString<GiveAwardsMutation, GiveAwardsMutationVariables>;
export const GiveAwardDocument = {"__meta__":{"kind":"mutation","name":"GiveAward","hash":"sha256:aff5bb10f4c8cdcb555261e34447268ded21a4e7b97c48b876de6a5a54596995"}} as unknown as TypedDocumentString<GiveAwardMutation, GiveAwardMutationVariables>;
export const TakeBackAwardDocument = {"__meta__":{"kind":"mutation","name":"TakeBackAward","hash":"sha256:4e73ad6475144277f33b93a0f1f4921023a1d7c3af7bd0dff5d96a6bce904d05"}} as unknown as TypedDocumentString<TakeBackAwardMutation, TakeBackAwardMutationVariables>;
export const PracticeSessionsDocument = {"__meta__":{"kind":"query","name":"PracticeSessions","hash":"sha256:4cdda1e0a022f669cb1a2d38c97e66ba3de13df55bbf0d7abb98c59158161230"}} as unknown as TypedDocumentString<PracticeSessionsQuery, PracticeSessionsQueryVariables>;
export const PracticeEntriesDocument = {"__meta__":{"kind":"query","name":"PracticeEntries","hash":"sha256:c7a444a42a604517c17ea377bb6f72c1da062c3de8ff1d5aeb754266209b7dfd"}} as unknown as TypedDocumentString<PracticeEntriesQuery, PracticeEntriesQueryVariables>;
export const HoldPracticeDocument = {"__meta__":{"kind":"mutation","name":"HoldPractice","hash":"sha256:19e8848c26abd1b48f7a1accf9cc0afcded260c9f6d124f68ca3fdad74932f8e"}} as unknown as TypedDocumentString<HoldPracticeMutation, HoldPracticeMutationVariables>;
export const RecordPracticeDocument = {"__meta__":{"kind":"mutation","name":"RecordPractice","hash":"sha256:ef30367a1d30b375dbdca0c4b0cf00f6d4d2e9d6d6ea6c92cf10aedced29fde3"}} as unknown as TypedDocumentString<RecordPracticeMutation, RecordPracticeMutationVariables>;
export const ContestEditionsDocument = {"__meta__":{"kind":"query","name":"ContestEditions","hash":"sha256:6040247fb62674785c4c2366e3b048226ec4b1825b16a477c2af0e4fa668f444"}} as unknown as TypedDocumentString<ContestEditionsQuery, ContestEditionsQueryVariables>;
export const PreviewContestPublicationDocument = {"__meta__":{"kind":"mutation","name":"PreviewContestPublication","hash":"sha256:b3e0867ec461582e75789fcc7bdc265121848e565b0d36b17acbb78ff608230b"}} as unknown as TypedDocumentString<PreviewContestPublicationMutation, PreviewContestPublicationMutationVariables>;
export const PublishContestDocument = {"__meta__":{"kind":"mutation","name":"PublishContest","hash":"sha256:4586a11204cba3cc2f9315e6b9536fd0ddd012a6aa45f45380bcfbf955a314ce"}} as unknown as TypedDocumentString<PublishContestMutation, PublishContestMutationVariables>;
export const WithdrawContestPublicationDocument = {"__meta__":{"kind":"mutation","name":"WithdrawContestPublication","hash":"sha256:2ccd5014545ca71537eea6f3c1d92a3f1b7b9e5b7bd1358cb378a6cae887d2f4"}} as unknown as TypedDocumentString<WithdrawContestPublicationMutation, WithdrawContestPublicationMutationVariables>;
export const ContestEntriesDocument = {"__meta__":{"kind":"query","name":"ContestEntries","hash":"sha256:129040c20b49751582c4f67d25c50e7b30335beea4425e7fd77047a3051be467"}} as unknown as TypedDocumentString<ContestEntriesQuery, ContestEntriesQueryVariables>;
export const ContestJudgesDocument = {"__meta__":{"kind":"query","name":"ContestJudges","hash":"sha256:01b3c35db08e61b25b6964fa71b29d1344a41fbe613dbb3966e23af75f107a7d"}} as unknown as TypedDocumentString<ContestJudgesQuery, ContestJudgesQueryVariables>;
export const UnrevokedPassesDocument = {"__meta__":{"kind":"query","name":"UnrevokedPasses","hash":"sha256:272483c7b62636c9994b8c27559d7b14115f32c37023bead57fad5943b732d2d"}} as unknown as TypedDocumentString<UnrevokedPassesQuery, UnrevokedPassesQueryVariables>;
export const JudgedEntriesDocument = {"__meta__":{"kind":"query","name":"JudgedEntries","hash":"sha256:9009f068a7fb59f00003ec408d411304615510984a69dab1fa52fefd4f8b8112"}} as unknown as TypedDocumentString<JudgedEntriesQuery, JudgedEntriesQueryVariables>;
export const CreateContestDocument = {"__meta__":{"kind":"mutation","name":"CreateContest","hash":"sha256:a6a72b2b42985ef6efda0346fb01009fb0ad1cbe1e48dea0d108e4424a39511d"}} as unknown as TypedDocumentString<CreateContestMutation, CreateContestMutationVariables>;
export const EditContestDocument = {"__meta__":{"kind":"mutation","name":"EditContest","hash":"sha256:83d2606b17473e4b5671ecfb902a613d3f30ac27852f9e74093c4870e9d90401"}} as unknown as TypedDocumentString<EditContestMutation, EditContestMutationVariables>;
export const CopyContestDocument = {"__meta__":{"kind":"mutation","name":"CopyContest","hash":"sha256:e2827be46f103102c1ee7a2554d81772ade0054a9cacf06ad4918cb0e08335a0"}} as unknown as TypedDocumentString<CopyContestMutation, CopyContestMutationVariables>;
export const ChangeContestStateDocument = {"__meta__":{"kind":"mutation","name":"ChangeContestState","hash":"sha256:553f7cb6e9365b96affea481f63ebf2bef3510ba3cf0423017de73523be05a1f"}} as unknown as TypedDocumentString<ChangeContestStateMutation, ChangeContestStateMutationVariables>;
export const AddDisciplineDocument = {"__meta__":{"kind":"mutation","name":"AddDiscipline","hash":"sha256:a7356cf2717b4719c2c20fb216a0105a93b45f69b5e493c5ae35fe690f967518"}} as unknown as TypedDocumentString<AddDisciplineMutation, AddDisciplineMutationVariables>;
export const EditDisciplineDocument = {"__meta__":{"kind":"mutation","name":"EditDiscipline","hash":"sha256:cf4dc2f5e7769f47b8d6bf734756d3c91cf3bb45dfce791e18a575f0bf380450"}} as unknown as TypedDocumentString<EditDisciplineMutation, EditDisciplineMutationVariables>;
export const AddRoundDocument = {"__meta__":{"kind":"mutation","name":"AddRound","hash":"sha256:87ca59eb58c1ccd04aa027ffe7a04bd2ed028249d070f1e60a035c8203be0f86"}} as unknown as TypedDocumentString<AddRoundMutation, AddRoundMutationVariables>;
export const EditRoundDocument = {"__meta__":{"kind":"mutation","name":"EditRound","hash":"sha256:8f12934063993808204d6d7bdd113ef72a265943a40f2462d82d6ec925ae3c51"}} as unknown as TypedDocumentString<EditRoundMutation, EditRoundMutationVariables>;
export const OpenRoundDocument = {"__meta__":{"kind":"mutation","name":"OpenRound","hash":"sha256:adeade43182389718e2218ec9acda1654210191cf1e2d5726cded85702b4909f"}} as unknown as TypedDocumentString<OpenRoundMutation, OpenRoundMutationVariables>;
export const AddCriterionDocument = {"__meta__":{"kind":"mutation","name":"AddCriterion","hash":"sha256:a69136efa11e1e2d65efb3316b51fed1369dbcba8d6229c1ae0e22be37c165fd"}} as unknown as TypedDocumentString<AddCriterionMutation, AddCriterionMutationVariables>;
export const EditCriterionDocument = {"__meta__":{"kind":"mutation","name":"EditCriterion","hash":"sha256:eabbabb876a65454369681343ab51ccea423cf949fdecbfd2f410f8bc36c01d7"}} as unknown as TypedDocumentString<EditCriterionMutation, EditCriterionMutationVariables>;
export const EnterContestantDocument = {"__meta__":{"kind":"mutation","name":"EnterContestant","hash":"sha256:45464b7d0370b9282e4ea08968d42918279b49cb9da5f63533d7ee88dbd6797a"}} as unknown as TypedDocumentString<EnterContestantMutation, EnterContestantMutationVariables>;
export const EditEntryDocument = {"__meta__":{"kind":"mutation","name":"EditEntry","hash":"sha256:85a9771b19c85f42727fdbb2dade7a48506689fdb2366b1715caa1cce0120ec8"}} as unknown as TypedDocumentString<EditEntryMutation, EditEntryMutationVariables>;
export const WithdrawEntryDocument = {"__meta__":{"kind":"mutation","name":"WithdrawEntry","hash":"sha256:ba8917457c66af2e8f825373c3899b51143411af53d24d4c0a8e4f5e4ecaa406"}} as unknown as TypedDocumentString<WithdrawEntryMutation, WithdrawEntryMutationVariables>;
export const DrawStartOrderDocument = {"__meta__":{"kind":"mutation","name":"DrawStartOrder","hash":"sha256:ac178c71af3735e63ed6e6c534df4e10680e518e701c08c18db760cec076ef4f"}} as unknown as TypedDocumentString<DrawStartOrderMutation, DrawStartOrderMutationVariables>;
export const AppointJudgeDocument = {"__meta__":{"kind":"mutation","name":"AppointJudge","hash":"sha256:6970f559e0728c6e8802ced7ae242b6a8ce5d77ca2e68fafbcc602e8fe063d9c"}} as unknown as TypedDocumentString<AppointJudgeMutation, AppointJudgeMutationVariables>;
export const AssignJudgeDocument = {"__meta__":{"kind":"mutation","name":"AssignJudge","hash":"sha256:5cf317e247587023c69159e8f02a9d45eef0b579bf8a296ef296031047b31bb5"}} as unknown as TypedDocumentString<AssignJudgeMutation, AssignJudgeMutationVariables>;
export const UnassignJudgeDocument = {"__meta__":{"kind":"mutation","name":"UnassignJudge","hash":"sha256:dbc4ec9585cfcbd7b6825b6b4ce8937b07c92cd6847d90c2f33d8fb1994e898b"}} as unknown as TypedDocumentString<UnassignJudgeMutation, UnassignJudgeMutationVariables>;
export const DeclareRecusalDocument = {"__meta__":{"kind":"mutation","name":"DeclareRecusal","hash":"sha256:0da86ffc88a360d75e5fd3bc93a2a3c8cc8ccd6b5b4513a1c492aaaefc5265ed"}} as unknown as TypedDocumentString<DeclareRecusalMutation, DeclareRecusalMutationVariables>;
export const WithdrawRecusalDocument = {"__meta__":{"kind":"mutation","name":"WithdrawRecusal","hash":"sha256:e659014db799e1ed4f4460f2f0cdd45acf23df42ccc42a89fd236fcf28270841"}} as unknown as TypedDocumentString<WithdrawRecusalMutation, WithdrawRecusalMutationVariables>;
export const RemoveDisciplineDocument = {"__meta__":{"kind":"mutation","name":"RemoveDiscipline","hash":"sha256:ee2e851b0e2de7dc13dd69b4183c39c0e52e9709280ddb98fd401ea4d45ffaa0"}} as unknown as TypedDocumentString<RemoveDisciplineMutation, RemoveDisciplineMutationVariables>;
export const RemoveRoundDocument = {"__meta__":{"kind":"mutation","name":"RemoveRound","hash":"sha256:6196c2322ad2d647a76f90776ea396fbef12bf8e06570e4f050e8db02323b727"}} as unknown as TypedDocumentString<RemoveRoundMutation, RemoveRoundMutationVariables>;
export const RemoveCriterionDocument = {"__meta__":{"kind":"mutation","name":"RemoveCriterion","hash":"sha256:b1d160b907002800b04e7f6176094d6c4e191ee0a478988fe418be1fbb7d580e"}} as unknown as TypedDocumentString<RemoveCriterionMutation, RemoveCriterionMutationVariables>;
export const ContestVenueDocument = {"__meta__":{"kind":"query","name":"ContestVenue","hash":"sha256:0d80b3a7761012b5699a313bd3e502f8c04c86b952c0d9be30d50c6d7deb9854"}} as unknown as TypedDocumentString<ContestVenueQuery, ContestVenueQueryVariables>;
export const CarryContestDocument = {"__meta__":{"kind":"mutation","name":"CarryContest","hash":"sha256:d4e3e047568c73fdbea9093064e441c374f7955d579e7778b537d67467cbb691"}} as unknown as TypedDocumentString<CarryContestMutation, CarryContestMutationVariables>;
export const ReturnContestDocument = {"__meta__":{"kind":"mutation","name":"ReturnContest","hash":"sha256:df43f79facbf0aec6005a786e551a12a6bc780f9af6350630eaef0421f2ebc18"}} as unknown as TypedDocumentString<ReturnContestMutation, ReturnContestMutationVariables>;
export const ReceiveReturnDocument = {"__meta__":{"kind":"mutation","name":"ReceiveReturn","hash":"sha256:f4139edd25cb5e2b81e28f010f7f44c45eca79c6f2cbbb8be4af697c5aed46ef"}} as unknown as TypedDocumentString<ReceiveReturnMutation, ReceiveReturnMutationVariables>;
export const CallBackContestDocument = {"__meta__":{"kind":"mutation","name":"CallBackContest","hash":"sha256:8e2dad66201ccf7959631d9c1321ddef4b0bfab3789df67f84fe3a4581d0b6ca"}} as unknown as TypedDocumentString<CallBackContestMutation, CallBackContestMutationVariables>;
export const DecideReturnedDocument = {"__meta__":{"kind":"mutation","name":"DecideReturned","hash":"sha256:531c4cfc8f7d5c4875b8b614ec0786b1fb8d43579e6b0ee9ed83ffd225f66fd6"}} as unknown as TypedDocumentString<DecideReturnedMutation, DecideReturnedMutationVariables>;
export const FiguresDocument = {"__meta__":{"kind":"query","name":"Figures","hash":"sha256:c11f12fb1d655fc412e4839517a564399faebe5309b8a5084374fb3870115676"}} as unknown as TypedDocumentString<FiguresQuery, FiguresQueryVariables>;
export const FigureGroupsDocument = {"__meta__":{"kind":"query","name":"FigureGroups","hash":"sha256:8906b11d8f0dd672a0197b8cda8e21a4d6cf369f5b9da5950413e747c73829c6"}} as unknown as TypedDocumentString<FigureGroupsQuery, FigureGroupsQueryVariables>;
export const FigureTrendDocument = {"__meta__":{"kind":"query","name":"FigureTrend","hash":"sha256:b8c67c6f9ea84eea69735f47c3ed8f3ce522c8fcbcbb7ac7907eb45367cc834b"}} as unknown as TypedDocumentString<FigureTrendQuery, FigureTrendQueryVariables>;
export const FigureChangeDocument = {"__meta__":{"kind":"query","name":"FigureChange","hash":"sha256:416a2ccc56c7a94dc4fb19dab468e46ac6f3bbbeb64175f2712f8ef51df00192"}} as unknown as TypedDocumentString<FigureChangeQuery, FigureChangeQueryVariables>;
export const RosterNotesDocument = {"__meta__":{"kind":"query","name":"RosterNotes","hash":"sha256:0e819f71a8dd63f3f0e3a8b600261a25d2fa3988a529808059a2e88d56a7b05e"}} as unknown as TypedDocumentString<RosterNotesQuery, RosterNotesQueryVariables>;
export const PublishedOfDocument = {"__meta__":{"kind":"query","name":"PublishedOf","hash":"sha256:769f3fd6666254001b638217babf88a59e0a6f65cb90a16a969fd5e7b925a5a1"}} as unknown as TypedDocumentString<PublishedOfQuery, PublishedOfQueryVariables>;
export const GeometryBatchesDocument = {"__meta__":{"kind":"query","name":"GeometryBatches","hash":"sha256:2b15f830edab28757ce56291dde10bfda5f12b6bb394fc28a374cdb7d4abe1c8"}} as unknown as TypedDocumentString<GeometryBatchesQuery, GeometryBatchesQueryVariables>;
export const GeometryBatchDocument = {"__meta__":{"kind":"query","name":"GeometryBatch","hash":"sha256:064c8be73f1f9bb130c0ef87e1f2670280363f996a6e327665eda527ac393976"}} as unknown as TypedDocumentString<GeometryBatchQuery, GeometryBatchQueryVariables>;
export const GeometryFeaturesDocument = {"__meta__":{"kind":"query","name":"GeometryFeatures","hash":"sha256:b3f6b86e4198e37f71c900930109e46432156e710373001a675f1c578ae34adb"}} as unknown as TypedDocumentString<GeometryFeaturesQuery, GeometryFeaturesQueryVariables>;
export const ApplyGeometryDocument = {"__meta__":{"kind":"mutation","name":"ApplyGeometry","hash":"sha256:bf9e08d2244c86c31bd1dd1dc6d8200e2fcee1eb93566ccc0c8dbfda96b89f61"}} as unknown as TypedDocumentString<ApplyGeometryMutation, ApplyGeometryMutationVariables>;
export const UndoGeometryDocument = {"__meta__":{"kind":"mutation","name":"UndoGeometry","hash":"sha256:5265c328c75fa22ae75169c19c0db372b30c1a8a3813741ec277da3d65bb906a"}} as unknown as TypedDocumentString<UndoGeometryMutation, UndoGeometryMutationVariables>;
export const ImportsDocument = {"__meta__":{"kind":"query","name":"Imports","hash":"sha256:e8e49d0e7d48b543aaf5b133d38b388c8bf2d1c97af86c7ade804174510d01de"}} as unknown as TypedDocumentString<ImportsQuery, ImportsQueryVariables>;
export const ImportDocument = {"__meta__":{"kind":"query","name":"Import","hash":"sha256:63854a49a940f4b7f87259d34cd85050cc5a101d9bb2135ebfd6d0921928ec32"}} as unknown as TypedDocumentString<ImportQuery, ImportQueryVariables>;
export const ImportRowsDocument = {"__meta__":{"kind":"query","name":"ImportRows","hash":"sha256:e46b1d7ce427dbdee6860e6c6e570b146d7d3a4463dc720a27570760ebd90322"}} as unknown as TypedDocumentString<ImportRowsQuery, ImportRowsQueryVariables>;
export const ApplyImportDocument = {"__meta__":{"kind":"mutation","name":"ApplyImport","hash":"sha256:61baa148abc595b8208f50fad517b60691dd446d4c98a3c86970569ab3c89567"}} as unknown as TypedDocumentString<ApplyImportMutation, ApplyImportMutationVariables>;
export const UndoImportDocument = {"__meta__":{"kind":"mutation","name":"UndoImport","hash":"sha256:0f5223b2731b95041037d305467054dd58298373e3d0d280affe409ef9817fc1"}} as unknown as TypedDocumentString<UndoImportMutation, UndoImportMutationVariables>;
export const ContestOfImportDocument = {"__meta__":{"kind":"query","name":"ContestOfImport","hash":"sha256:33a6606dba39edcd7b540e3b3d410f06e9c71fc5732d5f375f80bc394b218ec8"}} as unknown as TypedDocumentString<ContestOfImportQuery, ContestOfImportQueryVariables>;
export const JudgeRoundsDocument = {"__meta__":{"kind":"query","name":"JudgeRounds","hash":"sha256:d010b83cb913b98514158ad087d03093dc669555fc126205653ba4cb253a8034"}} as unknown as TypedDocumentString<JudgeRoundsQuery, JudgeRoundsQueryVariables>;
export const JudgeSheetDocument = {"__meta__":{"kind":"query","name":"JudgeSheet","hash":"sha256:8246ab2b26b1fae7d1e29a63d9d1d126c7522d2caff6844624729f807c58e9ec"}} as unknown as TypedDocumentString<JudgeSheetQuery, JudgeSheetQueryVariables>;
export const JudgeScoresDocument = {"__meta__":{"kind":"query","name":"JudgeScores","hash":"sha256:f36209cfc31880551eeea1bd6827dd98938d544d19745e75e2bca9562421445f"}} as unknown as TypedDocumentString<JudgeScoresQuery, JudgeScoresQueryVariables>;
export const RecordScoresDocument = {"__meta__":{"kind":"mutation","name":"RecordScores","hash":"sha256:cf22a8a9995c27226d715b5053fab2cbd1b49a3a9d50d0dc995db06d553c252a"}} as unknown as TypedDocumentString<RecordScoresMutation, RecordScoresMutationVariables>;
export const AreasDocument = {"__meta__":{"kind":"query","name":"Areas","hash":"sha256:8cb1e65df5f905b202275a620cb16d0d7057f7f11707bbe0a220d978c4a395e6"}} as unknown as TypedDocumentString<AreasQuery, AreasQueryVariables>;
export const AreaDocument = {"__meta__":{"kind":"query","name":"Area","hash":"sha256:51fcba4b21dcec60e02864ef5c0624d3d90d1e333ba738b8cbeafb9e9fafe0bf"}} as unknown as TypedDocumentString<AreaQuery, AreaQueryVariables>;
export const BranchesDocument = {"__meta__":{"kind":"query","name":"Branches","hash":"sha256:5c4360d3683213a99634edccbe95a70ab95d0b721377f05859728c28561de375"}} as unknown as TypedDocumentString<BranchesQuery, BranchesQueryVariables>;
export const BranchDocument = {"__meta__":{"kind":"query","name":"Branch","hash":"sha256:d9b9d12afab5a31cc3f2fbc85513403bfe1b88ac6a848f4d1e981b6c3c44a23d"}} as unknown as TypedDocumentString<BranchQuery, BranchQueryVariables>;
export const BuildingsDocument = {"__meta__":{"kind":"query","name":"Buildings","hash":"sha256:375f72a568562e4b994b2a3b1feeb55959d2f5183a79aa71737b312b790720e2"}} as unknown as TypedDocumentString<BuildingsQuery, BuildingsQueryVariables>;
export const BuildingDocument = {"__meta__":{"kind":"query","name":"Building","hash":"sha256:7e6af7720fdc494ec4f51cecf7988980776533cb69db0c1c35d8ba179e286899"}} as unknown as TypedDocumentString<BuildingQuery, BuildingQueryVariables>;
export const OrganizationNowDocument = {"__meta__":{"kind":"query","name":"OrganizationNow","hash":"sha256:651e14a9f80bd37675db1e03fad74302f0125f168d274633596315b9cf4f2a0a"}} as unknown as TypedDocumentString<OrganizationNowQuery, OrganizationNowQueryVariables>;
export const ChangeOrganizationsDocument = {"__meta__":{"kind":"mutation","name":"ChangeOrganizations","hash":"sha256:ed470137a5cf5fe44646eb31c3b872bab556f654bb71a16f0844a070846ccdd4"}} as unknown as TypedDocumentString<ChangeOrganizationsMutation, ChangeOrganizationsMutationVariables>;
export const BranchNowDocument = {"__meta__":{"kind":"query","name":"BranchNow","hash":"sha256:a423d322f37d71d09163a265a7cf7eca0b7fa8eb39069101d3522817f07d85e8"}} as unknown as TypedDocumentString<BranchNowQuery, BranchNowQueryVariables>;
export const ChangeBranchesDocument = {"__meta__":{"kind":"mutation","name":"ChangeBranches","hash":"sha256:08efba9a2922fbbf75cff467ce695f1a9e8b12db13051b189933ae0519a9b2d7"}} as unknown as TypedDocumentString<ChangeBranchesMutation, ChangeBranchesMutationVariables>;
export const MemberNowDocument = {"__meta__":{"kind":"query","name":"MemberNow","hash":"sha256:1caae436cb9bbf5fa842bdea9339cb6881b45e689edd84e259bdf768dfd6c902"}} as unknown as TypedDocumentString<MemberNowQuery, MemberNowQueryVariables>;
export const ChangeMembersDocument = {"__meta__":{"kind":"mutation","name":"ChangeMembers","hash":"sha256:0c53194adf77d23500c78e341d2e03facc145aa5ac4d241dd80ed526d95d7243"}} as unknown as TypedDocumentString<ChangeMembersMutation, ChangeMembersMutationVariables>;
export const BuildingNowDocument = {"__meta__":{"kind":"query","name":"BuildingNow","hash":"sha256:d9d4adfa30769b22a502156b5b76b5104fead17cb2b245284f28a706c1da5c12"}} as unknown as TypedDocumentString<BuildingNowQuery, BuildingNowQueryVariables>;
export const ChangeBuildingsDocument = {"__meta__":{"kind":"mutation","name":"ChangeBuildings","hash":"sha256:08772464ed51a68d1d50899a2ba205bcc64108a257931e0f6933c4f34fc4d7b2"}} as unknown as TypedDocumentString<ChangeBuildingsMutation, ChangeBuildingsMutationVariables>;
export const VillageNowDocument = {"__meta__":{"kind":"query","name":"VillageNow","hash":"sha256:0368abbd26a78ed66f2d8a75de0e41954831c31cce024efb48787ac7a63696f8"}} as unknown as TypedDocumentString<VillageNowQuery, VillageNowQueryVariables>;
export const ChangeVillagesDocument = {"__meta__":{"kind":"mutation","name":"ChangeVillages","hash":"sha256:bdde021a91f2994b54e8737015fb9945f5d870e5542a9ae0ad689b03234744df"}} as unknown as TypedDocumentString<ChangeVillagesMutation, ChangeVillagesMutationVariables>;
export const AreaNowDocument = {"__meta__":{"kind":"query","name":"AreaNow","hash":"sha256:2cbc08dfe1ce421cb1e837a11536fdb089f9bcc52ce4c02c55db7c0a6aa0a8ca"}} as unknown as TypedDocumentString<AreaNowQuery, AreaNowQueryVariables>;
export const ChangeAreasDocument = {"__meta__":{"kind":"mutation","name":"ChangeAreas","hash":"sha256:704399bbac382370fdc7d1a8690801aa31e5ab10592141ef743eadc048d9eb6c"}} as unknown as TypedDocumentString<ChangeAreasMutation, ChangeAreasMutationVariables>;
export const ShopNowDocument = {"__meta__":{"kind":"query","name":"ShopNow","hash":"sha256:a13bd293afbd5b8cfa450eadb1cfc3833b47ca8385dcca54c005e01000f158ff"}} as unknown as TypedDocumentString<ShopNowQuery, ShopNowQueryVariables>;
export const ChangeShopsDocument = {"__meta__":{"kind":"mutation","name":"ChangeShops","hash":"sha256:a5ce3d5a9449b19d4ba10a743a74ff01997538da852e668575eb55a266596b3b"}} as unknown as TypedDocumentString<ChangeShopsMutation, ChangeShopsMutationVariables>;
export const TownNowDocument = {"__meta__":{"kind":"query","name":"TownNow","hash":"sha256:01269de5e8b7c7dc72581b0f144d0cea38015548db0de9684665a303e0946d27"}} as unknown as TypedDocumentString<TownNowQuery, TownNowQueryVariables>;
export const ChangeTownsDocument = {"__meta__":{"kind":"mutation","name":"ChangeTowns","hash":"sha256:8bb214a8368eff81d8f50a2018f29451bfcd1c941595e76491d1608ab0a8819e"}} as unknown as TypedDocumentString<ChangeTownsMutation, ChangeTownsMutationVariables>;
export const DepartmentNowDocument = {"__meta__":{"kind":"query","name":"DepartmentNow","hash":"sha256:88981d36fe6c9f2c942a28182524047c0a7d7b5909ca8968c04a8f327897bf3e"}} as unknown as TypedDocumentString<DepartmentNowQuery, DepartmentNowQueryVariables>;
export const ChangeDepartmentsDocument = {"__meta__":{"kind":"mutation","name":"ChangeDepartments","hash":"sha256:d2a07bb316baad3cf1b95c2e4ab97bd9bb311def799b973de5786a32a5d44364"}} as unknown as TypedDocumentString<ChangeDepartmentsMutation, ChangeDepartmentsMutationVariables>;
export const DepartmentsDocument = {"__meta__":{"kind":"query","name":"Departments","hash":"sha256:0518c87ee2663cd015f73e57ab7aea971fa510070a4c52a706f0e52c4a27fc33"}} as unknown as TypedDocumentString<DepartmentsQuery, DepartmentsQueryVariables>;
export const DepartmentDocument = {"__meta__":{"kind":"query","name":"Department","hash":"sha256:9e06e7318d4db58d333f23cabbff4c85301949fcd1f8c6d6b77815a03bfe84a3"}} as unknown as TypedDocumentString<DepartmentQuery, DepartmentQueryVariables>;
export const FigureOrganizationsDocument = {"__meta__":{"kind":"query","name":"FigureOrganizations","hash":"sha256:4c3e81473ba8f52178448615e21de6997a323942b5a57d9f198f31b0fa28f705"}} as unknown as TypedDocumentString<FigureOrganizationsQuery, FigureOrganizationsQueryVariables>;
export const FigureBranchesDocument = {"__meta__":{"kind":"query","name":"FigureBranches","hash":"sha256:afdf38e0f18f85db9bc5ec7e1b3ba096191af2073e33f16b0c9aee42f3cdcacc"}} as unknown as TypedDocumentString<FigureBranchesQuery, FigureBranchesQueryVariables>;
export const FigureInForceDocument = {"__meta__":{"kind":"query","name":"FigureInForce","hash":"sha256:5d198d595ab87b8eaff99210681a6891f7cc7d8131877b1dd80ce518cc9740ec"}} as unknown as TypedDocumentString<FigureInForceQuery, FigureInForceQueryVariables>;
export const ChangeInForceDocument = {"__meta__":{"kind":"query","name":"ChangeInForce","hash":"sha256:d29061d64ee0fa05927c57ad9a6656c6475871b69c8611eabc4b1bd720a674a6"}} as unknown as TypedDocumentString<ChangeInForceQuery, ChangeInForceQueryVariables>;
export const EarlierHistoryDocument = {"__meta__":{"kind":"query","name":"EarlierHistory","hash":"sha256:d464cd8888e4e67275e57ed036340d688b0d1e47f74f3b3373b29d1c4474cedf"}} as unknown as TypedDocumentString<EarlierHistoryQuery, EarlierHistoryQueryVariables>;
export const LookupVillagesDocument = {"__meta__":{"kind":"query","name":"LookupVillages","hash":"sha256:16ca4888bd46f9a231651235c00badad00ac1853fde61c7a12d27f15df2c8a00"}} as unknown as TypedDocumentString<LookupVillagesQuery, LookupVillagesQueryVariables>;
export const LookupBuildingsDocument = {"__meta__":{"kind":"query","name":"LookupBuildings","hash":"sha256:353cb6835393d59b89cc2ced23228c200dbe3c4416b7cd564c4d2108291c8880"}} as unknown as TypedDocumentString<LookupBuildingsQuery, LookupBuildingsQueryVariables>;
export const LookupAreasDocument = {"__meta__":{"kind":"query","name":"LookupAreas","hash":"sha256:6f6cc9c129f972ced53bd806eb51a55c72328119c29a2782ab655d023b7a25a0"}} as unknown as TypedDocumentString<LookupAreasQuery, LookupAreasQueryVariables>;
export const LookupBranchesDocument = {"__meta__":{"kind":"query","name":"LookupBranches","hash":"sha256:bfbcc5503c7bcc3b58960d73f684316d70f8085798f4ea9c8749d0090168227d"}} as unknown as TypedDocumentString<LookupBranchesQuery, LookupBranchesQueryVariables>;
export const LookupOrganizationsDocument = {"__meta__":{"kind":"query","name":"LookupOrganizations","hash":"sha256:3aa04aaf46d0e6effa0e22a93d2e557adcddaea4ad25e267e3018f9378bcb97b"}} as unknown as TypedDocumentString<LookupOrganizationsQuery, LookupOrganizationsQueryVariables>;
export const MembersDocument = {"__meta__":{"kind":"query","name":"Members","hash":"sha256:61a01fab0209cc3d0c5c0d24fcdf19f8e431e4606f409c3b23f0ddfb21f11baa"}} as unknown as TypedDocumentString<MembersQuery, MembersQueryVariables>;
export const MemberDocument = {"__meta__":{"kind":"query","name":"Member","hash":"sha256:a73f4002b0fbde32b7a8a601e5e093b787e4b6563b8ef3ad4592485918fb9bf3"}} as unknown as TypedDocumentString<MemberQuery, MemberQueryVariables>;
export const RevealPersonalNumbersDocument = {"__meta__":{"kind":"mutation","name":"RevealPersonalNumbers","hash":"sha256:dcc5ab289b5eae2ec0b7aef47108335d5cefcdfb1ae346f200042646ff92b2e3"}} as unknown as TypedDocumentString<RevealPersonalNumbersMutation, RevealPersonalNumbersMutationVariables>;
export const MergePairDocument = {"__meta__":{"kind":"query","name":"MergePair","hash":"sha256:dc5e4ed391c3669d62a9c1bb1117347b1960a19c491dd14dfa3e8e98ca2a24e2"}} as unknown as TypedDocumentString<MergePairQuery, MergePairQueryVariables>;
export const PossibleDuplicatesDocument = {"__meta__":{"kind":"query","name":"PossibleDuplicates","hash":"sha256:63311a2f3491c34006dba0d41c31bae0fbec6e3903f8c616946f13ba97b41932"}} as unknown as TypedDocumentString<PossibleDuplicatesQuery, PossibleDuplicatesQueryVariables>;
export const MergeOrganizationsDocument = {"__meta__":{"kind":"mutation","name":"MergeOrganizations","hash":"sha256:d31b0ad2e4e55f8079e335d2ba825e3bd7ae4d114be455a66c3f15c1db5e9dfb"}} as unknown as TypedDocumentString<MergeOrganizationsMutation, MergeOrganizationsMutationVariables>;
export const NamesOfDocument = {"__meta__":{"kind":"query","name":"NamesOf","hash":"sha256:f8fd733f69a50b7bcd8e01d170b33b0c1d739b03b286510ea97702f2b9cf593f"}} as unknown as TypedDocumentString<NamesOfQuery, NamesOfQueryVariables>;
export const OrganizationsDocument = {"__meta__":{"kind":"query","name":"Organizations","hash":"sha256:deb5a14efe18afeb4b5720f34b3f0a45a8e362e24e01c3f789bc9458b7f8b467"}} as unknown as TypedDocumentString<OrganizationsQuery, OrganizationsQueryVariables>;
export const OrganizationDocument = {"__meta__":{"kind":"query","name":"Organization","hash":"sha256:0cc4fbb5c1991ac68e22ef049d0adf828ff9cb309f0c8aa24d49cc85212eb88d"}} as unknown as TypedDocumentString<OrganizationQuery, OrganizationQueryVariables>;
export const ShopsDocument = {"__meta__":{"kind":"query","name":"Shops","hash":"sha256:2334e89b7550eb2f479b8a05f0500f6f54318408d135d4bf695c800c1a28a319"}} as unknown as TypedDocumentString<ShopsQuery, ShopsQueryVariables>;
export const ShopDocument = {"__meta__":{"kind":"query","name":"Shop","hash":"sha256:77c5832bb448be8675326df87f043bd046e59564ceed3948246af9ebcac5639a"}} as unknown as TypedDocumentString<ShopQuery, ShopQueryVariables>;
export const TownsDocument = {"__meta__":{"kind":"query","name":"Towns","hash":"sha256:0192db8ae9c451e8048b855888de280bc30f51b8905292bdff6b1cdb1a7e6852"}} as unknown as TypedDocumentString<TownsQuery, TownsQueryVariables>;
export const TownDocument = {"__meta__":{"kind":"query","name":"Town","hash":"sha256:714bed6bb719c1178edf4f3fe0106352e6895c84a891f1d7a729fc00e9b3e509"}} as unknown as TypedDocumentString<TownQuery, TownQueryVariables>;
export const UndoOperationDocument = {"__meta__":{"kind":"mutation","name":"UndoOperation","hash":"sha256:1f73ab6818c8ae5daa2307b7a60f35d923c97a8f1c2bc53ee44d95f40f75df9c"}} as unknown as TypedDocumentString<UndoOperationMutation, UndoOperationMutationVariables>;
export const VillagesDocument = {"__meta__":{"kind":"query","name":"Villages","hash":"sha256:88ce250522a4183cab2c269204cc717175a32535db264b61ac94e9262bd35695"}} as unknown as TypedDocumentString<VillagesQuery, VillagesQueryVariables>;
export const VillageDocument = {"__meta__":{"kind":"query","name":"Village","hash":"sha256:0ffdfd044f1a03921523cde858cdb471e7968745d87e3549cc8e331964534fdd"}} as unknown as TypedDocumentString<VillageQuery, VillageQueryVariables>;
export const OrganizationWarningsDocument = {"__meta__":{"kind":"query","name":"OrganizationWarnings","hash":"sha256:d6a62510b4a0d0b03e06aad70bb83c9ad6b531e05f5373809720529aca8c4200"}} as unknown as TypedDocumentString<OrganizationWarningsQuery, OrganizationWarningsQueryVariables>;
export const BranchWarningsDocument = {"__meta__":{"kind":"query","name":"BranchWarnings","hash":"sha256:6cc185f50b461780f113408e863506cf275dca18707eb85d6d3e88be07c07cab"}} as unknown as TypedDocumentString<BranchWarningsQuery, BranchWarningsQueryVariables>;
export const ViewCountsDocument = {"__meta__":{"kind":"query","name":"ViewCounts","hash":"sha256:540551fd190ed8548eaeb9dfdb510deeece209fcc00e56789888820823f71afa"}} as unknown as TypedDocumentString<ViewCountsQuery, ViewCountsQueryVariables>;
export const EditedAreaDocument = {"__meta__":{"kind":"query","name":"EditedArea","hash":"sha256:271534e989e22a869a48a7dc572e4c1c3f62faf0f57bd427a7a2431533fae587"}} as unknown as TypedDocumentString<EditedAreaQuery, EditedAreaQueryVariables>;
export const EditedTownDocument = {"__meta__":{"kind":"query","name":"EditedTown","hash":"sha256:a7feca28dd9976fb41ae725f850d503747d7a99f94e9affd3b7da29ce2b42ea2"}} as unknown as TypedDocumentString<EditedTownQuery, EditedTownQueryVariables>;
export const EditedBuildingDocument = {"__meta__":{"kind":"query","name":"EditedBuilding","hash":"sha256:5f376562fe44301db159980b09bad6c71f3ebcd91f0c33d04eb1be9963e4beb6"}} as unknown as TypedDocumentString<EditedBuildingQuery, EditedBuildingQueryVariables>;
export const EditedGroupsDocument = {"__meta__":{"kind":"query","name":"EditedGroups","hash":"sha256:8b09574955c7aed65432cc62c4e6b2e85a316649ebbf676ee4c5a5f4f853deb8"}} as unknown as TypedDocumentString<EditedGroupsQuery, EditedGroupsQueryVariables>;
export const DrawAreaDocument = {"__meta__":{"kind":"mutation","name":"DrawArea","hash":"sha256:d9fab4868e5851535b932e923695d4cf701eaa31e947d26fbf2879ba0bc53437"}} as unknown as TypedDocumentString<DrawAreaMutation, DrawAreaMutationVariables>;
export const ReshapeAreaDocument = {"__meta__":{"kind":"mutation","name":"ReshapeArea","hash":"sha256:80110fb6f1c799dcbf4f055748492accffc991106f6725424411cd41077ca67e"}} as unknown as TypedDocumentString<ReshapeAreaMutation, ReshapeAreaMutationVariables>;
export const SplitAreaDocument = {"__meta__":{"kind":"mutation","name":"SplitArea","hash":"sha256:499340e4fc7e6c1300d7b90347b59286a32cf9b5befa35d4f570bfcc49fdf7c5"}} as unknown as TypedDocumentString<SplitAreaMutation, SplitAreaMutationVariables>;
export const MergeAreasDocument = {"__meta__":{"kind":"mutation","name":"MergeAreas","hash":"sha256:9171fce2039e67475e9c1e4aafe1b2dcdaa37a200bb9f267d31aa518e9e57680"}} as unknown as TypedDocumentString<MergeAreasMutation, MergeAreasMutationVariables>;
export const DrawTownDocument = {"__meta__":{"kind":"mutation","name":"DrawTown","hash":"sha256:9fcb1a576bd016e313dc9b27d59c0f0e5d64cae4f8652253e3c09d2b5acca358"}} as unknown as TypedDocumentString<DrawTownMutation, DrawTownMutationVariables>;
export const AddBuildingDocument = {"__meta__":{"kind":"mutation","name":"AddBuilding","hash":"sha256:3aa9704aaa7e6c035f2d215c341a25ea07dc1d93f2f08895802b4d965ed3d736"}} as unknown as TypedDocumentString<AddBuildingMutation, AddBuildingMutationVariables>;
export const PlaceBuildingDocument = {"__meta__":{"kind":"mutation","name":"PlaceBuilding","hash":"sha256:f5d48004e5f9852afb2eb457e24029f51652f929536d54bc575cf2cd6300b5b3"}} as unknown as TypedDocumentString<PlaceBuildingMutation, PlaceBuildingMutationVariables>;
export const GroupBuildingsDocument = {"__meta__":{"kind":"mutation","name":"GroupBuildings","hash":"sha256:ce7713619a5c6066a5bcbda6f6c442928fc371e955361bd031fe5412e82a4987"}} as unknown as TypedDocumentString<GroupBuildingsMutation, GroupBuildingsMutationVariables>;
export const RegroupBuildingsDocument = {"__meta__":{"kind":"mutation","name":"RegroupBuildings","hash":"sha256:10a3ad143fe1c141078ea3e3616a556082393196d4edba5839812afd0e926f48"}} as unknown as TypedDocumentString<RegroupBuildingsMutation, RegroupBuildingsMutationVariables>;
export const UngroupBuildingsDocument = {"__meta__":{"kind":"mutation","name":"UngroupBuildings","hash":"sha256:d33f6fdc579cfe4dfa9e75ba016d180223f675dc9258969d23943216d03a8b52"}} as unknown as TypedDocumentString<UngroupBuildingsMutation, UngroupBuildingsMutationVariables>;
export const MapBranchDocument = {"__meta__":{"kind":"query","name":"MapBranch","hash":"sha256:42b2332e9a50e7c2a5453df3cc42b9caef3713536908ed4da0e3eec4d925c3f6"}} as unknown as TypedDocumentString<MapBranchQuery, MapBranchQueryVariables>;
export const MapOrganizationDocument = {"__meta__":{"kind":"query","name":"MapOrganization","hash":"sha256:9ebf177ae334099e6cb9ed1b1d24cf68913cdbaea7442a07c77c84eb4c555b55"}} as unknown as TypedDocumentString<MapOrganizationQuery, MapOrganizationQueryVariables>;
export const MapSearchDocument = {"__meta__":{"kind":"query","name":"MapSearch","hash":"sha256:fdbdd75dbdecd8e8bb310c9e9f5eee222243e6cf57ce10a98a5eaf4a79fa9f85"}} as unknown as TypedDocumentString<MapSearchQuery, MapSearchQueryVariables>;
export const MapPlacesDocument = {"__meta__":{"kind":"query","name":"MapPlaces","hash":"sha256:2cae0ba09d39cd6aa7edb2dba38538cf0676495f34443944bf56e5b1d3cf65f4"}} as unknown as TypedDocumentString<MapPlacesQuery, MapPlacesQueryVariables>;
export const MapPointsDocument = {"__meta__":{"kind":"query","name":"MapPoints","hash":"sha256:fabee3ed38897cc1c0b088bef3a3dc21232a556e9024e08f78254979f2f441e1"}} as unknown as TypedDocumentString<MapPointsQuery, MapPointsQueryVariables>;
export const MapNamesDocument = {"__meta__":{"kind":"query","name":"MapNames","hash":"sha256:a419a0281a441b42a8a426fa43aae4edc45ef2041165e4c5fde70703589af116"}} as unknown as TypedDocumentString<MapNamesQuery, MapNamesQueryVariables>;
export const MyBranchDocument = {"__meta__":{"kind":"query","name":"MyBranch","hash":"sha256:050772418ce488f7cd0f362ae90e91aa72da2812b0d592ecd0652c9df4b330d8"}} as unknown as TypedDocumentString<MyBranchQuery, MyBranchQueryVariables>;
export const MoreOfRosterDocument = {"__meta__":{"kind":"query","name":"MoreOfRoster","hash":"sha256:d21f6c99dfd8aff0a362c953f0befafe7eb985b831f46f5b1ef357701449ab21"}} as unknown as TypedDocumentString<MoreOfRosterQuery, MoreOfRosterQueryVariables>;
export const ConfirmRosterDocument = {"__meta__":{"kind":"mutation","name":"ConfirmRoster","hash":"sha256:b32e5b98601585e6f068f1b169e363a5cbdfe21d1468cb360489c04729ec03ee"}} as unknown as TypedDocumentString<ConfirmRosterMutation, ConfirmRosterMutationVariables>;
export const SlipContestDocument = {"__meta__":{"kind":"query","name":"SlipContest","hash":"sha256:884763aaa5eba0f8e29a2b1a99342b5fd03ed2e016590c5a47283b4055fc4f44"}} as unknown as TypedDocumentString<SlipContestQuery, SlipContestQueryVariables>;
export const IssueEntrySlipsDocument = {"__meta__":{"kind":"mutation","name":"IssueEntrySlips","hash":"sha256:73be971898057a85613fe53787edb4b60239e798b3633f617be699314b240e01"}} as unknown as TypedDocumentString<IssueEntrySlipsMutation, IssueEntrySlipsMutationVariables>;
export const WorkingSlipsDocument = {"__meta__":{"kind":"query","name":"WorkingSlips","hash":"sha256:8b11cbadfed7a6adb46b32b1601e6b98e664f42df345c8a63709bd4e80b76b56"}} as unknown as TypedDocumentString<WorkingSlipsQuery, WorkingSlipsQueryVariables>;
export const RevokeEntrySlipDocument = {"__meta__":{"kind":"mutation","name":"RevokeEntrySlip","hash":"sha256:687ec5e74a848b5da4ed55f6bd2529f30e6db22d6ecb36d452bb34066020d02d"}} as unknown as TypedDocumentString<RevokeEntrySlipMutation, RevokeEntrySlipMutationVariables>;
export const PublicContestsDocument = {"__meta__":{"kind":"query","name":"PublicContests","hash":"sha256:4c16d7266ddec611351cf0c1257bf1fd770a60886826c7f753d9eae55415497b"}} as unknown as TypedDocumentString<PublicContestsQuery, PublicContestsQueryVariables>;
export const PublicContestDocument = {"__meta__":{"kind":"query","name":"PublicContest","hash":"sha256:be3efb4f38b4419fadb36b351b3e20f6ecb4d2bdacf0b0a2888e43c5adfc5bf2"}} as unknown as TypedDocumentString<PublicContestQuery, PublicContestQueryVariables>;
export const PublicResultsDocument = {"__meta__":{"kind":"query","name":"PublicResults","hash":"sha256:a615c13fc7b073240256b2b0de00385b19dc3c5e7fafccf239f9ce4f60c8f85a"}} as unknown as TypedDocumentString<PublicResultsQuery, PublicResultsQueryVariables>;
export const PublicListDocument = {"__meta__":{"kind":"query","name":"PublicList","hash":"sha256:ce65d637e7558bba430888f642202100247e14426866d24c2765694b3f4b3a0a"}} as unknown as TypedDocumentString<PublicListQuery, PublicListQueryVariables>;
export const PublicFiguresDocument = {"__meta__":{"kind":"query","name":"PublicFigures","hash":"sha256:3db39dc1b05c8bcc37285cf7c83d4996c5f2416f9f8850fc11dd8d15564a895b"}} as unknown as TypedDocumentString<PublicFiguresQuery, PublicFiguresQueryVariables>;
export const PublicMonthsDocument = {"__meta__":{"kind":"query","name":"PublicMonths","hash":"sha256:caa5b6ed4d1dd5b131e040edcc722837fa59156d8cd7c3cd890ff2bd0751e0dd"}} as unknown as TypedDocumentString<PublicMonthsQuery, PublicMonthsQueryVariables>;
export const PreviewPublicationDocument = {"__meta__":{"kind":"mutation","name":"PreviewPublication","hash":"sha256:6c968c927a2c0479288bb66b6557d4843a5d722100bf39d3b48e577dad431958"}} as unknown as TypedDocumentString<PreviewPublicationMutation, PreviewPublicationMutationVariables>;
export const FiguresInForceDocument = {"__meta__":{"kind":"query","name":"FiguresInForce","hash":"sha256:dd8c29d81a5de8c37052ed122c280cbf71e5ee31cd4b99edbb38823f315dd01a"}} as unknown as TypedDocumentString<FiguresInForceQuery, FiguresInForceQueryVariables>;
export const PublicationsDocument = {"__meta__":{"kind":"query","name":"Publications","hash":"sha256:588477417ce62d7bcf16b212bc3d8d5b9426079adaa43c4ee99dfbbf63a5f537"}} as unknown as TypedDocumentString<PublicationsQuery, PublicationsQueryVariables>;
export const PublishFiguresDocument = {"__meta__":{"kind":"mutation","name":"PublishFigures","hash":"sha256:e8fb03928bf83d1cec95629a03a89a28605fe0cb7c4fc7c799020bc4c33bfac4"}} as unknown as TypedDocumentString<PublishFiguresMutation, PublishFiguresMutationVariables>;
export const WithdrawPublicationDocument = {"__meta__":{"kind":"mutation","name":"WithdrawPublication","hash":"sha256:ed9db666837a8c1568825e54f0a8eb2c5fa923b4f8e0ecb82d3a4d4253e329b4"}} as unknown as TypedDocumentString<WithdrawPublicationMutation, WithdrawPublicationMutationVariables>;