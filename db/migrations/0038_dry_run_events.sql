-- A dry run may be about the lines of a file instead of a past period. They are kept until it has ended, and no longer.

alter table dry_run
  add column events text,
  add constraint dry_run_events_check check (events is null or ended_at is null);
