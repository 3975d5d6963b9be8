-- What the system had to mend of itself, by kind: each is a defect, or follows from a crash or a restored database.
create table repair (
  kind text primary key,
  count bigint not null check (count > 0),
  last_at timestamptz not null
);
