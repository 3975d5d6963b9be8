import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import { Fragment } from 'react';
import type { ReactNode } from 'react';
import styles from './entry-table.module.css';
import { Icon } from './icon';
import { InstantText } from './instant-text';

/** What happened at an instant. */
export interface Entry {
  readonly id: string;
  readonly testId: string;
  readonly at: string;
  /** What its button opens, for who does not see the row. */
  readonly opens: string;
  readonly cells: readonly Cell[];
  /** Below the row while it is open. */
  readonly detail: () => ReactNode;
}

interface Cell {
  readonly text: ReactNode;
  /** A second line, smaller. */
  readonly second?: ReactNode;
  readonly title?: string;
  /** Left out where the window is narrow. */
  readonly isMinor?: boolean;
}

interface EntryTableProps {
  /** The first is that of the instant. */
  readonly columns: readonly { readonly name: string; readonly isMinor?: boolean }[];
  readonly entries: readonly Entry[];
  readonly openId: string | undefined;
  readonly onOpen: (id: string | undefined) => void;
}

/** One row for each entry; pressed, it shows more of it. */
export function EntryTable({ columns, entries, openId, onOpen }: EntryTableProps) {
  return (
    <div className={styles['scroll']}>
      <table className={styles['table']}>
        <thead>
          <tr>
            {columns.map(({ name, isMinor }) => (
              <th key={name} scope="col" data-minor={isMinor}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map(({ id, testId, at, opens, cells, detail }) => {
            const isOpen = id === openId;
            return (
              <Fragment key={id}>
                <tr data-testid={testId} data-open={isOpen}>
                  <td>
                    <UnstyledButton
                      className={styles['open']}
                      aria-expanded={isOpen}
                      onClick={() => onOpen(isOpen ? undefined : id)}
                    >
                      <Icon name="down" size={12} />
                      <InstantText at={at} isInside />
                      <VisuallyHidden>{opens}</VisuallyHidden>
                    </UnstyledButton>
                  </td>
                  {cells.map(({ text, second, title, isMinor }, place) => (
                    <td key={columns[place + 1]?.name} title={title} data-minor={isMinor}>
                      {text}
                      {second !== undefined && <span className={styles['second']}>{second}</span>}
                    </td>
                  ))}
                </tr>
                {isOpen && (
                  <tr className={styles['detailRow']}>
                    <td colSpan={columns.length}>{detail()}</td>
                  </tr>
                )}
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
