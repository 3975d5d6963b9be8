import { NativeSelect } from '@mantine/core';
import { formatPath } from '../../../../domain/config/problem';
import { fieldLabel } from '../../format/field-text';
import { Icon } from '../../pieces/icon';
import { useTranslation } from '../../text/texts';
import styles from './document-form.module.css';
import { useDrawing } from './form-context';
import { optionLabel } from './option-text';
import type { Field, Shape } from './shape';

interface VariantFieldProps {
  readonly field: Field;
  readonly shape: Extract<Shape, { type: 'variants' }>;
  readonly value: unknown;
  readonly path: readonly (string | number)[];
  readonly onChange: (value: unknown) => void;
}

/** One of several groups: which one is chosen first, then its fields are there. Those that it shares are kept. */
export function VariantField({ field, shape: { by, variants }, value, path, onChange }: VariantFieldProps) {
  const { t } = useTranslation();
  const { errors, isReadOnly, Fields } = useDrawing();
  const given = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  const chosen = variants.find((variant) => variant.value === given[by]);
  const choose = (name: string) => {
    const next = variants.find((variant) => variant.value === name);
    const kept = Object.entries(given).filter(([key]) => next?.fields.some((each) => each.name === key));
    onChange(next && { [by]: name, ...Object.fromEntries(kept) });
  };
  return (
    <fieldset className={styles['fieldset']} data-testid={`variants-${formatPath(path)}`}>
      <legend>{field.label}</legend>
      <NativeSelect
        className={styles['variant']}
        label={fieldLabel(by)}
        withAsterisk
        disabled={isReadOnly}
        error={errors[formatPath(path)] ?? errors[formatPath([...path, by])]}
        rightSection={<Icon name="down" size={12} />}
        value={chosen?.value ?? ''}
        data={[
          { value: '', label: t('form.choose') },
          ...variants.map((each) => ({ value: each.value, label: optionLabel(by, each.value) })),
        ]}
        onChange={(event) => choose(event.currentTarget.value)}
        data-testid={`field-${formatPath([...path, by])}`}
      />
      {chosen !== undefined && (
        <Fields
          fields={chosen.fields}
          value={given}
          path={path}
          onChange={(next) => onChange({ ...next, [by]: chosen.value })}
        />
      )}
    </fieldset>
  );
}
