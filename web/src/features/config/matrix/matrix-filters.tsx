import { TextInput } from '@mantine/core';
import { ChoiceField } from '../../../pieces/choices/choice-field';
import { choicesOf } from '../../../pieces/choices/found-among';
import { Icon } from '../../../pieces/icon';
import { useSignedIn } from '../../../session/me-context';
import { useTranslation } from '../../../text/texts';
import styles from './matrix.module.css';

export interface MatrixFilter {
  readonly division: string;
  readonly queue: string;
  readonly group: string;
  readonly text: string;
}

interface MatrixFiltersProps {
  readonly filter: MatrixFilter;
  readonly divisions: readonly string[];
  readonly queues: readonly string[];
  readonly groups: readonly string[];
  readonly onChange: (filter: MatrixFilter) => void;
}

/** Whose skills are shown. */
export function MatrixFilters({ filter, divisions, queues, groups, onChange }: MatrixFiltersProps) {
  const { t } = useTranslation();
  const me = useSignedIn();
  const nameOf = (key: string) => me.divisions.find((division) => division.key === key)?.name ?? key;
  const choice = (name: 'queue' | 'group', values: readonly string[]) => (
    <ChoiceField
      size="xs"
      label={t(`matrix.${name}`)}
      value={filter[name]}
      any={t('matrix.any')}
      choices={choicesOf(values)}
      onChange={(value) => onChange({ ...filter, [name]: value })}
      data-testid={`matrix-${name}`}
    />
  );
  return (
    <div className={styles['filters']}>
      {divisions.length > 1 && (
        <ChoiceField
          size="xs"
          label={t('config.division')}
          value={filter.division}
          choices={divisions.map((key) => ({ value: key, label: nameOf(key) }))}
          onChange={(division) => onChange({ ...filter, division, queue: '', group: '' })}
          data-testid="matrix-division"
        />
      )}
      {choice('queue', queues)}
      {choice('group', groups)}
      <TextInput
        size="xs"
        label={t('config.find')}
        leftSection={<Icon name="search" size={12} />}
        value={filter.text}
        onChange={(event) => onChange({ ...filter, text: event.currentTarget.value })}
        data-testid="matrix-find"
      />
    </div>
  );
}
