import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useCaseTypeVersions, useMigrations, useMigrationsTrial } from '../../api/case-migration';
import type { CaseFilter, CaseType } from '../../api/cases';
import { CommandForm } from '../../commands/command-form';
import commandStyles from '../../commands/commands.module.css';
import { Icon } from '../../pieces/icon';
import { faultText } from '../../pieces/fault-text';
import { Note } from '../../pieces/note';
import { useTranslation } from '../../text/texts';
import styles from './cases.module.css';

interface MigrateCasesProps {
  readonly type: CaseType;
  /** Of the list: what is done is done to all that it finds of this type and may still go on. */
  readonly filter: CaseFilter;
  readonly onBack: () => void;
  readonly onBegun: () => void;
}

/** Tries for all cases of a type whether they could go on in a version, counts them, then begins the job. */
export function MigrateCases({ type, filter, onBack, onBegun }: MigrateCasesProps) {
  const { t } = useTranslation();
  const versions = useCaseTypeVersions(type.division, type.key);
  const [version, setVersion] = useState(type.version);
  const trial = useMigrationsTrial();
  const begin = useMigrations();
  const { status, q, incidents } = filter;
  const narrowed = Object.fromEntries(
    Object.entries({ status, q, incidents }).filter(([, value]) => value !== undefined),
  );
  const body = {
    type: type.key,
    division: type.division,
    version,
    ...(Object.keys(narrowed).length > 0 ? { filter: narrowed as never } : {}),
  };
  const tried = trial.data;
  const isPossible = tried !== undefined && tried.accepted > 0 && tried.count <= tried.limit;
  const send = () => {
    if (tried === undefined) trial.mutate(body);
    else if (isPossible) begin.mutate(body, { onSuccess: onBegun });
    else onBack();
  };
  return (
    <div className={styles['start']}>
      <CommandForm
        title={t('caseWork.migrateMany', { name: type.name })}
        submit={t(tried === undefined ? 'caseWork.try' : isPossible ? 'case.command.migrate' : 'app.close')}
        command={{
          isPending: trial.isPending || begin.isPending,
          error: trial.error ?? begin.error ?? versions.error,
          back: onBack,
        }}
        onSubmit={send}
      >
        <p className={commandStyles['quiet']}>{t('caseWork.migrateManyText')}</p>
        <NativeSelect
          label={t('caseWork.version')}
          rightSection={<Icon name="down" size={12} />}
          value={String(version)}
          onChange={(event) => {
            setVersion(Number(event.currentTarget.value));
            trial.reset();
          }}
          data={(versions.data ?? [type.version]).map((each) => ({
            value: String(each),
            label: each === type.version ? t('caseWork.published', { version: each }) : String(each),
          }))}
          autoFocus
          data-testid="migrate-version"
        />
        <div role="status" data-testid="migrate-trial">
          {tried !== undefined && (
            <Note tone={tried.refused > 0 || !isPossible ? 'amber' : 'green'}>
              {t('caseWork.trial', { count: tried.count, accepted: tried.accepted, refused: tried.refused })}
              {tried.count > tried.limit && ` ${t('bulk.tooMany', { count: tried.count, limit: tried.limit })}`}
              <ul>
                {tried.refusals.slice(0, 20).map(({ case: one, faults }) => (
                  <li key={one.id}>
                    {one.reference}:{' '}
                    {faults
                      .map(({ element, reason, ...said }) => `${element}: ${faultText({ message: reason, ...said })}`)
                      .join('; ')}
                  </li>
                ))}
              </ul>
            </Note>
          )}
        </div>
      </CommandForm>
    </div>
  );
}
