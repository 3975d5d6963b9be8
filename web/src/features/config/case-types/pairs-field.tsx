import { ActionIcon, Button } from '@mantine/core';
import { Icon } from '../../../pieces/icon';
import { useTranslation } from '../../../text/texts';
import styles from './case-types.module.css';
import { isVariable } from './properties/fault';
import type { Pair, Property } from './properties/property';
import { TextProperty } from './text-property';

interface PairsFieldProps {
  readonly property: Extract<Property, { kind: 'pairs' }>;
  readonly label: string;
  readonly onChange: (value: readonly Pair[]) => void;
}

/** Names with what they get. */
export function PairsField({ property: { name, value, reads }, label, onChange }: PairsFieldProps) {
  const { t } = useTranslation();
  const put = (index: number, next: Partial<Pair>) =>
    onChange(value.map((each, at) => (at === index ? { ...each, ...next } : each)));
  return (
    <div className={styles['pairs']} role="group" aria-label={label} data-testid={`property-${name}`}>
      {value.map((pair, index) => (
        // A pair has no name but its place.
        <div key={index} className={styles['pair']}>
          <TextProperty
            key={`name ${pair.name}`}
            label={t('caseType.pairName', { number: index + 1 })}
            kind="text"
            value={pair.name}
            names={[]}
            testId={`${name}-name-${index}`}
            onChange={(next) => put(index, { name: next })}
          />
          <TextProperty
            key={`value ${pair.value}`}
            label={t('caseType.pairValue', { name: pair.name })}
            kind={reads}
            value={pair.value}
            names={[]}
            testId={`${name}-value-${index}`}
            onChange={(next) => put(index, { value: next })}
          />
          {reads === 'feel' && pair.name !== '' && !isVariable(pair.name) && (
            <p className={styles['wrong']}>{t('caseType.noVariable')}</p>
          )}
          <ActionIcon
            variant="subtle"
            aria-label={t('caseType.removePair', { number: index + 1, label })}
            onClick={() => onChange(value.filter((_, at) => at !== index))}
          >
            <Icon name="close" size={12} />
          </ActionIcon>
        </div>
      ))}
      <div>
        <Button
          variant="default"
          size="compact-xs"
          leftSection={<Icon name="plus" size={12} />}
          onClick={() => onChange([...value, { name: '', value: '' }])}
          data-testid={`${name}-add`}
        >
          {t('caseType.addPair')}
        </Button>
      </div>
    </div>
  );
}
