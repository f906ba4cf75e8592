-- The tables of the scores; later migrations only change them.
create table judge_passes (
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
  secret_hash bytea not null,
  works_on date not null,
  ends_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  used_at timestamp with time zone,
  constraint judge_passes_pkey primary key (district_id, id),
  constraint judge_passes_judge_id_fkey foreign key(district_id, judge_id) references judges (district_id, id) on delete cascade,
  constraint judge_passes_judge_user_id_fkey foreign key(district_id, judge_user_id) references users (district_id, id) on delete no action,
  constraint judge_passes_contest_id_fkey foreign key(district_id, contest_id) references contests (district_id, id) on delete cascade,
  constraint judge_passes_organizer_town_id_fkey foreign key(district_id, organizer_town_id) references towns (district_id, id) on delete no action,
  constraint judge_passes_organizer_department_id_fkey foreign key(district_id, organizer_department_id) references departments (district_id, id) on delete no action,
  constraint judge_passes_district_fkey foreign key(district_id) references districts (id) on delete no action,
  constraint judge_passes_secret_hash_key unique (secret_hash)
);

comment on table judge_passes is '评委通行码；Lets a judge sign in for one contest from one day on; shown once as a QR code.';

comment on column judge_passes.district_id is '所属区；the district (tenant)';

comment on column judge_passes.id is '标识；identifier (UUIDv7)';

comment on column judge_passes.created_at is '录入时间；when it was entered';

comment on column judge_passes.created_by is '录入人；user who entered it';

comment on column judge_passes.updated_at is '最后修改时间；when it was last changed';

comment on column judge_passes.updated_by is '最后修改人；user who changed it last';

comment on column judge_passes.source is '来源；''manual'', ''demo'' or ''import:<id of the import>''';

comment on column judge_passes.revision is '修订号；grows by one with every change';

comment on column judge_passes.contest_id is '竞赛；the contest';

comment on column judge_passes.organizer_town_id is '主办镇街；town that organizes the contest, for scope';

comment on column judge_passes.organizer_department_id is '主办部门；line that organizes the contest, for scope';

comment on column judge_passes.judge_id is '评委；judge';

comment on column judge_passes.judge_user_id is '评委用户；the judge''s user';

comment on column judge_passes.secret_hash is '通行码散列 (SHA-256)；hash of the secret';

comment on column judge_passes.works_on is '启用日期；first day on which it works';

comment on column judge_passes.ends_at is '失效时间；when it ends';

comment on column judge_passes.revoked_at is '作废时间；when it was revoked';

comment on column judge_passes.used_at is '最近登录时间；last sign-in by it';

create index judge_passes_contest_id_idx on judge_passes (district_id, contest_id);

create index judge_passes_judge_id_idx on judge_passes (district_id, judge_id);

create index judge_passes_judge_user_id_idx on judge_passes (district_id, judge_user_id);

create index judge_passes_organizer_department_id_idx on judge_passes (district_id, organizer_department_id);

create index judge_passes_organizer_town_id_idx on judge_passes (district_id, organizer_town_id);

