/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type ApprovalAction =
  | 'FOUNDING'
  | 'REAPPROVAL'
  | 'RENAMING';

export type AreaFilter = {
  name?: IdFilter | null | undefined;
  townId?: IdFilter | null | undefined;
};

export type AreaOrder = {
  direction: OrderDirection;
  field: AreaOrderField;
};

export type AreaOrderField =
  | 'CREDIT_CODE'
  | 'DISSOLVED_ON'
  | 'FOUNDED_ON'
  | 'NAME';

export type BranchFilter = {
  name?: IdFilter | null | undefined;
  townId?: IdFilter | null | undefined;
};

export type BranchKind =
  | 'BRANCH'
  | 'GENERAL_BRANCH'
  | 'JOINT_BRANCH'
  | 'PARTY_COMMITTEE'
  | 'TEMPORARY_BRANCH'
  | 'TEMPORARY_COMMITTEE'
  | 'TEMPORARY_GENERAL_BRANCH'
  | 'TEMPORARY_JOINT_BRANCH';

export type BranchOrder = {
  direction: OrderDirection;
  field: BranchOrderField;
};

export type BranchOrderField =
  | 'CREDIT_CODE'
  | 'DISSOLVED_ON'
  | 'FOUNDED_ON'
  | 'NAME';

export type BranchPost =
  | 'COMMITTEE_MEMBER'
  | 'DEPUTY_SECRETARY'
  | 'DISCIPLINE_MEMBER'
  | 'ORGANIZATION_MEMBER'
  | 'PUBLICITY_MEMBER'
  | 'SECRETARY';

export type BuildingFilter = {
  name?: IdFilter | null | undefined;
  townId?: IdFilter | null | undefined;
};

export type BuildingOrder = {
  direction: OrderDirection;
  field: BuildingOrderField;
};

export type BuildingOrderField =
  | 'CREDIT_CODE'
  | 'DISSOLVED_ON'
  | 'FOUNDED_ON'
  | 'NAME';

export type CoordinateSystem =
  | 'BD09'
  | 'CGCS2000'
  | 'GCJ02'
  | 'WGS84';

export type DepartmentFilter = {
  name?: IdFilter | null | undefined;
  townId?: IdFilter | null | undefined;
};

export type DepartmentKind =
  | 'CIVIL_AFFAIRS'
  | 'CULTURE_TOURISM'
  | 'INDUSTRY'
  | 'OTHER';

export type DepartmentOrder = {
  direction: OrderDirection;
  field: DepartmentOrderField;
};

export type DepartmentOrderField =
  | 'CREDIT_CODE'
  | 'DISSOLVED_ON'
  | 'FOUNDED_ON'
  | 'NAME';

export type Formation =
  | 'AREA'
  | 'ATTACHMENT'
  | 'BUILDING'
  | 'INDUSTRY'
  | 'SOLE'
  | 'VILLAGE';

export type IdFilter = {
  eq?: string | number | null | undefined;
};

export type MemberFilter = {
  name?: IdFilter | null | undefined;
  townId?: IdFilter | null | undefined;
};

export type MemberKind =
  | 'FULL'
  | 'PROBATIONARY';

export type MemberOrder = {
  direction: OrderDirection;
  field: MemberOrderField;
};

export type MemberOrderField =
  | 'CREDIT_CODE'
  | 'DISSOLVED_ON'
  | 'FOUNDED_ON'
  | 'NAME';

export type OperatingFinding =
  | 'OPERATING'
  | 'SHELL'
  | 'ZOMBIE';

export type OrderDirection =
  | 'ASC'
  | 'DESC';

export type OrganizationFilter = {
  name?: IdFilter | null | undefined;
  townId?: IdFilter | null | undefined;
};

export type OrganizationKind =
  | 'ENTERPRISE'
  | 'INDIVIDUAL_BUSINESS'
  | 'SOCIAL_ORGANIZATION';

export type OrganizationOrder = {
  direction: OrderDirection;
  field: OrganizationOrderField;
};

export type OrganizationOrderField =
  | 'CREDIT_CODE'
  | 'DISSOLVED_ON'
  | 'FOUNDED_ON'
  | 'NAME';

export type RegistrationRole =
  | 'ACTIVITY'
  | 'FORMAL';

export type RegistrationState =
  | 'ACTIVE'
  | 'DEREGISTERED'
  | 'MOVED_OUT'
  | 'REVOKED';

export type Settlement =
  | 'CONCENTRATED'
  | 'SCATTERED';

export type Sex =
  | 'FEMALE'
  | 'MALE';

export type ShopFilter = {
  name?: IdFilter | null | undefined;
  townId?: IdFilter | null | undefined;
};

export type ShopOrder = {
  direction: OrderDirection;
  field: ShopOrderField;
};

