-- Tells a repetition from another delivery under the same ID, also when the payload is forgotten. Null: it came before this.
alter table inbound_delivery add column payload_hash bytea check (octet_length(payload_hash) = 32);