create table score_records (
  district_id uuid not null,
  id uuid not null,
  contest_id uuid not null,
  organizer_town_id uuid,
  organizer_department_id uuid,
  round_id uuid not null,
  entry_id uuid not null,
  sequence bigint generated always as identity,
  operation_key text not null,
  kind varchar(32) not null,
  criterion_id uuid,
  judge_user_id uuid not null,
  recorded_by uuid,
  attempt integer not null,
  value numeric,
  status varchar(32),
  reason text,
  base_version integer not null,
  version integer not null,
  verdict varchar(32) not null,
  code text,
  device text not null,
  device_sequence bigint not null,
  recorded_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  is_confirmed boolean not null,
  subject_id uuid,
  constraint score_records_pkey primary key (district_id, id),
  constraint score_records_criterion_id_fkey foreign key(district_id, criterion_id) references criteria (district_id, id) on delete no action,
  constraint score_records_judge_user_id_fkey foreign key(district_id, judge_user_id) references users (district_id, id) on delete no action,
  constraint score_records_operation_key_key unique (district_id, operation_key),
  constraint score_records_round_id_sequence_key unique (district_id, round_id, sequence),
  constraint score_records_round_id_fkey foreign key(district_id, round_id) references rounds (district_id, id) on delete cascade,
  constraint score_records_entry_id_fkey foreign key(district_id, entry_id) references entries (district_id, id) on delete cascade,
  constraint score_records_contest_id_fkey foreign key(district_id, contest_id) references contests (district_id, id) on delete cascade,
  constraint score_records_organizer_town_id_fkey foreign key(district_id, organizer_town_id) references towns (district_id, id) on delete no action,
  constraint score_records_organizer_department_id_fkey foreign key(district_id, organizer_department_id) references departments (district_id, id) on delete no action,
  constraint score_records_district_fkey foreign key(district_id) references districts (id) on delete no action,
  constraint score_records_kind_check check (kind in ('SCORE', 'PENALTY', 'STATUS', 'CHECK', 'RESOLUTION')),
  constraint score_records_status_check check (status in ('STARTING', 'DID_NOT_START', 'DID_NOT_FINISH', 'DISQUALIFIED', 'WITHDRAWN')),
  constraint score_records_verdict_check check (verdict in ('ACCEPTED', 'CONFLICT', 'HELD'))
);

comment on table score_records is '评分记录；What somebody recorded on a device, as it was received; never changed.';

comment on column score_records.district_id is '所属区；the district (tenant)';

comment on column score_records.id is '标识；identifier (UUIDv7)';

comment on column score_records.contest_id is '竞赛；the contest';

comment on column score_records.organizer_town_id is '主办镇街；town that organizes the contest, for scope';

comment on column score_records.organizer_department_id is '主办部门；line that organizes the contest, for scope';

comment on column score_records.round_id is '轮次；round';

comment on column score_records.entry_id is '参赛；entry';

comment on column score_records.sequence is '序号；order in which it was received';

comment on column score_records.operation_key is '操作键；key that the device chose, unique';

comment on column score_records.kind is '种类；kind';

comment on column score_records.criterion_id is '评分项；criterion of a score';

comment on column score_records.judge_user_id is '评委用户；judge whose score it is';

comment on column score_records.recorded_by is '记录人；user who recorded it, null = the program';

comment on column score_records.attempt is '第几次试做；attempt, from 1';

comment on column score_records.value is '数值；value';

comment on column score_records.status is '出场状态；status';

comment on column score_records.reason is '理由；reason of a correction or a status';

comment on column score_records.base_version is '依据的版本；version that the device knew, 0 = none';

comment on column score_records.version is '得到的版本；version that it became, or that stood then';

comment on column score_records.verdict is '处理结果；what was done with it';

comment on column score_records.code is '处理代码；code of why';

comment on column score_records.device is '设备；device';

comment on column score_records.device_sequence is '设备内序号；order on the device';

comment on column score_records.recorded_at is '记录时间；when, by the device''s clock';

comment on column score_records.received_at is '收到时间；when, by the server''s clock';

comment on column score_records.is_confirmed is '已确认；confirmed although unlikely';

comment on column score_records.subject_id is '所复核或裁定的记录；record that is checked or chosen';

create index score_records_contest_id_idx on score_records (district_id, contest_id);

create index score_records_criterion_id_idx on score_records (district_id, criterion_id);

create index score_records_entry_id_idx on score_records (district_id, entry_id);

create index score_records_entry_id_sequence_idx on score_records (district_id, entry_id, sequence);

create index score_records_judge_user_id_idx on score_records (district_id, judge_user_id);

create index score_records_organizer_department_id_idx on score_records (district_id, organizer_department_id);

