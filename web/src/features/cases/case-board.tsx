import { useState } from 'react';
import type { DragEvent, KeyboardEvent } from 'react';
import type { CaseView } from '../../../../api/contract/case';
import { isOpen, useCaseCommand } from '../../api/cases';
import type { CaseType } from '../../api/cases';
import { ProblemNote } from '../../pieces/note';
import { useSignedIn } from '../../session/me-context';
import { mayIn } from '../../session/rights';
import { useTranslation } from '../../text/texts';
import { nextStatus } from './board-order';
import styles from './board.module.css';
import { CaseCard } from './case-card';

interface CaseBoardProps {
  readonly type: CaseType;
  readonly cases: readonly CaseView[];
}

/** The cases of one type by their status. A card is moved by the mouse, or with Alt and an arrow key. */
export function CaseBoard({ type, cases }: CaseBoardProps) {
  const { t } = useTranslation();
  const me = useSignedIn();
  const command = useCaseCommand();
  const [dragged, setDragged] = useState<CaseView | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const [told, setTold] = useState('');
  const mayMove = (each: CaseView) => isOpen(each) && mayIn(me, each.division, 'case:edit');
  const move = (each: CaseView, status: string) => {
    if (!mayMove(each) || status === each.status) return;
    const name = type.statuses.find(({ key }) => key === status)?.name ?? status;
    command.mutate(
      { id: each.id, action: 'set-status', body: { status } },
      { onSuccess: () => setTold(t('cases.moved', { reference: each.reference, status: name })) },
    );
  };
  const drop = (event: DragEvent, status: string) => {
    event.preventDefault();
    if (dragged !== null) move(dragged, status);
    setOver(null);
    setDragged(null);
  };
  const onKey = (event: KeyboardEvent, each: CaseView) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step === undefined || !event.altKey) return;
    event.preventDefault();
    const status = nextStatus(type.statuses, each.status, step);
    if (status !== null) move(each, status);
  };
  return (
    <>
      <p className={styles['help']} id="board-help">
        {t('cases.boardHelp')}
      </p>
      <ProblemNote error={command.error} onClose={command.reset} />
      <div role="status" className={styles['told']} data-testid="board-told">
        {told}
      </div>
      <div className={styles['board']} tabIndex={0} role="group" aria-label={t('cases.boardOf', { name: type.name })}>
        {type.statuses.map(({ key, name, category }) => {
          const here = cases.filter(({ status }) => status === key);
          // What ends a case is no status that people set.
          const takes = category !== 'closed';
          return (
            <section
              key={key}
              className={styles['column']}
              aria-label={name}
              data-column={key}
              data-over={over === key}
              onDragOver={(event) => {
                if (!takes || dragged === null) return;
                event.preventDefault();
                setOver(key);
              }}
              onDragLeave={() => setOver(null)}
              onDrop={(event) => drop(event, key)}
            >
              <h2>
                {name} <span>{here.length}</span>
              </h2>
              <ul>
                {here.map((each) => (
                  <li
                    key={each.id}
                    className={styles['card']}
                    draggable={mayMove(each)}
                    onDragStart={() => setDragged(each)}
                    onDragEnd={() => setDragged(null)}
                    onKeyDown={(event) => onKey(event, each)}
                    data-card={each.reference}
                  >
                    <CaseCard each={each} />
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
      </div>
    </>
  );
}