export type ShopOrderField =
  | 'CREDIT_CODE'
  | 'DISSOLVED_ON'
  | 'FOUNDED_ON'
  | 'NAME';

export type ShopPlatform =
  | 'DOUYIN'
  | 'JD'
  | 'KUAISHOU'
  | 'OTHER'
  | 'PINDUODUO'
  | 'TAOBAO'
  | 'TMALL'
  | 'WECHAT';

export type ShopState =
  | 'CLOSED'
  | 'OPEN';

export type SizeClass =
  | 'LARGE'
  | 'MEDIUM'
  | 'MICRO'
  | 'SMALL'
  | 'UNDETERMINED';

export type SocialOrganizationCategory =
  | 'ACCOUNTING_FIRM'
  | 'ASSOCIATION'
  | 'FOUNDATION'
  | 'LAW_FIRM'
  | 'PRIVATE_NON_ENTERPRISE'
  | 'TAX_FIRM';

export type Standing =
  | 'DECEASED'
  | 'LEFT'
  | 'NORMAL'
  | 'SUSPENDED'
  | 'TRANSFERRED_OUT';

export type TownFilter = {
  name?: IdFilter | null | undefined;
  townId?: IdFilter | null | undefined;
};

export type TownKind =
  | 'STREET'
  | 'TOWN'
  | 'TOWNSHIP'
  | 'ZONE';

export type TownOrder = {
  direction: OrderDirection;
  field: TownOrderField;
};

export type TownOrderField =
  | 'CREDIT_CODE'
  | 'DISSOLVED_ON'
  | 'FOUNDED_ON'
  | 'NAME';

export type UrbanRuralClass =
  | 'MAIN_URBAN'
  | 'SPECIAL'
  | 'TOWNSHIP_CENTER'
  | 'TOWN_CENTER'
  | 'TOWN_FRINGE'
  | 'URBAN_FRINGE'
  | 'VILLAGE';

export type VillageFilter = {
  name?: IdFilter | null | undefined;
  townId?: IdFilter | null | undefined;
};

export type VillageOrder = {
  direction: OrderDirection;
  field: VillageOrderField;
};

export type VillageOrderField =
  | 'CREDIT_CODE'
  | 'DISSOLVED_ON'
  | 'FOUNDED_ON'
  | 'NAME';

export type WorkCoverageKind =
  | 'CONTACT'
  | 'INSTRUCTOR'
  | 'UNION'
  | 'YOUTH_LEAGUE';

export type PlacesQueryVariables = Exact<{ [key: string]: never; }>;


export type PlacesQuery = { towns: { nodes: Array<{ id: string, name: string }> }, departments: { nodes: Array<{ id: string, name: string }> } };

export type AreasQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  where?: AreaFilter | null | undefined;
  orderBy?: Array<AreaOrder> | AreaOrder | null | undefined;
  search?: string | null | undefined;
}>;


export type AreasQuery = { areas: { nodes: Array<{ id: string, name: string, boundary: string | null, organizationCount: number, town: { id: string, name: string } | null }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, totalCount: { value: number, exact: boolean } } };

export type AreaRowFragment = { id: string, name: string, boundary: string | null, organizationCount: number, town: { id: string, name: string } | null };

export type AreaQueryVariables = Exact<{
  id: string | number;
}>;


export type AreaQuery = { area: { id: string, name: string, boundary: string | null, organizationCount: number, town: { id: string, name: string } | null, organizations: { nodes: Array<{ id: string, name: string }> }, branches: { nodes: Array<{ id: string, name: string }> } } | null };

export type BranchesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  where?: BranchFilter | null | undefined;
  orderBy?: Array<BranchOrder> | BranchOrder | null | undefined;
  search?: string | null | undefined;
}>;


