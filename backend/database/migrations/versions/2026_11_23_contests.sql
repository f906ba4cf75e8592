-- The tables of the contests; later migrations only change them.
create table contests (
  district_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  source text not null,
  revision integer not null,
  name text not null,
  level varchar(32) not null,
  kind varchar(32) not null,
  trade text,
  cluster_name text,
  host_branch_id uuid,
  organizer_town_id uuid,
  organizer_department_id uuid,
  starts_on date not null,
  ends_on date not null,
  standard text,
  appeal_hours integer not null,
  name_days integer not null,
  state varchar(32) not null,
  closed_at timestamp with time zone,
  copied_from_id uuid,
  name_sort text collate "C" not null,
  search_text text not null,
  constraint contests_pkey primary key (district_id, id),
  constraint contests_host_branch_id_fkey foreign key(district_id, host_branch_id) references branches (district_id, id) on delete no action,
  constraint contests_organizer_town_id_fkey foreign key(district_id, organizer_town_id) references towns (district_id, id) on delete no action,
  constraint contests_organizer_department_id_fkey foreign key(district_id, organizer_department_id) references departments (district_id, id) on delete no action,
  constraint contests_copied_from_id_fkey foreign key(district_id, copied_from_id) references contests (district_id, id) on delete no action,
  constraint contests_name_starts_on_key unique (district_id, name, starts_on),
  constraint contests_lifetime_check check (ends_on >= starts_on),
  constraint contests_organizer_check check (organizer_town_id is null or organizer_department_id is null),
  constraint contests_appeal_hours_check check (appeal_hours between 1 and 720),
  constraint contests_name_days_check check (name_days between 0 and 3650),
  constraint contests_district_fkey foreign key(district_id) references districts (id) on delete no action,
  constraint contests_level_check check (level in ('DISTRICT', 'TOWN', 'DEPARTMENT', 'ENTERPRISE')),
  constraint contests_kind_check check (kind in ('CONTEST', 'PRACTICE')),
  constraint contests_state_check check (state in ('DRAFT', 'OPEN', 'CLOSED', 'PUBLISHED', 'CANCELLED'))
);

comment on table contests is '竞赛；A skills contest or a practice camp across organizations.';

comment on column contests.district_id is '所属区；the district (tenant)';

comment on column contests.id is '标识；identifier (UUIDv7)';

comment on column contests.created_at is '录入时间；when it was entered';

comment on column contests.created_by is '录入人；user who entered it';

comment on column contests.updated_at is '最后修改时间；when it was last changed';

comment on column contests.updated_by is '最后修改人；user who changed it last';

comment on column contests.source is '来源；''manual'', ''demo'' or ''import:<id of the import>''';

comment on column contests.revision is '修订号；grows by one with every change';

comment on column contests.name is '名称；name';

comment on column contests.level is '级别；level';

comment on column contests.kind is '类别；contest or practice camp';

comment on column contests.trade is '工种；trade';

comment on column contests.cluster_name is '产业集群；industrial cluster';

comment on column contests.host_branch_id is '承办党组织；branch that hosts it';

comment on column contests.organizer_town_id is '主办镇街；town that organizes it';

comment on column contests.organizer_department_id is '主办部门；line that organizes it';

comment on column contests.starts_on is '开始日期；first day';

comment on column contests.ends_on is '结束日期；last day';

comment on column contests.standard is '技术标准；standard that it is judged by';

comment on column contests.appeal_hours is '申诉时限（小时）；hours to appeal after a round is closed';

comment on column contests.name_days is '姓名留存天数；days for which names are kept after the time for appeals';

comment on column contests.state is '状态；state';

comment on column contests.closed_at is '结束时间；when it was closed or cancelled';

comment on column contests.copied_from_id is '复制自；contest from which it was copied';

comment on column contests.name_sort is '拼音排序键；pinyin sort key';

comment on column contests.search_text is '检索文本；name, pinyin and initials';

create index contests_copied_from_id_idx on contests (district_id, copied_from_id);

create index contests_ends_on_idx on contests (district_id, ends_on);

create index contests_host_branch_id_idx on contests (district_id, host_branch_id);

create index contests_kind_idx on contests (district_id, kind);

create index contests_level_idx on contests (district_id, level);

create index contests_name_sort_id_idx on contests (district_id, name_sort, id);

create index contests_organizer_department_id_idx on contests (district_id, organizer_department_id);

create index contests_organizer_town_id_idx on contests (district_id, organizer_town_id);

create index contests_starts_on_idx on contests (district_id, starts_on);

create index contests_starts_on_latest_idx on contests (district_id, starts_on desc nulls last, id);

create index contests_state_idx on contests (district_id, state);

create table contest_publications (
  district_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  source text not null,
  revision integer not null,
  contest_id uuid not null,
  organizer_town_id uuid,
  organizer_department_id uuid,
  edition integer not null,
  contest_name text not null,
  starts_on date not null,
  ends_on date not null,
  standard text,
  note text,
  published_at timestamp with time zone not null,
  published_by uuid,
  withdrawn_at timestamp with time zone,
  withdrawal_reason text,
  constraint contest_publications_pkey primary key (district_id, id),
  constraint contest_publications_contest_id_edition_key unique (district_id, contest_id, edition),
  constraint contest_publications_edition_check check (edition >= 1),
  constraint contest_publications_withdrawal_check check ((withdrawn_at is null) = (withdrawal_reason is null)),
  constraint contest_publications_contest_id_fkey foreign key(district_id, contest_id) references contests (district_id, id) on delete cascade,
  constraint contest_publications_organizer_town_id_fkey foreign key(district_id, organizer_town_id) references towns (district_id, id) on delete no action,
  constraint contest_publications_organizer_department_id_fkey foreign key(district_id, organizer_department_id) references departments (district_id, id) on delete no action,
  constraint contest_publications_district_fkey foreign key(district_id) references districts (id) on delete no action
);

comment on table contest_publications is '竞赛公布；That the results of a contest were made public; a correction is a new edition.';

comment on column contest_publications.district_id is '所属区；the district (tenant)';

comment on column contest_publications.id is '标识；identifier (UUIDv7)';

comment on column contest_publications.created_at is '录入时间；when it was entered';

comment on column contest_publications.created_by is '录入人；user who entered it';

comment on column contest_publications.updated_at is '最后修改时间；when it was last changed';

comment on column contest_publications.updated_by is '最后修改人；user who changed it last';

