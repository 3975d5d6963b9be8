import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useImportRules, type Source } from '../../api/sources';
import { SourceFields, type SourceChoice } from '../../form/source-fields';
import { attributeLabel } from '../../format/value';
import { Note } from '../../pieces/note';
import { Refused } from '../../pieces/refused';
import { ColumnTable } from './column-table';
import { DropZone } from '../../pieces/drop-zone';
import { useSignedIn } from '../../session/me-context';
import { useTranslation } from '../../text/texts';
import styles from './import.module.css';
import { readFile } from './read-file';
import type { FileTable } from './read-table';
import { RunView } from './run-view';
import { doubled, fields, guessTargets } from './targets';
import { useImport } from './use-import';

interface ImportFormProps {
  readonly sources: readonly Source[];
  readonly chosen: Source;
  readonly worktype: string;
  readonly onChoose: (choice: SourceChoice) => void;
}

const noColumns: readonly string[] = [];
const noAttributes = {};

export function ImportForm({ sources, chosen, worktype, onChoose }: ImportFormProps) {
  const { t } = useTranslation();
  const rules = useImportRules(chosen.key, worktype);
  const file = useMutation({ mutationFn: readFile });
  const [changed, setChanged] = useState<Readonly<Record<number, string>>>({});
  const { run, start, goOn, stop, forget } = useImport(useSignedIn().subject);
  const read = file.data;
  const table: FileTable | undefined = read?.ok === true ? read.table : undefined;
  const columns = table?.columns ?? noColumns;
  const attributes = rules.data?.attributes ?? noAttributes;
  const isMapped = rules.data !== undefined && rules.data.mapping !== null;
  const guessed = useMemo(() => {
    const labels = Object.fromEntries(fields.map((name) => [name, t(`import.field.${name}` as 'import.field.name')]));
    return guessTargets(columns, attributes, labels);
  }, [columns, attributes, t]);
  const targets = isMapped ? columns : guessed.map((guess, at) => changed[at] ?? guess);
  const isOfNone =
    worktype === '' && rules.data?.worktype === null && columns.length > 0 && Object.keys(attributes).length === 0;
  const faults = isMapped ? [] : mappingFaults(targets, isOfNone);
  const missing = isMapped ? [] : (rules.data?.required ?? []).filter((name) => !targets.includes(name));
  const isRunning = run?.state === 'running';
  const of = table && { table, targets, source: chosen.key, worktype };
  return (
    <>
      <section className={styles['box']} aria-label={t('import.file')}>
        <div className={styles['choice']}>
          <SourceFields
            sources={sources}
            chosen={chosen}
            worktype={worktype}
            isOptional
            onChange={(choice) => {
              forget();
              setChanged({});
              onChoose(choice);
            }}
          />
        </div>
        <DropZone
          accept=".csv,.tsv,.txt,text/csv"
          texts={{ drop: t('import.drop'), choose: t('import.choose'), chooseOther: t('import.chooseOther') }}
          told={
            table && file.variables ? t('import.read', { name: file.variables.name, count: table.rows.length }) : null
          }
          isBusy={file.isPending}
          onFile={(next) => {
            forget();
            setChanged({});
            file.mutate(next);
          }}
        />
        {read?.ok === false && (
          <Note tone="red" role="alert">
            {t(`import.fault.${read.fault}`)}
          </Note>
        )}
        {file.isError && (
          <Note tone="red" role="alert">
            {t('import.fault.unreadable')}
          </Note>
        )}
        {rules.isError && <Refused error={rules.error} onRetry={() => void rules.refetch()} />}
      </section>
      {table && rules.data && (
        <section className={styles['box']} aria-label={t('import.columns')}>
          <h2>{t('import.columns')}</h2>
          {isMapped && <Note>{t('import.mapped', { name: chosen.name })}</Note>}
          <ColumnTable
            table={table}
            targets={targets}
            attributes={attributes}
            onChange={
              isMapped || isRunning
                ? null
                : (at, target) => {
                    forget();
                    setChanged((before) => ({ ...before, [at]: target }));
                  }
            }
          />
          {faults.map((fault) => (
            <Note key={fault.name + fault.kind} tone="red">
              {t(`import.${fault.kind}`, { name: nameOf(fault.name) })}
            </Note>
          ))}
          {missing.length > 0 && (
            <Note tone="amber">{t('import.missing', { names: missing.map(nameOf).join(', ') })}</Note>
          )}
          <div className={styles['buttons']}>
            <Button
              size="sm"
              variant={run?.isDryRun === true && run.state === 'done' ? 'default' : 'filled'}
              disabled={faults.length > 0 || isRunning}
              onClick={() => of && start(of, true)}
              data-testid="import-try"
            >
              {t('import.try')}
            </Button>
          </div>
        </section>
      )}
      {run !== null && (
        <RunView run={run} onStop={stop} onGoOn={() => goOn(run)} onImport={() => start(run.of, false)} />
      )}
    </>
  );
}

const nameOf = (target: string) => attributeLabel(target);

function mappingFaults(targets: readonly string[], isOfNone: boolean) {
  const lacks = (target: string, kind: 'noId' | 'noWorktype', isNeeded = true) =>
    isNeeded && !targets.includes(target) ? [{ kind, name: target }] : [];
  return [
    ...lacks('externalId', 'noId'),
    ...lacks('worktype', 'noWorktype', isOfNone),
    ...doubled(targets).map((name) => ({ kind: 'twice' as const, name })),
  ];
}