export type BranchesQuery = { branches: { nodes: Array<{ id: string, name: string, kind: BranchKind, formation: Formation | null, isFunctional: boolean, foundedOn: string | null, dissolvedOn: string | null, fullMemberCount: number | null, town: { id: string, name: string } | null, parent: { id: string, name: string } | null, hosts: { nodes: Array<{ id: string, validFrom: string | null, validTo: string | null, organization: { id: string, name: string } | null }> } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, totalCount: { value: number, exact: boolean } } };

export type BranchRowFragment = { id: string, name: string, kind: BranchKind, formation: Formation | null, isFunctional: boolean, foundedOn: string | null, dissolvedOn: string | null, fullMemberCount: number | null, town: { id: string, name: string } | null, parent: { id: string, name: string } | null, hosts: { nodes: Array<{ id: string, validFrom: string | null, validTo: string | null, organization: { id: string, name: string } | null }> } };

export type BranchQueryVariables = Exact<{
  id: string | number;
}>;


export type BranchQuery = { branch: { id: string, name: string, kind: BranchKind, formation: Formation | null, association: string | null, isFunctional: boolean, awayPlace: string | null, hasUntransferred: boolean, villageFullMembers: number, foundedOn: string | null, dissolvedOn: string | null, dissolutionReason: string | null, reportedMembers: number | null, fullMemberCount: number | null, parent: { id: string, name: string } | null, town: { id: string, name: string } | null, village: { id: string, name: string } | null, building: { id: string, name: string } | null, area: { id: string, name: string } | null, hosts: { nodes: Array<{ id: string, validFrom: string | null, validTo: string | null, organization: { id: string, name: string } | null }> }, links: { nodes: Array<{ id: string, formation: Formation, basis: string | null, isDerived: boolean, validFrom: string | null, validTo: string | null, organization: { id: string, name: string } | null }> }, approvals: { nodes: Array<{ id: string, action: ApprovalAction, number: string | null, approver: string | null, kind: BranchKind, formation: Formation | null, validFrom: string | null, validTo: string | null }> }, terms: { nodes: Array<{ id: string, validFrom: string | null, validTo: string | null }> }, sentOfficials: { nodes: Array<{ id: string, name: string, post: string, validFrom: string | null, validTo: string | null, department: { id: string, name: string } | null }> } } | null };

export type BuildingsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  where?: BuildingFilter | null | undefined;
  orderBy?: Array<BuildingOrder> | BuildingOrder | null | undefined;
  search?: string | null | undefined;
}>;


export type BuildingsQuery = { buildings: { nodes: Array<{ id: string, name: string, address: string | null, floors: number | null, organizationCount: number, town: { id: string, name: string } | null, group: { id: string, name: string } | null }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, totalCount: { value: number, exact: boolean } } };

export type BuildingRowFragment = { id: string, name: string, address: string | null, floors: number | null, organizationCount: number, town: { id: string, name: string } | null, group: { id: string, name: string } | null };

export type BuildingQueryVariables = Exact<{
  id: string | number;
}>;


export type BuildingQuery = { building: { id: string, name: string, address: string | null, floors: number | null, longitude: number | null, latitude: number | null, coordinateSystem: CoordinateSystem | null, organizationCount: number, town: { id: string, name: string } | null, group: { id: string, name: string } | null, organizations: { nodes: Array<{ id: string, name: string }> }, branches: { nodes: Array<{ id: string, name: string }> } } | null };

export type DepartmentsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  where?: DepartmentFilter | null | undefined;
  orderBy?: Array<DepartmentOrder> | DepartmentOrder | null | undefined;
  search?: string | null | undefined;
}>;


export type DepartmentsQuery = { departments: { nodes: Array<{ id: string, name: string, shortName: string | null, kind: DepartmentKind, isDefault: boolean, organizationCount: number }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, totalCount: { value: number, exact: boolean } } };

export type DepartmentRowFragment = { id: string, name: string, shortName: string | null, kind: DepartmentKind, isDefault: boolean, organizationCount: number };

export type DepartmentQueryVariables = Exact<{
  id: string | number;
}>;


export type DepartmentQuery = { department: { id: string, name: string, shortName: string | null, kind: DepartmentKind, isDefault: boolean, organizationCount: number } | null };

export type MembersQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  where?: MemberFilter | null | undefined;
  orderBy?: Array<MemberOrder> | MemberOrder | null | undefined;
  search?: string | null | undefined;
}>;


export type MembersQuery = { members: { nodes: Array<{ id: string, name: string, kind: MemberKind, standing: Standing, isFloating: boolean, joinedOn: string | null, fullOn: string | null, person: { id: string, idNumberMasked: string | null, phoneMasked: string | null } | null, registrations: { nodes: Array<{ id: string, role: RegistrationRole, validFrom: string | null, validTo: string | null, branch: { id: string, name: string } | null }> } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, totalCount: { value: number, exact: boolean } } };

export type MemberRowFragment = { id: string, name: string, kind: MemberKind, standing: Standing, isFloating: boolean, joinedOn: string | null, fullOn: string | null, person: { id: string, idNumberMasked: string | null, phoneMasked: string | null } | null, registrations: { nodes: Array<{ id: string, role: RegistrationRole, validFrom: string | null, validTo: string | null, branch: { id: string, name: string } | null }> } };

export type MemberQueryVariables = Exact<{
  id: string | number;
}>;


export type MemberQuery = { member: { id: string, name: string, kind: MemberKind, standing: Standing, isFloating: boolean, joinedOn: string | null, fullOn: string | null, person: { id: string, sex: Sex | null, birthDate: string | null, idNumberMasked: string | null, phoneMasked: string | null } | null, registrations: { nodes: Array<{ id: string, role: RegistrationRole, validFrom: string | null, validTo: string | null, branch: { id: string, name: string } | null }> }, workplaces: { nodes: Array<{ id: string, post: string | null, isMain: boolean, validFrom: string | null, validTo: string | null, organization: { id: string, name: string } | null }> }, postHoldings: { nodes: Array<{ id: string, post: BranchPost, validFrom: string | null, validTo: string | null, branch: { id: string, name: string } | null }> } } | null };

export type OrganizationsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  where?: OrganizationFilter | null | undefined;
  orderBy?: Array<OrganizationOrder> | OrganizationOrder | null | undefined;
  search?: string | null | undefined;
}>;


