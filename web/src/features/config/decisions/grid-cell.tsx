import { useId, useRef, useState } from 'react';
import type { OutputType } from '../../../../../domain/decisions/outputs';
import { foundAmong } from '../../../pieces/choices/found-among';
import type { Choice } from '../../../pieces/choices/found-among';
import { useTranslation } from '../../../text/texts';
import { exampleText } from './marks';
import type { Finding } from './marks';
import type { Place } from './table';
import styles from './table-grid.module.css';
import type { Grid } from './use-grid';

interface GridCellProps {
  readonly place: Place;
  readonly text: string;
  readonly said: readonly Finding[];
  readonly known: readonly Choice[];
  readonly type: OutputType | null;
  readonly grid: Grid;
  readonly isReadOnly: boolean;
}

export function GridCell({ place, text, said, known, type, grid, isReadOnly }: GridCellProps) {
  const { t } = useTranslation();
  const isActive = grid.active.row === place.row && grid.active.column === place.column;
  const isWritten = isActive && grid.written !== null;
  const mark = said.length === 0 ? undefined : said.some(({ isHarsh }) => isHarsh) ? 'harsh' : 'soft';
  const told = said
    .map(({ message, example }) =>
      example === null ? message : `${message} · ${t('decision.example', { example: exampleText(example) })}`,
    )
    .join('\n');
  return (
    <td
      ref={isActive ? grid.cellRef : undefined}
      role="gridcell"
      aria-colindex={place.column + 2}
      aria-selected={isActive}
      aria-readonly={isReadOnly}
      aria-invalid={mark === 'harsh' ? true : undefined}
      tabIndex={isActive && !isWritten ? 0 : -1}
      title={told || (text.length > 24 ? text : undefined)}
      className={styles['cell']}
      data-mark={mark}
      data-type={type ?? 'input'}
      data-any={text === '-'}
      data-testid={`cell-${place.row + 1}-${place.column + 1}`}
      onClick={() => isWritten || grid.go(place)}
      onDoubleClick={() => isReadOnly || grid.write(text)}
    >
      {isWritten ? <CellInput text={grid.written ?? ''} {...{ known, grid }} /> : <span>{text}</span>}
      {mark !== undefined && !isWritten && <span className={styles['mark']} aria-label={told} role="img" />}
    </td>
  );
}

/** Writes a cell; what is typed counts when the cell is left, unless by Escape. */
function CellInput({ text, known, grid }: { text: string; known: readonly Choice[]; grid: Grid }) {
  const { t } = useTranslation();
  const list = useId();
  const [typed, setTyped] = useState('');
  const isLeft = useRef(false);
  const leave = (act: () => void) => {
    isLeft.current = true;
    act();
  };
  return (
    <>
      <input
        autoFocus
        aria-label={t('decision.cell')}
        defaultValue={text === '-' ? '' : text}
        list={list}
        maxLength={4_000}
        spellCheck={false}
        data-testid="cell-input"
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={(event) => isLeft.current || grid.commit(event.currentTarget.value || '-', null)}
        onKeyDown={(event) => {
          const { value } = event.currentTarget;
          const then =
            event.key === 'Enter'
              ? { down: event.shiftKey ? -1 : 1 }
              : event.key === 'Tab'
                ? { right: event.shiftKey ? -1 : 1 }
                : null;
          event.stopPropagation();
          if (event.key === 'Escape') leave(grid.leave);
          if (then === null) return;
          event.preventDefault();
          leave(() => grid.commit(value || '-', then));
        }}
      />
      <datalist id={list}>
        {foundAmong(known, typed).shown.map(({ value, label }) => (
          <option key={value} value={value} label={label} />
        ))}
      </datalist>
    </>
  );
}
