-- A chain covers a salted digest of what an entry says in values and free words, so that these can be erased and it still holds.
-- The salt goes with them: without it nobody can try out what the digest was made of.
alter table audit_entry add column salt uuid default gen_random_uuid();
-- The entry that tells of the erasure; null: nothing was erased.
alter table audit_entry add column erased_by bigint;

-- Whoever seals computes the digest. Chains begin anew, since the links of before cover values: heads that were exported until
-- now are of other chains. A database that came from a server that counted further is sealed by the order of IDs.
lock table audit_seal in access exclusive mode;
delete from audit_seal;
alter table audit_seal add column digest bytea not null check (octet_length(digest) = 32);
grant insert (digest) on audit_seal to casewright_app;
update audit_sealer set sealed_below = '0'
where not exists (select from audit_entry where xid >= pg_snapshot_xmax(pg_current_snapshot()));

-- Takes the values out of entries of an item or case that an erasure names, and says so in an entry of its own. All that the
-- application may do to an entry; it chooses those that say something of a person. Answers how many lost them.
create function erase_audit(of_erasure uuid, of_kind text, of_object uuid, chosen bigint[]) returns bigint
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  found_in record;
  told bigint;
  erased bigint := 0;
begin
  if not exists (
    select from erasure
    where id = of_erasure and of_object = any(case of_kind when 'item' then items when 'case' then cases end)
  ) then
    raise exception 'erasure % names no % %', of_erasure, of_kind, of_object;
  end if;
  for found_in in
    select e.division, max(e.object_name) as object_name, array_agg(e.id order by e.id) as ids
    from audit_entry e join audit_seal s on s.entry_id = e.id
    where e.id = any(chosen) and e.object_kind = of_kind and e.object_id = of_object::text
      and e.verb <> 'erase' and e.salt is not null
    group by e.division
  loop
    insert into audit_entry (division, verb, object_kind, object_id, object_name, actor_kind, actor_id, after)
    values (found_in.division, 'erase', of_kind, of_object::text, found_in.object_name, 'system', 'erasure',
      jsonb_build_object('erasure', of_erasure, 'entries', to_jsonb(found_in.ids::text[])))
    returning id into told;
    update audit_entry set reason = null, before = null, after = null, salt = null, erased_by = told
    where id = any(found_in.ids);
    erased := erased + cardinality(found_in.ids);
  end loop;
  return erased;
end $$;
revoke all on function erase_audit(uuid, text, uuid, bigint[]) from public;
grant execute on function erase_audit(uuid, text, uuid, bigint[]) to casewright_app;
