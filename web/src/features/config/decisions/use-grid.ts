import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { addRule, moveRule, removeRule, widthOf } from './table';
import type { Place, Table } from './table';

export interface Grid {
  readonly active: Place;
  /** Text with which a cell began to be written; null: it is read. */
  readonly written: string | null;
  readonly go: (to: Place) => void;
  readonly write: (text: string) => void;
  /** `then`: where to go from there. */
  readonly commit: (text: string, then: { down?: number; right?: number } | null) => void;
  readonly leave: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  /** For the cell that is active: takes the focus when the keyboard came to it. */
  readonly cellRef: (cell: HTMLElement | null) => void;
}

interface GridOptions {
  readonly table: Table;
  readonly isReadOnly: boolean;
  readonly change: (table: Table) => void;
  readonly setCell: (place: Place, text: string) => void;
  readonly textAt: (place: Place) => string;
  readonly reveal: (row: number) => void;
}

/** Cells by the keyboard, as in a spreadsheet: arrows go, typing replaces, Enter and F2 edit, Alt moves a rule. */
export function useGrid({ table, isReadOnly, change, setCell, textAt, reveal }: GridOptions): Grid {
  const [place, setPlace] = useState<Place>({ row: 0, column: 0 });
  const [written, setWritten] = useState<string | null>(null);
  const wantsFocus = useRef(false);
  const [rows, columns] = [table.rules.length, widthOf(table)];
  const active = { row: clamp(place.row, rows), column: clamp(place.column, columns) };
  const go = (to: Place, last = rows) => {
    const next = { row: clamp(to.row, last), column: clamp(to.column, columns) };
    wantsFocus.current = true;
    setWritten(null);
    setPlace(next);
    reveal(next.row);
  };
  const commit: Grid['commit'] = (text, then) => {
    if (text !== textAt(active)) setCell(active, text);
    if (then === null) setWritten(null);
    else go({ row: active.row + (then.down ?? 0), column: active.column + (then.right ?? 0) });
  };
  const cell = useRef<HTMLElement | null>(null);
  useEffect(() => {
    if (!wantsFocus.current || written !== null || cell.current === null) return;
    wantsFocus.current = false;
    cell.current.focus();
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (written !== null) return;
    const to = target(event, active, { rows, columns });
    if (to !== null) {
      event.preventDefault();
      return go(to);
    }
    if (isReadOnly) return;
    const { key, altKey, ctrlKey, metaKey } = event;
    if (altKey && (key === 'ArrowUp' || key === 'ArrowDown')) {
      event.preventDefault();
      const by = key === 'ArrowUp' ? -1 : 1;
      change(moveRule(table, active.row, by));
      go({ ...active, row: active.row + by });
    } else if ((ctrlKey || metaKey) && key === 'Enter') {
      event.preventDefault();
      change(addRule(table, active.row + 1));
      go({ row: active.row + 1, column: 0 }, rows + 1);
    } else if ((ctrlKey || metaKey) && key === 'Backspace') {
      event.preventDefault();
      change(removeRule(table, active.row));
    } else if (key === 'Delete' || key === 'Backspace') {
      event.preventDefault();
      setCell(active, '');
    } else if (key === 'Enter' || key === 'F2') {
      event.preventDefault();
      setWritten(textAt(active));
    } else if (key.length === 1 && !ctrlKey && !metaKey && !altKey) {
      event.preventDefault();
      setWritten(key);
    }
  };
  return {
    active,
    written,
    go,
    write: setWritten,
    commit,
    leave: () => go(active),
    onKeyDown,
    cellRef: (element) => void (cell.current = element),
  };
}

function target(
  { key, altKey, ctrlKey, metaKey }: KeyboardEvent,
  { row, column }: Place,
  { rows, columns }: { rows: number; columns: number },
): Place | null {
  if (altKey) return null;
  const isFar = ctrlKey || metaKey;
  switch (key) {
    case 'ArrowUp':
      return { row: isFar ? 0 : row - 1, column };
    case 'ArrowDown':
      return { row: isFar ? rows : row + 1, column };
    case 'ArrowLeft':
      return { row, column: isFar ? 0 : column - 1 };
    case 'ArrowRight':
      return { row, column: isFar ? columns : column + 1 };
    case 'Home':
      return { row: isFar ? 0 : row, column: 0 };
    case 'End':
      return { row: isFar ? rows : row, column: columns };
    case 'PageUp':
      return { row: row - 10, column };
    case 'PageDown':
      return { row: row + 10, column };
    default:
      return null;
  }
}

function clamp(at: number, count: number): number {
  return Math.max(0, Math.min(at, count - 1));
}
