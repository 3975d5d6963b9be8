import { useState } from 'react';
import { levelIn, readLevel } from './levels';
import type { Changes, MatrixRow } from './levels';
import styles from './matrix.module.css';

interface LevelCellProps {
  readonly row: MatrixRow;
  readonly skill: string;
  readonly changes: Changes;
  readonly place: string;
  readonly isTabStop: boolean;
  readonly isReadOnly: boolean;
  readonly onLevel: (level: number | null) => void;
  readonly onFocus: () => void;
}

/** A level that is typed where it stands. What is no level stays until the cell is left, and changes nothing. */
export function LevelCell({ row, skill, changes, place, isTabStop, isReadOnly, onLevel, onFocus }: LevelCellProps) {
  const [text, setText] = useState<string | null>(null);
  const level = levelIn(row, skill, changes);
  return (
    <input
      className={styles['cell']}
      inputMode="decimal"
      aria-label={`${row.name}, ${skill}`}
      aria-invalid={text !== null && readLevel(text) === undefined}
      data-changed={changes.get(row.id)?.[skill] !== undefined}
      data-cell={place}
      data-testid={`level-${row.id}-${skill}`}
      tabIndex={isTabStop ? 0 : -1}
      readOnly={isReadOnly}
      value={text ?? (level === null ? '' : String(level))}
      onFocus={(event) => {
        event.currentTarget.select();
        onFocus();
      }}
      onBlur={() => setText(null)}
      onChange={(event) => {
        setText(event.currentTarget.value);
        const next = readLevel(event.currentTarget.value);
        if (next !== undefined) onLevel(next);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        setText(null);
        onLevel(row.levels[skill] ?? null);
      }}
    />
  );
}