comment on column contest_publications.source is '来源；''manual'', ''demo'' or ''import:<id of the import>''';

comment on column contest_publications.revision is '修订号；grows by one with every change';

comment on column contest_publications.contest_id is '竞赛；the contest';

comment on column contest_publications.organizer_town_id is '主办镇街；town that organizes the contest, for scope';

comment on column contest_publications.organizer_department_id is '主办部门；line that organizes the contest, for scope';

comment on column contest_publications.edition is '版次，从 1 起；edition, 1 = the first';

comment on column contest_publications.contest_name is '竞赛名称；name of the contest as it was then';

comment on column contest_publications.starts_on is '开始日期；first day';

comment on column contest_publications.ends_on is '结束日期；last day';

comment on column contest_publications.standard is '技术标准；standard';

comment on column contest_publications.note is '说明；what the publisher says of it';

comment on column contest_publications.published_at is '公布时间；when it was published';

comment on column contest_publications.published_by is '公布人；user who published it';

comment on column contest_publications.withdrawn_at is '撤下时间；when it was taken down or replaced';

comment on column contest_publications.withdrawal_reason is '撤下原因；why it was taken down, shown to everybody';

create index contest_publications_contest_id_idx on contest_publications (district_id, contest_id);

create index contest_publications_organizer_department_id_idx on contest_publications (district_id, organizer_department_id);

create index contest_publications_organizer_town_id_idx on contest_publications (district_id, organizer_town_id);

create index contest_publications_published_at_idx on contest_publications (district_id, published_at);

create index contest_publications_published_at_latest_idx on contest_publications (district_id, published_at desc nulls last, id);

create table disciplines (
  district_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  source text not null,
  revision integer not null,
  contest_id uuid not null,
  organizer_town_id uuid,
  organizer_department_id uuid,
  name text not null,
  position integer not null,
  is_team boolean not null,
  constraint disciplines_pkey primary key (district_id, id),
  constraint disciplines_contest_id_name_key unique (district_id, contest_id, name),
  constraint disciplines_contest_id_fkey foreign key(district_id, contest_id) references contests (district_id, id) on delete cascade,
  constraint disciplines_organizer_town_id_fkey foreign key(district_id, organizer_town_id) references towns (district_id, id) on delete no action,
  constraint disciplines_organizer_department_id_fkey foreign key(district_id, organizer_department_id) references departments (district_id, id) on delete no action,
  constraint disciplines_district_fkey foreign key(district_id) references districts (id) on delete no action
);

comment on table disciplines is '赛项；A discipline of a contest, for persons or for teams.';

comment on column disciplines.district_id is '所属区；the district (tenant)';

comment on column disciplines.id is '标识；identifier (UUIDv7)';

comment on column disciplines.created_at is '录入时间；when it was entered';

comment on column disciplines.created_by is '录入人；user who entered it';

comment on column disciplines.updated_at is '最后修改时间；when it was last changed';

comment on column disciplines.updated_by is '最后修改人；user who changed it last';

comment on column disciplines.source is '来源；''manual'', ''demo'' or ''import:<id of the import>''';

comment on column disciplines.revision is '修订号；grows by one with every change';

comment on column disciplines.contest_id is '竞赛；the contest';

comment on column disciplines.organizer_town_id is '主办镇街；town that organizes the contest, for scope';

comment on column disciplines.organizer_department_id is '主办部门；line that organizes the contest, for scope';

comment on column disciplines.name is '名称；name';

comment on column disciplines.position is '次序，从 1 起；place among the disciplines, from 1';

comment on column disciplines.is_team is '是否团体赛；entered by teams';

create index disciplines_contest_id_idx on disciplines (district_id, contest_id);

create index disciplines_contest_id_position_id_idx on disciplines (district_id, contest_id, position, id);

create index disciplines_organizer_department_id_idx on disciplines (district_id, organizer_department_id);

create index disciplines_organizer_town_id_idx on disciplines (district_id, organizer_town_id);

create table judges (
  district_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  source text not null,
  revision integer not null,
  contest_id uuid not null,
  organizer_town_id uuid,
  organizer_department_id uuid,
  user_id uuid not null,
  name text not null,
  organization_id uuid,
  is_head boolean not null,
  constraint judges_pkey primary key (district_id, id),
  constraint judges_user_id_fkey foreign key(district_id, user_id) references users (district_id, id) on delete no action,
  constraint judges_organization_id_fkey foreign key(district_id, organization_id) references organizations (district_id, id) on delete no action,
  constraint judges_user_id_key unique (district_id, user_id),
  constraint judges_contest_id_name_key unique (district_id, contest_id, name),
  constraint judges_contest_id_fkey foreign key(district_id, contest_id) references contests (district_id, id) on delete cascade,
  constraint judges_organizer_town_id_fkey foreign key(district_id, organizer_town_id) references towns (district_id, id) on delete no action,
  constraint judges_organizer_department_id_fkey foreign key(district_id, organizer_department_id) references departments (district_id, id) on delete no action,
  constraint judges_district_fkey foreign key(district_id) references districts (id) on delete no action
);

comment on table judges is '评委；A person who judges in one contest, signed in by passes.';

comment on column judges.district_id is '所属区；the district (tenant)';

comment on column judges.id is '标识；identifier (UUIDv7)';

comment on column judges.created_at is '录入时间；when it was entered';

comment on column judges.created_by is '录入人；user who entered it';

comment on column judges.updated_at is '最后修改时间；when it was last changed';

comment on column judges.updated_by is '最后修改人；user who changed it last';

comment on column judges.source is '来源；''manual'', ''demo'' or ''import:<id of the import>''';

comment on column judges.revision is '修订号；grows by one with every change';

comment on column judges.contest_id is '竞赛；the contest';

comment on column judges.organizer_town_id is '主办镇街；town that organizes the contest, for scope';

comment on column judges.organizer_department_id is '主办部门；line that organizes the contest, for scope';

comment on column judges.user_id is '用户；the judge''s identity in scores';

comment on column judges.name is '姓名；name';

comment on column judges.organization_id is '所在单位；own organization, whose entries the judge never judges';

comment on column judges.is_head is '是否裁判长；head judge';

create index judges_contest_id_idx on judges (district_id, contest_id);

create index judges_organization_id_idx on judges (district_id, organization_id);

create index judges_organizer_department_id_idx on judges (district_id, organizer_department_id);

