import { Checkbox } from '@mantine/core';
import type { ReactTable, Row } from '@tanstack/react-table';
import type { ItemView } from '../../../api/contract/item';
import { useTranslation } from '../text/texts';
import type { Chosen } from './bulk/use-chosen';
import type { taskFeatures } from './task-columns';
import styles from './task-list.module.css';

type Features = typeof taskFeatures;

interface TaskRowProps {
  readonly table: ReactTable<Features, ItemView>;
  readonly row: Row<Features, ItemView>;
  readonly top: number;
  readonly height: number;
  readonly index: number;
  readonly chosen: Chosen | null;
  readonly onOpen: (id: string) => void;
}

/** One item. The whole row opens it for the mouse; for keyboard and screen reader its reference is the button. */
export function TaskRow({ table, row, top, height, index, chosen, onOpen }: TaskRowProps) {
  const { t } = useTranslation();
  const { id, reference } = row.original;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={styles['row']}
      style={{ transform: `translateY(${top}px)`, height }}
      onClick={() => onOpen(id)}
      data-testid={`task-row-${reference}`}
      data-state={row.original.state}
    >
      {chosen && (
        <div role="cell" data-column="choose" onClick={(event) => event.stopPropagation()}>
          <Checkbox
            size="xs"
            aria-label={t('bulk.choose', { reference })}
            checked={chosen.has(id)}
            onChange={(event) => chosen.choose([id], event.currentTarget.checked)}
            data-testid={`choose-${reference}`}
          />
        </div>
      )}
      {row.getAllCells().map((cell) => (
        <div key={cell.id} role={cell.column.id === 'reference' ? 'rowheader' : 'cell'} data-column={cell.column.id}>
          {cell.column.id === 'reference' ? (
            <button type="button" className={styles['open']} data-open-item aria-label={t('work.open', { reference })}>
              {reference}
            </button>
          ) : (
            <table.FlexRender cell={cell} />
          )}
        </div>
      ))}
    </div>
  );
}
