import type { ReactNode } from 'react';
import { Link } from '../../address/link';
import type { ItemView } from '../../../../api/contract/item';
import { useHistory } from '../../api/item-lists';
import { InstantText } from '../../pieces/instant-text';
import { LinkedText } from '../../pieces/linked-text';
import { Loading } from '../../pieces/loading';
import { Refused } from '../../pieces/refused';
import { SaidText } from '../../pieces/said-text';
import { SlaClock } from '../../pieces/sla-clock';
import { ItemMark } from '../../pieces/state-mark';
import { useTranslation } from '../../text/texts';
import styles from './linked-tab.module.css';
import { useRelated } from './use-related';

/** What belongs to the item: cases, other items and interactions of the same customer, and what was noted. */
export function LinkedTab({ item, onOpen }: { item: ItemView; onOpen: (id: string) => void }) {
  const { t } = useTranslation();
  const related = useRelated(item.id);
  const history = useHistory(item.id);
  const error = related.error ?? history.error;
  const again = () => void Promise.all([related.refetch(), history.refetch()]);
  if (related.data === undefined || history.data === undefined)
    return error === null ? <Loading /> : <Refused error={error} onRetry={again} />;
  const notes = history.data.pages
    .flatMap(({ events, names }) => events.map((event) => ({ event, names })))
    .filter(({ event }) => event.type === 'noted');
  const { hasCustomer, items, cases, interactions } = related.data;
  return (
    <div className={styles['parts']} data-testid="linked">
      {!hasCustomer && <p className={styles['quiet']}>{t('linked.noCustomer')}</p>}
      <Part title={t('linked.notes')} none={t('linked.noNotes')}>
        {notes.map(({ event, names }) => (
          <li key={event.seq} className={styles['note']}>
            <span>{typeof event.data['text'] === 'string' && <LinkedText text={event.data['text']} />}</span>
            <span className={styles['quiet']}>
              {names.agents[event.actor.id ?? ''] ?? event.actor.id} <InstantText at={event.at} />
            </span>
          </li>
        ))}
      </Part>
      <Part title={t('linked.items')} none={t('linked.noItems')}>
        {items.map((other) => (
          <li key={other.id}>
            <button type="button" className={styles['item']} onClick={() => onOpen(other.id)}>
              <strong>{other.reference}</strong> {other.name}
              <span className={styles['quiet']}>{other.names.worktype}</span>
              <ItemMark item={other} />
              <SlaClock item={other} />
            </button>
          </li>
        ))}
      </Part>
      <Part title={t('linked.cases')} none={t('linked.noCases')}>
        {cases.map(({ id, reference, name, status }) => (
          <li key={id}>
            <Link to="/cases/:id" params={{ id }}>
              <strong>{reference}</strong> {name}
            </Link>{' '}
            <span className={styles['quiet']}>{status}</span>
          </li>
        ))}
      </Part>
      <Part title={t('linked.interactions')} none={t('linked.noInteractions')}>
        {interactions.map(({ interaction, reference, at, text }) => (
          <li key={`${interaction} ${reference}`}>
            <span className={styles['id']}>{interaction}</span>{' '}
            <span className={styles['quiet']}>
              {t('linked.on', { reference })} <InstantText at={at} />
            </span>
            <SaidText text={text} />
          </li>
        ))}
      </Part>
    </div>
  );
}

function Part({ title, none, children }: { title: string; none: string; children: readonly ReactNode[] }) {
  return (
    <section>
      <h2>{title}</h2>
      {children.length === 0 ? <p className={styles['quiet']}>{none}</p> : <ul>{children}</ul>}
    </section>
  );
}
