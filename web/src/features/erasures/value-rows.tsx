import { ActionIcon, Button, NativeSelect, TextInput } from '@mantine/core';
import { Icon } from '../../pieces/icon';
import { useTranslation } from '../../text/texts';
import styles from './erasures.module.css';
import { noValue, type RowFault, type ValueRow, valueKinds } from './subject';

/** By which all that belongs to one customer is found elsewhere, too. */
const example = 'Customer_ID';

interface ValueRowsProps {
  readonly rows: readonly ValueRow[];
  readonly faults: Readonly<Record<number, RowFault>>;
  readonly onChange: (rows: readonly ValueRow[]) => void;
}

/** Values that somebody is found by: what has all of them is his. */
export function ValueRows({ rows, faults, onChange }: ValueRowsProps) {
  const { t } = useTranslation();
  const set = (index: number, changed: Partial<ValueRow>) =>
    onChange(rows.map((row, at) => (at === index ? { ...row, ...changed } : row)));
  return (
    <fieldset className={styles['rows']}>
      <legend>{t('erasures.values')}</legend>
      {rows.map((row, index) => {
        const fault = faults[index];
        return (
          // Rows have no name of their own, and none is moved.
          // oxlint-disable-next-line react/no-array-index-key
          <div key={index} className={styles['row']}>
            <TextInput
              label={t('erasures.attribute')}
              placeholder={example}
              value={row.name}
              maxLength={120}
              error={fault === 'name' || fault === 'twice' ? t(`erasures.fault.${fault}`) : undefined}
              onChange={(event) => set(index, { name: event.currentTarget.value })}
              data-testid={`erase-name-${index}`}
            />
            <NativeSelect
              label={t('erasures.kind')}
              rightSection={<Icon name="down" size={12} />}
              value={row.kind}
              onChange={(event) => {
                const kind = valueKinds.find((each) => each === event.currentTarget.value) ?? 'text';
                set(index, { kind, value: kind === 'flag' ? 'true' : row.value });
              }}
              data={valueKinds.map((kind) => ({ value: kind, label: t(`erasures.kinds.${kind}`) }))}
              data-testid={`erase-kind-${index}`}
            />
            {row.kind === 'flag' ? (
              <NativeSelect
                label={t('erasures.value')}
                rightSection={<Icon name="down" size={12} />}
                value={row.value}
                onChange={(event) => set(index, { value: event.currentTarget.value })}
                data={[
                  { value: 'true', label: t('form.yes') },
                  { value: 'false', label: t('form.no') },
                ]}
              />
            ) : (
              <TextInput
                label={t('erasures.value')}
                value={row.value}
                maxLength={1_000}
                autoComplete="off"
                error={fault === 'value' || fault === 'number' ? t(`erasures.fault.${fault}`) : undefined}
                onChange={(event) => set(index, { value: event.currentTarget.value })}
                data-testid={`erase-value-${index}`}
              />
            )}
            {rows.length > 1 && (
              <ActionIcon
                variant="default"
                aria-label={t('erasures.removeValue', { name: row.name || String(index + 1) })}
                onClick={() => onChange(rows.filter((_, at) => at !== index))}
              >
                <Icon name="close" size={12} />
              </ActionIcon>
            )}
          </div>
        );
      })}
      <div>
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => onChange([...rows, noValue])}
          data-testid="erase-add-value"
        >
          {t('erasures.addValue')}
        </Button>
      </div>
    </fieldset>
  );
}
