-- What the outside is told of an item says of it what its page says, and an open offer is told by the ledger alone. Volatile:
-- it looks when it is asked, not when the statement around it began. That one may have waited for the item's lock meanwhile.
create function is_offered(item uuid) returns boolean language sql volatile as $$
  select exists (select from ledger_item where item_id = item and state = 'offered')
$$;
