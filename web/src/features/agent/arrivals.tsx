import { Button } from '@mantine/core';
import { useEffect, useEffectEvent, useState } from 'react';
import type { AgentWork } from '../../../../api/contract/agent';
import type { ItemView } from '../../../../api/contract/item';
import { Note } from '../../pieces/note';
import { useTranslation } from '../../text/texts';
import styles from './agent-desk.module.css';

interface ArrivalsProps {
  readonly work: AgentWork;
  readonly openId: string | undefined;
  /** The item whose offer he has answered himself: he knows. */
  readonly answeredId: string | undefined;
  /** Nothing else is being looked at: his own list. */
  readonly isFree: boolean;
  readonly onOpen: (id: string) => void;
}

/**
 * Tells of what came into his hands without a press of his: an automatic answer, or a supervisor's assignment. It opens
 * by itself where he had nothing at all, and never in place of something that he looks at.
 */
export function Arrivals({ work, openId, answeredId, isFree, onOpen }: ArrivalsProps) {
  const { t } = useTranslation();
  const held = work.assignments.map(({ item }) => item);
  const [known, setKnown] = useState<readonly string[]>(() => held.map(({ id }) => id));
  const [arrived, setArrived] = useState<ItemView | null>(null);
  const ids = held.map(({ id }) => id);
  const fresh = held.find(({ id }) => !known.includes(id));
  if (fresh !== undefined || known.some((id) => !ids.includes(id))) {
    setKnown(ids);
    if (fresh !== undefined && fresh.id !== answeredId) setArrived(fresh);
  }
  const isFirst = held.length === 1 && isFree && openId === undefined;
  const openFirst = useEffectEvent((id: string) => isFirst && onOpen(id));
  useEffect(() => {
    if (arrived !== null) openFirst(arrived.id);
  }, [arrived]);
  // What he has opened, or no longer has, is no news.
  const isNews = arrived !== null && arrived.id !== openId && ids.includes(arrived.id);
  if (arrived !== null && (arrived.id === openId || !ids.includes(arrived.id))) setArrived(null);
  return (
    <div role="status" className={styles['arrival']} data-testid="arrival">
      {isNews && (
        <Note icon="offered">
          {t(arrived.answer === 'auto' ? 'arrival.auto' : 'arrival.text', {
            reference: arrived.reference,
            name: arrived.name ?? '',
          })}{' '}
          <Button variant="default" size="compact-xs" onClick={() => onOpen(arrived.id)}>
            {t('arrival.open')}
          </Button>
        </Note>
      )}
    </div>
  );
}