create index judges_organizer_town_id_idx on judges (district_id, organizer_town_id);

create index judges_user_id_idx on judges (district_id, user_id);

create table entries (
  district_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  source text not null,
  revision integer not null,
  contest_id uuid not null,
  organizer_town_id uuid,
  organizer_department_id uuid,
  discipline_id uuid not null,
  bib text not null,
  name text,
  team_names jsonb,
  organization_id uuid not null,
  organization_name text not null,
  branch_id uuid,
  contestant_hash bytea,
  shows_name boolean not null,
  keeps_name boolean not null,
  state varchar(32) not null,
  withdrawal_reason text,
  withdrawn_at timestamp with time zone,
  name_erased_at timestamp with time zone,
  constraint entries_pkey primary key (district_id, id),
  constraint entries_discipline_id_fkey foreign key(district_id, discipline_id) references disciplines (district_id, id) on delete cascade,
  constraint entries_organization_id_fkey foreign key(district_id, organization_id) references organizations (district_id, id) on delete no action,
  constraint entries_branch_id_fkey foreign key(district_id, branch_id) references branches (district_id, id) on delete no action,
  constraint entries_contest_id_bib_key unique (district_id, contest_id, bib),
  constraint entries_contest_id_fkey foreign key(district_id, contest_id) references contests (district_id, id) on delete cascade,
  constraint entries_organizer_town_id_fkey foreign key(district_id, organizer_town_id) references towns (district_id, id) on delete no action,
  constraint entries_organizer_department_id_fkey foreign key(district_id, organizer_department_id) references departments (district_id, id) on delete no action,
  constraint entries_district_fkey foreign key(district_id) references districts (id) on delete no action,
  constraint entries_state_check check (state in ('ENTERED', 'WITHDRAWN'))
);

comment on table entries is '参赛；A person or a team in a discipline; it does not know who is a member.';

comment on column entries.district_id is '所属区；the district (tenant)';

comment on column entries.id is '标识；identifier (UUIDv7)';

comment on column entries.created_at is '录入时间；when it was entered';

comment on column entries.created_by is '录入人；user who entered it';

comment on column entries.updated_at is '最后修改时间；when it was last changed';

comment on column entries.updated_by is '最后修改人；user who changed it last';

comment on column entries.source is '来源；''manual'', ''demo'' or ''import:<id of the import>''';

comment on column entries.revision is '修订号；grows by one with every change';

comment on column entries.contest_id is '竞赛；the contest';

comment on column entries.organizer_town_id is '主办镇街；town that organizes the contest, for scope';

comment on column entries.organizer_department_id is '主办部门；line that organizes the contest, for scope';

comment on column entries.discipline_id is '赛项；discipline';

comment on column entries.bib is '号码；number worn, unique in the contest';

comment on column entries.name is '姓名或队名，到期清除；name of the person or team, erased in time';

comment on column entries.team_names is '队员姓名，到期清除；names of the team, erased in time';

comment on column entries.organization_id is '单位；organization that it competes for';

comment on column entries.organization_name is '单位名称；name of the organization when it entered';

comment on column entries.branch_id is '党组织；branch that it competes for';

comment on column entries.contestant_hash is '身份证号的键控散列；keyed hash of the identity number, joins one person''s entries';

comment on column entries.shows_name is '同意公布姓名；consents to the name in publications';

comment on column entries.keeps_name is '同意留存姓名；consents to the name being kept afterwards';

comment on column entries.state is '状态；state';

comment on column entries.withdrawal_reason is '退赛原因；why it withdrew';

comment on column entries.withdrawn_at is '退赛时间；when it withdrew';

comment on column entries.name_erased_at is '姓名清除时间；when names were erased';

create index entries_branch_id_idx on entries (district_id, branch_id);

create index entries_contest_id_idx on entries (district_id, contest_id);

create index entries_contestant_hash_idx on entries (district_id, contestant_hash);

create index entries_discipline_id_bib_idx on entries (district_id, discipline_id, bib);

create index entries_discipline_id_idx on entries (district_id, discipline_id);

create index entries_organization_id_idx on entries (district_id, organization_id);

create index entries_organizer_department_id_idx on entries (district_id, organizer_department_id);

create index entries_organizer_town_id_idx on entries (district_id, organizer_town_id);

create table practice_sessions (
  district_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  source text not null,
  revision integer not null,
  contest_id uuid not null,
  organizer_town_id uuid,
  organizer_department_id uuid,
  discipline_id uuid not null,
  name text not null,
  held_on date not null,
  unit text not null,
  ranking varchar(32) not null,
  constraint practice_sessions_pkey primary key (district_id, id),
  constraint practice_sessions_discipline_id_fkey foreign key(district_id, discipline_id) references disciplines (district_id, id) on delete cascade,
  constraint practice_sessions_discipline_id_held_on_name_key unique (district_id, discipline_id, held_on, name),
  constraint practice_sessions_contest_id_fkey foreign key(district_id, contest_id) references contests (district_id, id) on delete cascade,
  constraint practice_sessions_organizer_town_id_fkey foreign key(district_id, organizer_town_id) references towns (district_id, id) on delete no action,
  constraint practice_sessions_organizer_department_id_fkey foreign key(district_id, organizer_department_id) references departments (district_id, id) on delete no action,
  constraint practice_sessions_district_fkey foreign key(district_id) references districts (id) on delete no action,
  constraint practice_sessions_ranking_check check (ranking in ('HIGHEST', 'LOWEST'))
);

comment on table practice_sessions is '练兵场次；One of the repeated sessions of a practice camp.';

comment on column practice_sessions.district_id is '所属区；the district (tenant)';

comment on column practice_sessions.id is '标识；identifier (UUIDv7)';

comment on column practice_sessions.created_at is '录入时间；when it was entered';

comment on column practice_sessions.created_by is '录入人；user who entered it';

comment on column practice_sessions.updated_at is '最后修改时间；when it was last changed';

comment on column practice_sessions.updated_by is '最后修改人；user who changed it last';

comment on column practice_sessions.source is '来源；''manual'', ''demo'' or ''import:<id of the import>''';

comment on column practice_sessions.revision is '修订号；grows by one with every change';

comment on column practice_sessions.contest_id is '竞赛；the contest';

comment on column practice_sessions.organizer_town_id is '主办镇街；town that organizes the contest, for scope';

comment on column practice_sessions.organizer_department_id is '主办部门；line that organizes the contest, for scope';

