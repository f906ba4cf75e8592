-- The first tables; made once from the table classes, later migrations only change them.
create table districts (
  id uuid not null,
  code text not null,
  name text not null,
  committee_name text not null,
  is_synthetic boolean not null,
  constraint districts_pkey primary key (id),
  constraint districts_code_key unique (code)
);

comment on table districts is '区；A development zone whose committee keeps this ledger; the tenant of every other row.';

comment on column districts.id is '标识；identifier';

comment on column districts.code is '区划代码，6 位；division code, 6 digits';

comment on column districts.name is '区名；name of the district';

comment on column districts.committee_name is '两新党委全称；full name of the two-new committee';

comment on column districts.is_synthetic is '是否演示数据；true when every row is invented';

create table sign_in_failures (
  id uuid not null,
  key_hash bytea not null,
  at timestamp with time zone not null,
  constraint sign_in_failures_pkey primary key (id)
);

comment on table sign_in_failures is '登录失败；A failed sign-in by account and device, for throttling; kept for a day.';

comment on column sign_in_failures.id is '标识；identifier';

comment on column sign_in_failures.key_hash is '账号与设备散列；hash of login and device';

comment on column sign_in_failures.at is '时间；when';

create index sign_in_failures_key_idx on sign_in_failures (key_hash, at);

create table audit_events (
  district_id uuid not null,
  id uuid not null,
  sequence bigint generated always as identity,
  at timestamp with time zone not null,
  user_id uuid,
  role varchar(32) not null,
  action text not null,
  subject_table text not null,
  subject_id uuid,
  before jsonb,
  after jsonb,
  reason text,
  batch_id uuid,
  operation_id uuid,
  request_id text,
  constraint audit_events_pkey primary key (district_id, id),
  constraint audit_events_district_fkey foreign key(district_id) references districts (id) on delete no action,
  constraint audit_events_role_check check (role in ('DISTRICT_OFFICER', 'TOWN_OFFICER', 'DEPARTMENT_OFFICER', 'BRANCH_SECRETARY', 'PUBLIC', 'SYSTEM'))
);

comment on table audit_events is '审计日志；Who did what to which row, when and why; append-only for the application.';

comment on column audit_events.district_id is '所属区；the district (tenant)';

comment on column audit_events.id is '标识；identifier';

comment on column audit_events.sequence is '序号；order of writing';

comment on column audit_events.at is '时间；when';

comment on column audit_events.user_id is '用户；who, null = the system';

comment on column audit_events.role is '角色；role in which it was done';

comment on column audit_events.action is '动作；verb, such as organization.register or member.reveal';

comment on column audit_events.subject_table is '对象类别；table of the row';

comment on column audit_events.subject_id is '对象；row, null = several';

comment on column audit_events.before is '修改前；fields before';

comment on column audit_events.after is '修改后；fields after';

comment on column audit_events.reason is '事由；purpose or reason given';

comment on column audit_events.batch_id is '导入批次；import that did it';

comment on column audit_events.operation_id is '操作；operation that it belongs to, one for all its rows';

comment on column audit_events.request_id is '请求编号；request';

create index audit_events_at_idx on audit_events (district_id, at);

create index audit_events_batch_idx on audit_events (district_id, batch_id);

create index audit_events_subject_idx on audit_events (district_id, subject_table, subject_id, at);

create index audit_events_user_idx on audit_events (district_id, user_id, at);

create table departments (
  district_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  source text not null,
  revision integer not null,
  name text not null,
  short_name text,
  kind varchar(32) not null,
  is_default boolean not null,
  name_sort text collate "C" not null,
  search_text text not null,
  constraint departments_pkey primary key (district_id, id),
  constraint departments_name_key unique (district_id, name),
  constraint departments_district_fkey foreign key(district_id) references districts (id) on delete no action,
  constraint departments_kind_check check (kind in ('INDUSTRY', 'CULTURE_TOURISM', 'CIVIL_AFFAIRS', 'OTHER'))
);

comment on table departments is '部门；A department of the district that leads organizations on its line.';

comment on column departments.district_id is '所属区；the district (tenant)';

comment on column departments.id is '标识；identifier (UUIDv7)';

comment on column departments.created_at is '录入时间；when it was entered';

comment on column departments.created_by is '录入人；user who entered it';

comment on column departments.updated_at is '最后修改时间；when it was last changed';

comment on column departments.updated_by is '最后修改人；user who changed it last';

comment on column departments.source is '来源；''manual'', ''demo'' or ''import:<id of the import>''';

comment on column departments.revision is '修订号；grows by one with every change';

comment on column departments.name is '名称；name';

comment on column departments.short_name is '简称；short name';

comment on column departments.kind is '类别；which line it leads';

comment on column departments.is_default is '默认；takes organizations that no other line claims';

comment on column departments.name_sort is '拼音排序键；pinyin sort key';

comment on column departments.search_text is '检索文本；name, pinyin and initials';

create index departments_kind_idx on departments (district_id, kind);

create index departments_name_sort_id_idx on departments (district_id, name_sort, id);

create table geometry_batches (
  district_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null,
  started_by uuid,
  file_name text not null,
  file_digest bytea not null,
  layer varchar(32) not null,
  system varchar(32) not null,
  name_column text,
  state varchar(32) not null,
  mode varchar(32),
  total integer not null,
  counts jsonb not null,
  notices jsonb not null,
  applied_at timestamp with time zone,
  undone_at timestamp with time zone,
  constraint geometry_batches_pkey primary key (district_id, id),
  constraint geometry_batches_district_fkey foreign key(district_id) references districts (id) on delete no action,
  constraint geometry_batches_layer_check check (layer in ('TOWNS', 'AREAS', 'BUILDINGS')),
  constraint geometry_batches_system_check check (system in ('WGS84', 'CGCS2000', 'GCJ02', 'BD09')),
  constraint geometry_batches_state_check check (state in ('CHECKED', 'APPLIED', 'UNDONE')),
  constraint geometry_batches_mode_check check (mode in ('ALL_OR_NOTHING', 'GOOD_ROWS'))
);

comment on table geometry_batches is '图形导入；A file of shapes that was uploaded, checked, perhaps applied, perhaps undone.';

comment on column geometry_batches.district_id is '所属区；the district (tenant)';

comment on column geometry_batches.id is '标识；identifier (UUIDv7)';

comment on column geometry_batches.created_at is '上传时间；when it was uploaded';

comment on column geometry_batches.started_by is '上传人；user, null = command line';

comment on column geometry_batches.file_name is '文件名；name of the file';

comment on column geometry_batches.file_digest is '文件摘要 (SHA-256)；digest of the file';

comment on column geometry_batches.layer is '图层；what the features are';

comment on column geometry_batches.system is '来源坐标系；system in which the file states its coordinates';

comment on column geometry_batches.name_column is '名称字段；attribute that was read as the name';

comment on column geometry_batches.state is '状态；where it stands';

comment on column geometry_batches.mode is '方式；all or nothing, or the good rows';

comment on column geometry_batches.total is '要素数；features in all';

comment on column geometry_batches.counts is '各结果要素数；features by outcome';

comment on column geometry_batches.notices is '提示；what is said of the file';

comment on column geometry_batches.applied_at is '写入时间；when it was applied';

comment on column geometry_batches.undone_at is '撤销时间；when it was undone';

create index geometry_batches_created_at_id_idx on geometry_batches (district_id, created_at, id);

create index geometry_batches_started_by_idx on geometry_batches (district_id, started_by);

create table idempotency_keys (
  district_id uuid not null,
  user_id uuid not null,
  key text not null,
  operation text not null,
  body_digest bytea not null,
  response bytea,
  created_at timestamp with time zone not null,
  constraint idempotency_keys_pkey primary key (district_id, user_id, key),
  constraint idempotency_keys_district_fkey foreign key(district_id) references districts (id) on delete no action
);

comment on table idempotency_keys is '幂等键；The first answer of a mutation by its key, so that a repeat has no second effect.';

comment on column idempotency_keys.district_id is '所属区；the district (tenant)';

comment on column idempotency_keys.user_id is '用户；who sent it';

comment on column idempotency_keys.key is '键；key that the caller chose';

comment on column idempotency_keys.operation is '操作；name of the mutation';

comment on column idempotency_keys.body_digest is '请求摘要 (SHA-256)；digest of the input';

comment on column idempotency_keys.response is '首次应答；the first payload';

comment on column idempotency_keys.created_at is '时间；when';

create index idempotency_keys_created_idx on idempotency_keys (district_id, created_at);

create table import_batches (
  district_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null,
  started_by uuid,
  file_name text not null,
  file_digest bytea not null,
  state varchar(32) not null,
  mode varchar(32),
  effective_on date,
  cutoff_on date,
  derives boolean not null,
  exported_at timestamp with time zone,
  progress integer not null,
  total integer not null,
  counts jsonb not null,
  notices jsonb not null,
  failure text,
  applied_at timestamp with time zone,
  undone_at timestamp with time zone,
  constraint import_batches_pkey primary key (district_id, id),
  constraint import_batches_district_fkey foreign key(district_id) references districts (id) on delete no action,
  constraint import_batches_state_check check (state in ('CHECKING', 'CHECKED', 'APPLYING', 'APPLIED', 'UNDOING', 'UNDONE', 'FAILED')),
  constraint import_batches_mode_check check (mode in ('ALL_OR_NOTHING', 'GOOD_ROWS'))
);

comment on table import_batches is '导入批次；A workbook that was uploaded, checked, perhaps applied, perhaps undone.';

comment on column import_batches.district_id is '所属区；the district (tenant)';

comment on column import_batches.id is '标识；identifier (UUIDv7)';

comment on column import_batches.created_at is '上传时间；when it was uploaded';

comment on column import_batches.started_by is '上传人；user, null = command line';

comment on column import_batches.file_name is '文件名；name of the file';

comment on column import_batches.file_digest is '文件摘要 (SHA-256)；digest of the file';

comment on column import_batches.state is '状态；where it stands';

comment on column import_batches.mode is '方式；all or nothing, or the good rows';

comment on column import_batches.effective_on is '生效日期；effective date';

comment on column import_batches.cutoff_on is '台账截止日期；date of the ledger';

comment on column import_batches.derives is '由台账推出党组织；whether branches and links are derived from the ledger';

comment on column import_batches.exported_at is '导出时间；when the file was exported here';

comment on column import_batches.progress is '进度；rows done';

comment on column import_batches.total is '总行数；rows in all';

comment on column import_batches.counts is '各结果行数；rows by outcome';

comment on column import_batches.notices is '提示；unknown headings and warnings of the file';

comment on column import_batches.failure is '失败原因；why it failed, for the user';

comment on column import_batches.applied_at is '写入时间；when it was applied';

comment on column import_batches.undone_at is '撤销时间；when it was undone';

create index import_batches_created_at_id_idx on import_batches (district_id, created_at, id);

create index import_batches_started_by_idx on import_batches (district_id, started_by);

create table operations (
  district_id uuid not null,
  id uuid not null,
  at timestamp with time zone not null,
  user_id uuid not null,
  action text not null,
  reason text,
  undone_by uuid,
  constraint operations_pkey primary key (district_id, id),
  constraint operations_district_fkey foreign key(district_id) references districts (id) on delete no action
);

comment on table operations is '操作；What a person did in one transaction, to one row or to many; it can be undone.';

comment on column operations.district_id is '所属区；the district (tenant)';

comment on column operations.id is '标识；identifier';

comment on column operations.at is '时间；when';

comment on column operations.user_id is '用户；who';

comment on column operations.action is '动作；verb, such as organization.change';

comment on column operations.reason is '事由；reason given';

comment on column operations.undone_by is '撤销它的操作；operation that undid it';

create index operations_at_idx on operations (district_id, at);

create index operations_user_idx on operations (district_id, user_id, at);

create table persons (
  district_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  source text not null,
  revision integer not null,
  scope_branch_id uuid,
  scope_activity_branch_ids uuid[] default '{}'::uuid[] not null,
  scope_town_ids uuid[] default '{}'::uuid[] not null,
  name text not null,
  sex varchar(32),
  birth_date date,
  id_number_sealed bytea,
  id_number_hash bytea,
  id_number_masked text,
  phone_sealed bytea,
  phone_masked text,
  constraint persons_pkey primary key (district_id, id),
  constraint persons_id_number_hash_key unique (district_id, id_number_hash),
  constraint persons_district_fkey foreign key(district_id) references districts (id) on delete no action,
  constraint persons_sex_check check (sex in ('MALE', 'FEMALE'))
);

comment on table persons is '人员；The identity of a person, apart from the membership.';

comment on column persons.district_id is '所属区；the district (tenant)';

comment on column persons.id is '标识；identifier (UUIDv7)';

comment on column persons.created_at is '录入时间；when it was entered';

comment on column persons.created_by is '录入人；user who entered it';

comment on column persons.updated_at is '最后修改时间；when it was last changed';

comment on column persons.updated_by is '最后修改人；user who changed it last';

comment on column persons.source is '来源；''manual'', ''demo'' or ''import:<id of the import>''';

comment on column persons.revision is '修订号；grows by one with every change';

comment on column persons.scope_branch_id is '现组织关系所在党组织；present formal branch, for scope only';

comment on column persons.scope_activity_branch_ids is '现双登记党组织；activity branches, for scope only';

comment on column persons.scope_town_ids is '现镇街；towns of these branches, for scope only';

