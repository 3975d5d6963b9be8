import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { NotificationView } from '../../../../api/contract/notification';
import { useAcknowledge, useOpenAlerts } from '../../api/notifications';
import { clockTime, toMs } from '../../format/instant';
import { Icon } from '../../pieces/icon';
import { InstantText } from '../../pieces/instant-text';
import { Loading } from '../../pieces/loading';
import { ProblemNote } from '../../pieces/note';
import { Refused } from '../../pieces/refused';
import styles from './alert-section.module.css';

/** What there is too much of now. One that somebody has taken on stays until its cause has gone. */
export function AlertSection() {
  const { t } = useTranslation();
  const alerts = useOpenAlerts();
  const acknowledge = useAcknowledge();
  const atMs = toMs(alerts.data?.at ?? null);
  const list = alerts.data?.notifications;
  return (
    <section className={styles['box']} aria-label={t('alerts.title')} data-testid="alerts">
      <div className={styles['head']}>
        <h2>{t('alerts.title')}</h2>
        {atMs !== null && <span className={styles['at']}>{t('alerts.asOf', { time: clockTime(atMs) })}</span>}
      </div>
      {alerts.isPending && <Loading />}
      {list === undefined && alerts.error !== null && (
        <Refused error={alerts.error} onRetry={() => void alerts.refetch()} />
      )}
      <ProblemNote error={acknowledge.error} onClose={acknowledge.reset} />
      {list?.length === 0 && <p className={styles['at']}>{t('alerts.none')}</p>}
      <ul>
        {list?.map((alert) => (
          <Alert key={alert.id} alert={alert} onAcknowledge={() => acknowledge.mutate(alert.id)} />
        ))}
      </ul>
      {list !== undefined && alerts.data?.nextCursor && (
        <p className={styles['at']}>{t('alerts.more', { number: list.length })}</p>
      )}
    </section>
  );
}

function Alert({ alert, onAcknowledge }: { alert: NotificationView; onAcknowledge: () => void }) {
  const { t } = useTranslation();
  const { id, subject, text, createdAt, acknowledgedBy } = alert;
  return (
    <li className={styles['alert']} data-open={acknowledgedBy === null} data-testid={`alert-${id}`}>
      <Icon name="warning" size={14} />
      <span className={styles['what']}>
        <span className={styles['subject']}>{subject}</span>
        {text !== '' && <span className={styles['at']}>{text}</span>}
      </span>
      <span className={styles['at']}>
        <InstantText at={createdAt} />
      </span>
      {acknowledgedBy === null ? (
        <Button
          variant="default"
          size="compact-sm"
          onClick={onAcknowledge}
          aria-label={t('alerts.acknowledgeOf', { subject })}
        >
          {t('alerts.acknowledge')}
        </Button>
      ) : (
        <span className={styles['at']}>{t('alerts.by', { who: acknowledgedBy })}</span>
      )}
    </li>
  );
}
