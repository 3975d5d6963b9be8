import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { Link } from '../../address/link';
import { attributeText, keyText } from '../../format/value';
import { faultText } from '../../pieces/fault-text';
import { placeText } from '../../pieces/place-text';
import { texts, useTranslation } from '../../text/texts';
import styles from './import.module.css';
import { textOf, type Outcome } from './pieces';

/** What became of each row. Only those in view exist, so that ten thousand are no more than ten. */
export function OutcomeTable({ outcomes, isDryRun }: { outcomes: readonly Outcome[]; isDryRun: boolean }) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  // The rule warns for the sake of the React compiler, which this build does not use.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count: outcomes.length,
    getScrollElement: () => box.current,
    estimateSize: () => 36,
    overscan: 8,
  });
  const columns = ['line', 'externalId', 'outcome', 'detail'] as const;
  return (
    <div
      ref={box}
      className={styles['outcomes']}
      role="table"
      aria-label={t('import.rows')}
      aria-rowcount={outcomes.length + 1}
      tabIndex={0}
    >
      <div role="rowgroup" className={styles['outcomeHead']}>
        <div role="row" className={styles['row']}>
          {columns.map((column) => (
            <div key={column} role="columnheader" data-column={column}>
              {t(`import.column.${column}`)}
            </div>
          ))}
        </div>
      </div>
      <div role="rowgroup" className={styles['outcomeBody']} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const outcome = outcomes[index];
          return outcome === undefined ? null : (
            <div
              key={index}
              ref={virtual.measureElement}
              data-index={index}
              role="row"
              aria-rowindex={index + 2}
              className={styles['row']}
              style={{ transform: `translateY(${start}px)` }}
              data-testid={`row-${outcome.line}`}
              data-outcome={outcome.outcome}
            >
              <div role="cell" data-column="line">
                {outcome.line}
              </div>
              <div role="cell" data-column="externalId">
                {outcome.externalId ?? '–'}
              </div>
              <div role="cell" data-column="outcome">
                {t(`import.${isDryRun ? 'would' : 'did'}.${outcome.outcome}`)}
              </div>
              <div role="cell" data-column="detail">
                <Detail outcome={outcome} />
              </div>
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** As JSON Schema names what a value may be. */
const types = ['string', 'number', 'integer', 'boolean', 'array', 'object'] as const;

/** Where it goes; or what is wrong with it, and what would be right. */
function Detail({ outcome: { would, reference, id, errors } }: { outcome: Outcome }) {
  const { t } = useTranslation();
  if (errors !== undefined) {
    return errors.map((fault) => {
      const { column, path, message, value } = fault;
      // That a value may be any text goes without saying.
      const allowed = fault.code === 'REQUIRED' ? undefined : fault.allowed;
      const told = [
        `${faultText(fault)}.`,
        ...(textOf(value) === '' ? [] : [t('import.seen', { value: textOf(value) })]),
        ...(textOf(allowed) === '' ? [] : [t('import.allowed', { value: allowedText(allowed) })]),
      ];
      return (
        <p key={`${column} ${path} ${message}`}>
          <strong>{column ?? (path === undefined ? t('import.row') : placeText(path))}</strong> {told.join(' ')}
        </p>
      );
    });
  }
  if (would !== undefined) return t('import.goes', { worktype: keyText(would.worktype), queue: keyText(would.queue) });
  if (reference !== undefined && id !== undefined)
    return (
      <Link to="/tasks" search={{ item: id }}>
        {reference}
      </Link>
    );
  return '–';
}

function allowedText(allowed: unknown): string {
  const type = typeof allowed === 'string' ? types.find((each) => each === allowed) : undefined;
  if (type !== undefined) return texts.t(`import.type.${type}`);
  return Array.isArray(allowed) ? allowed.map((each) => attributeText(each)).join(', ') : attributeText(allowed);
}
