import { NativeSelect, TextInput } from '@mantine/core';
import { useMemo } from 'react';
import { ChoiceField } from '../../pieces/choices/choice-field';
import { Icon } from '../../pieces/icon';
import { useSignedIn } from '../../session/me-context';
import { SeenFilter } from './seen-filter';
import { routingStates } from '../../../../domain/item/shown';
import type { ItemView } from '../../../../api/contract/item';
import { useTranslation } from '../../text/texts';
import { useSeen } from '../../tasks/use-seen';
import type { FiltersProps } from './task-filters';
import styles from './tasks.module.css';
import { WhenField } from './when-field';

const instants = [
  'dueAfter',
  'dueBefore',
  'expiresAfter',
  'expiresBefore',
  'createdAfter',
  'createdBefore',
  'updatedAfter',
] as const;
const texts = ['priorityFrom', 'priorityTo', 'group', 'attribute'] as const;

export function MoreFilters({ view, items, onChange }: FiltersProps) {
  const { t } = useTranslation();
  const { divisions } = useSignedIn();
  const statuses = useMemo(() => items.map(({ status, names }) => [status, names.status] as const), [items]);
  const assignees = useMemo(() => items.flatMap(assigneeOf), [items]);
  return (
    <div className={styles['moreFilters']}>
      <SeenFilter name="status" value={view.status} values={statuses} isLabelled onChange={onChange} />
      <SeenFilter
        name="routingState"
        value={view.routingState}
        values={routingStates.map((state) => [state, t(`routing.${state}`)])}
        isLabelled
        onChange={onChange}
      />
      <SeenFilter name="assignee" value={view.assignee} values={assignees} isLabelled onChange={onChange} />
      <SeenFilter
        name="division"
        value={view.division}
        values={divisions.map(({ key, name }) => [key, name])}
        isLabelled
        onChange={onChange}
      />
      <SourceFilter view={view} items={items} onChange={onChange} />
      {instants.map((name) => (
        <WhenField
          key={name}
          name={name}
          label={t(`tasks.filter.${name}`)}
          value={view[name]}
          onChange={(value) => onChange({ [name]: value })}
        />
      ))}
      {texts.map((name) => (
        <TypedFilter key={`${name} ${view[name]}`} name={name} view={view} onChange={onChange} />
      ))}
      <NativeSelect
        size="sm"
        rightSection={<Icon name="down" size={12} />}
        label={t('tasks.filter.incident')}
        value={view.incident ?? ''}
        onChange={(event) => onChange({ incident: event.currentTarget.value || undefined })}
        data={[
          { value: '', label: t('tasks.filter.any') },
          { value: 'true', label: t('tasks.filter.withIncident') },
          { value: 'false', label: t('tasks.filter.withoutIncident') },
        ]}
      />
      <NativeSelect
        size="sm"
        rightSection={<Icon name="down" size={12} />}
        label={t('tasks.filter.archived')}
        value={view.archived ?? ''}
        onChange={(event) => onChange({ archived: event.currentTarget.value || undefined })}
        data={[
          { value: '', label: t('tasks.filter.any') },
          { value: 'false', label: t('tasks.filter.live') },
          { value: 'true', label: t('tasks.filter.archivedOnly') },
        ]}
      />
    </div>
  );
}

/** One of the sources that items came from: a list is asked by one of them at a time. */
function SourceFilter({ view, items, onChange }: FiltersProps) {
  const { t } = useTranslation();
  const sources = useMemo(() => items.map(({ source, names }) => [source, names.source] as const), [items]);
  const { source = '' } = view;
  const seen = useSeen(sources, source === '' ? [] : [source]);
  return (
    <ChoiceField
      size="sm"
      label={t('tasks.filter.source')}
      any={t('tasks.filter.any')}
      value={source}
      onChange={(key) => onChange({ source: key || undefined })}
      choices={seen.map(([value, label]) => ({ value, label }))}
      data-testid="filter-source"
    />
  );
}

function assigneeOf({ assignee, names }: ItemView): (readonly [string, string])[] {
  return assignee === null ? [] : [[assignee, names.assignee ?? assignee]];
}

type TypedFilterProps = Pick<FiltersProps, 'view' | 'onChange'> & { readonly name: (typeof texts)[number] };

/** Takes effect when it is left, or by Enter: half of it would be refused. */
function TypedFilter({ name, view, onChange }: TypedFilterProps) {
  const { t } = useTranslation();
  const isNumber = name.startsWith('priority');
  const take = (text: string) => {
    if (text.trim() !== (view[name] ?? '')) onChange({ [name]: text.trim() || undefined });
  };
  return (
    <TextInput
      size="sm"
      {...(name === 'attribute' ? { className: styles['wide'] ?? '' } : {})}
      type={isNumber ? 'number' : 'text'}
      label={t(`tasks.filter.${name}`)}
      defaultValue={view[name] ?? ''}
      onBlur={(event) => take(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') take(event.currentTarget.value);
      }}
      data-testid={`filter-${name}`}
    />
  );
}