comment on column practice_sessions.discipline_id is '赛项；discipline';

comment on column practice_sessions.name is '名称；name';

comment on column practice_sessions.held_on is '日期；day';

comment on column practice_sessions.unit is '成绩单位；unit of its values';

comment on column practice_sessions.ranking is '成绩方向；which value is better';

create index practice_sessions_contest_id_held_on_id_idx on practice_sessions (district_id, contest_id, held_on, id);

create index practice_sessions_contest_id_idx on practice_sessions (district_id, contest_id);

create index practice_sessions_discipline_id_idx on practice_sessions (district_id, discipline_id);

create index practice_sessions_organizer_department_id_idx on practice_sessions (district_id, organizer_department_id);

create index practice_sessions_organizer_town_id_idx on practice_sessions (district_id, organizer_town_id);

create table published_results (
  district_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  source text not null,
  revision integer not null,
  contest_id uuid not null,
  organizer_town_id uuid,
  organizer_department_id uuid,
  publication_id uuid not null,
  sequence integer not null,
  discipline_name text not null,
  round_name text not null,
  round_position integer not null,
  place integer,
  is_shared boolean not null,
  bib text not null,
  name text,
  organization_name text not null,
  theory numeric,
  practical numeric,
  total numeric,
  status varchar(32) not null,
  award varchar(32),
  constraint published_results_pkey primary key (district_id, id),
  constraint published_results_publication_id_fkey foreign key(district_id, publication_id) references contest_publications (district_id, id) on delete cascade,
  constraint published_results_publication_id_sequence_key unique (district_id, publication_id, sequence),
  constraint published_results_contest_id_fkey foreign key(district_id, contest_id) references contests (district_id, id) on delete cascade,
  constraint published_results_organizer_town_id_fkey foreign key(district_id, organizer_town_id) references towns (district_id, id) on delete no action,
  constraint published_results_organizer_department_id_fkey foreign key(district_id, organizer_department_id) references departments (district_id, id) on delete no action,
  constraint published_results_district_fkey foreign key(district_id) references districts (id) on delete no action,
  constraint published_results_status_check check (status in ('STARTING', 'DID_NOT_START', 'DID_NOT_FINISH', 'DISQUALIFIED', 'WITHDRAWN')),
  constraint published_results_award_check check (award in ('FIRST', 'SECOND', 'THIRD', 'EXCELLENCE', 'ORGANIZER'))
);

comment on table published_results is '公布的成绩；A result as it was published: the bib always, the name by consent.';

comment on column published_results.district_id is '所属区；the district (tenant)';

comment on column published_results.id is '标识；identifier (UUIDv7)';

comment on column published_results.created_at is '录入时间；when it was entered';

comment on column published_results.created_by is '录入人；user who entered it';

comment on column published_results.updated_at is '最后修改时间；when it was last changed';

comment on column published_results.updated_by is '最后修改人；user who changed it last';

comment on column published_results.source is '来源；''manual'', ''demo'' or ''import:<id of the import>''';

comment on column published_results.revision is '修订号；grows by one with every change';

comment on column published_results.contest_id is '竞赛；the contest';

comment on column published_results.organizer_town_id is '主办镇街；town that organizes the contest, for scope';

comment on column published_results.organizer_department_id is '主办部门；line that organizes the contest, for scope';

comment on column published_results.publication_id is '所属公布；the publication';

comment on column published_results.sequence is '次序；place among the results of the publication';

comment on column published_results.discipline_name is '赛项；discipline';

comment on column published_results.round_name is '轮次；round';

comment on column published_results.round_position is '轮次次序；place of the round in its discipline';

comment on column published_results.place is '名次；place';

comment on column published_results.is_shared is '是否并列；shares its place';

comment on column published_results.bib is '号码；bib';

comment on column published_results.name is '姓名，经同意；name, by consent';

comment on column published_results.organization_name is '单位；organization';

comment on column published_results.theory is '理论成绩；theory';

comment on column published_results.practical is '实操成绩；practice';

comment on column published_results.total is '总分；total';

comment on column published_results.status is '出场状态；status';

comment on column published_results.award is '奖项；award';

create index published_results_contest_id_idx on published_results (district_id, contest_id);

create index published_results_organizer_department_id_idx on published_results (district_id, organizer_department_id);

create index published_results_organizer_town_id_idx on published_results (district_id, organizer_town_id);

create index published_results_publication_id_idx on published_results (district_id, publication_id);

create table rounds (
  district_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  source text not null,
  revision integer not null,
  contest_id uuid not null,
  organizer_town_id uuid,
  organizer_department_id uuid,
  discipline_id uuid not null,
  name text not null,
  position integer not null,
  state varchar(32) not null,
  opened_at timestamp with time zone,
  closed_at timestamp with time zone,
  frozen_at timestamp with time zone,
  published_at timestamp with time zone,
  theory_share numeric not null,
  judges_rule varchar(32) not null,
  drops integer not null,
  attempts integer not null,
  attempts_rule varchar(32) not null,
  ranking varchar(32) not null,
  decimals integer not null,
  tie_rules jsonb not null,
  advance_rule varchar(32) not null,
  advance_value numeric,
  draw_seed text,
  is_blind boolean not null,
  needs_check boolean not null,
  outlier_spread numeric,
  constraint rounds_pkey primary key (district_id, id),
  constraint rounds_discipline_id_fkey foreign key(district_id, discipline_id) references disciplines (district_id, id) on delete cascade,
  constraint rounds_discipline_id_name_key unique (district_id, discipline_id, name),
  constraint rounds_discipline_id_position_key unique (district_id, discipline_id, position),
  constraint rounds_theory_share_check check (theory_share between 0 and 1),
  constraint rounds_drops_check check (drops between 0 and 5),
  constraint rounds_attempts_check check (attempts between 1 and 20),
  constraint rounds_decimals_check check (decimals between 0 and 4),
  constraint rounds_advance_value_check check ((advance_rule = 'NONE') = (advance_value is null)),
  constraint rounds_position_check check (position >= 1),
  constraint rounds_contest_id_fkey foreign key(district_id, contest_id) references contests (district_id, id) on delete cascade,
  constraint rounds_organizer_town_id_fkey foreign key(district_id, organizer_town_id) references towns (district_id, id) on delete no action,
  constraint rounds_organizer_department_id_fkey foreign key(district_id, organizer_department_id) references departments (district_id, id) on delete no action,
  constraint rounds_district_fkey foreign key(district_id) references districts (id) on delete no action,
  constraint rounds_state_check check (state in ('SET_UP', 'OPEN', 'CLOSED', 'PUBLISHED')),
  constraint rounds_judges_rule_check check (judges_rule in ('MEAN', 'DROP_HIGH_LOW', 'SUM', 'MEDIAN')),
  constraint rounds_attempts_rule_check check (attempts_rule in ('BEST', 'LAST', 'MEAN', 'SUM')),
  constraint rounds_ranking_check check (ranking in ('HIGHEST', 'LOWEST')),
  constraint rounds_advance_rule_check check (advance_rule in ('NONE', 'TOP_COUNT', 'TOP_SHARE', 'MINIMUM'))
);