export type OrganizationsQuery = { organizations: { nodes: Array<{ id: string, name: string, creditCode: string, kind: OrganizationKind, registrationState: RegistrationState, isDepartmentConfirmed: boolean, town: { id: string, name: string } | null, department: { id: string, name: string, shortName: string | null } | null, latestCheck: { id: string, checkedOn: string, finding: OperatingFinding } | null, links: { nodes: Array<{ id: string, formation: Formation, validFrom: string | null, validTo: string | null, branch: { id: string, name: string } | null }> } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, totalCount: { value: number, exact: boolean } } };

export type PageEndsFragment = { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null };

export type OrganizationRowFragment = { id: string, name: string, creditCode: string, kind: OrganizationKind, registrationState: RegistrationState, isDepartmentConfirmed: boolean, town: { id: string, name: string } | null, department: { id: string, name: string, shortName: string | null } | null, latestCheck: { id: string, checkedOn: string, finding: OperatingFinding } | null, links: { nodes: Array<{ id: string, formation: Formation, validFrom: string | null, validTo: string | null, branch: { id: string, name: string } | null }> } };

export type OrganizationQueryVariables = Exact<{
  id: string | number;
}>;


export type OrganizationQuery = { organization: { id: string, name: string, creditCode: string, kind: OrganizationKind, socialCategory: SocialOrganizationCategory | null, registrationState: RegistrationState, registeredOn: string | null, endedOn: string | null, industry: string | null, sizeClass: SizeClass, address: string | null, legalRepresentative: string | null, contactName: string | null, contactPhoneMasked: string | null, registrationAuthority: string | null, supervisingUnit: string | null, isDepartmentConfirmed: boolean, longitude: number | null, latitude: number | null, coordinateSystem: CoordinateSystem | null, fullMemberCount: number | null, town: { id: string, name: string } | null, department: { id: string, name: string } | null, village: { id: string, name: string } | null, building: { id: string, name: string } | null, area: { id: string, name: string } | null, links: { nodes: Array<{ id: string, formation: Formation, basis: string | null, isDerived: boolean, validFrom: string | null, validTo: string | null, branch: { id: string, name: string } | null }> }, checks: { nodes: Array<{ id: string, checkedOn: string, finding: OperatingFinding, evidence: string | null, checker: string | null }> }, workCoverages: { nodes: Array<{ id: string, kind: WorkCoverageKind, name: string | null, validFrom: string | null, validTo: string | null }> }, reportedCounts: { nodes: Array<{ id: string, reportedOn: string, members: number | null, fullMembers: number | null, probationaryMembers: number | null, untransferredMembers: number | null }> }, years: { nodes: Array<{ id: string, year: number, employees: number | null, revenue: string | null }> }, placements: { nodes: Array<{ id: string, validFrom: string | null, validTo: string | null, town: { id: string, name: string } | null, department: { id: string, name: string } | null, building: { id: string, name: string } | null }> } } | null };

export type ShopsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  where?: ShopFilter | null | undefined;
  orderBy?: Array<ShopOrder> | ShopOrder | null | undefined;
  search?: string | null | undefined;
}>;


export type ShopsQuery = { shops: { nodes: Array<{ id: string, name: string, platform: ShopPlatform, ownerName: string | null, openedOn: string | null, state: ShopState, town: { id: string, name: string } | null, organization: { id: string, name: string } | null }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, totalCount: { value: number, exact: boolean } } };

export type ShopRowFragment = { id: string, name: string, platform: ShopPlatform, ownerName: string | null, openedOn: string | null, state: ShopState, town: { id: string, name: string } | null, organization: { id: string, name: string } | null };

export type ShopQueryVariables = Exact<{
  id: string | number;
}>;


export type ShopQuery = { shop: { id: string, name: string, platform: ShopPlatform, url: string | null, ownerName: string | null, openedOn: string | null, closedOn: string | null, state: ShopState, town: { id: string, name: string } | null, organization: { id: string, name: string } | null, disclosures: { nodes: Array<{ id: string, validFrom: string | null, validTo: string | null }> } } | null };

