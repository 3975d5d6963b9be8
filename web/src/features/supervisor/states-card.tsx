import type { ReactNode } from 'react';
import { AsOf } from '../../pieces/as-of';
import styles from './states-card.module.css';

interface Share {
  readonly state: string;
  readonly count: number;
}

interface StatesCardProps {
  readonly title: string;
  readonly at: string;
  readonly shares: readonly Share[];
  readonly testId: string;
  /** The figures, one list item each. */
  readonly children: ReactNode;
}

/** How many are at what: figures with a strip of their shares. */
export function StatesCard({ title, at, shares, testId, children }: StatesCardProps) {
  return (
    <section className={styles['states']} aria-label={title} data-testid={testId}>
      <div className={styles['head']}>
        <h2>{title}</h2>
        <AsOf at={at} />
      </div>
      <ul className={styles['figures']}>{children}</ul>
      <div className={styles['strip']} aria-hidden="true">
        {shares.map(({ state, count }) => (
          <span key={state} data-state={toneOf(state)} style={{ flexGrow: count }} className={styles['part']} />
        ))}
      </div>
    </section>
  );
}

/** The colour of a state, as the strip has it. */
export function Swatch({ state }: { state: string }) {
  return <span className={styles['swatch']} data-state={toneOf(state)} />;
}

/** A reason has no tone of its own. */
export function toneOf(state: string): string {
  return state.split(':')[0] ?? state;
}
