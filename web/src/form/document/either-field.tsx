import { Button } from '@mantine/core';
import { formatPath } from '../../../../domain/config/problem';
import { useTranslation } from '../../text/texts';
import styles from './document-form.module.css';
import { useDrawing } from './form-context';
import type { Path } from './form-context';
import { textOf } from './shape';
import type { Field, Shape } from './shape';

interface EitherFieldProps {
  readonly field: Field;
  readonly shape: Extract<Shape, { type: 'either' }>;
  readonly value: unknown;
  readonly path: Path;
  readonly onChange: (value: unknown) => void;
}

/** A text alone until somebody wants to say more: then the text stands in the group's first field. */
export function EitherField({ field, shape: { text, fields }, value, path, onChange }: EitherFieldProps) {
  const { t } = useTranslation();
  const { isReadOnly, Fields, Value } = useDrawing();
  const given = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  const first = fields.find(({ isRequired }) => isRequired)?.name;
  const toggle = () => {
    if (given !== null) onChange(first === undefined ? undefined : given[first]);
    else onChange(first === undefined || value === undefined ? {} : { [first]: value });
  };
  return (
    <fieldset className={styles['fieldset']} data-testid={`either-${formatPath(path)}`}>
      <legend>
        {field.label}
        {!isReadOnly && (
          <Button variant="subtle" size="compact-xs" onClick={toggle}>
            {t(given === null ? 'documentForm.sayMore' : 'documentForm.sayLess')}
          </Button>
        )}
      </legend>
      {given === null ? (
        <Value
          field={{ ...field, schema: text }}
          shape={{ type: 'text' }}
          value={textOf(value)}
          path={path}
          onChange={onChange}
        />
      ) : (
        <Fields fields={fields} value={given} path={path} onChange={onChange} />
      )}
    </fieldset>
  );
}
