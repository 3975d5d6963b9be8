import type { ItemView } from '../../../../api/contract/item';
import { personalWorkbin } from '../../../../domain/workbin/workbin-id';
import { keyText } from '../../format/value';
import { workbinText } from '../../item/workbin-text';
import { Note } from '../../pieces/note';
import { Told } from '../../pieces/told';
import { inSentence } from '../../text/language';
import { useTranslation } from '../../text/texts';

/** Why there is nothing (more) to do with this item; nothing to say while the agent holds it. */
export function ItemSituation({ item, agent }: { item: ItemView; agent: string }) {
  const { t } = useTranslation();
  const { source } = item.names;
  switch (item.state) {
    case 'connected':
      return item.assignee === agent ? null : <Note>{t('item.notYours', { agent: item.names.assignee ?? '–' })}</Note>;
    case 'awaiting-source':
      return (
        <Note tone="amber" icon="hourglass" role="status">
          {t('item.awaitingSource', { source })} {t('item.awaitingBack')}
        </Note>
      );
    case 'completed': {
      const disposition =
        item.disposition === null ? '' : t('item.completedAs', { disposition: inSentence(keyText(item.disposition)) });
      return (
        <Note tone="green" role="status">
          <Told text={t('item.completedNote', { time: item.closedAt ?? '–', disposition, source })} />
        </Note>
      );
    }
    case 'cancelled':
      return (
        <Note icon="decline" role="status">
          <Told text={t('item.cancelledNote', { time: item.closedAt ?? '–', source })} />
        </Note>
      );
    case 'scheduled':
      return (
        <Note icon="calendar">
          <Told text={t('item.scheduled', { time: item.activateAt })} />
        </Note>
      );
    case 'offered':
      return <Note icon="offered">{t('item.offeredTo')}</Note>;
    case 'queued':
      return <Note icon="queued">{t('item.waiting', { queue: item.names.queue })}</Note>;
    case 'parked': {
      const isOwn = item.workbin === personalWorkbin(agent);
      const workbin = isOwn ? t('workbin.own') : workbinText(item.workbin ?? '', item.names.workbin);
      return (
        <Note icon="parked" role="status">
          {item.wakeAt === null ? (
            t('item.parked', { workbin })
          ) : (
            <Told text={t('item.parkedUntil', { workbin, time: item.wakeAt })} />
          )}
        </Note>
      );
    }
    case 'paused':
      return <Note icon="paused">{t(item.assignee === agent ? 'item.held' : 'item.paused')}</Note>;
  }
}
