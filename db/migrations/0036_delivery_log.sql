-- What a receiver was told, the last first: people look there for what did not arrive.
create index delivery_receiver on delivery (division, target, created_at, id);
