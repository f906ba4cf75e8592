-- present --
-- A cursor of the events that stands at the present.
select concat_ws('.', 1, trunc(extract(epoch from statement_timestamp()))::bigint,
                 pg_current_snapshot(), pg_current_snapshot(), 0);

-- due --
-- The webhooks of the actor's district that have something to do: a delivery whose time has come,
-- events after their cursor, or a cursor of yesterday: it would be too old to read on from after a
-- week in which nothing happened.
select w.id
from webhooks as w
where w.district_id = $1
  and w.is_on
  and (
    exists (
      select
      from webhook_deliveries as d
      where d.district_id = w.district_id
        and d.webhook_id = w.id
        and d.state = 'WAITING'
        and d.next_at <= $2
    )
    or (
      not exists (
        select
        from webhook_deliveries as d
        where d.district_id = w.district_id
          and d.webhook_id = w.id
          and d.state = 'WAITING'
          and d.kind = 'CHANGES'
      )
      and (
        w.cursor is null
        or to_timestamp(split_part(w.cursor, '.', 2)::bigint) < $2 - interval '1 day'
        or exists (
          select
          from change_events as e
          where e.district_id = w.district_id
            and e.transaction_id
              >= pg_snapshot_xmin(split_part(w.cursor, '.', 3)::pg_snapshot)::text::bigint
            and not pg_visible_in_snapshot(
              e.transaction_id::text::xid8, split_part(w.cursor, '.', 3)::pg_snapshot
            )
            and not (
              pg_visible_in_snapshot(
                e.transaction_id::text::xid8, split_part(w.cursor, '.', 4)::pg_snapshot
              )
              and e.sequence <= split_part(w.cursor, '.', 5)::bigint
            )
        )
      )
    )
  )
order by w.id;

-- oldest_waiting --
-- Since when the oldest delivery waits, of webhooks that are on.
select min(d.created_at) as since
from webhook_deliveries as d
join webhooks as w
  on w.district_id = d.district_id
  and w.id = d.webhook_id
where d.state = 'WAITING'
  and w.is_on;