comment on column persons.name is '姓名；name';

comment on column persons.sex is '性别；sex';

comment on column persons.birth_date is '出生日期；date of birth';

comment on column persons.id_number_sealed is '公民身份号码（加密）；encrypted';

comment on column persons.id_number_hash is '公民身份号码（键控散列）；keyed hash';

comment on column persons.id_number_masked is '公民身份号码（掩码）；masked';

comment on column persons.phone_sealed is '电话（加密）；phone, encrypted';

comment on column persons.phone_masked is '电话（掩码）；phone, masked';

create index persons_scope_activity_branch_ids_idx on persons using gin (scope_activity_branch_ids);

create index persons_scope_branch_id_idx on persons (district_id, scope_branch_id);

create index persons_scope_town_ids_idx on persons using gin (scope_town_ids);

create table rule_versions (
  district_id uuid not null,
  id uuid not null,
  version integer not null,
  effective_from date not null,
  settings jsonb not null,
  constraint rule_versions_pkey primary key (district_id, id),
  constraint rule_versions_version_key unique (district_id, version),
  constraint rule_versions_effective_from_key unique (district_id, effective_from),
  constraint rule_versions_district_fkey foreign key(district_id) references districts (id) on delete no action
);

comment on table rule_versions is '规则版本；The settings of the rules from a date on; a figure names the version it used.';

comment on column rule_versions.district_id is '所属区；the district (tenant)';

comment on column rule_versions.id is '标识；identifier (UUIDv7)';

comment on column rule_versions.version is '版本号；number of the version, from 1';

comment on column rule_versions.effective_from is '生效日期；first day on which it holds';

comment on column rule_versions.settings is '各项设置；values of RuleSettings by name';

create table towns (
  district_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  source text not null,
  revision integer not null,
  name text not null,
  kind varchar(32) not null,
  division_code text,
  settlement varchar(32),
  boundary text,
  west float,
  south float,
  east float,
  north float,
  name_sort text collate "C" not null,
  search_text text not null,
  constraint towns_pkey primary key (district_id, id),
  constraint towns_name_key unique (district_id, name),
  constraint towns_bounds_check check ((boundary is null) = (num_nulls(west, south, east, north) = 4)),
  constraint towns_district_fkey foreign key(district_id) references districts (id) on delete no action,
  constraint towns_kind_check check (kind in ('STREET', 'TOWN', 'TOWNSHIP', 'ZONE')),
  constraint towns_settlement_check check (settlement in ('CONCENTRATED', 'SCATTERED'))
);

comment on table towns is '镇街；A town, street, township or zone: the third of the three lines.';

comment on column towns.district_id is '所属区；the district (tenant)';

comment on column towns.id is '标识；identifier (UUIDv7)';

comment on column towns.created_at is '录入时间；when it was entered';

comment on column towns.created_by is '录入人；user who entered it';

comment on column towns.updated_at is '最后修改时间；when it was last changed';

comment on column towns.updated_by is '最后修改人；user who changed it last';

comment on column towns.source is '来源；''manual'', ''demo'' or ''import:<id of the import>''';

comment on column towns.revision is '修订号；grows by one with every change';

comment on column towns.name is '名称；name';

comment on column towns.kind is '类型；street, town, township or zone';

comment on column towns.division_code is '区划代码，9 位；division code, 9 digits';

comment on column towns.settlement is '集中/分散；how its organizations lie, a person decides';

comment on column towns.boundary is '边界 (WKT, WGS-84)；boundary';

comment on column towns.west is '西界经度；western bound, degrees';

comment on column towns.south is '南界纬度；southern bound, degrees';

comment on column towns.east is '东界经度；eastern bound, degrees';

comment on column towns.north is '北界纬度；northern bound, degrees';

comment on column towns.name_sort is '拼音排序键；pinyin sort key';

comment on column towns.search_text is '检索文本；name, pinyin and initials';

create index towns_division_code_idx on towns (district_id, division_code);

create index towns_kind_idx on towns (district_id, kind);

create index towns_name_sort_id_idx on towns (district_id, name_sort, id);

create index towns_settlement_idx on towns (district_id, settlement);

create index towns_west_east_south_north_idx on towns (district_id, west, east, south, north);

create table areas (
  district_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  source text not null,
  revision integer not null,
  town_id uuid not null,
  name text not null,
  drawn_on date,
  ended_on date,
  boundary text,
  west float,
  south float,
  east float,
  north float,
  name_sort text collate "C" not null,
  search_text text not null,
  constraint areas_pkey primary key (district_id, id),
  constraint areas_town_id_fkey foreign key(district_id, town_id) references towns (district_id, id) on delete no action,
  constraint areas_bounds_check check ((boundary is null) = (num_nulls(west, south, east, north) = 4)),
  constraint areas_lifetime_check check (ended_on >= drawn_on),
  constraint areas_district_fkey foreign key(district_id) references districts (id) on delete no action
);

comment on table areas is '片区；A drawn area of a town in which organizations may build a branch together.';

comment on column areas.district_id is '所属区；the district (tenant)';

comment on column areas.id is '标识；identifier (UUIDv7)';

comment on column areas.created_at is '录入时间；when it was entered';

comment on column areas.created_by is '录入人；user who entered it';

comment on column areas.updated_at is '最后修改时间；when it was last changed';

comment on column areas.updated_by is '最后修改人；user who changed it last';

comment on column areas.source is '来源；''manual'', ''demo'' or ''import:<id of the import>''';

comment on column areas.revision is '修订号；grows by one with every change';

comment on column areas.town_id is '所在镇街；town';

comment on column areas.name is '名称；name';

comment on column areas.drawn_on is '划定日期；first day on which it holds, null = since ever';

comment on column areas.ended_on is '终止日期；first day on which it no longer holds: it was split or merged';

comment on column areas.boundary is '边界 (WKT, WGS-84)；boundary';

comment on column areas.west is '西界经度；western bound, degrees';

comment on column areas.south is '南界纬度；southern bound, degrees';

comment on column areas.east is '东界经度；eastern bound, degrees';

comment on column areas.north is '北界纬度；northern bound, degrees';

comment on column areas.name_sort is '拼音排序键；pinyin sort key';

comment on column areas.search_text is '检索文本；name, pinyin and initials';

create index areas_ended_on_idx on areas (district_id, ended_on);

create index areas_name_sort_id_idx on areas (district_id, name_sort, id);

create index areas_town_id_idx on areas (district_id, town_id);

create unique index areas_town_id_name_key on areas (district_id, town_id, name) where ended_on is null;

create index areas_west_east_south_north_idx on areas (district_id, west, east, south, north);

create table building_groups (
  district_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  source text not null,
  revision integer not null,
  town_id uuid not null,
  name text not null,
  name_sort text collate "C" not null,
  search_text text not null,
  constraint building_groups_pkey primary key (district_id, id),
  constraint building_groups_town_id_fkey foreign key(district_id, town_id) references towns (district_id, id) on delete no action,
  constraint building_groups_town_id_name_key unique (district_id, town_id, name),
  constraint building_groups_district_fkey foreign key(district_id) references districts (id) on delete no action
);

comment on table building_groups is '楼宇组；Buildings that count as one place for a joint branch.';

comment on column building_groups.district_id is '所属区；the district (tenant)';

comment on column building_groups.id is '标识；identifier (UUIDv7)';

comment on column building_groups.created_at is '录入时间；when it was entered';

comment on column building_groups.created_by is '录入人；user who entered it';

comment on column building_groups.updated_at is '最后修改时间；when it was last changed';

comment on column building_groups.updated_by is '最后修改人；user who changed it last';

comment on column building_groups.source is '来源；''manual'', ''demo'' or ''import:<id of the import>''';

comment on column building_groups.revision is '修订号；grows by one with every change';

comment on column building_groups.town_id is '所在镇街；town';

comment on column building_groups.name is '名称；name';

comment on column building_groups.name_sort is '拼音排序键；pinyin sort key';

comment on column building_groups.search_text is '检索文本；name, pinyin and initials';

create index building_groups_name_sort_id_idx on building_groups (district_id, name_sort, id);

create index building_groups_town_id_idx on building_groups (district_id, town_id);

create table geometry_rows (
  district_id uuid not null,
  id uuid not null,
  batch_id uuid not null,
  started_by uuid,
  position integer not null,
  label text not null,
  outcome varchar(32) not null,
  town_id uuid,
  object_id uuid,
  object_revision integer,
  geometry text,
  longitude float,
  latitude float,
  findings jsonb not null,
  before jsonb,
  constraint geometry_rows_pkey primary key (district_id, id),
  constraint geometry_rows_batch_id_fkey foreign key(district_id, batch_id) references geometry_batches (district_id, id) on delete cascade,
  constraint geometry_rows_district_fkey foreign key(district_id) references districts (id) on delete no action,
  constraint geometry_rows_outcome_check check (outcome in ('NEW', 'CHANGED', 'SAME', 'AMBIGUOUS', 'REFUSED'))
);

comment on table geometry_rows is '图形要素；What a geometry import makes of one feature, with its shape on WGS-84.';

comment on column geometry_rows.district_id is '所属区；the district (tenant)';

comment on column geometry_rows.id is '标识；identifier (UUIDv7)';

comment on column geometry_rows.batch_id is '图形导入；import';

comment on column geometry_rows.started_by is '上传人；user, for scope only';

comment on column geometry_rows.position is '序号；order in the file, from 1';

comment on column geometry_rows.label is '名称；name in the file';

comment on column geometry_rows.outcome is '结果；outcome';

comment on column geometry_rows.town_id is '所在镇街；town, null = not known';

comment on column geometry_rows.object_id is '对象；town, area or building that it is or becomes';

comment on column geometry_rows.object_revision is '修订号；revision of the object as checked, then as applied';

comment on column geometry_rows.geometry is '图形 (WKT, WGS-84)；shape';

comment on column geometry_rows.longitude is '经度 (WGS-84)；point, degrees';

comment on column geometry_rows.latitude is '纬度 (WGS-84)；point, degrees';

comment on column geometry_rows.findings is '说明；code, message, remedy, is_warning, longitude, latitude';

comment on column geometry_rows.before is '改前；columns of the object before, null = not applied or new';

create index geometry_rows_batch_id_outcome_position_idx on geometry_rows (district_id, batch_id, outcome, position);

create index geometry_rows_batch_id_position_idx on geometry_rows (district_id, batch_id, position);

create table import_changes (
  district_id uuid not null,
  id uuid not null,
  batch_id uuid not null,
  started_by uuid,
  sequence integer not null,
  subject_table text not null,
  subject_id uuid not null,
  before jsonb,
  after jsonb,
  constraint import_changes_pkey primary key (district_id, id),
  constraint import_changes_batch_id_fkey foreign key(district_id, batch_id) references import_batches (district_id, id) on delete cascade,
  constraint import_changes_district_fkey foreign key(district_id) references districts (id) on delete no action
);

comment on table import_changes is '导入改动；A row that an import inserted, changed or ended, with both images, for undoing.';

comment on column import_changes.district_id is '所属区；the district (tenant)';

comment on column import_changes.id is '标识；identifier (UUIDv7)';

comment on column import_changes.batch_id is '导入批次；import';

comment on column import_changes.started_by is '上传人；user, for scope only';

comment on column import_changes.sequence is '次序；order of the change';

comment on column import_changes.subject_table is '表；table';

comment on column import_changes.subject_id is '行；row';

comment on column import_changes.before is '改前；the row before, null = inserted';

comment on column import_changes.after is '改后；the row after, null = deleted';

create index import_changes_batch_id_idx on import_changes (district_id, batch_id);

create index import_changes_batch_id_sequence_idx on import_changes (district_id, batch_id, sequence);

create index import_changes_subject_table_subject_id_idx on import_changes (district_id, subject_table, subject_id);

create table import_rows (
  district_id uuid not null,
  id uuid not null,
  batch_id uuid not null,
  started_by uuid,
  position integer not null,
  ledger text not null,
  sheet text not null,
  row_number integer,
  label text not null,
  outcome varchar(32) not null,
  findings jsonb not null,
  constraint import_rows_pkey primary key (district_id, id),
  constraint import_rows_batch_id_fkey foreign key(district_id, batch_id) references import_batches (district_id, id) on delete cascade,
  constraint import_rows_district_fkey foreign key(district_id) references districts (id) on delete no action,
  constraint import_rows_outcome_check check (outcome in ('NEW', 'CHANGED', 'SAME', 'CONFLICT', 'REFUSED', 'MISSING'))
);

comment on table import_rows is '导入行结果；What an import makes of one row of a sheet, or of a row that the file lacks.';

comment on column import_rows.district_id is '所属区；the district (tenant)';

comment on column import_rows.id is '标识；identifier (UUIDv7)';

comment on column import_rows.batch_id is '导入批次；import';

comment on column import_rows.started_by is '上传人；user, for scope only';

comment on column import_rows.position is '次序；order in the file';

comment on column import_rows.ledger is '台账；ledger of the sheet';

comment on column import_rows.sheet is '工作表；sheet';

comment on column import_rows.row_number is '行号；row of the sheet, from 1';

comment on column import_rows.label is '对象；what the row is about, personal numbers masked';

comment on column import_rows.outcome is '结果；outcome';

comment on column import_rows.findings is '说明；column, code, message, remedy, is_warning, here, file';

create index import_rows_batch_id_idx on import_rows (district_id, batch_id);

