import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { fieldInstant, instantField, toMs } from '../../format/instant';
import { Icon } from '../../pieces/icon';
import { useTranslation } from '../../text/texts';
import styles from './tasks.module.css';

/** Distances from now, as the API takes them: a view that is kept means the same tomorrow. */
const choices = [
  ['-P30D', 'monthAgo'],
  ['-P7D', 'weekAgo'],
  ['-P1D', 'dayAgo'],
  ['-PT1H', 'hourAgo'],
  ['PT0S', 'now'],
  ['PT15M', 'in15'],
  ['PT1H', 'in60'],
  ['P1D', 'inDay'],
  ['P7D', 'inWeek'],
] as const;

interface WhenFieldProps {
  readonly name: string;
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
}

export function WhenField({ name, label, value, onChange }: WhenFieldProps) {
  const { t } = useTranslation();
  const isDistance = value !== undefined && /^-?P/.test(value);
  const [isExact, setExact] = useState(false);
  const exact = isExact || (value !== undefined && !isDistance);
  const choose = (chosen: string) => {
    setExact(chosen === 'at');
    onChange(chosen === '' || chosen === 'at' ? undefined : chosen);
  };
  const others = isDistance && !choices.some(([distance]) => distance === value) ? [value] : [];
  return (
    <div className={styles['when']}>
      <NativeSelect
        size="sm"
        rightSection={<Icon name="down" size={12} />}
        label={label}
        value={exact ? 'at' : (value ?? '')}
        onChange={(event) => choose(event.currentTarget.value)}
        data-testid={`filter-${name}`}
        data={[
          { value: '', label: t('tasks.when.any') },
          ...choices.map(([distance, text]) => ({ value: distance, label: t(`tasks.when.${text}`) })),
          ...others.map((distance) => ({ value: distance, label: distance })),
          { value: 'at', label: t('tasks.when.at') },
        ]}
      />
      {exact && (
        <TextInput
          size="sm"
          type="datetime-local"
          aria-label={t('tasks.when.atLabel', { name: label })}
          defaultValue={instantField(toMs(value ?? null))}
          onChange={(event) => onChange(fieldInstant(event.currentTarget.value))}
        />
      )}
    </div>
  );
}
