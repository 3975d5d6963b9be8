import { Link } from '../../address/link';
import { useSignedIn } from '../../session/me-context';
import { mayIn } from '../../session/rights';
import { useTranslation } from '../../text/texts';
import type { Place } from './api';
import { waitingBy } from './becomes-text';

/** To what waits by the rules that were published before: there they run again, over some of it or all. */
export function WaitingLink({ place }: { place: Place }) {
  const { t } = useTranslation();
  const me = useSignedIn();
  const search = waitingBy(place);
  if (search === null || !mayIn(me, place.division, 'item:view')) return null;
  return (
    <Link to="/tasks" search={search} data-testid="show-waiting">
      {t('config.showWaiting')}
    </Link>
  );
}