export type TownsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  where?: TownFilter | null | undefined;
  orderBy?: Array<TownOrder> | TownOrder | null | undefined;
  search?: string | null | undefined;
}>;


export type TownsQuery = { towns: { nodes: Array<{ id: string, name: string, kind: TownKind, divisionCode: string | null, settlement: Settlement | null, organizationCount: number, branchCount: number }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, totalCount: { value: number, exact: boolean } } };

export type TownRowFragment = { id: string, name: string, kind: TownKind, divisionCode: string | null, settlement: Settlement | null, organizationCount: number, branchCount: number };

export type TownQueryVariables = Exact<{
  id: string | number;
}>;


export type TownQuery = { town: { id: string, name: string, kind: TownKind, divisionCode: string | null, settlement: Settlement | null, organizationCount: number, branchCount: number } | null };

export type VillagesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  where?: VillageFilter | null | undefined;
  orderBy?: Array<VillageOrder> | VillageOrder | null | undefined;
  search?: string | null | undefined;
}>;


export type VillagesQuery = { villages: { nodes: Array<{ id: string, name: string, divisionCode: string | null, urbanRuralClass: UrbanRuralClass | null, isWilling: boolean | null, organizationCount: number, town: { id: string, name: string } | null }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, totalCount: { value: number, exact: boolean } } };

export type VillageRowFragment = { id: string, name: string, divisionCode: string | null, urbanRuralClass: UrbanRuralClass | null, isWilling: boolean | null, organizationCount: number, town: { id: string, name: string } | null };

export type VillageQueryVariables = Exact<{
  id: string | number;
}>;


