import { Button, SegmentedControl } from '@mantine/core';
import { useEffect, useMemo, useRef, useState } from 'react';
import { saveFile } from '../../api/download';
import { Note, ProblemNote } from '../../pieces/note';
import { useTranslation } from '../../text/texts';
import styles from './import.module.css';
import { OutcomeTable } from './outcome-table';
import { errorsCsv } from './pieces';
import type { ImportRun } from './use-import';

interface RunViewProps {
  readonly run: ImportRun;
  readonly onStop: () => void;
  readonly onGoOn: () => void;
  readonly onImport: () => void;
}

/** How far a file is, and what became of its rows, or would. */
export function RunView({ run, onStop, onGoOn, onImport }: RunViewProps) {
  const { t } = useTranslation();
  const { of, isDryRun, state, outcomes, error } = run;
  const [shown, setShown] = useState<'all' | 'failed'>('all');
  const failed = useMemo(() => outcomes.filter(({ outcome }) => outcome === 'failed'), [outcomes]);
  const count = { new: 0, known: 0, failed: failed.length };
  for (const { outcome } of outcomes) if (outcome !== 'failed') count[outcome] += 1;
  const total = of.table.rows.length;
  const kind = isDryRun ? 'would' : 'did';
  const box = useRef<HTMLElement>(null);
  useEffect(() => box.current?.scrollIntoView({ block: 'nearest' }), []);
  return (
    <section
      ref={box}
      className={styles['box']}
      aria-label={t('import.result')}
      data-testid="import-run"
      data-state={state}
    >
      <h2>{t(isDryRun ? 'import.dryRun' : 'import.import')}</h2>
      <progress className={styles['bar']} aria-label={t('import.progress')} max={total} value={outcomes.length} />
      <p role="status" className={styles['figures']} data-testid="import-figures">
        <span>{t('import.done', { done: outcomes.length, total })}</span>
        <span>{t(`import.count.${kind}.new`, { count: count.new })}</span>
        <span>{t(`import.count.${kind}.known`, { count: count.known })}</span>
        <span data-bad={count.failed > 0}>{t(`import.count.${kind}.failed`, { count: count.failed })}</span>
      </p>
      <ProblemNote error={error} />
      {state === 'stopped' && <Note tone="amber">{t(isDryRun ? 'import.stoppedDry' : 'import.stopped')}</Note>}
      {state === 'done' && !isDryRun && (
        <Note tone={count.failed === 0 ? 'green' : 'amber'}>
          {t(count.failed === 0 ? 'import.allIn' : 'import.someIn')}
        </Note>
      )}
      <div className={styles['buttons']}>
        {count.failed > 0 && state !== 'running' && (
          <Button
            variant="default"
            size="sm"
            onClick={() => saveFile(new Blob([errorsCsv(failed)], { type: 'text/csv' }), 'import-errors.csv')}
            data-testid="errors-csv"
          >
            {t('import.errorsCsv')}
          </Button>
        )}
        {state === 'running' && (
          <Button variant="default" size="sm" onClick={onStop} data-testid="import-stop">
            {t('import.stop')}
          </Button>
        )}
        {(state === 'stopped' || state === 'failed') && (
          <Button variant="default" size="sm" onClick={onGoOn} data-testid="import-go-on">
            {t('import.goOn')}
          </Button>
        )}
        {isDryRun && state === 'done' && count.failed < total && (
          <Button size="sm" onClick={onImport} data-testid="import-go">
            {t('import.go', { count: total - count.failed })}
          </Button>
        )}
      </div>
      {failed.length > 0 && (
        <SegmentedControl
          size="xs"
          className={styles['shown'] ?? ''}
          value={shown}
          onChange={(value) => setShown(value === 'failed' ? 'failed' : 'all')}
          data={[
            { value: 'all', label: t('import.allRows') },
            { value: 'failed', label: t('import.wrongRows') },
          ]}
          aria-label={t('import.rows')}
          data-testid="shown-rows"
        />
      )}
      {outcomes.length > 0 && (
        <OutcomeTable outcomes={shown === 'failed' && failed.length > 0 ? failed : outcomes} isDryRun={isDryRun} />
      )}
    </section>
  );
}
