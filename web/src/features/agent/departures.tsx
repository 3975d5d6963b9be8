import { useState } from 'react';
import type { AgentWork } from '../../../../api/contract/agent';
import type { ItemView } from '../../../../api/contract/item';
import { late } from '../../pieces/late';
import { withTexts } from '../../text/i18n';
import styles from './agent-desk.module.css';
import { inHand } from './in-hand';

const Departed = late(() => withTexts(import('./departed'), 'elsewhere').then((module) => module.Departed));

interface DeparturesProps {
  readonly work: AgentWork;
  readonly openId: string | undefined;
  /** The item of his own last command. */
  readonly ownId: string | undefined;
  readonly onOpen: (id: string) => void;
}

/** Tells of what left his hands without a command of his, where he was not looking: a list that is shorter tells nobody. */
export function Departures({ work, openId, ownId, onOpen }: DeparturesProps) {
  const held = inHand(work);
  const [known, setKnown] = useState<readonly ItemView[]>(held);
  const [gone, setGone] = useState<ItemView | null>(null);
  const isHeld = ({ id }: ItemView) => held.some((item) => item.id === id);
  if (known.length !== held.length || !known.every(isHeld)) {
    setKnown(held);
    setGone(known.find((item) => !isHeld(item) && item.id !== openId) ?? gone);
  }
  const isNews = gone !== null && gone.id !== openId && gone.id !== ownId && !isHeld(gone);
  if (gone !== null && (gone.id === openId || isHeld(gone))) setGone(null);
  return (
    <div role="status" className={styles['arrival']} data-testid="departed">
      {isNews && <Departed item={gone} onOpen={onOpen} onClose={() => setGone(null)} />}
    </div>
  );
}
