import { Checkbox, NativeSelect } from '@mantine/core';
import { useRef } from 'react';
import type { CaseView } from '../../../../api/contract/case';
import type { CaseType } from '../../api/cases';
import { useAsked } from '../../address/address';
import type { How } from '../../address/go';
import { useShortcuts } from '../../keyboard/use-shortcuts';
import { ChoiceField } from '../../pieces/choices/choice-field';
import { Icon } from '../../pieces/icon';
import { TextFilter } from '../../pieces/text-filter';
import { useTranslation } from '../../text/texts';
import { openCaseStates } from './case-filter';
import type { CasesChange } from './cases-page';
import styles from './cases.module.css';

interface CaseFiltersProps {
  readonly types: readonly CaseType[];
  readonly onChange: (change: CasesChange, how?: How) => void;
}

const names = ['q', 'state', 'type', 'status', 'incidents'] as const;

/** Text, state, type, status, and those that somebody must repair. */
export function CaseFilters({ types, onChange }: CaseFiltersProps) {
  const { t } = useTranslation();
  const view = useAsked(names);
  const field = useRef<HTMLInputElement>(null);
  useShortcuts({ '/': () => field.current?.focus() });
  const statuses = new Map(
    types
      .filter(({ key }) => view.type === undefined || key === view.type)
      .flatMap((type) => type.statuses.map(({ key, name }) => [key, name])),
  );
  const look = { className: styles['select'] ?? '', size: 'sm' } as const;
  const entries = (names: ReadonlyMap<string, string>) => [...names].map(([value, label]) => ({ value, label }));
  return (
    <div className={styles['filters']} role="search" aria-label={t('cases.filter.label')}>
      <TextFilter
        field={field}
        label={t('cases.filter.text')}
        className={styles['find']}
        value={view.q ?? ''}
        onChange={(q) => onChange({ q }, { replace: true })}
      />
      <NativeSelect
        {...look}
        rightSection={<Icon name="down" size={12} />}
        aria-label={t('cases.filter.state')}
        value={view.state ?? (view.q === undefined ? openCaseStates : 'all')}
        onChange={(event) => onChange({ state: event.currentTarget.value })}
        data-testid="filter-state"
        data={[
          { value: openCaseStates, label: t('cases.filter.open') },
          { value: 'all', label: t('cases.filter.all') },
          ...states.map((state) => ({ value: state, label: t(`caseState.${state}`) })),
        ]}
      />
      <ChoiceField
        {...look}
        aria-label={t('cases.filter.type')}
        value={view.type ?? ''}
        onChange={(type) => onChange({ type: type || undefined, status: undefined })}
        data-testid="filter-type"
        any={t('cases.filter.anyType')}
        choices={entries(new Map(types.map(({ key, name }) => [key, name])))}
      />
      <ChoiceField
        {...look}
        aria-label={t('cases.filter.status')}
        value={view.status ?? ''}
        onChange={(status) => onChange({ status: status || undefined })}
        data-testid="filter-status"
        any={t('cases.filter.anyStatus')}
        choices={entries(statuses as ReadonlyMap<string, string>)}
      />
      <Checkbox
        className={styles['check'] ?? ''}
        label={t('cases.filter.incidents')}
        checked={view.incidents === 'true'}
        onChange={(event) => onChange({ incidents: event.currentTarget.checked ? 'true' : undefined })}
        data-testid="filter-incidents"
      />
    </div>
  );
}

const states: readonly CaseView['state'][] = ['active', 'suspended', 'failed', 'completed', 'terminated'];