create index import_rows_batch_id_outcome_position_idx on import_rows (district_id, batch_id, outcome, position);

create index import_rows_batch_id_position_idx on import_rows (district_id, batch_id, position);

create table members (
  district_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  source text not null,
  revision integer not null,
  scope_branch_id uuid,
  scope_activity_branch_ids uuid[] default '{}'::uuid[] not null,
  scope_town_ids uuid[] default '{}'::uuid[] not null,
  person_id uuid not null,
  name text not null,
  kind varchar(32) not null,
  standing varchar(32) not null,
  joined_on date,
  full_on date,
  is_floating boolean not null,
  name_sort text collate "C" not null,
  search_text text not null,
  constraint members_pkey primary key (district_id, id),
  constraint members_person_id_fkey foreign key(district_id, person_id) references persons (district_id, id) on delete no action,
  constraint members_person_id_key unique (district_id, person_id),
  constraint members_district_fkey foreign key(district_id) references districts (id) on delete no action,
  constraint members_kind_check check (kind in ('FULL', 'PROBATIONARY')),
  constraint members_standing_check check (standing in ('NORMAL', 'SUSPENDED', 'LEFT', 'TRANSFERRED_OUT', 'DECEASED'))
);

comment on table members is '党员；The membership of a person.';

comment on column members.district_id is '所属区；the district (tenant)';

comment on column members.id is '标识；identifier (UUIDv7)';

comment on column members.created_at is '录入时间；when it was entered';

comment on column members.created_by is '录入人；user who entered it';

comment on column members.updated_at is '最后修改时间；when it was last changed';

comment on column members.updated_by is '最后修改人；user who changed it last';

comment on column members.source is '来源；''manual'', ''demo'' or ''import:<id of the import>''';

comment on column members.revision is '修订号；grows by one with every change';

comment on column members.scope_branch_id is '现组织关系所在党组织；present formal branch, for scope only';

comment on column members.scope_activity_branch_ids is '现双登记党组织；activity branches, for scope only';

comment on column members.scope_town_ids is '现镇街；towns of these branches, for scope only';

comment on column members.person_id is '人员；person';

comment on column members.name is '姓名；name, as of the person';

comment on column members.kind is '党员类别（现在）；full or probationary, now';

comment on column members.standing is '党籍状态（现在）；present standing';

comment on column members.joined_on is '入党日期；admitted on';

comment on column members.full_on is '转正日期；full member from this day on, null = see kind';

comment on column members.is_floating is '是否流动；floating member';

comment on column members.name_sort is '拼音排序键；pinyin sort key';

comment on column members.search_text is '检索文本；name, pinyin and initials';

create index members_full_on_idx on members (district_id, full_on);

create index members_is_floating_idx on members (district_id, is_floating);

create index members_joined_on_idx on members (district_id, joined_on);

create index members_kind_idx on members (district_id, kind);

create index members_name_sort_id_idx on members (district_id, name_sort, id);

create index members_person_id_idx on members (district_id, person_id);

create index members_scope_activity_branch_ids_idx on members using gin (scope_activity_branch_ids);

create index members_scope_branch_id_idx on members (district_id, scope_branch_id);

create index members_scope_branch_id_name_sort_id_idx on members (district_id, scope_branch_id, name_sort, id);

create index members_scope_town_ids_idx on members using gin (scope_town_ids);

create index members_standing_idx on members (district_id, standing);

create table operation_changes (
  district_id uuid not null,
  id uuid not null,
  operation_id uuid not null,
  user_id uuid not null,
  sequence bigint generated always as identity,
  part_id uuid,
  subject_table text not null,
  subject_id uuid not null,
  before jsonb,
  after jsonb,
  constraint operation_changes_pkey primary key (district_id, id),
  constraint operation_changes_operation_id_fkey foreign key(district_id, operation_id) references operations (district_id, id) on delete cascade,
  constraint operation_changes_district_fkey foreign key(district_id) references districts (id) on delete no action
);

comment on table operation_changes is '操作的改动；A row before and after an operation, sealed columns included, to put it back.';

comment on column operation_changes.district_id is '所属区；the district (tenant)';

comment on column operation_changes.id is '标识；identifier';

comment on column operation_changes.operation_id is '操作；the operation';

comment on column operation_changes.user_id is '用户；who did it';

comment on column operation_changes.sequence is '序号；order of writing';

comment on column operation_changes.part_id is '所属的行；row of a bulk edit for which it was done';

comment on column operation_changes.subject_table is '对象类别；table of the row';

comment on column operation_changes.subject_id is '对象；the row';

comment on column operation_changes.before is '修改前；image before';

comment on column operation_changes.after is '修改后；image after';

create index operation_changes_operation_id_idx on operation_changes (district_id, operation_id);

create index operation_changes_subject_idx on operation_changes (district_id, subject_id);

create table villages (
  district_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  source text not null,
  revision integer not null,
  town_id uuid not null,
  name text not null,
  division_code text,
  urban_rural_class varchar(32),
  branch_name text,
  is_willing boolean,
  name_sort text collate "C" not null,
  search_text text not null,
  constraint villages_pkey primary key (district_id, id),
  constraint villages_town_id_fkey foreign key(district_id, town_id) references towns (district_id, id) on delete no action,
  constraint villages_town_id_name_key unique (district_id, town_id, name),
  constraint villages_district_fkey foreign key(district_id) references districts (id) on delete no action,
  constraint villages_urban_rural_class_check check (urban_rural_class in ('MAIN_URBAN', 'URBAN_FRINGE', 'TOWN_CENTER', 'TOWN_FRINGE', 'SPECIAL', 'TOWNSHIP_CENTER', 'VILLAGE'))
);

comment on table villages is '村(社区)；A village or community of a town.';

comment on column villages.district_id is '所属区；the district (tenant)';

comment on column villages.id is '标识；identifier (UUIDv7)';

comment on column villages.created_at is '录入时间；when it was entered';

comment on column villages.created_by is '录入人；user who entered it';

comment on column villages.updated_at is '最后修改时间；when it was last changed';

comment on column villages.updated_by is '最后修改人；user who changed it last';

comment on column villages.source is '来源；''manual'', ''demo'' or ''import:<id of the import>''';

comment on column villages.revision is '修订号；grows by one with every change';

comment on column villages.town_id is '所在镇街；town';

comment on column villages.name is '名称；name';

comment on column villages.division_code is '区划代码，12 位；division code, 12 digits';

comment on column villages.urban_rural_class is '城乡分类；urban-rural class of the statistics';

comment on column villages.branch_name is '村党组织；name of the village''s own branch';

comment on column villages.is_willing is '愿意共建；whether the village agrees to build jointly';

comment on column villages.name_sort is '拼音排序键；pinyin sort key';

comment on column villages.search_text is '检索文本；name, pinyin and initials';

create index villages_division_code_idx on villages (district_id, division_code);

create index villages_is_willing_idx on villages (district_id, is_willing);

create index villages_name_sort_id_idx on villages (district_id, name_sort, id);

create index villages_town_id_idx on villages (district_id, town_id);

create index villages_urban_rural_class_idx on villages (district_id, urban_rural_class);

create table buildings (
  district_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  source text not null,
  revision integer not null,
  town_id uuid not null,
  building_group_id uuid,
  name text not null,
  address text,
  floors integer,
  footprint text,
  longitude float,
  latitude float,
  coordinate_system varchar(32),
  name_sort text collate "C" not null,
  search_text text not null,
  constraint buildings_pkey primary key (district_id, id),
  constraint buildings_town_id_fkey foreign key(district_id, town_id) references towns (district_id, id) on delete no action,
  constraint buildings_building_group_id_fkey foreign key(district_id, building_group_id) references building_groups (district_id, id) on delete no action,
  constraint buildings_town_id_name_key unique (district_id, town_id, name),
  constraint buildings_place_check check ((longitude is null) = (latitude is null)),
  constraint buildings_footprint_check check (footprint is null or longitude is not null),
  constraint buildings_floors_check check (floors between 1 and 200),
  constraint buildings_district_fkey foreign key(district_id) references districts (id) on delete no action,
  constraint buildings_coordinate_system_check check (coordinate_system in ('WGS84', 'CGCS2000', 'GCJ02', 'BD09'))
);

comment on table buildings is '楼宇；An office or factory building with tenants.';

comment on column buildings.district_id is '所属区；the district (tenant)';

comment on column buildings.id is '标识；identifier (UUIDv7)';

comment on column buildings.created_at is '录入时间；when it was entered';

comment on column buildings.created_by is '录入人；user who entered it';

comment on column buildings.updated_at is '最后修改时间；when it was last changed';

comment on column buildings.updated_by is '最后修改人；user who changed it last';

comment on column buildings.source is '来源；''manual'', ''demo'' or ''import:<id of the import>''';

comment on column buildings.revision is '修订号；grows by one with every change';

comment on column buildings.town_id is '所在镇街；town';

comment on column buildings.building_group_id is '楼宇组；building group';

comment on column buildings.name is '名称；name';

comment on column buildings.address is '地址；address';

comment on column buildings.floors is '层数；floors above ground';

comment on column buildings.footprint is '轮廓 (WKT, WGS-84)；footprint, the point lies in it';

comment on column buildings.longitude is '经度 (WGS-84)；longitude, degrees';

comment on column buildings.latitude is '纬度 (WGS-84)；latitude, degrees';

comment on column buildings.coordinate_system is '来源坐标系；system in which the point was given';

comment on column buildings.name_sort is '拼音排序键；pinyin sort key';

comment on column buildings.search_text is '检索文本；name, pinyin and initials';

create index buildings_building_group_id_idx on buildings (district_id, building_group_id);

create index buildings_longitude_latitude_idx on buildings (district_id, longitude, latitude);

create index buildings_name_sort_id_idx on buildings (district_id, name_sort, id);

create index buildings_town_id_idx on buildings (district_id, town_id);

create table standing_periods (
  district_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  source text not null,
  revision integer not null,
  scope_branch_id uuid,
  scope_activity_branch_ids uuid[] default '{}'::uuid[] not null,
  scope_town_ids uuid[] default '{}'::uuid[] not null,
  member_id uuid not null,
  standing varchar(32) not null,
  valid daterange not null,
  constraint standing_periods_pkey primary key (district_id, id),
  constraint standing_periods_member_id_fkey foreign key(district_id, member_id) references members (district_id, id) on delete cascade,
  constraint standing_periods_overlap_excl exclude using gist (district_id with =, member_id with =, valid with &&) where (not isempty(valid)),
  constraint standing_periods_district_fkey foreign key(district_id) references districts (id) on delete no action,
  constraint standing_periods_standing_check check (standing in ('NORMAL', 'SUSPENDED', 'LEFT', 'TRANSFERRED_OUT', 'DECEASED'))
);

comment on table standing_periods is '党籍状态；The standing of a member over time, without a reason.';

comment on column standing_periods.district_id is '所属区；the district (tenant)';

comment on column standing_periods.id is '标识；identifier (UUIDv7)';

comment on column standing_periods.created_at is '录入时间；when it was entered';

comment on column standing_periods.created_by is '录入人；user who entered it';

comment on column standing_periods.updated_at is '最后修改时间；when it was last changed';

comment on column standing_periods.updated_by is '最后修改人；user who changed it last';

comment on column standing_periods.source is '来源；''manual'', ''demo'' or ''import:<id of the import>''';

comment on column standing_periods.revision is '修订号；grows by one with every change';

comment on column standing_periods.scope_branch_id is '现组织关系所在党组织；present formal branch, for scope only';

comment on column standing_periods.scope_activity_branch_ids is '现双登记党组织；activity branches, for scope only';

comment on column standing_periods.scope_town_ids is '现镇街；towns of these branches, for scope only';

comment on column standing_periods.member_id is '党员；member';

comment on column standing_periods.standing is '党籍状态；standing';

comment on column standing_periods.valid is '有效期，前闭后开；validity, half-open, null bound = open';

create index standing_periods_member_id_idx on standing_periods (district_id, member_id);

create index standing_periods_scope_activity_branch_ids_idx on standing_periods using gin (scope_activity_branch_ids);

create index standing_periods_scope_branch_id_idx on standing_periods (district_id, scope_branch_id);

create index standing_periods_scope_town_ids_idx on standing_periods using gin (scope_town_ids);