comment on table rounds is '轮次；A round of a discipline with the rules by which it is scored and ranked.';

comment on column rounds.district_id is '所属区；the district (tenant)';

comment on column rounds.id is '标识；identifier (UUIDv7)';

comment on column rounds.created_at is '录入时间；when it was entered';

comment on column rounds.created_by is '录入人；user who entered it';

comment on column rounds.updated_at is '最后修改时间；when it was last changed';

comment on column rounds.updated_by is '最后修改人；user who changed it last';

comment on column rounds.source is '来源；''manual'', ''demo'' or ''import:<id of the import>''';

comment on column rounds.revision is '修订号；grows by one with every change';

comment on column rounds.contest_id is '竞赛；the contest';

comment on column rounds.organizer_town_id is '主办镇街；town that organizes the contest, for scope';

comment on column rounds.organizer_department_id is '主办部门；line that organizes the contest, for scope';

comment on column rounds.discipline_id is '赛项；discipline';

comment on column rounds.name is '名称；name';

comment on column rounds.position is '次序，从 1 起；place among the rounds, from 1';

comment on column rounds.state is '状态；state';

comment on column rounds.opened_at is '开始评分时间；when scoring began';

comment on column rounds.closed_at is '封榜时间；when scoring ended';

comment on column rounds.frozen_at is '停止大屏更新的时间；when the screen froze';

comment on column rounds.published_at is '公布时间；when results were released';

comment on column rounds.theory_share is '理论占比 0–1；share of theory in the total';

comment on column rounds.judges_rule is '评委合成；how judges'' values become one';

comment on column rounds.drops is '两端各去掉的个数；values dropped at each end';

comment on column rounds.attempts is '试做次数；attempts that an entry has';

comment on column rounds.attempts_rule is '试做合成；which attempt counts';

comment on column rounds.ranking is '名次方向；which total is first';

comment on column rounds.decimals is '总分小数位 0–4；decimals of the total';

comment on column rounds.tie_rules is '同分处理的次序；what decides ties, in order (TieRule)';

comment on column rounds.advance_rule is '晋级办法；who goes on';

comment on column rounds.advance_value is '晋级数值：名额、比例 0–1 或分数线；count, share or score of advancement';

comment on column rounds.draw_seed is '抽签种子；seed of the drawn start order';

comment on column rounds.is_blind is '是否盲评；judges see bibs only, no name and no organization';

comment on column rounds.needs_check is '是否须复核；every score is checked by a second person';

comment on column rounds.outlier_spread is '离群提醒幅度；difference to the middle value that is asked about once';

create index rounds_contest_id_idx on rounds (district_id, contest_id);

create index rounds_discipline_id_idx on rounds (district_id, discipline_id);

create index rounds_organizer_department_id_idx on rounds (district_id, organizer_department_id);

create index rounds_organizer_town_id_idx on rounds (district_id, organizer_town_id);

create table appeals (
  district_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  source text not null,
  revision integer not null,
  contest_id uuid not null,
  organizer_town_id uuid,
  organizer_department_id uuid,
  round_id uuid not null,
  entry_id uuid not null,
  grounds text not null,
  lodged_at timestamp with time zone not null,
  state varchar(32) not null,
  decision text,
  decided_at timestamp with time zone,
  decided_by uuid,
  constraint appeals_pkey primary key (district_id, id),
  constraint appeals_round_id_fkey foreign key(district_id, round_id) references rounds (district_id, id) on delete cascade,
  constraint appeals_entry_id_fkey foreign key(district_id, entry_id) references entries (district_id, id) on delete cascade,
  constraint appeals_decision_check check ((state in ('UPHELD', 'REJECTED')) = (decision is not null)),
  constraint appeals_contest_id_fkey foreign key(district_id, contest_id) references contests (district_id, id) on delete cascade,
  constraint appeals_organizer_town_id_fkey foreign key(district_id, organizer_town_id) references towns (district_id, id) on delete no action,
  constraint appeals_organizer_department_id_fkey foreign key(district_id, organizer_department_id) references departments (district_id, id) on delete no action,
  constraint appeals_district_fkey foreign key(district_id) references districts (id) on delete no action,
  constraint appeals_state_check check (state in ('LODGED', 'UPHELD', 'REJECTED', 'WITHDRAWN'))
);

comment on table appeals is '申诉；An objection to the result of an entry in a round, within the time for appeals.';

comment on column appeals.district_id is '所属区；the district (tenant)';

comment on column appeals.id is '标识；identifier (UUIDv7)';

comment on column appeals.created_at is '录入时间；when it was entered';

comment on column appeals.created_by is '录入人；user who entered it';

comment on column appeals.updated_at is '最后修改时间；when it was last changed';

comment on column appeals.updated_by is '最后修改人；user who changed it last';

comment on column appeals.source is '来源；''manual'', ''demo'' or ''import:<id of the import>''';

comment on column appeals.revision is '修订号；grows by one with every change';

comment on column appeals.contest_id is '竞赛；the contest';

comment on column appeals.organizer_town_id is '主办镇街；town that organizes the contest, for scope';

comment on column appeals.organizer_department_id is '主办部门；line that organizes the contest, for scope';

comment on column appeals.round_id is '轮次；round';

comment on column appeals.entry_id is '申诉的参赛；entry that appeals';

comment on column appeals.grounds is '理由；grounds';

comment on column appeals.lodged_at is '提出时间；when it was lodged';

comment on column appeals.state is '状态；state';

comment on column appeals.decision is '复议结论；decision with its reasons';

comment on column appeals.decided_at is '复议时间；when it was decided';

comment on column appeals.decided_by is '复议人；user who decided it';

create index appeals_contest_id_idx on appeals (district_id, contest_id);

