import { ActionIcon, Button, NativeSelect, TextInput } from '@mantine/core';
import { Icon } from '../../pieces/icon';
import { useTranslation } from '../../text/texts';
import styles from './case.module.css';
import { variableKinds } from './variable-rows';
import type { RowFault, VariableKind, VariableRow } from './variable-rows';

interface VariableFieldsProps {
  readonly rows: readonly VariableRow[];
  readonly faults: Readonly<Record<number, RowFault>>;
  readonly onChange: (rows: readonly VariableRow[]) => void;
}

/** Variables to be set: name, kind and value, one row for each. */
export function VariableFields({ rows, faults, onChange }: VariableFieldsProps) {
  const { t } = useTranslation();
  const change = (index: number, part: Partial<VariableRow>) =>
    onChange(rows.map((row, at) => (at === index ? { ...row, ...part } : row)));
  return (
    <fieldset className={styles['variables']}>
      <legend>{t('case.variables')}</legend>
      {rows.map((row, index) => {
        const label = row.name || t('case.newVariable');
        const fault = faults[index];
        const error = fault === undefined ? undefined : t(`case.variableFault.${fault}`);
        return (
          // Rows have no names of their own until they are typed.
          // oxlint-disable-next-line react/no-array-index-key
          <div key={index} className={styles['variable']}>
            {row.before === undefined ? (
              <TextInput
                aria-label={t('case.variableName')}
                placeholder={t('case.variableName')}
                value={row.name}
                error={fault === 'name' || fault === 'twice' ? error : undefined}
                onChange={(event) => change(index, { name: event.currentTarget.value })}
                data-testid={`variable-name-${index}`}
              />
            ) : (
              <span className={styles['variableName']}>{row.name}</span>
            )}
            <NativeSelect
              aria-label={t('case.variableKind', { name: label })}
              rightSection={<Icon name="down" size={12} />}
              value={row.kind}
              onChange={(event) => change(index, { kind: event.currentTarget.value as VariableKind })}
              data={variableKinds.map((kind) => ({ value: kind, label: t(`case.kind.${kind}`) }))}
              data-testid={`variable-kind-${row.name || index}`}
            />
            {row.kind === 'flag' ? (
              <NativeSelect
                aria-label={t('case.variableValue', { name: label })}
                rightSection={<Icon name="down" size={12} />}
                value={row.text === 'true' ? 'true' : 'false'}
                onChange={(event) => change(index, { text: event.currentTarget.value })}
                data={[
                  { value: 'true', label: t('case.yes') },
                  { value: 'false', label: t('case.no') },
                ]}
                data-testid={`variable-${row.name || index}`}
              />
            ) : (
              <TextInput
                aria-label={t('case.variableValue', { name: label })}
                value={row.text}
                error={fault === 'number' || fault === 'json' ? error : undefined}
                onChange={(event) => change(index, { text: event.currentTarget.value })}
                data-testid={`variable-${row.before === undefined ? index : row.name}`}
              />
            )}
            {row.before === undefined && (
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('case.dropVariable', { name: label })}
                onClick={() => onChange(rows.filter((_, at) => at !== index))}
              >
                <Icon name="close" />
              </ActionIcon>
            )}
          </div>
        );
      })}
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => onChange([...rows, { name: '', kind: 'text', text: '', before: undefined }])}
        data-testid="add-variable"
      >
        {t('case.addVariable')}
      </Button>
    </fieldset>
  );
}