create table branches (
  district_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  source text not null,
  revision integer not null,
  name text not null,
  kind varchar(32) not null,
  formation varchar(32),
  parent_id uuid,
  town_id uuid,
  village_id uuid,
  building_id uuid,
  building_group_id uuid,
  area_id uuid,
  association text,
  is_functional boolean not null,
  away_place text,
  has_untransferred boolean not null,
  village_full_members integer not null,
  founded_on date,
  dissolved_on date,
  dissolution_reason text,
  reported_members integer,
  scope_town_ids uuid[] default '{}'::uuid[] not null,
  scope_department_ids uuid[] default '{}'::uuid[] not null,
  name_sort text collate "C" not null,
  search_text text not null,
  constraint branches_pkey primary key (district_id, id),
  constraint branches_parent_id_fkey foreign key(district_id, parent_id) references branches (district_id, id) on delete no action,
  constraint branches_town_id_fkey foreign key(district_id, town_id) references towns (district_id, id) on delete no action,
  constraint branches_village_id_fkey foreign key(district_id, village_id) references villages (district_id, id) on delete no action,
  constraint branches_building_id_fkey foreign key(district_id, building_id) references buildings (district_id, id) on delete no action,
  constraint branches_building_group_id_fkey foreign key(district_id, building_group_id) references building_groups (district_id, id) on delete no action,
  constraint branches_area_id_fkey foreign key(district_id, area_id) references areas (district_id, id) on delete no action,
  constraint branches_name_parent_id_key unique nulls not distinct (district_id, name, parent_id),
  constraint branches_lifetime_check check (dissolved_on is null or founded_on is null or dissolved_on >= founded_on),
  constraint branches_village_full_members_check check (village_full_members >= 0),
  constraint branches_district_fkey foreign key(district_id) references districts (id) on delete no action,
  constraint branches_kind_check check (kind in ('PARTY_COMMITTEE', 'GENERAL_BRANCH', 'BRANCH', 'JOINT_BRANCH', 'TEMPORARY_COMMITTEE', 'TEMPORARY_GENERAL_BRANCH', 'TEMPORARY_BRANCH', 'TEMPORARY_JOINT_BRANCH')),
  constraint branches_formation_check check (formation in ('SOLE', 'AREA', 'INDUSTRY', 'ATTACHMENT', 'VILLAGE', 'BUILDING'))
);

comment on table branches is '党组织；A party organization of any kind: committee, general branch, branch, joint branch.';

comment on column branches.district_id is '所属区；the district (tenant)';

comment on column branches.id is '标识；identifier (UUIDv7)';

comment on column branches.created_at is '录入时间；when it was entered';

comment on column branches.created_by is '录入人；user who entered it';

comment on column branches.updated_at is '最后修改时间；when it was last changed';

comment on column branches.updated_by is '最后修改人；user who changed it last';

comment on column branches.source is '来源；''manual'', ''demo'' or ''import:<id of the import>''';

comment on column branches.revision is '修订号；grows by one with every change';

comment on column branches.name is '全称；full name';

comment on column branches.kind is '类别（现在）；present kind';

comment on column branches.formation is '组建方式（现在）；present way of formation, null = not one of the six ways';

comment on column branches.parent_id is '隶属；superior branch';

comment on column branches.town_id is '所在镇街；town, null = the district';

comment on column branches.village_id is '共建村；village that builds jointly, or whose own branch it is';

comment on column branches.building_id is '楼宇；building that it serves';

comment on column branches.building_group_id is '楼宇组；building group';

comment on column branches.area_id is '片区；area that it serves';

comment on column branches.association is '行业协会；association that anchors it';

comment on column branches.is_functional is '功能型；a functional branch without host units';

comment on column branches.away_place is '驻外地点（到市）；city of a branch away from home, null = at home';

comment on column branches.has_untransferred is '吸收未转入党员组建；formed with members whose relation lies elsewhere';

comment on column branches.village_full_members is '村方正式党员；full members of the village who take part, by agreement';

comment on column branches.founded_on is '建立日期；founded on';

comment on column branches.dissolved_on is '撤销日期；first day on which it no longer exists';

comment on column branches.dissolution_reason is '撤销原因；why it was dissolved';

comment on column branches.reported_members is '党员数（上报）；members as the register reports, persons';

comment on column branches.scope_town_ids is '相关镇街；its town and its organizations'', for scope only';

comment on column branches.scope_department_ids is '相关部门；its organizations'' lines, for scope only';

comment on column branches.name_sort is '拼音排序键；pinyin sort key';

comment on column branches.search_text is '检索文本；name, pinyin and initials';

create index branches_area_id_idx on branches (district_id, area_id);

create index branches_building_group_id_idx on branches (district_id, building_group_id);

create index branches_building_id_idx on branches (district_id, building_id);

create index branches_dissolved_on_idx on branches (district_id, dissolved_on);

create index branches_formation_idx on branches (district_id, formation);

create index branches_founded_on_idx on branches (district_id, founded_on);

create index branches_has_untransferred_idx on branches (district_id, has_untransferred);

create index branches_is_functional_idx on branches (district_id, is_functional);

create index branches_kind_idx on branches (district_id, kind);

create index branches_name_sort_id_idx on branches (district_id, name_sort, id);

create index branches_parent_id_idx on branches (district_id, parent_id);

create index branches_scope_department_ids_idx on branches using gin (scope_department_ids);

create index branches_scope_town_ids_idx on branches using gin (scope_town_ids);

create index branches_town_id_name_sort_id_idx on branches (district_id, town_id, name_sort, id);

create index branches_updated_at_idx on branches (district_id, updated_at);

create index branches_village_id_idx on branches (district_id, village_id);

create table organizations (
  district_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  source text not null,
  revision integer not null,
  credit_code text not null,
  name text not null,
  kind varchar(32) not null,
  social_category varchar(32),
  registration_state varchar(32) not null,
  registered_on date,
  ended_on date,
  industry text,
  industry_code text,
  size_class varchar(32) not null,
  address text,
  legal_representative text,
  contact_name text,
  contact_phone_sealed bytea,
  contact_phone_masked text,
  registration_authority text,
  supervising_unit text,
  town_id uuid not null,
  department_id uuid not null,
  is_department_confirmed boolean not null,
  village_id uuid,
  building_id uuid,
  area_id uuid,
  longitude float,
  latitude float,
  coordinate_system varchar(32),
  former_names text,
  branch_ids uuid[] default '{}'::uuid[] not null,
  name_sort text collate "C" not null,
  search_text text not null,
  constraint organizations_pkey primary key (district_id, id),
  constraint organizations_town_id_fkey foreign key(district_id, town_id) references towns (district_id, id) on delete no action,
  constraint organizations_department_id_fkey foreign key(district_id, department_id) references departments (district_id, id) on delete no action,
  constraint organizations_village_id_fkey foreign key(district_id, village_id) references villages (district_id, id) on delete no action,
  constraint organizations_building_id_fkey foreign key(district_id, building_id) references buildings (district_id, id) on delete no action,
  constraint organizations_area_id_fkey foreign key(district_id, area_id) references areas (district_id, id) on delete no action,
  constraint organizations_credit_code_key unique (district_id, credit_code),
  constraint organizations_place_check check ((longitude is null) = (latitude is null)),
  constraint organizations_lifetime_check check (ended_on is null or registered_on is null or ended_on >= registered_on),
  constraint organizations_district_fkey foreign key(district_id) references districts (id) on delete no action,
  constraint organizations_kind_check check (kind in ('ENTERPRISE', 'SOCIAL_ORGANIZATION', 'INDIVIDUAL_BUSINESS')),
  constraint organizations_social_category_check check (social_category in ('ASSOCIATION', 'FOUNDATION', 'PRIVATE_NON_ENTERPRISE', 'LAW_FIRM', 'ACCOUNTING_FIRM', 'TAX_FIRM')),
  constraint organizations_registration_state_check check (registration_state in ('ACTIVE', 'DEREGISTERED', 'REVOKED', 'MOVED_OUT')),
  constraint organizations_size_class_check check (size_class in ('LARGE', 'MEDIUM', 'SMALL', 'MICRO', 'UNDETERMINED')),
  constraint organizations_coordinate_system_check check (coordinate_system in ('WGS84', 'CGCS2000', 'GCJ02', 'BD09'))
);

comment on table organizations is '两新组织；An enterprise or a social organization (unit), one row a credit code.';

comment on column organizations.district_id is '所属区；the district (tenant)';

comment on column organizations.id is '标识；identifier (UUIDv7)';

comment on column organizations.created_at is '录入时间；when it was entered';

comment on column organizations.created_by is '录入人；user who entered it';

comment on column organizations.updated_at is '最后修改时间；when it was last changed';

comment on column organizations.updated_by is '最后修改人；user who changed it last';

comment on column organizations.source is '来源；''manual'', ''demo'' or ''import:<id of the import>''';

comment on column organizations.revision is '修订号；grows by one with every change';

comment on column organizations.credit_code is '统一社会信用代码，18 位；unified social credit code (GB 32100)';

comment on column organizations.name is '名称；registered name';

comment on column organizations.kind is '单位类型；enterprise, social organization, individual business';

comment on column organizations.social_category is '社会组织类别；category of a social organization';

comment on column organizations.registration_state is '登记状态；state in the register';

comment on column organizations.registered_on is '成立日期；registered on, null = before the ledger began';

comment on column organizations.ended_on is '注销日期；first day on which it is no longer registered';

comment on column organizations.industry is '行业（原文）；industry as the ledger names it';

comment on column organizations.industry_code is '行业代码；GB/T 4754, section letter or 2 to 4 digits';

comment on column organizations.size_class is '规模；computed from the latest year, or undetermined';

comment on column organizations.address is '地址；address';

comment on column organizations.legal_representative is '法定代表人；legal representative';

comment on column organizations.contact_name is '联系人；contact person';

comment on column organizations.contact_phone_sealed is '联系电话（加密）；phone, encrypted';

comment on column organizations.contact_phone_masked is '联系电话（掩码）；phone, masked';

comment on column organizations.registration_authority is '登记机关；registering authority';

comment on column organizations.supervising_unit is '业务主管单位；supervising unit';

comment on column organizations.town_id is '所在镇街（现在）；present town';

comment on column organizations.department_id is '主管部门（现在）；present department line';

comment on column organizations.is_department_confirmed is '部门是否确认；false when the default line was assumed';

comment on column organizations.village_id is '所在村（现在）；present village';

comment on column organizations.building_id is '所在楼宇（现在）；present building';

comment on column organizations.area_id is '所在片区（现在）；present area';

comment on column organizations.longitude is '经度 (WGS-84)；longitude, degrees';

comment on column organizations.latitude is '纬度 (WGS-84)；latitude, degrees';

comment on column organizations.coordinate_system is '来源坐标系；system in which the point was given';

comment on column organizations.former_names is '并入记录的代码和名称；codes and names of merged records, by which it is found';

comment on column organizations.branch_ids is '现覆盖党组织；branches that cover it now, for scope only';

comment on column organizations.name_sort is '拼音排序键；pinyin sort key';

comment on column organizations.search_text is '检索文本；code, name, pinyin and initials';

create index organizations_address_idx on organizations (district_id, address);

create index organizations_area_id_idx on organizations (district_id, area_id);

create index organizations_branch_ids_idx on organizations using gin (branch_ids);

create index organizations_building_id_idx on organizations (district_id, building_id);

create index organizations_code_part_idx on organizations (district_id, substr(credit_code, 9, 9));

create index organizations_department_id_name_sort_id_idx on organizations (district_id, department_id, name_sort, id);

create index organizations_ended_on_idx on organizations (district_id, ended_on);

create index organizations_industry_code_idx on organizations (district_id, industry_code);

create index organizations_is_department_confirmed_idx on organizations (district_id, is_department_confirmed);

create index organizations_kind_idx on organizations (district_id, kind);

create index organizations_longitude_latitude_idx on organizations (district_id, longitude, latitude);

create index organizations_name_idx on organizations (district_id, name);

create index organizations_name_sort_id_idx on organizations (district_id, name_sort, id);

create index organizations_registered_on_idx on organizations (district_id, registered_on);

create index organizations_registration_state_idx on organizations (district_id, registration_state);

create index organizations_size_class_idx on organizations (district_id, size_class);

create index organizations_social_category_idx on organizations (district_id, social_category);

create index organizations_town_id_name_sort_id_idx on organizations (district_id, town_id, name_sort, id);

create index organizations_updated_at_idx on organizations (district_id, updated_at);

create index organizations_village_id_idx on organizations (district_id, village_id);

create table approvals (
  district_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  source text not null,
  revision integer not null,
  branch_id uuid not null,
  scope_town_ids uuid[] default '{}'::uuid[] not null,
  scope_department_ids uuid[] default '{}'::uuid[] not null,
  action varchar(32) not null,
  number text,
  approver text,
  kind varchar(32) not null,
  formation varchar(32),
  valid daterange not null,
  constraint approvals_pkey primary key (district_id, id),
  constraint approvals_overlap_excl exclude using gist (district_id with =, branch_id with =, valid with &&) where (not isempty(valid)),
  constraint approvals_branch_id_fkey foreign key(district_id, branch_id) references branches (district_id, id) on delete cascade,
  constraint approvals_district_fkey foreign key(district_id) references districts (id) on delete no action,
  constraint approvals_action_check check (action in ('FOUNDING', 'REAPPROVAL', 'RENAMING')),
  constraint approvals_kind_check check (kind in ('PARTY_COMMITTEE', 'GENERAL_BRANCH', 'BRANCH', 'JOINT_BRANCH', 'TEMPORARY_COMMITTEE', 'TEMPORARY_GENERAL_BRANCH', 'TEMPORARY_BRANCH', 'TEMPORARY_JOINT_BRANCH')),
  constraint approvals_formation_check check (formation in ('SOLE', 'AREA', 'INDUSTRY', 'ATTACHMENT', 'VILLAGE', 'BUILDING'))
);

comment on table approvals is '批复；A founding or re-approval of a branch; between two of them kind and way hold.';

comment on column approvals.district_id is '所属区；the district (tenant)';

comment on column approvals.id is '标识；identifier (UUIDv7)';

comment on column approvals.created_at is '录入时间；when it was entered';

comment on column approvals.created_by is '录入人；user who entered it';

comment on column approvals.updated_at is '最后修改时间；when it was last changed';

comment on column approvals.updated_by is '最后修改人；user who changed it last';

comment on column approvals.source is '来源；''manual'', ''demo'' or ''import:<id of the import>''';

