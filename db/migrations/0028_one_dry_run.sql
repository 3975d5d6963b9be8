-- Of two dry runs that one person begins at the same instant one is under way, the later one.

delete from dry_run d where ended_at is null and exists (
  select 1 from dry_run newer where newer.subject = d.subject and newer.ended_at is null
    and (newer.created_at, newer.id) > (d.created_at, d.id));
create unique index dry_run_under_way on dry_run (subject) where ended_at is null;
