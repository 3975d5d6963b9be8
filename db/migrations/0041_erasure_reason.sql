-- Why somebody asked for an erasure. It names no person: it stays when the person is forgotten.
alter table erasure add column reason text;