create index appeals_contest_id_lodged_at_idx on appeals (district_id, contest_id, lodged_at);

create index appeals_entry_id_idx on appeals (district_id, entry_id);

create index appeals_organizer_department_id_idx on appeals (district_id, organizer_department_id);

create index appeals_organizer_town_id_idx on appeals (district_id, organizer_town_id);

create index appeals_round_id_idx on appeals (district_id, round_id);

create table awards (
  district_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  source text not null,
  revision integer not null,
  contest_id uuid not null,
  organizer_town_id uuid,
  organizer_department_id uuid,
  discipline_id uuid,
  entry_id uuid,
  organization_id uuid not null,
  rank varchar(32) not null,
  given_on date not null,
  certificate_number text not null,
  constraint awards_pkey primary key (district_id, id),
  constraint awards_discipline_id_fkey foreign key(district_id, discipline_id) references disciplines (district_id, id) on delete cascade,
  constraint awards_entry_id_fkey foreign key(district_id, entry_id) references entries (district_id, id) on delete cascade,
  constraint awards_organization_id_fkey foreign key(district_id, organization_id) references organizations (district_id, id) on delete no action,
  constraint awards_entry_id_rank_key unique (district_id, entry_id, rank),
  constraint awards_subject_check check ((rank = 'ORGANIZER') = (entry_id is null)),
  constraint awards_contest_id_fkey foreign key(district_id, contest_id) references contests (district_id, id) on delete cascade,
  constraint awards_organizer_town_id_fkey foreign key(district_id, organizer_town_id) references towns (district_id, id) on delete no action,
  constraint awards_organizer_department_id_fkey foreign key(district_id, organizer_department_id) references departments (district_id, id) on delete no action,
  constraint awards_district_fkey foreign key(district_id) references districts (id) on delete no action,
  constraint awards_rank_check check (rank in ('FIRST', 'SECOND', 'THIRD', 'EXCELLENCE', 'ORGANIZER'))
);

comment on table awards is '奖项；An award to an entry, or to an organization for its part.';

comment on column awards.district_id is '所属区；the district (tenant)';

comment on column awards.id is '标识；identifier (UUIDv7)';

comment on column awards.created_at is '录入时间；when it was entered';

comment on column awards.created_by is '录入人；user who entered it';

comment on column awards.updated_at is '最后修改时间；when it was last changed';

comment on column awards.updated_by is '最后修改人；user who changed it last';

comment on column awards.source is '来源；''manual'', ''demo'' or ''import:<id of the import>''';

comment on column awards.revision is '修订号；grows by one with every change';

comment on column awards.contest_id is '竞赛；the contest';

comment on column awards.organizer_town_id is '主办镇街；town that organizes the contest, for scope';

comment on column awards.organizer_department_id is '主办部门；line that organizes the contest, for scope';

comment on column awards.discipline_id is '赛项；discipline';

comment on column awards.entry_id is '获奖的参赛；entry';

comment on column awards.organization_id is '获奖单位；organization';

comment on column awards.rank is '等次；rank';

comment on column awards.given_on is '颁发日期；day on which it was given';

comment on column awards.certificate_number is '证书编号；number of the certificate';

create index awards_contest_id_idx on awards (district_id, contest_id);

create index awards_discipline_id_idx on awards (district_id, discipline_id);

create index awards_entry_id_idx on awards (district_id, entry_id);

create index awards_given_on_idx on awards (district_id, given_on);

create index awards_given_on_latest_idx on awards (district_id, given_on desc nulls last, id);

create index awards_organization_id_idx on awards (district_id, organization_id);

create index awards_organizer_department_id_idx on awards (district_id, organizer_department_id);

create index awards_organizer_town_id_idx on awards (district_id, organizer_town_id);

create table criteria (
  district_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  source text not null,
  revision integer not null,
  contest_id uuid not null,
  organizer_town_id uuid,
  organizer_department_id uuid,
  round_id uuid not null,
  name text not null,
  position integer not null,
  part varchar(32) not null,
  kind varchar(32) not null,
  maximum numeric,
  weight numeric not null,
  step numeric not null,
  unit text not null,
  constraint criteria_pkey primary key (district_id, id),
  constraint criteria_round_id_fkey foreign key(district_id, round_id) references rounds (district_id, id) on delete cascade,
  constraint criteria_round_id_name_key unique (district_id, round_id, name),
  constraint criteria_round_id_position_key unique (district_id, round_id, position),
  constraint criteria_maximum_check check (maximum > 0),
  constraint criteria_weight_check check (weight > 0),
  constraint criteria_step_check check (step > 0),
  constraint criteria_scale_check check ((kind = 'TIME') or maximum is not null),
  constraint criteria_position_check check (position >= 1),
  constraint criteria_contest_id_fkey foreign key(district_id, contest_id) references contests (district_id, id) on delete cascade,
  constraint criteria_organizer_town_id_fkey foreign key(district_id, organizer_town_id) references towns (district_id, id) on delete no action,
  constraint criteria_organizer_department_id_fkey foreign key(district_id, organizer_department_id) references departments (district_id, id) on delete no action,
  constraint criteria_district_fkey foreign key(district_id) references districts (id) on delete no action,
  constraint criteria_part_check check (part in ('THEORY', 'PRACTICAL')),
  constraint criteria_kind_check check (kind in ('MEASURED', 'JUDGED', 'TIME'))
);

comment on table criteria is '评分项；What is measured or judged in a round, up to a maximum, in steps.';

comment on column criteria.district_id is '所属区；the district (tenant)';

comment on column criteria.id is '标识；identifier (UUIDv7)';

comment on column criteria.created_at is '录入时间；when it was entered';

comment on column criteria.created_by is '录入人；user who entered it';

comment on column criteria.updated_at is '最后修改时间；when it was last changed';

comment on column criteria.updated_by is '最后修改人；user who changed it last';

comment on column criteria.source is '来源；''manual'', ''demo'' or ''import:<id of the import>''';

comment on column criteria.revision is '修订号；grows by one with every change';

comment on column criteria.contest_id is '竞赛；the contest';

comment on column criteria.organizer_town_id is '主办镇街；town that organizes the contest, for scope';

comment on column criteria.organizer_department_id is '主办部门；line that organizes the contest, for scope';

comment on column criteria.round_id is '轮次；round';

comment on column criteria.name is '名称；name';

