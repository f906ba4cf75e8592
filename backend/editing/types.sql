-- organization_warnings --
-- The sets of the day in which an organization calls for work. The function is read once a
-- statement and looked up for each row. That a branch is due says more than that there is none.
-- What tells small counts is kept from those from whom the figures' rows keep it.
select w.code,
       case when w.code = 'CHECK_EXPIRED' then s.check_expires_on end as day
from organization_sets(:district_id, :as_of) as s
cross join lateral unnest(s.sets) as w (code)
where s.id = {row}.id
  and w.code in (
    'DUE_UNCOVERED', 'UNCOVERED', 'NEVER_CHECKED', 'CHECK_EXPIRED', 'NO_EVIDENCE',
    'WITHOUT_LINE', 'WITHOUT_PLACE', 'COUNT_UNKNOWN', 'COUNTS_DIFFER'
  )
  and not (w.code = 'UNCOVERED' and 'DUE_UNCOVERED' = any (s.sets))
  and not tells_small_counts(w.code)
order by 1

-- branch_warnings --
-- The sets of the day in which a branch calls for work; of terms that end, the nearest warning.
-- From a sum under three, lines could tell counts of one and two: tells_small_counts.
select w.code,
       case when w.code in ('TERM_ENDED', 'TERM_ENDING', 'TERM_ENDING_LATER')
         then s.term_ends_on
       end as day
from branch_sets(:district_id, :as_of, null) as s
cross join lateral unnest(s.sets) as w (code)
where s.id = {row}.id
  and w.code in (
    'JOINT_UNDER_MINIMUM', 'COMMITTEE_DUE', 'OVER_SIZE', 'OVER_CAP', 'TERM_ENDED', 'TERM_ENDING',
    'TERM_ENDING_LATER', 'ROSTER_DUE', 'OTHERS_HOSTLESS'
  )
  and not tells_small_counts(w.code)
  and not (w.code = 'TERM_ENDING_LATER' and 'TERM_ENDING' = any (s.sets))
order by 1
