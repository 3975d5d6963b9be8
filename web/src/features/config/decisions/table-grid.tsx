import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import type { ClipboardEvent } from 'react';
import type { Choice } from '../../../pieces/choices/found-among';
import { useTranslation } from '../../../text/texts';
import { GridCell } from './grid-cell';
import { GridHead } from './grid-head';
import { GridTools } from './grid-tools';
import type { Finding } from './marks';
import styles from './table-grid.module.css';
import { cellText, pastedCells, setCells, widthOf } from './table';
import type { Place, Table } from './table';
import { typedCell } from './typed-cell';
import { columnType, useKnownValues } from './use-known-values';
import { useGrid } from './use-grid';

interface TableGridProps {
  readonly table: Table;
  readonly marks: ReadonlyMap<string, readonly Finding[]>;
  readonly isReadOnly: boolean;
  readonly suggest: (name: string) => readonly Choice[];
  readonly change: (table: Table) => void;
}

const rowPx = 34;

/** Rules as rows, inputs and outputs as columns. Only the rows in sight are drawn: there may be ten thousand. */
export function TableGrid({ table, marks, isReadOnly, suggest, change }: TableGridProps) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const known = useKnownValues(table, suggest);
  // The rule warns for the sake of the React compiler, which this build does not use.
  // oxlint-disable-next-line react/incompatible-library
  const rows = useVirtualizer({
    count: table.rules.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowPx,
    overscan: 12,
  });
  const read = (text: string, column: number) => typedCell(text, columnType(table, column), known[column]);
  const setCell = (place: Place, text: string) => change(setCells(table, place, [[text]], read));
  const textAt = ({ row, column }: Place) => cellText(table.rules[row]?.[column]);
  const grid = useGrid({ table, isReadOnly, change, setCell, textAt, reveal: (row) => rows.scrollToIndex(row) });
  const paste = (event: ClipboardEvent) => {
    if (grid.written !== null || isReadOnly) return;
    event.preventDefault();
    change(setCells(table, grid.active, pastedCells(event.clipboardData.getData('text/plain')), read));
  };
  const copy = (event: ClipboardEvent) => {
    if (grid.written !== null) return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', textAt(grid.active));
  };
  const shown = rows.getVirtualItems();
  const [before, after] = [shown[0]?.start ?? 0, rows.getTotalSize() - (shown.at(-1)?.end ?? 0)];
  return (
    <div>
      {!isReadOnly && <GridTools {...{ table, change, grid }} />}
      <div ref={box} className={styles['box']}>
        <table
          className={styles['grid']}
          role="grid"
          aria-label={t('decision.table')}
          aria-rowcount={table.rules.length + 1}
          aria-colcount={widthOf(table) + 1}
          onPaste={paste}
          onCopy={copy}
          onKeyDown={grid.onKeyDown}
          data-testid="decision-table"
        >
          <GridHead {...{ table, change, isReadOnly }} />
          <tbody>
            {before > 0 && <tr aria-hidden="true" style={{ height: before }} />}
            {shown.map(({ index: row }) => (
              <tr key={row} aria-rowindex={row + 2} data-testid={`rule-${row + 1}`}>
                <th scope="row" className={styles['number']}>
                  {row + 1}
                </th>
                {Array.from({ length: widthOf(table) }, (_, column) => (
                  <GridCell
                    key={column}
                    place={{ row, column }}
                    text={textAt({ row, column })}
                    said={marks.get(`${row}:${column}`) ?? []}
                    known={known[column] ?? []}
                    type={columnType(table, column)}
                    {...{ grid, isReadOnly }}
                  />
                ))}
              </tr>
            ))}
            {after > 0 && <tr aria-hidden="true" style={{ height: after }} />}
          </tbody>
        </table>
      </div>
    </div>
  );
}
