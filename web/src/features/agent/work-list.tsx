import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgentWork } from '../../../../api/contract/agent';
import type { ItemView } from '../../../../api/contract/item';
import { keyText } from '../../format/value';
import { useListKeys } from '../../keyboard/use-list-keys';
import { Empty } from '../../pieces/empty';
import { PrioritySpark } from '../../pieces/priority-spark';
import { SlaClock } from '../../pieces/sla-clock';
import { StateMark } from '../../pieces/state-mark';
import { useSignedIn } from '../../session/me-context';
import { usePresence } from './api';
import styles from './work-list.module.css';

/** What the agent holds, most urgent first. J and K move, Enter opens. */
export function WorkList({ work, onOpen }: { work: AgentWork; onOpen: (id: string) => void }) {
  const { t } = useTranslation();
  const list = useRef<HTMLUListElement>(null);
  useListKeys(list);
  const items = work.assignments
    .map((assignment) => assignment.item)
    .toSorted((a, b) => (b.priority ?? 0) - (a.priority ?? 0));
  return (
    <>
      <header className={styles['header']}>
        <h1>{t('work.title')}</h1>
      </header>
      {items.length === 0 ? (
        <NoWork isReady={work.presence.state === 'ready'} />
      ) : (
        <ul className={styles['list']} ref={list} aria-label={t('work.list')}>
          {items.map((item) => (
            <li key={item.id}>
              <Row item={item} onOpen={onOpen} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Row({ item, onOpen }: { item: ItemView; onOpen: (id: string) => void }) {
  return (
    <button
      type="button"
      className={styles['row']}
      onClick={() => onOpen(item.id)}
      data-testid={`work-item-${item.reference}`}
    >
      <PrioritySpark item={item} />
      <span className={styles['what']}>
        <span className={styles['name']}>
          <strong>{item.reference}</strong> {item.name}
        </span>
        <span className={styles['kind']}>
          {keyText(item.worktype)} · {keyText(item.status)}
        </span>
      </span>
      <span className={styles['state']}>
        <StateMark state={item.state} />
      </span>
      <SlaClock item={item} />
    </button>
  );
}

function NoWork({ isReady }: { isReady: boolean }) {
  const { t } = useTranslation();
  const { agent } = useSignedIn();
  const presence = usePresence(agent ?? '');
  if (isReady) return <Empty text={t('work.emptyReady')} />;
  return (
    <Empty text={t('work.empty')} action={t('work.beReady')} onAction={() => presence.mutate({ presence: 'ready' })} />
  );
}
