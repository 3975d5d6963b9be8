import { Link } from '@tanstack/react-router';
import type { ItemView } from '../../../../api/contract/item';
import { ItemMark } from '../../pieces/state-mark';
import { useSignedIn } from '../../session/me-context';
import { holds } from '../../session/use-session';

/** An item by its reference, with its state; it opens where the reader works with items. */
export function ItemLink({ item }: { item: ItemView }) {
  const me = useSignedIn();
  const search = { item: item.id };
  return (
    <>
      {holds(me, 'supervisor') ? (
        <Link to="/supervisor" search={search}>
          {item.reference}
        </Link>
      ) : me.agent !== null && holds(me, 'agent') ? (
        <Link to="/work" search={search}>
          {item.reference}
        </Link>
      ) : (
        item.reference
      )}{' '}
      <ItemMark item={item} />
    </>
  );
}
