import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from '../../../text/texts';
import { LevelCell } from './level-cell';
import { cellAfter } from './levels';
import type { Cell, Changes, MatrixRow } from './levels';
import styles from './matrix.module.css';

interface MatrixGridProps {
  readonly rows: readonly MatrixRow[];
  readonly skills: readonly string[];
  readonly changes: Changes;
  readonly isReadOnly: (row: MatrixRow) => boolean;
  readonly onLevel: (row: MatrixRow, skill: string, level: number | null) => void;
}

const ROW_PX = 34;

/** Agents by skills, like a sheet: arrows and Enter move, what is typed counts. Rows out of view do not exist. */
export function MatrixGrid({ rows, skills, changes, isReadOnly, onLevel }: MatrixGridProps) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const wanted = useRef<string | null>(null);
  const [active, setActive] = useState<Cell>({ row: 0, column: 0 });
  // The rule warns for the sake of the React compiler, which this build does not use.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_PX,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 8,
    scrollPaddingStart: ROW_PX,
  });
  // The cell that a key leads to may come into being only after its row is scrolled into view.
  useEffect(() => {
    if (wanted.current === null) return;
    const cell = box.current?.querySelector<HTMLElement>(`[data-cell="${wanted.current}"]`);
    if (!cell) return;
    wanted.current = null;
    cell.focus({ preventScroll: false });
  });
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = cellAfter(active, event.key, event.shiftKey, rows.length, skills.length);
    if (next === null) return;
    event.preventDefault();
    wanted.current = placeOf(next);
    setActive(next);
    virtual.scrollToIndex(next.row);
  };
  const shown = virtual.getVirtualItems();
  const tabRow = shown.some(({ index }) => index === active.row) ? active.row : (shown[0]?.index ?? 0);
  const template = { gridTemplateColumns: `var(--name) repeat(${skills.length}, minmax(88px, 1fr))` };
  const width = { minWidth: `calc(var(--name) + ${skills.length * 88}px)` };
  return (
    <div
      ref={box}
      className={styles['box']}
      role="grid"
      aria-label={t('matrix.grid')}
      aria-rowcount={rows.length + 1}
      aria-colcount={skills.length + 1}
      onKeyDown={press}
      data-testid="matrix"
    >
      <div role="rowgroup" className={styles['head']} style={width}>
        <div role="row" className={styles['row']} style={template}>
          <div role="columnheader" className={styles['name']}>
            {t('matrix.agent')}
          </div>
          {skills.map((skill) => (
            <div key={skill} role="columnheader" title={skill} className={styles['skill']}>
              {skill}
            </div>
          ))}
        </div>
      </div>
      <div role="rowgroup" className={styles['body']} style={{ ...width, height: virtual.getTotalSize() }}>
        {shown.map(({ index, start }) => {
          const row = rows[index];
          if (row === undefined) return null;
          return (
            <div
              key={row.id}
              role="row"
              aria-rowindex={index + 2}
              className={styles['row']}
              style={{ ...template, height: ROW_PX, transform: `translateY(${start}px)` }}
              data-testid={`agent-${row.id}`}
            >
              <div role="rowheader" className={styles['name']} title={row.id}>
                <span>{row.name}</span>
                {row.revision > 0 && <em>{t('config.draft')}</em>}
              </div>
              {skills.map((skill, column) => (
                <div key={skill} role="gridcell">
                  <LevelCell
                    {...{ row, skill, changes }}
                    place={placeOf({ row: index, column })}
                    isTabStop={index === tabRow && column === active.column}
                    isReadOnly={isReadOnly(row)}
                    onLevel={(level) => onLevel(row, skill, level)}
                    onFocus={() => setActive({ row: index, column })}
                  />
                </div>
              ))}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function placeOf({ row, column }: Cell): string {
  return `${row}:${column}`;
}