comment on column approvals.revision is '修订号；grows by one with every change';

comment on column approvals.branch_id is '党组织；branch';

comment on column approvals.scope_town_ids is '相关镇街；towns, for scope only';

comment on column approvals.scope_department_ids is '相关部门；lines, for scope only';

comment on column approvals.action is '事项；founding, re-approval or renaming';

comment on column approvals.number is '批准文号；number of the approval';

comment on column approvals.approver is '批准单位；who approved';

comment on column approvals.kind is '类别；kind from this date on';

comment on column approvals.formation is '组建方式；way of formation from this date on';

comment on column approvals.valid is '有效期；from this approval to the next or to dissolution';

create index approvals_branch_id_idx on approvals (district_id, branch_id);

create index approvals_scope_department_ids_idx on approvals using gin (scope_department_ids);

create index approvals_scope_town_ids_idx on approvals using gin (scope_town_ids);

create table coverage_links (
  district_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  source text not null,
  revision integer not null,
  branch_id uuid not null,
  scope_town_ids uuid[] default '{}'::uuid[] not null,
  scope_department_ids uuid[] default '{}'::uuid[] not null,
  organization_id uuid not null,
  formation varchar(32) not null,
  basis text,
  is_derived boolean not null,
  valid daterange not null,
  constraint coverage_links_pkey primary key (district_id, id),
  constraint coverage_links_organization_id_fkey foreign key(district_id, organization_id) references organizations (district_id, id) on delete cascade,
  constraint coverage_links_overlap_excl exclude using gist (district_id with =, organization_id with =, branch_id with =, valid with &&) where (not isempty(valid)),
  constraint coverage_links_branch_id_fkey foreign key(district_id, branch_id) references branches (district_id, id) on delete cascade,
  constraint coverage_links_district_fkey foreign key(district_id) references districts (id) on delete no action,
  constraint coverage_links_formation_check check (formation in ('SOLE', 'AREA', 'INDUSTRY', 'ATTACHMENT', 'VILLAGE', 'BUILDING'))
);

comment on table coverage_links is '覆盖关系；A branch covers an organization in one of the six ways, from a date to a date.';

comment on column coverage_links.district_id is '所属区；the district (tenant)';

comment on column coverage_links.id is '标识；identifier (UUIDv7)';

comment on column coverage_links.created_at is '录入时间；when it was entered';

comment on column coverage_links.created_by is '录入人；user who entered it';

comment on column coverage_links.updated_at is '最后修改时间；when it was last changed';

comment on column coverage_links.updated_by is '最后修改人；user who changed it last';

comment on column coverage_links.source is '来源；''manual'', ''demo'' or ''import:<id of the import>''';

comment on column coverage_links.revision is '修订号；grows by one with every change';

comment on column coverage_links.branch_id is '党组织；branch';

comment on column coverage_links.scope_town_ids is '相关镇街；towns, for scope only';

comment on column coverage_links.scope_department_ids is '相关部门；lines, for scope only';

comment on column coverage_links.organization_id is '单位；organization';

comment on column coverage_links.formation is '组建方式；way of formation';

comment on column coverage_links.basis is '依据；paper on which the link rests';

comment on column coverage_links.is_derived is '由台账推出；true when derived from an organization ledger';

comment on column coverage_links.valid is '有效期，前闭后开；validity, half-open, null bound = open';

create index coverage_links_branch_id_idx on coverage_links (district_id, branch_id);

create index coverage_links_formation_idx on coverage_links (district_id, formation);

create index coverage_links_is_derived_idx on coverage_links (district_id, is_derived);

create index coverage_links_organization_id_idx on coverage_links (district_id, organization_id);

create index coverage_links_scope_department_ids_idx on coverage_links using gin (scope_department_ids);

create index coverage_links_scope_town_ids_idx on coverage_links using gin (scope_town_ids);

create table hosts (
  district_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  source text not null,
  revision integer not null,
  branch_id uuid not null,
  scope_town_ids uuid[] default '{}'::uuid[] not null,
  scope_department_ids uuid[] default '{}'::uuid[] not null,
  organization_id uuid not null,
  valid daterange not null,
  constraint hosts_pkey primary key (district_id, id),
  constraint hosts_organization_id_fkey foreign key(district_id, organization_id) references organizations (district_id, id) on delete cascade,
  constraint hosts_overlap_excl exclude using gist (district_id with =, branch_id with =, organization_id with =, valid with &&) where (not isempty(valid)),
  constraint hosts_branch_id_fkey foreign key(district_id, branch_id) references branches (district_id, id) on delete cascade,
  constraint hosts_district_fkey foreign key(district_id) references districts (id) on delete no action
);

comment on table hosts is '所在单位；An organization in which a branch is built, dated.';

comment on column hosts.district_id is '所属区；the district (tenant)';

comment on column hosts.id is '标识；identifier (UUIDv7)';

comment on column hosts.created_at is '录入时间；when it was entered';

comment on column hosts.created_by is '录入人；user who entered it';

comment on column hosts.updated_at is '最后修改时间；when it was last changed';

comment on column hosts.updated_by is '最后修改人；user who changed it last';

comment on column hosts.source is '来源；''manual'', ''demo'' or ''import:<id of the import>''';

comment on column hosts.revision is '修订号；grows by one with every change';

comment on column hosts.branch_id is '党组织；branch';

comment on column hosts.scope_town_ids is '相关镇街；towns, for scope only';

comment on column hosts.scope_department_ids is '相关部门；lines, for scope only';

comment on column hosts.organization_id is '单位；organization';

comment on column hosts.valid is '有效期，前闭后开；validity, half-open, null bound = open';

create index hosts_branch_id_idx on hosts (district_id, branch_id);

create index hosts_organization_id_idx on hosts (district_id, organization_id);

create index hosts_scope_department_ids_idx on hosts using gin (scope_department_ids);

create index hosts_scope_town_ids_idx on hosts using gin (scope_town_ids);

create table member_counts (
  district_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  source text not null,
  revision integer not null,
  organization_id uuid not null,
  scope_town_id uuid not null,
  scope_department_id uuid not null,
  scope_branch_ids uuid[] default '{}'::uuid[] not null,
  is_computed boolean not null,
  full_members integer not null,
  probationary_members integer not null,
  untransferred_members integer not null,
  valid daterange not null,
  constraint member_counts_pkey primary key (district_id, id),
  constraint member_counts_overlap_excl exclude using gist (district_id with =, organization_id with =, valid with &&) where (not isempty(valid)),
  constraint member_counts_organization_id_fkey foreign key(district_id, organization_id) references organizations (district_id, id) on delete cascade,
  constraint member_counts_district_fkey foreign key(district_id) references districts (id) on delete no action
);

comment on table member_counts is '党员数（推算）；Members working in an organization as a dated step, for figures and lists.';

comment on column member_counts.district_id is '所属区；the district (tenant)';

comment on column member_counts.id is '标识；identifier (UUIDv7)';

comment on column member_counts.created_at is '录入时间；when it was entered';

comment on column member_counts.created_by is '录入人；user who entered it';

comment on column member_counts.updated_at is '最后修改时间；when it was last changed';

comment on column member_counts.updated_by is '最后修改人；user who changed it last';

comment on column member_counts.source is '来源；''manual'', ''demo'' or ''import:<id of the import>''';

comment on column member_counts.revision is '修订号；grows by one with every change';

comment on column member_counts.organization_id is '单位；organization';

comment on column member_counts.scope_town_id is '单位现镇街；present town, for scope only';

comment on column member_counts.scope_department_id is '单位现部门；present line, for scope only';

comment on column member_counts.scope_branch_ids is '单位现党组织；present branches, for scope only';

comment on column member_counts.is_computed is '是否由花名册推算；true from the roster, false as reported';

comment on column member_counts.full_members is '正式党员；full members in good standing, persons';

comment on column member_counts.probationary_members is '预备党员；probationary members, persons';

comment on column member_counts.untransferred_members is '未转入组织关系的正式党员；full members whose formal branch does not cover it';

comment on column member_counts.valid is '有效期，前闭后开；validity, half-open, null bound = open';

create index member_counts_organization_id_idx on member_counts (district_id, organization_id);

create index member_counts_scope_branch_ids_idx on member_counts using gin (scope_branch_ids);

create index member_counts_scope_department_id_idx on member_counts (district_id, scope_department_id);

create index member_counts_scope_town_id_idx on member_counts (district_id, scope_town_id);

create table merged_organizations (
  district_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  source text not null,
  revision integer not null,
  organization_id uuid not null,
  scope_town_id uuid not null,
  scope_department_id uuid not null,
  scope_branch_ids uuid[] default '{}'::uuid[] not null,
  credit_code text not null,
  name text not null,
  constraint merged_organizations_pkey primary key (district_id, id),
  constraint merged_organizations_credit_code_key unique (district_id, credit_code),
  constraint merged_organizations_organization_id_fkey foreign key(district_id, organization_id) references organizations (district_id, id) on delete cascade,
  constraint merged_organizations_district_fkey foreign key(district_id) references districts (id) on delete no action
);

comment on table merged_organizations is '并入的单位；A second record of a firm, under its old id: all it held is the kept one''s.';

comment on column merged_organizations.district_id is '所属区；the district (tenant)';

comment on column merged_organizations.id is '标识；identifier (UUIDv7)';

comment on column merged_organizations.created_at is '录入时间；when it was entered';

comment on column merged_organizations.created_by is '录入人；user who entered it';

comment on column merged_organizations.updated_at is '最后修改时间；when it was last changed';

comment on column merged_organizations.updated_by is '最后修改人；user who changed it last';

comment on column merged_organizations.source is '来源；''manual'', ''demo'' or ''import:<id of the import>''';

comment on column merged_organizations.revision is '修订号；grows by one with every change';

comment on column merged_organizations.organization_id is '单位；organization';

comment on column merged_organizations.scope_town_id is '单位现镇街；present town, for scope only';

comment on column merged_organizations.scope_department_id is '单位现部门；present line, for scope only';

comment on column merged_organizations.scope_branch_ids is '单位现党组织；present branches, for scope only';

comment on column merged_organizations.credit_code is '统一社会信用代码；credit code of the record that was merged';

comment on column merged_organizations.name is '名称；its name';

create index merged_organizations_organization_id_idx on merged_organizations (district_id, organization_id);

create index merged_organizations_scope_branch_ids_idx on merged_organizations using gin (scope_branch_ids);

create index merged_organizations_scope_department_id_idx on merged_organizations (district_id, scope_department_id);

create index merged_organizations_scope_town_id_idx on merged_organizations (district_id, scope_town_id);

create table operating_checks (
  district_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  source text not null,
  revision integer not null,
  organization_id uuid not null,
  scope_town_id uuid not null,
  scope_department_id uuid not null,
  scope_branch_ids uuid[] default '{}'::uuid[] not null,
  checked_on date not null,
  finding varchar(32) not null,
  evidence text,
  checker text,
  constraint operating_checks_pkey primary key (district_id, id),
  constraint operating_checks_organization_id_checked_on_key unique (district_id, organization_id, checked_on),
  constraint operating_checks_organization_id_fkey foreign key(district_id, organization_id) references organizations (district_id, id) on delete cascade,
  constraint operating_checks_district_fkey foreign key(district_id) references districts (id) on delete no action,
  constraint operating_checks_finding_check check (finding in ('OPERATING', 'ZOMBIE', 'SHELL'))
);

comment on table operating_checks is '实体运营核查；A dated check whether an organization operates in substance.';

comment on column operating_checks.district_id is '所属区；the district (tenant)';

comment on column operating_checks.id is '标识；identifier (UUIDv7)';

comment on column operating_checks.created_at is '录入时间；when it was entered';

comment on column operating_checks.created_by is '录入人；user who entered it';

comment on column operating_checks.updated_at is '最后修改时间；when it was last changed';

comment on column operating_checks.updated_by is '最后修改人；user who changed it last';

comment on column operating_checks.source is '来源；''manual'', ''demo'' or ''import:<id of the import>''';

comment on column operating_checks.revision is '修订号；grows by one with every change';

comment on column operating_checks.organization_id is '单位；organization';

comment on column operating_checks.scope_town_id is '单位现镇街；present town, for scope only';

comment on column operating_checks.scope_department_id is '单位现部门；present line, for scope only';

comment on column operating_checks.scope_branch_ids is '单位现党组织；present branches, for scope only';

comment on column operating_checks.checked_on is '核查日期；date of the check';

comment on column operating_checks.finding is '运营状态；what the check found';

comment on column operating_checks.evidence is '核查依据；evidence';

comment on column operating_checks.checker is '核查人；who checked';

create index operating_checks_organization_id_idx on operating_checks (district_id, organization_id);

create index operating_checks_scope_branch_ids_idx on operating_checks using gin (scope_branch_ids);

create index operating_checks_scope_department_id_idx on operating_checks (district_id, scope_department_id);

create index operating_checks_scope_town_id_idx on operating_checks (district_id, scope_town_id);

