import { NativeSelect } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useCaseTypeModel, useCaseTypeVersions, useMigration } from '../../api/case-migration';
import type { CaseType } from '../../api/cases';
import { CommandForm } from '../../commands/command-form';
import commandStyles from '../../commands/commands.module.css';
import { withKind } from '../../diagram/kind-text';
import { modelElements } from '../../diagram/model-elements';
import { Icon } from '../../pieces/icon';
import { Note } from '../../pieces/note';
import { useTranslation } from '../../text/texts';
import { migrationFaults, proposedMapping } from './migration';
import { nameOf } from './parts';
import type { CaseParts } from './parts';

interface MigrateFormProps extends CaseParts {
  readonly type: CaseType | undefined;
  readonly onFaults: (elements: readonly string[]) => void;
}

/** Chooses a version and where what lives in the case goes on there; tries it first, marks what stands against it, then does it. */
export function MigrateForm({ found, type, diagram, elements, action, onFaults }: MigrateFormProps) {
  const { t } = useTranslation();
  const versions = useCaseTypeVersions(found.division, found.type);
  const others = (versions.data ?? []).filter((each) => each !== found.typeVersion);
  const [chosen, setChosen] = useState<number | null>(null);
  const published = others.find((each) => each === type?.version);
  const version = chosen ?? published ?? others[0] ?? null;
  const model = useCaseTypeModel(found.division, found.type, version);
  const there = useMemo(() => (model.data ? modelElements(model.data) : null), [model.data]);
  const live = useMemo(
    () => [...new Set(diagram.tokens.map(({ element }) => element))].filter((each) => elements.byId.has(each)),
    [diagram.tokens, elements],
  );
  const [given, setGiven] = useState<Readonly<Record<string, string>>>({});
  const [isTried, setTried] = useState(false);
  const migration = useMigration();
  const where = { ...proposedMapping(live, there), ...given };
  const mapping = Object.fromEntries(Object.entries(where).filter(([from, to]) => to !== '' && to !== from));
  const faults = migrationFaults(migration.error);
  const begin = () => {
    setTried(false);
    migration.reset();
    onFaults([]);
  };
  const send = () => {
    if (version === null) return;
    migration.mutate(
      { id: found.id, version, mapping, isTrial: !isTried },
      {
        onSuccess: () => (isTried ? action.back() : setTried(true)),
        onError: (error) => onFaults(migrationFaults(error).map(({ element }) => element)),
      },
    );
  };
  const back = () => {
    onFaults([]);
    action.back();
  };
  const isNone = versions.data !== undefined && others.length === 0;
  return (
    <CommandForm
      title={t('caseWork.migrateOne', { name: found.reference })}
      submit={t(isTried ? 'case.command.migrate' : 'caseWork.try')}
      command={{
        isPending: migration.isPending || (version !== null && model.isPending),
        error: faults.length > 0 ? null : (migration.error ?? versions.error),
        back,
      }}
      onSubmit={isNone ? back : send}
    >
      <p className={commandStyles['quiet']}>{t('caseWork.migrateText', { version: found.typeVersion })}</p>
      {isNone && <Note>{t('caseWork.noVersions')}</Note>}
      {version !== null && (
        <NativeSelect
          label={t('caseWork.version')}
          rightSection={<Icon name="down" size={12} />}
          value={String(version)}
          onChange={(event) => {
            setChosen(Number(event.currentTarget.value));
            setGiven({});
            begin();
          }}
          data={others.map((each) => ({
            value: String(each),
            label: each === type?.version ? t('caseWork.published', { version: each }) : String(each),
          }))}
          autoFocus
          data-testid="migrate-version"
        />
      )}
      {there !== null &&
        live.map((element) => (
          <NativeSelect
            key={element}
            label={t('caseWork.goesOnAt', { name: nameOf(elements, element) })}
            rightSection={<Icon name="down" size={12} />}
            value={where[element] ?? ''}
            onChange={(event) => {
              setGiven({ ...given, [element]: event.currentTarget.value });
              begin();
            }}
            data={[
              { value: '', label: t('caseWork.nowhereThere') },
              ...there.all.map(({ id, name, kind }) => ({ value: id, label: withKind({ name, kind }) })),
            ]}
            data-testid={`map-${element}`}
          />
        ))}
      <div role="status" data-testid="migrate-trial">
        {isTried && version !== null && <Note tone="green">{t('caseWork.couldGo', { version })}</Note>}
        {faults.length > 0 && (
          <Note tone="amber">
            {t('caseWork.cannotGo')}
            <ul>
              {faults.map(({ element, reason }) => (
                <li key={`${element}/${reason}`} data-fault={element}>
                  {nameOf(elements, element)}: {reason}
                </li>
              ))}
            </ul>
          </Note>
        )}
      </div>
      {faults.length > 0 && <p className={commandStyles['quiet']}>{t('caseWork.mapThem')}</p>}
    </CommandForm>
  );
}