comment on column criteria.position is '次序，从 1 起；place among the criteria, from 1';

comment on column criteria.part is '理论或实操；theory or practice';

comment on column criteria.kind is '类别；measured, judged or timed';

comment on column criteria.maximum is '最高分，计时可空；greatest value';

comment on column criteria.weight is '权重；weight within its part';

comment on column criteria.step is '最小刻度；smallest step of a value';

comment on column criteria.unit is '单位；unit of the value';

create index criteria_contest_id_idx on criteria (district_id, contest_id);

create index criteria_organizer_department_id_idx on criteria (district_id, organizer_department_id);

create index criteria_organizer_town_id_idx on criteria (district_id, organizer_town_id);

create index criteria_round_id_idx on criteria (district_id, round_id);

create table judge_rounds (
  district_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  source text not null,
  revision integer not null,
  contest_id uuid not null,
  organizer_town_id uuid,
  organizer_department_id uuid,
  round_id uuid not null,
  judge_id uuid not null,
  judge_user_id uuid not null,
  constraint judge_rounds_pkey primary key (district_id, id),
  constraint judge_rounds_round_id_fkey foreign key(district_id, round_id) references rounds (district_id, id) on delete cascade,
  constraint judge_rounds_judge_id_fkey foreign key(district_id, judge_id) references judges (district_id, id) on delete cascade,
  constraint judge_rounds_judge_user_id_fkey foreign key(district_id, judge_user_id) references users (district_id, id) on delete no action,
  constraint judge_rounds_round_id_judge_id_key unique (district_id, round_id, judge_id),
  constraint judge_rounds_contest_id_fkey foreign key(district_id, contest_id) references contests (district_id, id) on delete cascade,
  constraint judge_rounds_organizer_town_id_fkey foreign key(district_id, organizer_town_id) references towns (district_id, id) on delete no action,
  constraint judge_rounds_organizer_department_id_fkey foreign key(district_id, organizer_department_id) references departments (district_id, id) on delete no action,
  constraint judge_rounds_district_fkey foreign key(district_id) references districts (id) on delete no action
);

comment on table judge_rounds is '执裁；That a judge judges a round.';

comment on column judge_rounds.district_id is '所属区；the district (tenant)';

comment on column judge_rounds.id is '标识；identifier (UUIDv7)';

comment on column judge_rounds.created_at is '录入时间；when it was entered';

comment on column judge_rounds.created_by is '录入人；user who entered it';

comment on column judge_rounds.updated_at is '最后修改时间；when it was last changed';

comment on column judge_rounds.updated_by is '最后修改人；user who changed it last';

comment on column judge_rounds.source is '来源；''manual'', ''demo'' or ''import:<id of the import>''';

comment on column judge_rounds.revision is '修订号；grows by one with every change';

comment on column judge_rounds.contest_id is '竞赛；the contest';

comment on column judge_rounds.organizer_town_id is '主办镇街；town that organizes the contest, for scope';

comment on column judge_rounds.organizer_department_id is '主办部门；line that organizes the contest, for scope';

comment on column judge_rounds.round_id is '轮次；round';

comment on column judge_rounds.judge_id is '评委；judge';

comment on column judge_rounds.judge_user_id is '评委用户；the judge''s user';

create index judge_rounds_contest_id_idx on judge_rounds (district_id, contest_id);

create index judge_rounds_judge_id_idx on judge_rounds (district_id, judge_id);

create index judge_rounds_judge_user_id_idx on judge_rounds (district_id, judge_user_id);

create index judge_rounds_organizer_department_id_idx on judge_rounds (district_id, organizer_department_id);

create index judge_rounds_organizer_town_id_idx on judge_rounds (district_id, organizer_town_id);

create index judge_rounds_round_id_idx on judge_rounds (district_id, round_id);

create table practice_results (
  district_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  source text not null,
  revision integer not null,
  contest_id uuid not null,
  organizer_town_id uuid,
  organizer_department_id uuid,
  practice_session_id uuid not null,
  entry_id uuid not null,
  is_present boolean not null,
  value numeric,
  constraint practice_results_pkey primary key (district_id, id),
  constraint practice_results_practice_session_id_fkey foreign key(district_id, practice_session_id) references practice_sessions (district_id, id) on delete cascade,
  constraint practice_results_entry_id_fkey foreign key(district_id, entry_id) references entries (district_id, id) on delete cascade,
  constraint practice_results_practice_session_id_entry_id_key unique (district_id, practice_session_id, entry_id),
  constraint practice_results_value_check check (is_present or value is null),
  constraint practice_results_contest_id_fkey foreign key(district_id, contest_id) references contests (district_id, id) on delete cascade,
  constraint practice_results_organizer_town_id_fkey foreign key(district_id, organizer_town_id) references towns (district_id, id) on delete no action,
  constraint practice_results_organizer_department_id_fkey foreign key(district_id, organizer_department_id) references departments (district_id, id) on delete no action,
  constraint practice_results_district_fkey foreign key(district_id) references districts (id) on delete no action
);

comment on table practice_results is '练兵成绩；Whether an entry came to a session, and what it reached.';

comment on column practice_results.district_id is '所属区；the district (tenant)';

comment on column practice_results.id is '标识；identifier (UUIDv7)';

comment on column practice_results.created_at is '录入时间；when it was entered';

comment on column practice_results.created_by is '录入人；user who entered it';

comment on column practice_results.updated_at is '最后修改时间；when it was last changed';

comment on column practice_results.updated_by is '最后修改人；user who changed it last';

comment on column practice_results.source is '来源；''manual'', ''demo'' or ''import:<id of the import>''';

comment on column practice_results.revision is '修订号；grows by one with every change';

comment on column practice_results.contest_id is '竞赛；the contest';

comment on column practice_results.organizer_town_id is '主办镇街；town that organizes the contest, for scope';

comment on column practice_results.organizer_department_id is '主办部门；line that organizes the contest, for scope';

comment on column practice_results.practice_session_id is '场次；session';

comment on column practice_results.entry_id is '参赛；entry';

comment on column practice_results.is_present is '是否到场；came';

comment on column practice_results.value is '成绩；value reached';

create index practice_results_contest_id_idx on practice_results (district_id, contest_id);

create index practice_results_entry_id_idx on practice_results (district_id, entry_id);

create index practice_results_organizer_department_id_idx on practice_results (district_id, organizer_department_id);

create index practice_results_organizer_town_id_idx on practice_results (district_id, organizer_town_id);