create table organization_years (
  district_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  source text not null,
  revision integer not null,
  organization_id uuid not null,
  scope_town_id uuid not null,
  scope_department_id uuid not null,
  scope_branch_ids uuid[] default '{}'::uuid[] not null,
  year integer not null,
  employees integer,
  revenue numeric(18, 2),
  total_assets numeric(18, 2),
  constraint organization_years_pkey primary key (district_id, id),
  constraint organization_years_organization_id_year_key unique (district_id, organization_id, year),
  constraint organization_years_year_check check (year between 1949 and 2199),
  constraint organization_years_employees_check check (employees >= 0),
  constraint organization_years_organization_id_fkey foreign key(district_id, organization_id) references organizations (district_id, id) on delete cascade,
  constraint organization_years_district_fkey foreign key(district_id) references districts (id) on delete no action
);

comment on table organization_years is '年度数据；Employees and revenue of an organization in a year.';

comment on column organization_years.district_id is '所属区；the district (tenant)';

comment on column organization_years.id is '标识；identifier (UUIDv7)';

comment on column organization_years.created_at is '录入时间；when it was entered';

comment on column organization_years.created_by is '录入人；user who entered it';

comment on column organization_years.updated_at is '最后修改时间；when it was last changed';

comment on column organization_years.updated_by is '最后修改人；user who changed it last';

comment on column organization_years.source is '来源；''manual'', ''demo'' or ''import:<id of the import>''';

comment on column organization_years.revision is '修订号；grows by one with every change';

comment on column organization_years.organization_id is '单位；organization';

comment on column organization_years.scope_town_id is '单位现镇街；present town, for scope only';

comment on column organization_years.scope_department_id is '单位现部门；present line, for scope only';

comment on column organization_years.scope_branch_ids is '单位现党组织；present branches, for scope only';

comment on column organization_years.year is '年度；calendar year';

comment on column organization_years.employees is '从业人员；employees, persons';

comment on column organization_years.revenue is '营业收入（元）；revenue, CNY';

comment on column organization_years.total_assets is '资产总额（元）；total assets, CNY';

create index organization_years_organization_id_idx on organization_years (district_id, organization_id);

create index organization_years_scope_branch_ids_idx on organization_years using gin (scope_branch_ids);

create index organization_years_scope_department_id_idx on organization_years (district_id, scope_department_id);

create index organization_years_scope_town_id_idx on organization_years (district_id, scope_town_id);

create table placements (
  district_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  source text not null,
  revision integer not null,
  organization_id uuid not null,
  scope_town_id uuid not null,
  scope_department_id uuid not null,
  scope_branch_ids uuid[] default '{}'::uuid[] not null,
  town_id uuid not null,
  department_id uuid not null,
  is_department_confirmed boolean not null,
  village_id uuid,
  building_id uuid,
  area_id uuid,
  valid daterange not null,
  constraint placements_pkey primary key (district_id, id),
  constraint placements_town_id_fkey foreign key(district_id, town_id) references towns (district_id, id) on delete no action,
  constraint placements_department_id_fkey foreign key(district_id, department_id) references departments (district_id, id) on delete no action,
  constraint placements_village_id_fkey foreign key(district_id, village_id) references villages (district_id, id) on delete no action,
  constraint placements_building_id_fkey foreign key(district_id, building_id) references buildings (district_id, id) on delete no action,
  constraint placements_area_id_fkey foreign key(district_id, area_id) references areas (district_id, id) on delete no action,
  constraint placements_overlap_excl exclude using gist (district_id with =, organization_id with =, valid with &&) where (not isempty(valid)),
  constraint placements_organization_id_fkey foreign key(district_id, organization_id) references organizations (district_id, id) on delete cascade,
  constraint placements_district_fkey foreign key(district_id) references districts (id) on delete no action
);

comment on table placements is '归属；Where an organization lies and who leads it, over time; its columns hold together.';

comment on column placements.district_id is '所属区；the district (tenant)';

comment on column placements.id is '标识；identifier (UUIDv7)';

comment on column placements.created_at is '录入时间；when it was entered';

comment on column placements.created_by is '录入人；user who entered it';

comment on column placements.updated_at is '最后修改时间；when it was last changed';

comment on column placements.updated_by is '最后修改人；user who changed it last';

comment on column placements.source is '来源；''manual'', ''demo'' or ''import:<id of the import>''';

comment on column placements.revision is '修订号；grows by one with every change';

comment on column placements.organization_id is '单位；organization';

comment on column placements.scope_town_id is '单位现镇街；present town, for scope only';

comment on column placements.scope_department_id is '单位现部门；present line, for scope only';

comment on column placements.scope_branch_ids is '单位现党组织；present branches, for scope only';

comment on column placements.town_id is '镇街；town';

comment on column placements.department_id is '主管部门；department line';

comment on column placements.is_department_confirmed is '部门是否确认；false when the default line was assumed';

comment on column placements.village_id is '村；village';

comment on column placements.building_id is '楼宇；building';

comment on column placements.area_id is '片区；area';

comment on column placements.valid is '有效期，前闭后开；validity, half-open, null bound = open';

create index placements_area_id_idx on placements (district_id, area_id);

create index placements_building_id_idx on placements (district_id, building_id);

create index placements_department_id_idx on placements (district_id, department_id);

create index placements_organization_id_idx on placements (district_id, organization_id);

create index placements_scope_branch_ids_idx on placements using gin (scope_branch_ids);

create index placements_scope_department_id_idx on placements (district_id, scope_department_id);

create index placements_scope_town_id_idx on placements (district_id, scope_town_id);

create index placements_town_id_idx on placements (district_id, town_id);

create index placements_village_id_idx on placements (district_id, village_id);

create table post_holdings (
  district_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  source text not null,
  revision integer not null,
  scope_branch_id uuid,
  scope_activity_branch_ids uuid[] default '{}'::uuid[] not null,
  scope_town_ids uuid[] default '{}'::uuid[] not null,
  member_id uuid not null,
  branch_id uuid not null,
  post varchar(32) not null,
  valid daterange not null,
  constraint post_holdings_pkey primary key (district_id, id),
  constraint post_holdings_member_id_fkey foreign key(district_id, member_id) references members (district_id, id) on delete cascade,
  constraint post_holdings_branch_id_fkey foreign key(district_id, branch_id) references branches (district_id, id) on delete no action,
  constraint post_holdings_overlap_excl exclude using gist (district_id with =, member_id with =, branch_id with =, post with =, valid with &&) where (not isempty(valid)),
  constraint post_holdings_one_secretary_excl exclude using gist (district_id with =, branch_id with =, valid with &&) where (post = 'SECRETARY' and not isempty(valid)),
  constraint post_holdings_district_fkey foreign key(district_id) references districts (id) on delete no action,
  constraint post_holdings_post_check check (post in ('SECRETARY', 'DEPUTY_SECRETARY', 'ORGANIZATION_MEMBER', 'PUBLICITY_MEMBER', 'DISCIPLINE_MEMBER', 'COMMITTEE_MEMBER'))
);

comment on table post_holdings is '任职；A member holds a post in a branch.';

comment on column post_holdings.district_id is '所属区；the district (tenant)';

comment on column post_holdings.id is '标识；identifier (UUIDv7)';

comment on column post_holdings.created_at is '录入时间；when it was entered';

comment on column post_holdings.created_by is '录入人；user who entered it';

comment on column post_holdings.updated_at is '最后修改时间；when it was last changed';

comment on column post_holdings.updated_by is '最后修改人；user who changed it last';

comment on column post_holdings.source is '来源；''manual'', ''demo'' or ''import:<id of the import>''';

comment on column post_holdings.revision is '修订号；grows by one with every change';

comment on column post_holdings.scope_branch_id is '现组织关系所在党组织；present formal branch, for scope only';

comment on column post_holdings.scope_activity_branch_ids is '现双登记党组织；activity branches, for scope only';

comment on column post_holdings.scope_town_ids is '现镇街；towns of these branches, for scope only';

comment on column post_holdings.member_id is '党员；member';

comment on column post_holdings.branch_id is '党组织；branch';

comment on column post_holdings.post is '职务；post';

comment on column post_holdings.valid is '有效期，前闭后开；validity, half-open, null bound = open';

create index post_holdings_branch_id_idx on post_holdings (district_id, branch_id);

create index post_holdings_member_id_idx on post_holdings (district_id, member_id);

create index post_holdings_post_idx on post_holdings (district_id, post);

create index post_holdings_scope_activity_branch_ids_idx on post_holdings using gin (scope_activity_branch_ids);

create index post_holdings_scope_branch_id_idx on post_holdings (district_id, scope_branch_id);

create index post_holdings_scope_town_ids_idx on post_holdings using gin (scope_town_ids);

create table registrations (
  district_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  source text not null,
  revision integer not null,
  scope_branch_id uuid,
  scope_activity_branch_ids uuid[] default '{}'::uuid[] not null,
  scope_town_ids uuid[] default '{}'::uuid[] not null,
  member_id uuid not null,
  branch_id uuid not null,
  role varchar(32) not null,
  valid daterange not null,
  constraint registrations_pkey primary key (district_id, id),
  constraint registrations_member_id_fkey foreign key(district_id, member_id) references members (district_id, id) on delete cascade,
  constraint registrations_branch_id_fkey foreign key(district_id, branch_id) references branches (district_id, id) on delete no action,
  constraint registrations_one_formal_excl exclude using gist (district_id with =, member_id with =, valid with &&) where (role = 'FORMAL' and not isempty(valid)),
  constraint registrations_overlap_excl exclude using gist (district_id with =, member_id with =, branch_id with =, valid with &&) where (not isempty(valid)),
  constraint registrations_district_fkey foreign key(district_id) references districts (id) on delete no action,
  constraint registrations_role_check check (role in ('FORMAL', 'ACTIVITY'))
);

comment on table registrations is '登记；A member belongs to one branch formally and may take part in others (双登记).';

comment on column registrations.district_id is '所属区；the district (tenant)';

comment on column registrations.id is '标识；identifier (UUIDv7)';

comment on column registrations.created_at is '录入时间；when it was entered';

comment on column registrations.created_by is '录入人；user who entered it';

comment on column registrations.updated_at is '最后修改时间；when it was last changed';

comment on column registrations.updated_by is '最后修改人；user who changed it last';

comment on column registrations.source is '来源；''manual'', ''demo'' or ''import:<id of the import>''';

comment on column registrations.revision is '修订号；grows by one with every change';

comment on column registrations.scope_branch_id is '现组织关系所在党组织；present formal branch, for scope only';

comment on column registrations.scope_activity_branch_ids is '现双登记党组织；activity branches, for scope only';

comment on column registrations.scope_town_ids is '现镇街；towns of these branches, for scope only';

comment on column registrations.member_id is '党员；member';

comment on column registrations.branch_id is '党组织；branch';

comment on column registrations.role is '登记性质；formal or activity';

comment on column registrations.valid is '有效期，前闭后开；validity, half-open, null bound = open';

create index registrations_branch_id_idx on registrations (district_id, branch_id);

create index registrations_member_id_idx on registrations (district_id, member_id);

create index registrations_role_idx on registrations (district_id, role);

create index registrations_scope_activity_branch_ids_idx on registrations using gin (scope_activity_branch_ids);

create index registrations_scope_branch_id_idx on registrations (district_id, scope_branch_id);

create index registrations_scope_town_ids_idx on registrations using gin (scope_town_ids);

create table reported_branches (
  district_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  source text not null,
  revision integer not null,
  organization_id uuid not null,
  scope_town_id uuid not null,
  scope_department_id uuid not null,
  scope_branch_ids uuid[] default '{}'::uuid[] not null,
  reported_on date not null,
  has_branch boolean,
  formation text,
  branch_name text,
  founded_on date,
  secretary_name text,
  covered_organizations integer,
  reason text,
  constraint reported_branches_pkey primary key (district_id, id),
  constraint reported_branches_organization_id_reported_on_key unique (district_id, organization_id, reported_on),
  constraint reported_branches_organization_id_fkey foreign key(district_id, organization_id) references organizations (district_id, id) on delete cascade,
  constraint reported_branches_district_fkey foreign key(district_id) references districts (id) on delete no action
);

comment on table reported_branches is '上报组建情况；What a ledger says of an organization''s branch, kept to be compared.';

comment on column reported_branches.district_id is '所属区；the district (tenant)';

comment on column reported_branches.id is '标识；identifier (UUIDv7)';

comment on column reported_branches.created_at is '录入时间；when it was entered';

comment on column reported_branches.created_by is '录入人；user who entered it';

comment on column reported_branches.updated_at is '最后修改时间；when it was last changed';

comment on column reported_branches.updated_by is '最后修改人；user who changed it last';

comment on column reported_branches.source is '来源；''manual'', ''demo'' or ''import:<id of the import>''';

comment on column reported_branches.revision is '修订号；grows by one with every change';

comment on column reported_branches.organization_id is '单位；organization';

comment on column reported_branches.scope_town_id is '单位现镇街；present town, for scope only';

comment on column reported_branches.scope_department_id is '单位现部门；present line, for scope only';

comment on column reported_branches.scope_branch_ids is '单位现党组织；present branches, for scope only';

comment on column reported_branches.reported_on is '上报日期；date of the report';

comment on column reported_branches.has_branch is '是否建立党组织；has a branch';

comment on column reported_branches.formation is '组建方式；way of formation, as written';

comment on column reported_branches.branch_name is '党组织名称；name of the branch, as written';

comment on column reported_branches.founded_on is '建立时间；founded on';

comment on column reported_branches.secretary_name is '书记；secretary, as written';

comment on column reported_branches.covered_organizations is '覆盖单位数；organizations that the branch covers';

comment on column reported_branches.reason is '未建原因；why no branch was formed';

