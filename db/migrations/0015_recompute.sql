-- Bulk jobs of the system: on a calendar that was published anew, the times of open items are computed anew.

alter table bulk_job
  -- of a job of the system: everybody who watches this division sees it
  add column division text,
  -- when its items are chosen, at the first turn; null: they have been
  add column gather_at timestamptz;
create index bulk_job_division on bulk_job (division, id) where division is not null;
