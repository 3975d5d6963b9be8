import { Button, UnstyledButton } from '@mantine/core';
import type { NotificationView } from '../../../../api/contract/notification';
import { useAcknowledge, useOpenAlerts } from '../../api/notifications';
import { AsOf } from '../../pieces/as-of';
import { Icon } from '../../pieces/icon';
import { InstantText } from '../../pieces/instant-text';
import { Loading } from '../../pieces/loading';
import { ProblemNote } from '../../pieces/note';
import { Refused } from '../../pieces/refused';
import { useSignedIn } from '../../session/me-context';
import { useTranslation } from '../../text/texts';
import { toldSubject } from '../../pieces/told-subject';
import styles from './alert-section.module.css';
import { drills, inQueue, longestFirst } from './drills';
import type { ViewChange } from '../../search';

interface AlertSectionProps {
  readonly onDrill: (filter: ViewChange) => void;
  readonly onAgent: (agent: string) => void;
}

/** What there is too much of now. One that somebody has taken on stays until its cause has gone. */
export function AlertSection({ onDrill, onAgent }: AlertSectionProps) {
  const { t } = useTranslation();
  const alerts = useOpenAlerts();
  const acknowledge = useAcknowledge();
  const list = alerts.data?.notifications;
  return (
    <section className={styles['box']} aria-label={t('alerts.title')} data-testid="alerts">
      <div className={styles['head']}>
        <h2>{t('alerts.title')}</h2>
        {list?.length === 0 && <p className={styles['none']}>{t('alerts.none')}</p>}
        <AsOf at={alerts.data?.at} />
      </div>
      {alerts.isPending && <Loading />}
      {list === undefined && alerts.error !== null && (
        <Refused error={alerts.error} onRetry={() => void alerts.refetch()} />
      )}
      <ProblemNote error={acknowledge.error} onClose={acknowledge.reset} />
      <ul>
        {list?.map((alert) => (
          <Alert
            key={alert.id}
            alert={alert}
            onAcknowledge={() => acknowledge.mutate(alert.id)}
            onOpen={() => openCause(alert, onDrill, onAgent)}
          />
        ))}
      </ul>
      {list !== undefined && alerts.data?.nextCursor && (
        <p className={styles['at']}>{t('alerts.more', { number: list.length })}</p>
      )}
    </section>
  );
}

/** An alert is of a queue or of an agent: it opens what its rule counts there. */
function openCause(
  { division, data }: NotificationView,
  onDrill: AlertSectionProps['onDrill'],
  onAgent: (agent: string) => void,
) {
  const { figure, queue, agent } = data;
  if (typeof agent === 'string') return onAgent(agent);
  if (typeof queue !== 'string') return;
  onDrill(inQueue({ key: queue, division }, figure === 'sla-at-risk' ? drills.atRisk60 : longestFirst));
}

interface AlertProps {
  readonly alert: NotificationView;
  readonly onAcknowledge: () => void;
  readonly onOpen: () => void;
}

function Alert({ alert, onAcknowledge, onOpen }: AlertProps) {
  const { t } = useTranslation();
  const { subject: me } = useSignedIn();
  const subject = toldSubject(alert);
  const { id, text, createdAt, acknowledgedAt, acknowledgedBy, names } = alert;
  return (
    <li className={styles['alert']} data-open={acknowledgedBy === null} data-testid={`alert-${id}`}>
      <Icon name="warning" size={14} />
      <span className={styles['what']}>
        <UnstyledButton className={styles['subject']} onClick={onOpen} aria-label={t('alerts.open', { subject })}>
          {subject}
        </UnstyledButton>
        {names.rule !== null && <span className={styles['at']}>{t('alerts.rule', { rule: names.rule })}</span>}
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
        <span className={styles['at']}>
          {acknowledgedBy === me ? t('alerts.byYou') : t('alerts.by', { who: names.acknowledgedBy ?? acknowledgedBy })}{' '}
          <InstantText at={acknowledgedAt} />
        </span>
      )}
    </li>
  );
}