create index reported_branches_organization_id_idx on reported_branches (district_id, organization_id);

create index reported_branches_scope_branch_ids_idx on reported_branches using gin (scope_branch_ids);

create index reported_branches_scope_department_id_idx on reported_branches (district_id, scope_department_id);

create index reported_branches_scope_town_id_idx on reported_branches (district_id, scope_town_id);

create table reported_counts (
  district_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  source text not null,
  revision integer not null,
  organization_id uuid not null,
  scope_town_id uuid not null,
  scope_department_id uuid not null,
  scope_branch_ids uuid[] default '{}'::uuid[] not null,
  reported_on date not null,
  members integer,
  full_members integer,
  probationary_members integer,
  untransferred_members integer,
  constraint reported_counts_pkey primary key (district_id, id),
  constraint reported_counts_organization_id_reported_on_key unique (district_id, organization_id, reported_on),
  constraint reported_counts_members_check check (members >= 0),
  constraint reported_counts_full_members_check check (full_members >= 0),
  constraint reported_counts_probationary_members_check check (probationary_members >= 0),
  constraint reported_counts_untransferred_members_check check (untransferred_members >= 0),
  constraint reported_counts_organization_id_fkey foreign key(district_id, organization_id) references organizations (district_id, id) on delete cascade,
  constraint reported_counts_district_fkey foreign key(district_id) references districts (id) on delete no action
);

comment on table reported_counts is '上报党员数；Members of an organization as a ledger reports them, kept with their date.';

comment on column reported_counts.district_id is '所属区；the district (tenant)';

comment on column reported_counts.id is '标识；identifier (UUIDv7)';

comment on column reported_counts.created_at is '录入时间；when it was entered';

comment on column reported_counts.created_by is '录入人；user who entered it';

comment on column reported_counts.updated_at is '最后修改时间；when it was last changed';

comment on column reported_counts.updated_by is '最后修改人；user who changed it last';

comment on column reported_counts.source is '来源；''manual'', ''demo'' or ''import:<id of the import>''';

comment on column reported_counts.revision is '修订号；grows by one with every change';

comment on column reported_counts.organization_id is '单位；organization';

comment on column reported_counts.scope_town_id is '单位现镇街；present town, for scope only';

comment on column reported_counts.scope_department_id is '单位现部门；present line, for scope only';

comment on column reported_counts.scope_branch_ids is '单位现党组织；present branches, for scope only';

comment on column reported_counts.reported_on is '上报日期；date of the report';

comment on column reported_counts.members is '党员数；members, persons';

comment on column reported_counts.full_members is '正式党员；full members, persons';

comment on column reported_counts.probationary_members is '预备党员；probationary members, persons';

comment on column reported_counts.untransferred_members is '未转入组织关系；members whose relation lies elsewhere, persons';

create index reported_counts_organization_id_idx on reported_counts (district_id, organization_id);

create index reported_counts_scope_branch_ids_idx on reported_counts using gin (scope_branch_ids);

create index reported_counts_scope_department_id_idx on reported_counts (district_id, scope_department_id);

create index reported_counts_scope_town_id_idx on reported_counts (district_id, scope_town_id);

create table roster_confirmations (
  district_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  source text not null,
  revision integer not null,
  branch_id uuid not null,
  scope_town_ids uuid[] default '{}'::uuid[] not null,
  scope_department_ids uuid[] default '{}'::uuid[] not null,
  confirmed_on date not null,
  confirmed_by text,
  roster_digest text not null,
  member_count integer not null,
  note_count integer not null,
  constraint roster_confirmations_pkey primary key (district_id, id),
  constraint roster_confirmations_counts_check check (note_count >= 0 and member_count >= 0),
  constraint roster_confirmations_branch_id_fkey foreign key(district_id, branch_id) references branches (district_id, id) on delete cascade,
  constraint roster_confirmations_district_fkey foreign key(district_id) references districts (id) on delete no action
);

comment on table roster_confirmations is '名册确认；A branch has looked through its roster on a day and says what is right.';

comment on column roster_confirmations.district_id is '所属区；the district (tenant)';

comment on column roster_confirmations.id is '标识；identifier (UUIDv7)';

comment on column roster_confirmations.created_at is '录入时间；when it was entered';

comment on column roster_confirmations.created_by is '录入人；user who entered it';

comment on column roster_confirmations.updated_at is '最后修改时间；when it was last changed';

comment on column roster_confirmations.updated_by is '最后修改人；user who changed it last';

comment on column roster_confirmations.source is '来源；''manual'', ''demo'' or ''import:<id of the import>''';

comment on column roster_confirmations.revision is '修订号；grows by one with every change';

comment on column roster_confirmations.branch_id is '党组织；branch';

comment on column roster_confirmations.scope_town_ids is '相关镇街；towns, for scope only';

comment on column roster_confirmations.scope_department_ids is '相关部门；lines, for scope only';

comment on column roster_confirmations.confirmed_on is '确认日期；the day';

comment on column roster_confirmations.confirmed_by is '确认人；name of who confirmed, as it was then';

comment on column roster_confirmations.roster_digest is '名册摘要；digest of the roster that was confirmed';

comment on column roster_confirmations.member_count is '名册人数；members on that roster, persons';

comment on column roster_confirmations.note_count is '存疑条数；entries said not to be right';

create index roster_confirmations_branch_id_idx on roster_confirmations (district_id, branch_id);

create index roster_confirmations_scope_department_ids_idx on roster_confirmations using gin (scope_department_ids);

create index roster_confirmations_scope_town_ids_idx on roster_confirmations using gin (scope_town_ids);

create table sent_officials (
  district_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  source text not null,
  revision integer not null,
  branch_id uuid not null,
  scope_town_ids uuid[] default '{}'::uuid[] not null,
  scope_department_ids uuid[] default '{}'::uuid[] not null,
  department_id uuid,
  name text not null,
  post text not null,
  valid daterange not null,
  constraint sent_officials_pkey primary key (district_id, id),
  constraint sent_officials_department_id_fkey foreign key(district_id, department_id) references departments (district_id, id) on delete no action,
  constraint sent_officials_overlap_excl exclude using gist (district_id with =, branch_id with =, name with =, valid with &&) where (not isempty(valid)),
  constraint sent_officials_branch_id_fkey foreign key(district_id, branch_id) references branches (district_id, id) on delete cascade,
  constraint sent_officials_district_fkey foreign key(district_id) references districts (id) on delete no action
);

comment on table sent_officials is '选派干部；An official whom a department sends to take a post in a branch.';

comment on column sent_officials.district_id is '所属区；the district (tenant)';

comment on column sent_officials.id is '标识；identifier (UUIDv7)';

comment on column sent_officials.created_at is '录入时间；when it was entered';

comment on column sent_officials.created_by is '录入人；user who entered it';

comment on column sent_officials.updated_at is '最后修改时间；when it was last changed';

comment on column sent_officials.updated_by is '最后修改人；user who changed it last';

comment on column sent_officials.source is '来源；''manual'', ''demo'' or ''import:<id of the import>''';

comment on column sent_officials.revision is '修订号；grows by one with every change';

comment on column sent_officials.branch_id is '党组织；branch';

comment on column sent_officials.scope_town_ids is '相关镇街；towns, for scope only';

comment on column sent_officials.scope_department_ids is '相关部门；lines, for scope only';

comment on column sent_officials.department_id is '派出部门；sending department';

comment on column sent_officials.name is '姓名；name of the official';

comment on column sent_officials.post is '任职；post taken in the branch';

comment on column sent_officials.valid is '有效期，前闭后开；validity, half-open, null bound = open';

create index sent_officials_branch_id_idx on sent_officials (district_id, branch_id);

create index sent_officials_department_id_idx on sent_officials (district_id, department_id);

create index sent_officials_scope_department_ids_idx on sent_officials using gin (scope_department_ids);

create index sent_officials_scope_town_ids_idx on sent_officials using gin (scope_town_ids);

create table shops (
  district_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  source text not null,
  revision integer not null,
  name text not null,
  platform varchar(32) not null,
  url text,
  organization_id uuid,
  town_id uuid,
  department_id uuid,
  opened_on date,
  closed_on date,
  state varchar(32) not null,
  owner_name text,
  name_sort text collate "C" not null,
  search_text text not null,
  constraint shops_pkey primary key (district_id, id),
  constraint shops_organization_id_fkey foreign key(district_id, organization_id) references organizations (district_id, id) on delete no action,
  constraint shops_town_id_fkey foreign key(district_id, town_id) references towns (district_id, id) on delete no action,
  constraint shops_department_id_fkey foreign key(district_id, department_id) references departments (district_id, id) on delete no action,
  constraint shops_platform_name_key unique (district_id, platform, name),
  constraint shops_lifetime_check check (closed_on is null or opened_on is null or closed_on >= opened_on),
  constraint shops_district_fkey foreign key(district_id) references districts (id) on delete no action,
  constraint shops_platform_check check (platform in ('TAOBAO', 'TMALL', 'JD', 'PINDUODUO', 'DOUYIN', 'KUAISHOU', 'WECHAT', 'OTHER')),
  constraint shops_state_check check (state in ('OPEN', 'CLOSED'))
);

comment on table shops is '店铺；An online shop of a member, a trainee or an organization.';

comment on column shops.district_id is '所属区；the district (tenant)';

comment on column shops.id is '标识；identifier (UUIDv7)';

comment on column shops.created_at is '录入时间；when it was entered';

comment on column shops.created_by is '录入人；user who entered it';

comment on column shops.updated_at is '最后修改时间；when it was last changed';

comment on column shops.updated_by is '最后修改人；user who changed it last';

comment on column shops.source is '来源；''manual'', ''demo'' or ''import:<id of the import>''';

comment on column shops.revision is '修订号；grows by one with every change';

comment on column shops.name is '名称；name';

comment on column shops.platform is '平台；platform';

comment on column shops.url is '网址；address of the shop';

comment on column shops.organization_id is '店主单位；organization that owns it';

comment on column shops.town_id is '所在镇街；town of its owner';

comment on column shops.department_id is '主管部门；line of its owner';

comment on column shops.opened_on is '开店日期；opened on';

comment on column shops.closed_on is '关店日期；first day closed';

comment on column shops.state is '状态；state';

comment on column shops.owner_name is '店主；name of the owner';

comment on column shops.name_sort is '拼音排序键；pinyin sort key';

comment on column shops.search_text is '检索文本；name, pinyin and initials';

create index shops_closed_on_idx on shops (district_id, closed_on);

create index shops_department_id_idx on shops (district_id, department_id);

create index shops_name_sort_id_idx on shops (district_id, name_sort, id);

create index shops_opened_on_idx on shops (district_id, opened_on);

create index shops_organization_id_idx on shops (district_id, organization_id);

create index shops_state_idx on shops (district_id, state);

create index shops_town_id_name_sort_id_idx on shops (district_id, town_id, name_sort, id);

create table terms (
  district_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  source text not null,
  revision integer not null,
  branch_id uuid not null,
  scope_town_ids uuid[] default '{}'::uuid[] not null,
  scope_department_ids uuid[] default '{}'::uuid[] not null,
  valid daterange not null,
  constraint terms_pkey primary key (district_id, id),
  constraint terms_overlap_excl exclude using gist (district_id with =, branch_id with =, valid with &&) where (not isempty(valid)),
  constraint terms_branch_id_fkey foreign key(district_id, branch_id) references branches (district_id, id) on delete cascade,
  constraint terms_district_fkey foreign key(district_id) references districts (id) on delete no action
);

comment on table terms is '任期；A term of a branch''s committee or secretary.';

comment on column terms.district_id is '所属区；the district (tenant)';

comment on column terms.id is '标识；identifier (UUIDv7)';

comment on column terms.created_at is '录入时间；when it was entered';

comment on column terms.created_by is '录入人；user who entered it';

comment on column terms.updated_at is '最后修改时间；when it was last changed';

comment on column terms.updated_by is '最后修改人；user who changed it last';

comment on column terms.source is '来源；''manual'', ''demo'' or ''import:<id of the import>''';

comment on column terms.revision is '修订号；grows by one with every change';

comment on column terms.branch_id is '党组织；branch';

comment on column terms.scope_town_ids is '相关镇街；towns, for scope only';

comment on column terms.scope_department_ids is '相关部门；lines, for scope only';

comment on column terms.valid is '任期；from the election to the day after the term ends';

create index terms_branch_id_idx on terms (district_id, branch_id);

create index terms_scope_department_ids_idx on terms using gin (scope_department_ids);

create index terms_scope_town_ids_idx on terms using gin (scope_town_ids);

create table users (
  district_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null,
  login text not null,
  name text not null,
  role varchar(32) not null,
  town_id uuid,
  department_id uuid,
  branch_id uuid,
  password_hash text not null,
  is_active boolean not null,
  constraint users_pkey primary key (district_id, id),
  constraint users_town_id_fkey foreign key(district_id, town_id) references towns (district_id, id) on delete no action,
  constraint users_department_id_fkey foreign key(district_id, department_id) references departments (district_id, id) on delete no action,
  constraint users_branch_id_fkey foreign key(district_id, branch_id) references branches (district_id, id) on delete no action,
  constraint users_role_scope_check check ((role = 'TOWN_OFFICER') = (town_id is not null) and (role = 'DEPARTMENT_OFFICER') = (department_id is not null) and (role = 'BRANCH_SECRETARY') = (branch_id is not null)),
  constraint users_district_fkey foreign key(district_id) references districts (id) on delete no action,
  constraint users_login_key unique (login),
  constraint users_role_check check (role in ('DISTRICT_OFFICER', 'TOWN_OFFICER', 'DEPARTMENT_OFFICER', 'BRANCH_SECRETARY', 'PUBLIC', 'SYSTEM'))
);

