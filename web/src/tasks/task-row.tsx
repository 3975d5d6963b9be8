import { memo } from 'react';
import type { ItemView } from '../../../api/contract/item';
import { useTranslation } from '../text/texts';
import { ChooseBox } from './choose-box';
import { cellOf } from './task-columns';
import styles from './task-list.module.css';

interface TaskRowProps {
  readonly item: ItemView;
  readonly columns: readonly string[];
  readonly top: number;
  readonly height: number;
  readonly index: number;
  /** Undefined: nothing can be chosen. */
  readonly isChosen: boolean | undefined;
  readonly onOpen: (id: string) => void;
  readonly onChoose: (ids: readonly string[], isChosen: boolean) => void;
}

/**
 * One item. The whole row opens it for the mouse; for keyboard and screen reader its reference is the button. Drawn again
 * only when it has changed: what else is pressed on the page does not wait for some thirty rows.
 */
export const TaskRow = memo(function TaskRow(props: TaskRowProps) {
  const { t } = useTranslation();
  const { item, columns, top, height, index, isChosen, onOpen, onChoose } = props;
  const { id, reference } = item;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={styles['row']}
      style={{ transform: `translateY(${top}px)`, height }}
      onClick={() => onOpen(id)}
      data-testid={`task-row-${reference}`}
      data-state={item.state}
    >
      {isChosen !== undefined && (
        <div role="cell" data-column="choose" onClick={(event) => event.stopPropagation()}>
          <ChooseBox
            label={t('bulk.choose', { reference })}
            isChosen={isChosen}
            onChoose={(chosen) => onChoose([id], chosen)}
            testId={`choose-${reference}`}
          />
        </div>
      )}
      {columns.map((column) =>
        column === 'reference' ? (
          <div key={column} role="rowheader" data-column={column}>
            <button type="button" className={styles['open']} data-open-item aria-label={t('work.open', { reference })}>
              {reference}
            </button>
          </div>
        ) : (
          <div key={column} role="cell" data-column={column}>
            {cellOf(column, item)}
          </div>
        ),
      )}
    </div>
  );
});