create index score_records_organizer_town_id_idx on score_records (district_id, organizer_town_id);

create index score_records_round_id_idx on score_records (district_id, round_id);

create table scores (
  district_id uuid not null,
  id uuid not null,
  contest_id uuid not null,
  organizer_town_id uuid,
  organizer_department_id uuid,
  round_id uuid not null,
  entry_id uuid not null,
  kind varchar(32) not null,
  criterion_id uuid,
  judge_user_id uuid not null,
  attempt integer not null,
  value numeric,
  status varchar(32),
  version integer not null,
  record_id uuid,
  state varchar(32) not null,
  checked_by uuid,
  checked_at timestamp with time zone,
  constraint scores_pkey primary key (district_id, id),
  constraint scores_criterion_id_fkey foreign key(district_id, criterion_id) references criteria (district_id, id) on delete no action,
  constraint scores_judge_user_id_fkey foreign key(district_id, judge_user_id) references users (district_id, id) on delete no action,
  constraint scores_record_id_fkey foreign key(district_id, record_id) references score_records (district_id, id) on delete no action,
  constraint scores_subject_key unique nulls not distinct (district_id, round_id, entry_id, kind, criterion_id, judge_user_id, attempt),
  constraint scores_checked_check check ((checked_by is null) = (checked_at is null)),
  constraint scores_round_id_fkey foreign key(district_id, round_id) references rounds (district_id, id) on delete cascade,
  constraint scores_entry_id_fkey foreign key(district_id, entry_id) references entries (district_id, id) on delete cascade,
  constraint scores_contest_id_fkey foreign key(district_id, contest_id) references contests (district_id, id) on delete cascade,
  constraint scores_organizer_town_id_fkey foreign key(district_id, organizer_town_id) references towns (district_id, id) on delete no action,
  constraint scores_organizer_department_id_fkey foreign key(district_id, organizer_department_id) references departments (district_id, id) on delete no action,
  constraint scores_district_fkey foreign key(district_id) references districts (id) on delete no action,
  constraint scores_kind_check check (kind in ('SCORE', 'PENALTY', 'STATUS', 'CHECK', 'RESOLUTION')),
  constraint scores_status_check check (status in ('STARTING', 'DID_NOT_START', 'DID_NOT_FINISH', 'DISQUALIFIED', 'WITHDRAWN')),
  constraint scores_state_check check (state in ('CURRENT', 'CONFLICT', 'HELD'))
);

comment on table scores is '现分；The present value of one judge for one criterion and attempt of an entry.';

comment on column scores.district_id is '所属区；the district (tenant)';

comment on column scores.id is '标识；identifier (UUIDv7)';

comment on column scores.contest_id is '竞赛；the contest';

comment on column scores.organizer_town_id is '主办镇街；town that organizes the contest, for scope';

comment on column scores.organizer_department_id is '主办部门；line that organizes the contest, for scope';

comment on column scores.round_id is '轮次；round';

comment on column scores.entry_id is '参赛；entry';

comment on column scores.kind is '种类；kind';

comment on column scores.criterion_id is '评分项；criterion of a score';

comment on column scores.judge_user_id is '评委用户；judge whose score it is';

comment on column scores.attempt is '第几次试做；attempt, from 1';

comment on column scores.value is '数值；value';

comment on column scores.status is '出场状态；status';

comment on column scores.version is '版本，从 1 起，0 = 尚无；version, 0 = none yet';

comment on column scores.record_id is '所据记录；record that it comes from';

comment on column scores.state is '状态；state';

comment on column scores.checked_by is '复核人；user who checked it';

comment on column scores.checked_at is '复核时间；when it was checked';

create index scores_contest_id_idx on scores (district_id, contest_id);

create index scores_criterion_id_idx on scores (district_id, criterion_id);

create index scores_entry_id_idx on scores (district_id, entry_id);