create index practice_results_practice_session_id_idx on practice_results (district_id, practice_session_id);

create table recusals (
  district_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  source text not null,
  revision integer not null,
  contest_id uuid not null,
  organizer_town_id uuid,
  organizer_department_id uuid,
  judge_id uuid not null,
  judge_user_id uuid not null,
  entry_id uuid,
  organization_id uuid,
  reason varchar(32) not null,
  constraint recusals_pkey primary key (district_id, id),
  constraint recusals_judge_id_fkey foreign key(district_id, judge_id) references judges (district_id, id) on delete cascade,
  constraint recusals_judge_user_id_fkey foreign key(district_id, judge_user_id) references users (district_id, id) on delete no action,
  constraint recusals_entry_id_fkey foreign key(district_id, entry_id) references entries (district_id, id) on delete cascade,
  constraint recusals_organization_id_fkey foreign key(district_id, organization_id) references organizations (district_id, id) on delete no action,
  constraint recusals_judge_id_entry_id_organization_id_key unique nulls not distinct (district_id, judge_id, entry_id, organization_id),
  constraint recusals_subject_check check ((entry_id is null) <> (organization_id is null)),
  constraint recusals_contest_id_fkey foreign key(district_id, contest_id) references contests (district_id, id) on delete cascade,
  constraint recusals_organizer_town_id_fkey foreign key(district_id, organizer_town_id) references towns (district_id, id) on delete no action,
  constraint recusals_organizer_department_id_fkey foreign key(district_id, organizer_department_id) references departments (district_id, id) on delete no action,
  constraint recusals_district_fkey foreign key(district_id) references districts (id) on delete no action,
  constraint recusals_reason_check check (reason in ('SAME_ORGANIZATION', 'KINSHIP', 'OTHER'))
);

comment on table recusals is '回避；That a judge does not judge an entry, or any of an organization.';

comment on column recusals.district_id is '所属区；the district (tenant)';

comment on column recusals.id is '标识；identifier (UUIDv7)';

comment on column recusals.created_at is '录入时间；when it was entered';

comment on column recusals.created_by is '录入人；user who entered it';

comment on column recusals.updated_at is '最后修改时间；when it was last changed';

comment on column recusals.updated_by is '最后修改人；user who changed it last';

comment on column recusals.source is '来源；''manual'', ''demo'' or ''import:<id of the import>''';

comment on column recusals.revision is '修订号；grows by one with every change';

comment on column recusals.contest_id is '竞赛；the contest';

comment on column recusals.organizer_town_id is '主办镇街；town that organizes the contest, for scope';

comment on column recusals.organizer_department_id is '主办部门；line that organizes the contest, for scope';

comment on column recusals.judge_id is '评委；judge';

comment on column recusals.judge_user_id is '评委用户；the judge''s user';

comment on column recusals.entry_id is '所回避的参赛；entry';

comment on column recusals.organization_id is '所回避的单位；organization';

comment on column recusals.reason is '原因；reason';

create index recusals_contest_id_idx on recusals (district_id, contest_id);

create index recusals_entry_id_idx on recusals (district_id, entry_id);

create index recusals_judge_id_idx on recusals (district_id, judge_id);

create index recusals_judge_user_id_idx on recusals (district_id, judge_user_id);

create index recusals_organization_id_idx on recusals (district_id, organization_id);

create index recusals_organizer_department_id_idx on recusals (district_id, organizer_department_id);

create index recusals_organizer_town_id_idx on recusals (district_id, organizer_town_id);

create table starts (
  district_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  source text not null,
  revision integer not null,
  contest_id uuid not null,
  organizer_town_id uuid,
  organizer_department_id uuid,
  round_id uuid not null,
  entry_id uuid not null,
  position integer not null,
  status varchar(32) not null,
  status_reason text,
  constraint starts_pkey primary key (district_id, id),
  constraint starts_round_id_fkey foreign key(district_id, round_id) references rounds (district_id, id) on delete cascade,
  constraint starts_entry_id_fkey foreign key(district_id, entry_id) references entries (district_id, id) on delete cascade,
  constraint starts_round_id_entry_id_key unique (district_id, round_id, entry_id),
  constraint starts_position_check check (position >= 1),
  constraint starts_contest_id_fkey foreign key(district_id, contest_id) references contests (district_id, id) on delete cascade,
  constraint starts_organizer_town_id_fkey foreign key(district_id, organizer_town_id) references towns (district_id, id) on delete no action,
  constraint starts_organizer_department_id_fkey foreign key(district_id, organizer_department_id) references departments (district_id, id) on delete no action,
  constraint starts_district_fkey foreign key(district_id) references districts (id) on delete no action,
  constraint starts_status_check check (status in ('STARTING', 'DID_NOT_START', 'DID_NOT_FINISH', 'DISQUALIFIED', 'WITHDRAWN'))
);

comment on table starts is '出场；An entry in a round: its place in the start order and what became of it.';

comment on column starts.district_id is '所属区；the district (tenant)';

comment on column starts.id is '标识；identifier (UUIDv7)';

comment on column starts.created_at is '录入时间；when it was entered';

comment on column starts.created_by is '录入人；user who entered it';

comment on column starts.updated_at is '最后修改时间；when it was last changed';

comment on column starts.updated_by is '最后修改人；user who changed it last';

comment on column starts.source is '来源；''manual'', ''demo'' or ''import:<id of the import>''';

comment on column starts.revision is '修订号；grows by one with every change';

comment on column starts.contest_id is '竞赛；the contest';

comment on column starts.organizer_town_id is '主办镇街；town that organizes the contest, for scope';

comment on column starts.organizer_department_id is '主办部门；line that organizes the contest, for scope';

comment on column starts.round_id is '轮次；round';

comment on column starts.entry_id is '参赛；entry';

comment on column starts.position is '出场次序，从 1 起；place in the start order, from 1';

comment on column starts.status is '出场状态；status';

comment on column starts.status_reason is '状态说明；reason of the status';

create index starts_contest_id_idx on starts (district_id, contest_id);

create index starts_entry_id_idx on starts (district_id, entry_id);

create index starts_organizer_department_id_idx on starts (district_id, organizer_department_id);

create index starts_organizer_town_id_idx on starts (district_id, organizer_town_id);

create index starts_round_id_idx on starts (district_id, round_id);

create index starts_round_id_position_id_idx on starts (district_id, round_id, position, id);
