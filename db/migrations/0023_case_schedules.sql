-- Start events of case types that come by themselves: when each comes next. Written with the version that has them.
create table case_schedule (
  division text not null,
  case_type text not null,
  -- which of its timers, from 0
  place int not null check (place >= 0),
  version int not null check (version >= 1),
  -- the start event
  element text not null,
  -- ISO 8601, or a cron text in UTC
  timer text not null,
  -- the publication, from which it counts
  from_at timestamptz not null,
  -- null: it does not come any more
  next_at timestamptz,
  -- after a failure it holds up no other
  rests_until timestamptz not null default '-infinity',
  primary key (division, case_type, place)
);
create index case_schedule_due on case_schedule (next_at) where next_at is not null;