create index scores_judge_user_id_idx on scores (district_id, judge_user_id);

create index scores_organizer_department_id_idx on scores (district_id, organizer_department_id);

create index scores_organizer_town_id_idx on scores (district_id, organizer_town_id);

create index scores_record_id_idx on scores (district_id, record_id);

create index scores_round_id_idx on scores (district_id, round_id);

create table score_conflicts (
  district_id uuid not null,
  id uuid not null,
  contest_id uuid not null,
  organizer_town_id uuid,
  organizer_department_id uuid,
  round_id uuid not null,
  entry_id uuid not null,
  score_id uuid not null,
  first_record_id uuid,
  second_record_id uuid not null,
  code text not null,
  made_at timestamp with time zone not null,
  resolved_at timestamp with time zone,
  resolved_record_id uuid,
  constraint score_conflicts_pkey primary key (district_id, id),
  constraint score_conflicts_score_id_fkey foreign key(district_id, score_id) references scores (district_id, id) on delete no action,
  constraint score_conflicts_first_record_id_fkey foreign key(district_id, first_record_id) references score_records (district_id, id) on delete no action,
  constraint score_conflicts_second_record_id_fkey foreign key(district_id, second_record_id) references score_records (district_id, id) on delete no action,
  constraint score_conflicts_resolved_record_id_fkey foreign key(district_id, resolved_record_id) references score_records (district_id, id) on delete no action,
  constraint score_conflicts_round_id_fkey foreign key(district_id, round_id) references rounds (district_id, id) on delete cascade,
  constraint score_conflicts_entry_id_fkey foreign key(district_id, entry_id) references entries (district_id, id) on delete cascade,
  constraint score_conflicts_contest_id_fkey foreign key(district_id, contest_id) references contests (district_id, id) on delete cascade,
  constraint score_conflicts_organizer_town_id_fkey foreign key(district_id, organizer_town_id) references towns (district_id, id) on delete no action,
  constraint score_conflicts_organizer_department_id_fkey foreign key(district_id, organizer_department_id) references departments (district_id, id) on delete no action,
  constraint score_conflicts_district_fkey foreign key(district_id) references districts (id) on delete no action
);

comment on table score_conflicts is '待裁定；A record that was kept beside the present score, for the head judge to decide.';

comment on column score_conflicts.district_id is '所属区；the district (tenant)';

comment on column score_conflicts.id is '标识；identifier (UUIDv7)';

comment on column score_conflicts.contest_id is '竞赛；the contest';

comment on column score_conflicts.organizer_town_id is '主办镇街；town that organizes the contest, for scope';

comment on column score_conflicts.organizer_department_id is '主办部门；line that organizes the contest, for scope';

comment on column score_conflicts.round_id is '轮次；round';

comment on column score_conflicts.entry_id is '参赛；entry';

comment on column score_conflicts.score_id is '现分；the score';

comment on column score_conflicts.first_record_id is '先到的记录；present record';

comment on column score_conflicts.second_record_id is '后到的记录；record beside it';

comment on column score_conflicts.code is '原因代码；code of why it waits';

comment on column score_conflicts.made_at is '产生时间；when it came';

comment on column score_conflicts.resolved_at is '裁定时间；when it was decided';

comment on column score_conflicts.resolved_record_id is '所取的记录；record that was chosen';

create index score_conflicts_contest_id_idx on score_conflicts (district_id, contest_id);

create index score_conflicts_entry_id_idx on score_conflicts (district_id, entry_id);

create index score_conflicts_first_record_id_idx on score_conflicts (district_id, first_record_id);

create index score_conflicts_organizer_department_id_idx on score_conflicts (district_id, organizer_department_id);

create index score_conflicts_organizer_town_id_idx on score_conflicts (district_id, organizer_town_id);

create index score_conflicts_resolved_record_id_idx on score_conflicts (district_id, resolved_record_id);

