import { useRef } from 'react';
import type { AgentWork } from '../../../../api/contract/agent';
import { usePresence } from '../../api/presence';
import { useListKeys } from '../../keyboard/use-list-keys';
import { Empty } from '../../pieces/empty';
import { late } from '../../pieces/late';
import { ProblemNote } from '../../pieces/note';
import { Soon } from '../../pieces/soon';
import { useTranslation } from '../../text/texts';
import { inHand } from './in-hand';
import { ItemRow } from './item-row';
import { NoRoom } from './side-column';
import styles from './work-list.module.css';

/** He works before he counts. */
const DayPanel = late(() => import('./day-panel').then((module) => module.DayPanel));

interface WorkListProps {
  readonly agent: string;
  readonly work: AgentWork;
  readonly onOpen: (id: string) => void;
}

/** What the agent holds, most urgent first, and behind it what he put on hold. J and K move, Enter opens. */
export function WorkList({ agent, work, onOpen }: WorkListProps) {
  const { t } = useTranslation();
  const list = useRef<HTMLUListElement>(null);
  useListKeys(list, '[data-open-item]');
  const items = inHand(work);
  return (
    <>
      <header className={styles['header']}>
        <h1>{t('work.title')}</h1>
      </header>
      {items.length === 0 ? (
        <NoWork agent={agent} work={work} />
      ) : (
        <ul className={styles['list']} ref={list} aria-label={t('work.list')}>
          {items.map((item) => (
            <li key={item.id} className={styles['line']}>
              <ItemRow item={item} onOpen={onOpen} />
            </li>
          ))}
        </ul>
      )}
      <Soon>
        <DayPanel agent={agent} />
      </Soon>
    </>
  );
}

function NoWork({ agent, work: { presence: now, capacity } }: Pick<WorkListProps, 'agent' | 'work'>) {
  const { t } = useTranslation();
  const presence = usePresence(agent);
  if (now.state === 'ready')
    return (
      <Empty
        text={
          <>
            {t('work.emptyReady')}
            <NoRoom capacity={capacity} />
          </>
        }
      />
    );
  return (
    <>
      <ProblemNote error={presence.error} onClose={presence.reset} />
      <Empty
        text={t('work.empty')}
        action={t('work.beReady')}
        onAction={() => presence.mutate({ presence: 'ready' })}
      />
    </>
  );
}