comment on table users is '用户；A person who signs in, with one role and its scope.';

comment on column users.district_id is '所属区；the district (tenant)';

comment on column users.id is '标识；identifier';

comment on column users.created_at is '建立时间；when it was made';

comment on column users.login is '登录名；login, lower case';

comment on column users.name is '姓名；name shown on screens';

comment on column users.role is '角色；role';

comment on column users.town_id is '所辖镇街；town of a town officer';

comment on column users.department_id is '所在部门；line of an officer';

comment on column users.branch_id is '所在党组织；branch of a secretary';

comment on column users.password_hash is '口令散列 (Argon2id)；password hash';

comment on column users.is_active is '是否启用；may sign in';

create index users_branch_id_idx on users (district_id, branch_id);

create index users_department_id_idx on users (district_id, department_id);

create index users_town_id_idx on users (district_id, town_id);

create table work_coverages (
  district_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  source text not null,
  revision integer not null,
  organization_id uuid not null,
  scope_town_id uuid not null,
  scope_department_id uuid not null,
  scope_branch_ids uuid[] default '{}'::uuid[] not null,
  kind varchar(32) not null,
  name text not null,
  valid daterange not null,
  constraint work_coverages_pkey primary key (district_id, id),
  constraint work_coverages_overlap_excl exclude using gist (district_id with =, organization_id with =, kind with =, name with =, valid with &&) where (not isempty(valid)),
  constraint work_coverages_organization_id_fkey foreign key(district_id, organization_id) references organizations (district_id, id) on delete cascade,
  constraint work_coverages_district_fkey foreign key(district_id) references districts (id) on delete no action,
  constraint work_coverages_kind_check check (kind in ('INSTRUCTOR', 'CONTACT', 'UNION', 'YOUTH_LEAGUE'))
);

comment on table work_coverages is '工作覆盖；A dated instructor, contact or mass organization of an organization.';

comment on column work_coverages.district_id is '所属区；the district (tenant)';

comment on column work_coverages.id is '标识；identifier (UUIDv7)';

comment on column work_coverages.created_at is '录入时间；when it was entered';

comment on column work_coverages.created_by is '录入人；user who entered it';

comment on column work_coverages.updated_at is '最后修改时间；when it was last changed';

comment on column work_coverages.updated_by is '最后修改人；user who changed it last';

comment on column work_coverages.source is '来源；''manual'', ''demo'' or ''import:<id of the import>''';

comment on column work_coverages.revision is '修订号；grows by one with every change';

comment on column work_coverages.organization_id is '单位；organization';

comment on column work_coverages.scope_town_id is '单位现镇街；present town, for scope only';

comment on column work_coverages.scope_department_id is '单位现部门；present line, for scope only';

comment on column work_coverages.scope_branch_ids is '单位现党组织；present branches, for scope only';

comment on column work_coverages.kind is '类别；instructor, contact, union or youth league';

comment on column work_coverages.name is '姓名或组织名称；name of the person or the mass organization';

comment on column work_coverages.valid is '有效期，前闭后开；validity, half-open, null bound = open';

create index work_coverages_organization_id_idx on work_coverages (district_id, organization_id);

create index work_coverages_scope_branch_ids_idx on work_coverages using gin (scope_branch_ids);

create index work_coverages_scope_department_id_idx on work_coverages (district_id, scope_department_id);

create index work_coverages_scope_town_id_idx on work_coverages (district_id, scope_town_id);

create table workplaces (
  district_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  source text not null,
  revision integer not null,
  scope_branch_id uuid,
  scope_activity_branch_ids uuid[] default '{}'::uuid[] not null,
  scope_town_ids uuid[] default '{}'::uuid[] not null,
  member_id uuid not null,
  organization_id uuid not null,
  is_main boolean not null,
  post text,
  valid daterange not null,
  constraint workplaces_pkey primary key (district_id, id),
  constraint workplaces_member_id_fkey foreign key(district_id, member_id) references members (district_id, id) on delete cascade,
  constraint workplaces_organization_id_fkey foreign key(district_id, organization_id) references organizations (district_id, id) on delete no action,
  constraint workplaces_one_main_excl exclude using gist (district_id with =, member_id with =, valid with &&) where (is_main and not isempty(valid)),
  constraint workplaces_overlap_excl exclude using gist (district_id with =, member_id with =, organization_id with =, valid with &&) where (not isempty(valid)),
  constraint workplaces_district_fkey foreign key(district_id) references districts (id) on delete no action
);

comment on table workplaces is '工作单位；The employer of a member over time; the main one counts toward thresholds.';

comment on column workplaces.district_id is '所属区；the district (tenant)';

comment on column workplaces.id is '标识；identifier (UUIDv7)';

comment on column workplaces.created_at is '录入时间；when it was entered';

comment on column workplaces.created_by is '录入人；user who entered it';

comment on column workplaces.updated_at is '最后修改时间；when it was last changed';

comment on column workplaces.updated_by is '最后修改人；user who changed it last';

comment on column workplaces.source is '来源；''manual'', ''demo'' or ''import:<id of the import>''';

comment on column workplaces.revision is '修订号；grows by one with every change';

comment on column workplaces.scope_branch_id is '现组织关系所在党组织；present formal branch, for scope only';

comment on column workplaces.scope_activity_branch_ids is '现双登记党组织；activity branches, for scope only';

comment on column workplaces.scope_town_ids is '现镇街；towns of these branches, for scope only';

comment on column workplaces.member_id is '党员；member';

comment on column workplaces.organization_id is '单位；organization';

comment on column workplaces.is_main is '是否主要单位；the main workplace';

comment on column workplaces.post is '岗位；post';

comment on column workplaces.valid is '有效期，前闭后开；validity, half-open, null bound = open';

create index workplaces_member_id_idx on workplaces (district_id, member_id);

create index workplaces_organization_id_idx on workplaces (district_id, organization_id);

create index workplaces_scope_activity_branch_ids_idx on workplaces using gin (scope_activity_branch_ids);

create index workplaces_scope_branch_id_idx on workplaces (district_id, scope_branch_id);

create index workplaces_scope_town_ids_idx on workplaces using gin (scope_town_ids);

create table api_tokens (
  district_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null,
  user_id uuid not null,
  name text not null,
  secret_hash bytea not null,
  prefix text not null,
  scopes jsonb not null,
  expires_on date not null,
  used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  constraint api_tokens_pkey primary key (district_id, id),
  constraint api_tokens_user_id_fkey foreign key(district_id, user_id) references users (district_id, id) on delete cascade,
  constraint api_tokens_district_fkey foreign key(district_id) references districts (id) on delete no action,
  constraint api_tokens_secret_hash_key unique (secret_hash)
);

comment on table api_tokens is '接口令牌；A token of a person for a program, with scopes and an expiry; shown once.';

comment on column api_tokens.district_id is '所属区；the district (tenant)';

comment on column api_tokens.id is '标识；identifier';

comment on column api_tokens.created_at is '建立时间；when it was made';

comment on column api_tokens.user_id is '所有人；owner whose present rights bound the token';

comment on column api_tokens.name is '用途；what it is for';

comment on column api_tokens.secret_hash is '令牌散列 (SHA-256)；hash of the token';

comment on column api_tokens.prefix is '令牌开头；first characters, to recognize it';

comment on column api_tokens.scopes is '权限范围；scopes: figures, organizations, branches, shops';

comment on column api_tokens.expires_on is '到期日；first day on which it no longer works';

comment on column api_tokens.used_at is '最后使用时间；last use';

comment on column api_tokens.revoked_at is '撤销时间；when it was revoked';

create index api_tokens_user_id_idx on api_tokens (district_id, user_id);

create table disclosures (
  district_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  source text not null,
  revision integer not null,
  shop_id uuid not null,
  town_id uuid,
  department_id uuid,
  valid daterange not null,
  constraint disclosures_pkey primary key (district_id, id),
  constraint disclosures_shop_id_fkey foreign key(district_id, shop_id) references shops (district_id, id) on delete cascade,
  constraint disclosures_town_id_fkey foreign key(district_id, town_id) references towns (district_id, id) on delete no action,
  constraint disclosures_department_id_fkey foreign key(district_id, department_id) references departments (district_id, id) on delete no action,
  constraint disclosures_overlap_excl exclude using gist (district_id with =, shop_id with =, valid with &&) where (not isempty(valid)),
  constraint disclosures_district_fkey foreign key(district_id) references districts (id) on delete no action
);

comment on table disclosures is '亮身份；A shop shows that its owner is a member: voluntary, dated, can be withdrawn.';

comment on column disclosures.district_id is '所属区；the district (tenant)';

comment on column disclosures.id is '标识；identifier (UUIDv7)';

comment on column disclosures.created_at is '录入时间；when it was entered';

comment on column disclosures.created_by is '录入人；user who entered it';

comment on column disclosures.updated_at is '最后修改时间；when it was last changed';

comment on column disclosures.updated_by is '最后修改人；user who changed it last';

comment on column disclosures.source is '来源；''manual'', ''demo'' or ''import:<id of the import>''';

comment on column disclosures.revision is '修订号；grows by one with every change';

comment on column disclosures.shop_id is '店铺；shop';

comment on column disclosures.town_id is '镇街；town, for scope only';

comment on column disclosures.department_id is '部门；line, for scope only';

comment on column disclosures.valid is '有效期，前闭后开；validity, half-open, null bound = open';

create index disclosures_department_id_idx on disclosures (district_id, department_id);

create index disclosures_shop_id_idx on disclosures (district_id, shop_id);

create index disclosures_town_id_idx on disclosures (district_id, town_id);

create table roster_notes (
  district_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  source text not null,
  revision integer not null,
  branch_id uuid not null,
  scope_town_ids uuid[] default '{}'::uuid[] not null,
  scope_department_ids uuid[] default '{}'::uuid[] not null,
  confirmation_id uuid not null,
  member_id uuid,
  text text not null,
  constraint roster_notes_pkey primary key (district_id, id),
  constraint roster_notes_confirmation_id_fkey foreign key(district_id, confirmation_id) references roster_confirmations (district_id, id) on delete cascade,
  constraint roster_notes_member_id_fkey foreign key(district_id, member_id) references members (district_id, id) on delete cascade,
  constraint roster_notes_branch_id_fkey foreign key(district_id, branch_id) references branches (district_id, id) on delete cascade,
  constraint roster_notes_district_fkey foreign key(district_id) references districts (id) on delete no action
);

comment on table roster_notes is '名册存疑；What a branch says is not right about an entry of its roster.';

comment on column roster_notes.district_id is '所属区；the district (tenant)';

comment on column roster_notes.id is '标识；identifier (UUIDv7)';

comment on column roster_notes.created_at is '录入时间；when it was entered';

comment on column roster_notes.created_by is '录入人；user who entered it';

comment on column roster_notes.updated_at is '最后修改时间；when it was last changed';

comment on column roster_notes.updated_by is '最后修改人；user who changed it last';

comment on column roster_notes.source is '来源；''manual'', ''demo'' or ''import:<id of the import>''';

comment on column roster_notes.revision is '修订号；grows by one with every change';

comment on column roster_notes.branch_id is '党组织；branch';

comment on column roster_notes.scope_town_ids is '相关镇街；towns, for scope only';

comment on column roster_notes.scope_department_ids is '相关部门；lines, for scope only';

comment on column roster_notes.confirmation_id is '名册确认；the confirmation';

comment on column roster_notes.member_id is '党员；the member, null = somebody is missing';

comment on column roster_notes.text is '说明；what is not right';

create index roster_notes_branch_id_idx on roster_notes (district_id, branch_id);

create index roster_notes_confirmation_id_idx on roster_notes (district_id, confirmation_id);

create index roster_notes_member_id_idx on roster_notes (district_id, member_id);

create index roster_notes_scope_department_ids_idx on roster_notes using gin (scope_department_ids);

create index roster_notes_scope_town_ids_idx on roster_notes using gin (scope_town_ids);

create table sessions (
  district_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null,
  user_id uuid not null,
  secret_hash bytea not null,
  seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  address text,
  device text,
  constraint sessions_pkey primary key (district_id, id),
  constraint sessions_user_id_fkey foreign key(district_id, user_id) references users (district_id, id) on delete cascade,
  constraint sessions_district_fkey foreign key(district_id) references districts (id) on delete no action,
  constraint sessions_secret_hash_key unique (secret_hash)
);

comment on table sessions is '会话；A signed-in browser; only a hash of its secret is kept.';

comment on column sessions.district_id is '所属区；the district (tenant)';

comment on column sessions.id is '标识；identifier';

comment on column sessions.created_at is '建立时间；when it was made';

comment on column sessions.user_id is '用户；user';

comment on column sessions.secret_hash is '会话密钥散列 (SHA-256)；hash of the secret';

comment on column sessions.seen_at is '最后活动时间；last use';

comment on column sessions.expires_at is '绝对到期时间；absolute end';

comment on column sessions.address is '登录地址；address at sign-in';

comment on column sessions.device is '设备；user agent, shortened';

create index sessions_user_id_idx on sessions (district_id, user_id);
