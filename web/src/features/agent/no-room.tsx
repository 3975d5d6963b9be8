import type { CapacityView } from '../../../../api/contract/agent';
import { mediaName } from '../../pieces/media';
import { useTranslation } from '../../text/texts';

/** Of what nothing more comes to somebody who is ready: his places are taken, by what he holds or by what is elsewhere. */
export function NoRoom({ capacity }: { capacity: CapacityView }) {
  const { t } = useTranslation();
  const full = Object.entries(capacity).filter(([, { max, used, outside }]) => max > 0 && used + outside >= max);
  if (full.length === 0) return null;
  const names = full.map(([type]) => mediaName(type)).join(', ');
  return <span data-testid="no-room"> {t('offer.noRoom', { names })}</span>;
}