create index score_conflicts_round_id_idx on score_conflicts (district_id, round_id);

create index score_conflicts_round_id_resolved_at_idx on score_conflicts (district_id, round_id, resolved_at);

create index score_conflicts_score_id_idx on score_conflicts (district_id, score_id);

create index score_conflicts_second_record_id_idx on score_conflicts (district_id, second_record_id);

create table results (
  district_id uuid not null,
  id uuid not null,
  contest_id uuid not null,
  organizer_town_id uuid,
  organizer_department_id uuid,
  round_id uuid not null,
  entry_id uuid not null,
  theory numeric,
  practical numeric,
  seconds numeric,
  penalties numeric not null,
  total numeric,
  rank_key numeric[],
  place integer,
  is_shared boolean not null,
  status varchar(32) not null,
  missing integer not null,
  is_pending boolean not null,
  has_few_judges boolean not null,
  advances boolean not null,
  log_version bigint not null,
  released_contest_id uuid,
  constraint results_pkey primary key (district_id, id),
  constraint results_round_id_entry_id_key unique (district_id, round_id, entry_id),
  constraint results_round_id_fkey foreign key(district_id, round_id) references rounds (district_id, id) on delete cascade,
  constraint results_entry_id_fkey foreign key(district_id, entry_id) references entries (district_id, id) on delete cascade,
  constraint results_contest_id_fkey foreign key(district_id, contest_id) references contests (district_id, id) on delete cascade,
  constraint results_organizer_town_id_fkey foreign key(district_id, organizer_town_id) references towns (district_id, id) on delete no action,
  constraint results_organizer_department_id_fkey foreign key(district_id, organizer_department_id) references departments (district_id, id) on delete no action,
  constraint results_district_fkey foreign key(district_id) references districts (id) on delete no action,
  constraint results_status_check check (status in ('STARTING', 'DID_NOT_START', 'DID_NOT_FINISH', 'DISQUALIFIED', 'WITHDRAWN'))
);

comment on table results is '成绩；What an entry has reached in a round, made from the log in the write''s transaction.';

comment on column results.district_id is '所属区；the district (tenant)';

comment on column results.id is '标识；identifier (UUIDv7)';

comment on column results.contest_id is '竞赛；the contest';

comment on column results.organizer_town_id is '主办镇街；town that organizes the contest, for scope';

comment on column results.organizer_department_id is '主办部门；line that organizes the contest, for scope';

comment on column results.round_id is '轮次；round';

comment on column results.entry_id is '参赛；entry';

comment on column results.theory is '理论成绩 0–100；theory';

comment on column results.practical is '实操成绩；practice';

comment on column results.seconds is '用时（秒）；time in seconds';

comment on column results.penalties is '扣分或罚时；penalties';

comment on column results.total is '总分；total, null = no place';

comment on column results.rank_key is '排序键；numbers that order results, the greater the better';

comment on column results.place is '名次；place';

comment on column results.is_shared is '是否并列；shares its place';

comment on column results.status is '出场状态；status';

comment on column results.missing is '尚缺的评分数；values that are still missing';

comment on column results.is_pending is '待核：有冲突、待定或未复核的分；something waits for a decision';

comment on column results.has_few_judges is '评委过少，未去掉高低分；too few judges to drop any';

comment on column results.advances is '是否晋级；goes on to the next round';

comment on column results.log_version is '所据记录的序号；last record that it is made of';

comment on column results.released_contest_id is '已对评委公开的竞赛；contest whose judges may see it';

create index results_contest_id_idx on results (district_id, contest_id);

create index results_entry_id_idx on results (district_id, entry_id);

create index results_organizer_department_id_idx on results (district_id, organizer_department_id);

create index results_organizer_town_id_idx on results (district_id, organizer_town_id);

create index results_round_id_idx on results (district_id, round_id);

create index results_round_id_place_id_idx on results (district_id, round_id, place, id);
