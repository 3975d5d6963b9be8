import { Button } from '@mantine/core';
import { formatPath } from '../../../../domain/config/problem';
import { useTranslation } from '../../text/texts';
import styles from './document-form.module.css';
import { useDrawing } from './form-context';
import type { GroupProps, Path } from './form-context';
import { shapeOf } from './shape';
import type { Field } from './shape';

/** The fields of an object. What is emptied is left out, so that its default holds. */
export function Group({ fields, value, path, onChange }: GroupProps) {
  const change = (name: string, next: unknown) => {
    const { [name]: _, ...others } = value;
    onChange(next === undefined ? others : { ...value, [name]: next });
  };
  return (
    <div className={styles['group']}>
      {fields.map((field) => (
        <Part
          key={field.name}
          field={field}
          value={value[field.name]}
          path={[...path, field.name]}
          onChange={(next) => change(field.name, next)}
        />
      ))}
    </div>
  );
}

interface PartProps {
  readonly field: Field;
  readonly value: unknown;
  readonly path: Path;
  readonly onChange: (value: unknown) => void;
}

function Part({ field, value, path, onChange }: PartProps) {
  const { t } = useTranslation();
  const { errors, isReadOnly, Value } = useDrawing();
  const error = errors[formatPath(path)];
  const shape = shapeOf(field.schema);
  if (shape.type !== 'group') return <Value {...{ field, shape, value, path, onChange }} />;
  const isOptional = !field.isRequired && !('default' in field.schema);
  const isThere = value !== undefined || !isOptional;
  return (
    <fieldset className={styles['fieldset']} data-testid={`group-${field.name}`}>
      <legend>
        {field.label}
        {isOptional && !isReadOnly && (
          <Button variant="subtle" size="compact-xs" onClick={() => onChange(isThere ? undefined : {})}>
            {t(isThere ? 'documentForm.remove' : 'documentForm.add')}
          </Button>
        )}
      </legend>
      {error !== undefined && <p className={styles['error']}>{error}</p>}
      {isThere && (
        <Group
          fields={shape.fields}
          value={(value ?? {}) as Record<string, unknown>}
          path={path}
          onChange={(next) => onChange(Object.keys(next).length === 0 && !isOptional ? undefined : next)}
        />
      )}
    </fieldset>
  );
}
