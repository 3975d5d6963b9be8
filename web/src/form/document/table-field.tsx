import { ActionIcon, Button } from '@mantine/core';
import { useState } from 'react';
import { formatPath } from '../../../../domain/config/problem';
import { SuggestField } from '../../pieces/choices/suggest-field';
import { Icon } from '../../pieces/icon';
import { useTranslation } from '../../text/texts';
import { useDrawing } from './form-context';
import styles from './document-form.module.css';
import { emptyOf, shapeOf } from './shape';
import type { Field, Schema } from './shape';

interface TableFieldProps {
  readonly field: Field;
  readonly values: Schema;
  readonly value: unknown;
  readonly path: readonly (string | number)[];
  readonly onChange: (value: unknown) => void;
}

/** Values by names of one's own: skills with levels, room by media type. */
export function TableField({ field, values, value, path, onChange }: TableFieldProps) {
  const { t } = useTranslation();
  const { errors, suggest, isReadOnly, help, Value, Fields } = useDrawing();
  const isFor = help(path);
  const error = errors[formatPath(path)];
  const [name, setName] = useState('');
  const given = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  const shape = shapeOf(values);
  const names = suggest(`${field.name}{}`);
  const free = names.filter((each) => !Object.hasOwn(given, each.value));
  const add = () => {
    const key = name.trim();
    if (key === '' || key in given) return;
    onChange({ ...given, [key]: shape.type === 'number' ? 1 : emptyOf(values) });
    setName('');
  };
  const remove = (key: string) => {
    const { [key]: _, ...others } = given;
    onChange(others);
  };
  return (
    <fieldset className={styles['fieldset']} data-testid={`table-${formatPath(path)}`}>
      <legend>{field.label}</legend>
      {isFor !== undefined && <p className={styles['help']}>{isFor}</p>}
      {error !== undefined && <p className={styles['error']}>{error}</p>}
      {Object.entries(given).map(([key, each]) => (
        <div key={key} className={styles['row']}>
          {shape.type === 'group' ? (
            <fieldset className={styles['fieldset']}>
              <legend>{key}</legend>
              <Fields
                fields={shape.fields}
                value={(each ?? {}) as Record<string, unknown>}
                path={[...path, key]}
                onChange={(next) => onChange({ ...given, [key]: next })}
              />
            </fieldset>
          ) : (
            <Value
              field={{ name: field.name, label: key, schema: values, isRequired: shape.type === 'attributes' }}
              shape={shape}
              value={each}
              path={[...path, key]}
              onChange={(next) => onChange({ ...given, [key]: next ?? emptyOf(values) })}
            />
          )}
          {!isReadOnly && (
            <ActionIcon
              variant="subtle"
              aria-label={t('documentForm.removeNamed', { name: key })}
              onClick={() => remove(key)}
            >
              <Icon name="close" size={12} />
            </ActionIcon>
          )}
        </div>
      ))}
      {!isReadOnly && (
        <div className={styles['row']}>
          <SuggestField
            aria-label={t('documentForm.newName', { name: field.label })}
            placeholder={t('documentForm.newName', { name: field.label })}
            choices={free}
            value={name}
            onChange={setName}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              add();
            }}
            data-testid={`name-${formatPath(path)}`}
          />
          <Button
            variant="default"
            size="compact-sm"
            onClick={add}
            disabled={name.trim() === '' || name.trim() in given}
          >
            {t('documentForm.add')}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
