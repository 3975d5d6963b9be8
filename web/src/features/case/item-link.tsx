import { Link } from '../../address/link';
import type { ItemView } from '../../../../api/contract/item';
import { ItemMark } from '../../pieces/state-mark';
import { useSignedIn } from '../../session/me-context';
import { supervises, works } from '../../session/rights';

/** An item by its reference, with its state; it opens where the reader works with items. */
export function ItemLink({ item }: { item: ItemView }) {
  const me = useSignedIn();
  const search = { item: item.id };
  return (
    <>
      {supervises(me) ? (
        <Link to="/supervisor" search={search}>
          {item.reference}
        </Link>
      ) : works(me) ? (
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
