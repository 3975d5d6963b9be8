-- Names of attributes that earlier versions of a worktype or case type marked as personal and this version no longer knows, so that
-- values that were captured before stay masked, and no reader has to look through all versions.
alter table config_version add column once_personal text[] not null default '{}';

-- For the last version of each document: those before it are read by nobody.
with document as (
  select kind, division, key, max(version) as version from config_version
  where kind in ('worktype', 'case-type') group by kind, division, key
), named as (
  -- A name that stands in several places is marked where any of them is. Forms mark, too; which names there are, attributes tell alone.
  select v.kind, v.division, v.key, v.version, attribute ->> 'key' as name, bool_or(is_marked) as is_marked
  from config_version v,
    lateral (values (true, v.body -> 'attributes'),
      (false, jsonb_build_array(v.body -> 'form', v.body -> 'startForm', v.body -> 'forms'))) as schema (tells, body),
    jsonb_path_query(schema.body, '$.**.properties ? (@.type() == "object").keyvalue()') as attribute,
    lateral (select coalesce(attribute -> 'value' -> 'personal' = 'true', false)
      or coalesce(attribute -> 'value' -> 'x-personal' = 'true', false) as is_marked) as mark
  where v.kind in ('worktype', 'case-type') and (tells or is_marked)
  group by v.kind, v.division, v.key, v.version, attribute ->> 'key'
), said_last as (
  select distinct on (kind, division, key, name) kind, division, key, name, version, is_marked
  from named order by kind, division, key, name, version desc
), lost as (
  select d.kind, d.division, d.key, d.version, array_agg(s.name order by s.name) as names
  from document d join said_last s using (kind, division, key)
  where s.is_marked and s.version < d.version
  group by d.kind, d.division, d.key, d.version
)
update config_version v set once_personal = lost.names
from lost where (v.kind, v.division, v.key, v.version) = (lost.kind, lost.division, lost.key, lost.version);

-- What a caller might do when his request was answered, as [[divisions, permissions], ...]: the answer is given again only while he may
-- all of that. What was kept before this has none, and is forgotten within a day.
alter table idempotency add column rights jsonb not null default '[]';