export type VillageQuery = { village: { id: string, name: string, divisionCode: string | null, urbanRuralClass: UrbanRuralClass | null, branchName: string | null, isWilling: boolean | null, organizationCount: number, town: { id: string, name: string } | null, organizations: { nodes: Array<{ id: string, name: string }> }, branches: { nodes: Array<{ id: string, name: string }> } } | null };

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
export const AreaRowFragmentDoc = new TypedDocumentString(`
    fragment AreaRow on Area {
  id
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
  name
  kind
  formation
  isFunctional
  foundedOn
  dissolvedOn
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
export const DepartmentRowFragmentDoc = new TypedDocumentString(`
    fragment DepartmentRow on Department {
  id
  name
  shortName
  kind
  isDefault
  organizationCount
}
    `, {"fragmentName":"DepartmentRow"}) as unknown as TypedDocumentString<DepartmentRowFragment, unknown>;
export const MemberRowFragmentDoc = new TypedDocumentString(`
    fragment MemberRow on Member {
  id
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
export const PageEndsFragmentDoc = new TypedDocumentString(`
    fragment PageEnds on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
    `, {"fragmentName":"PageEnds"}) as unknown as TypedDocumentString<PageEndsFragment, unknown>;
export const OrganizationRowFragmentDoc = new TypedDocumentString(`
    fragment OrganizationRow on Organization {
  id
  name
  creditCode
  kind
  registrationState
  isDepartmentConfirmed
  town {
    id
    name
  }
  department {
    id
    name
    shortName
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
export const ShopRowFragmentDoc = new TypedDocumentString(`
    fragment ShopRow on Shop {
  id
  name
  platform
  ownerName
  openedOn
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
  name
  divisionCode
  urbanRuralClass
  isWilling
  organizationCount
  town {
    id
    name
  }
}
    `, {"fragmentName":"VillageRow"}) as unknown as TypedDocumentString<VillageRowFragment, unknown>;
export const PlacesDocument = new TypedDocumentString(`
    query Places {
  towns(first: 100) {
    nodes {
      id
      name
    }
  }
  departments(first: 100) {
    nodes {
      id
      name
    }
  }
}
    `, {"hash":"sha256:d576a2bdaedf5a872b59c175c47eb62c5692276146a060eb85b8b04772d7ba5e"}) as unknown as TypedDocumentString<PlacesQuery, PlacesQueryVariables>;
export const AreasDocument = new TypedDocumentString(`
    query Areas($first: Int, $after: String, $last: Int, $before: String, $where: AreaFilter, $orderBy: [AreaOrder!], $search: String) {
  areas(
    first: $first
    after: $after
    last: $last
    before: $before
    where: $where
    orderBy: $orderBy
    search: $search
  ) {
    nodes {
      ...AreaRow
    }
    pageInfo {
      ...PageEnds
    }
    totalCount {
      value
      exact
    }
  }
}
    fragment AreaRow on Area {
  id
  name
  boundary
  organizationCount
  town {
    id
    name
  }
}
fragment PageEnds on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}`, {"hash":"sha256:55f2b8122ce6d85cb58838b26027867a0898a993299721655289562b1370ccdf"}) as unknown as TypedDocumentString<AreasQuery, AreasQueryVariables>;
export const AreaDocument = new TypedDocumentString(`
    query Area($id: ID!) {
  area(id: $id) {
    id
    name
    boundary
    organizationCount
    town {
      id
      name
    }
    organizations(first: 50) {
      nodes {
        id
        name
      }
    }
    branches(first: 20) {
      nodes {
        id
        name
      }
    }
  }
}
    `, {"hash":"sha256:c027e7a535210efe47ce491543b2349558f67df77f9c76e910ed0cc8b570a3e0"}) as unknown as TypedDocumentString<AreaQuery, AreaQueryVariables>;
export const BranchesDocument = new TypedDocumentString(`
    query Branches($first: Int, $after: String, $last: Int, $before: String, $where: BranchFilter, $orderBy: [BranchOrder!], $search: String) {
  branches(
    first: $first
    after: $after
    last: $last
    before: $before
    where: $where
    orderBy: $orderBy
    search: $search
  ) {
    nodes {
      ...BranchRow
    }
    pageInfo {
      ...PageEnds
    }
    totalCount {
      value
      exact
    }
  }
}
    fragment BranchRow on Branch {
  id
  name
  kind
  formation
  isFunctional
  foundedOn
  dissolvedOn
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
fragment PageEnds on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}`, {"hash":"sha256:8341d52f8d11d5a4336daf337b3f03c69e56fafa6ed0fba77847bc7a39bd060b"}) as unknown as TypedDocumentString<BranchesQuery, BranchesQueryVariables>;
export const BranchDocument = new TypedDocumentString(`
    query Branch($id: ID!) {
  branch(id: $id) {
    id
    name
    kind
    formation
    association
    isFunctional
    awayPlace
    hasUntransferred
    villageFullMembers
    foundedOn
    dissolvedOn
    dissolutionReason
    reportedMembers
    fullMemberCount
    parent {
      id
      name
    }
    town {
      id
      name
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
    hosts(first: 50) {
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
    links(first: 100) {
      nodes {
        id
        formation
        basis
        isDerived
        validFrom
        validTo
        organization {
          id
          name
        }
      }
    }
    approvals(first: 50) {
      nodes {
        id
        action
        number
        approver
        kind
        formation
        validFrom
        validTo
      }
    }
    terms(first: 20) {
      nodes {
        id
        validFrom
        validTo
      }
    }
    sentOfficials(first: 20) {
      nodes {
        id
        name
        post
        validFrom
        validTo
        department {
          id
          name
        }
      }
    }
  }
}
    `, {"hash":"sha256:c3182426de27b3deaefd0da0d389df146662713111c1b38b701791815b9553e3"}) as unknown as TypedDocumentString<BranchQuery, BranchQueryVariables>;
export const BuildingsDocument = new TypedDocumentString(`
    query Buildings($first: Int, $after: String, $last: Int, $before: String, $where: BuildingFilter, $orderBy: [BuildingOrder!], $search: String) {
  buildings(
    first: $first
    after: $after
    last: $last
    before: $before
    where: $where
    orderBy: $orderBy
    search: $search
  ) {
    nodes {
      ...BuildingRow
    }
    pageInfo {
      ...PageEnds
    }
    totalCount {
      value
      exact
    }
  }
}
    fragment BuildingRow on Building {
  id
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
fragment PageEnds on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}`, {"hash":"sha256:370232e1f2a50c058f6a288a5b1d1fed9dc94ad1ea58fe8f7e97f98296629129"}) as unknown as TypedDocumentString<BuildingsQuery, BuildingsQueryVariables>;
export const BuildingDocument = new TypedDocumentString(`
    query Building($id: ID!) {
  building(id: $id) {
    id
    name
    address
    floors
    longitude
    latitude
    coordinateSystem
    organizationCount
    town {
      id
      name
    }
    group {
      id
      name
    }
    organizations(first: 50) {
      nodes {
        id
        name
      }
    }
    branches(first: 20) {
      nodes {
        id
        name
      }
    }
  }
}
    `, {"hash":"sha256:ec87daa9009a3409a4c9cd54e8a62d3f49b71a0cd18c488b37fdd33692d408f2"}) as unknown as TypedDocumentString<BuildingQuery, BuildingQueryVariables>;
export const DepartmentsDocument = new TypedDocumentString(`
    query Departments($first: Int, $after: String, $last: Int, $before: String, $where: DepartmentFilter, $orderBy: [DepartmentOrder!], $search: String) {
  departments(
    first: $first
    after: $after
    last: $last
    before: $before
    where: $where
    orderBy: $orderBy
    search: $search
  ) {
    nodes {
      ...DepartmentRow
    }
    pageInfo {
      ...PageEnds
    }
    totalCount {
      value
      exact
    }
  }
}
    fragment DepartmentRow on Department {
  id
  name
  shortName
  kind
  isDefault
  organizationCount
}
fragment PageEnds on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}`, {"hash":"sha256:cdc90d37cbb50d779fdb52f6f0f0e0e596a97684507a3a4a83246ca17013c868"}) as unknown as TypedDocumentString<DepartmentsQuery, DepartmentsQueryVariables>;
export const DepartmentDocument = new TypedDocumentString(`
    query Department($id: ID!) {
  department(id: $id) {
    ...DepartmentRow
  }
}
    fragment DepartmentRow on Department {
  id
  name
  shortName
  kind
  isDefault
  organizationCount
}`, {"hash":"sha256:a9598b77e56e7be1be6336aa014d35837ee36ddc50a99668fedaddda437043fb"}) as unknown as TypedDocumentString<DepartmentQuery, DepartmentQueryVariables>;
export const MembersDocument = new TypedDocumentString(`
    query Members($first: Int, $after: String, $last: Int, $before: String, $where: MemberFilter, $orderBy: [MemberOrder!], $search: String) {
  members(
    first: $first
    after: $after
    last: $last
    before: $before
    where: $where
    orderBy: $orderBy
    search: $search
  ) {
    nodes {
      ...MemberRow
    }
    pageInfo {
      ...PageEnds
    }
    totalCount {
      value
      exact
    }
  }
}
    fragment MemberRow on Member {
  id
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
fragment PageEnds on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}`, {"hash":"sha256:c5a18a18ad4bf10832d667a955f15a28e7020ca747ebb0f2122b20efbe14623a"}) as unknown as TypedDocumentString<MembersQuery, MembersQueryVariables>;
export const MemberDocument = new TypedDocumentString(`
    query Member($id: ID!) {
  member(id: $id) {
    id
    name
    kind
    standing
    isFloating
    joinedOn
    fullOn
    person {
      id
      sex
      birthDate
      idNumberMasked
      phoneMasked
    }
    registrations(first: 50) {
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
    workplaces(first: 50) {
      nodes {
        id
        post
        isMain
        validFrom
        validTo
        organization {
          id
          name
        }
      }
    }
    postHoldings(first: 50) {
      nodes {
        id
        post
        validFrom
        validTo
        branch {
          id
          name
        }
      }
    }
  }
}
    `, {"hash":"sha256:f342e069410dd060337ff551547457e569c7d602f4da43198f75b88e52a42333"}) as unknown as TypedDocumentString<MemberQuery, MemberQueryVariables>;
export const OrganizationsDocument = new TypedDocumentString(`
    query Organizations($first: Int, $after: String, $last: Int, $before: String, $where: OrganizationFilter, $orderBy: [OrganizationOrder!], $search: String) {
  organizations(
    first: $first
    after: $after
    last: $last
    before: $before
    where: $where
    orderBy: $orderBy
    search: $search
  ) {
    nodes {
      ...OrganizationRow
    }
    pageInfo {
      ...PageEnds
    }
    totalCount {
      value
      exact
    }
  }
}
    fragment PageEnds on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment OrganizationRow on Organization {
  id
  name
  creditCode
  kind
  registrationState
  isDepartmentConfirmed
  town {
    id
    name
  }
  department {
    id
    name
    shortName
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
}`, {"hash":"sha256:3c63755fde57e5f0193cec0b68c0825b862c6d82486b866f2f20baabf8ae4887"}) as unknown as TypedDocumentString<OrganizationsQuery, OrganizationsQueryVariables>;
export const OrganizationDocument = new TypedDocumentString(`
    query Organization($id: ID!) {
  organization(id: $id) {
    id
    name
    creditCode
    kind
    socialCategory
    registrationState
    registeredOn
    endedOn
    industry
    sizeClass
    address
    legalRepresentative
    contactName
    contactPhoneMasked
    registrationAuthority
    supervisingUnit
    isDepartmentConfirmed
    longitude
    latitude
    coordinateSystem
    fullMemberCount
    town {
      id
      name
    }
    department {
      id
      name
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
    links(first: 50) {
      nodes {
        id
        formation
        basis
        isDerived
        validFrom
        validTo
        branch {
          id
          name
        }
      }
    }
    checks(first: 50) {
      nodes {
        id
        checkedOn
        finding
        evidence
        checker
      }
    }
    workCoverages(first: 50) {
      nodes {
        id
        kind
        name
        validFrom
        validTo
      }
    }
    reportedCounts(first: 50) {
      nodes {
        id
        reportedOn
        members
        fullMembers
        probationaryMembers
        untransferredMembers
      }
    }
    years(first: 50) {
      nodes {
        id
        year
        employees
        revenue
      }
    }
    placements(first: 50) {
      nodes {
        id
        validFrom
        validTo
        town {
          id
          name
        }
        department {
          id
          name
        }
        building {
          id
          name
        }
      }
    }
  }
}
    `, {"hash":"sha256:f38c6d24ad9bdb84c845edaa4634c8eb8ff18c9c907befb9cdd37b1bca685900"}) as unknown as TypedDocumentString<OrganizationQuery, OrganizationQueryVariables>;
export const ShopsDocument = new TypedDocumentString(`
    query Shops($first: Int, $after: String, $last: Int, $before: String, $where: ShopFilter, $orderBy: [ShopOrder!], $search: String) {
  shops(
    first: $first
    after: $after
    last: $last
    before: $before
    where: $where
    orderBy: $orderBy
    search: $search
  ) {
    nodes {
      ...ShopRow
    }
    pageInfo {
      ...PageEnds
    }
    totalCount {
      value
      exact
    }
  }
}
    fragment PageEnds on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment ShopRow on Shop {
  id
  name
  platform
  ownerName
  openedOn
  state
  town {
    id
    name
  }
  organization {
    id
    name
  }
}`, {"hash":"sha256:36473fbf898d5cbe27446590e03b4d878bad8c728fb0fcaa73d319a7141d9b7f"}) as unknown as TypedDocumentString<ShopsQuery, ShopsQueryVariables>;
export const ShopDocument = new TypedDocumentString(`
    query Shop($id: ID!) {
  shop(id: $id) {
    id
    name
    platform
    url
    ownerName
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
    disclosures(first: 20) {
      nodes {
        id
        validFrom
        validTo
      }
    }
  }
}
    `, {"hash":"sha256:a38381e85aa59f2179537ae7868d5f1053d7b8363c18ff489865949b1a679b5a"}) as unknown as TypedDocumentString<ShopQuery, ShopQueryVariables>;
export const TownsDocument = new TypedDocumentString(`
    query Towns($first: Int, $after: String, $last: Int, $before: String, $where: TownFilter, $orderBy: [TownOrder!], $search: String) {
  towns(
    first: $first
    after: $after
    last: $last
    before: $before
    where: $where
    orderBy: $orderBy
    search: $search
  ) {
    nodes {
      ...TownRow
    }
    pageInfo {
      ...PageEnds
    }
    totalCount {
      value
      exact
    }
  }
}
    fragment PageEnds on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment TownRow on Town {
  id
  name
  kind
  divisionCode
  settlement
  organizationCount
  branchCount
}`, {"hash":"sha256:c75f02ce8008d32bc370f883319c5775c18deca3f7228e325bcba0ee2e353f38"}) as unknown as TypedDocumentString<TownsQuery, TownsQueryVariables>;
export const TownDocument = new TypedDocumentString(`
    query Town($id: ID!) {
  town(id: $id) {
    ...TownRow
  }
}
    fragment TownRow on Town {
  id
  name
  kind
  divisionCode
  settlement
  organizationCount
  branchCount
}`, {"hash":"sha256:a7d83fdd90d558f3cb7957fd3fff0942db0e98d7263954485d0fd8e22e71b897"}) as unknown as TypedDocumentString<TownQuery, TownQueryVariables>;
export const VillagesDocument = new TypedDocumentString(`
    query Villages($first: Int, $after: String, $last: Int, $before: String, $where: VillageFilter, $orderBy: [VillageOrder!], $search: String) {
  villages(
    first: $first
    after: $after
    last: $last
    before: $before
    where: $where
    orderBy: $orderBy
    search: $search
  ) {
    nodes {
      ...VillageRow
    }
    pageInfo {
      ...PageEnds
    }
    totalCount {
      value
      exact
    }
  }
}
    fragment PageEnds on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment VillageRow on Village {
  id
  name
  divisionCode
  urbanRuralClass
  isWilling
  organizationCount
  town {
    id
    name
  }
}`, {"hash":"sha256:6ec832a38e835f00b2c617aea21bcef298bb2e7926ee69e3f8f9a35cb041521f"}) as unknown as TypedDocumentString<VillagesQuery, VillagesQueryVariables>;
export const VillageDocument = new TypedDocumentString(`
    query Village($id: ID!) {
  village(id: $id) {
    id
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
    organizations(first: 50) {
      nodes {
        id
        name
      }
    }
    branches(first: 20) {
      nodes {
        id
        name
      }
    }
  }
}
    `, {"hash":"sha256:f57b8226083c16aed72bbec33940e643f6972009204a29a54a3a835e5bb5b53a"}) as unknown as TypedDocumentString<VillageQuery, VillageQueryVariables>;