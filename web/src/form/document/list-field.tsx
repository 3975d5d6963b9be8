import { ActionIcon, Button } from '@mantine/core';
import { formatPath } from '../../../../domain/config/problem';
import { Icon } from '../../pieces/icon';
import { useTranslation } from '../../text/texts';
import { useDrawing } from './form-context';
import styles from './document-form.module.css';
import { emptyOf, shapeOf } from './shape';
import type { Field, Schema } from './shape';

interface ListFieldProps {
  readonly field: Field;
  readonly items: Schema;
  readonly value: readonly unknown[];
  readonly path: readonly (string | number)[];
  readonly onChange: (value: unknown) => void;
}

/** Entries in an order: each can be moved and taken away. */
export function ListField({ field, items, value, path, onChange }: ListFieldProps) {
  const { t } = useTranslation();
  const { errors, isReadOnly, Value, Fields } = useDrawing();
  const shape = shapeOf(items);
  const put = (index: number, next: unknown) => onChange(value.with(index, next));
  const swap = (index: number, other: number) => onChange(value.with(index, value[other]).with(other, value[index]));
  const error = errors[formatPath(path)];
  return (
    <fieldset className={styles['fieldset']} data-testid={`list-${formatPath(path)}`}>
      <legend>{field.label}</legend>
      {error !== undefined && <p className={styles['error']}>{error}</p>}
      <ol className={styles['list']}>
        {value.map((entry, index) => (
          // An entry has no name but its place.
          <li key={index} className={styles['entry']}>
            <div className={styles['entryHead']}>
              <span className={styles['number']}>{index + 1}</span>
              {!isReadOnly && (
                <span className={styles['entryButtons']}>
                  <Move isUp label={t('documentForm.up')} isOff={index === 0} onClick={() => swap(index, index - 1)} />
                  <Move
                    label={t('documentForm.down')}
                    isOff={index === value.length - 1}
                    onClick={() => swap(index, index + 1)}
                  />
                  <ActionIcon
                    variant="subtle"
                    aria-label={t('documentForm.removeEntry', { number: index + 1 })}
                    onClick={() => onChange(value.toSpliced(index, 1))}
                  >
                    <Icon name="close" size={12} />
                  </ActionIcon>
                </span>
              )}
            </div>
            {shape.type === 'group' ? (
              <Fields
                fields={shape.fields}
                value={(entry ?? {}) as Record<string, unknown>}
                path={[...path, index]}
                onChange={(next) => put(index, next)}
              />
            ) : (
              <Value
                field={{ name: field.name, label: `${field.label} ${index + 1}`, schema: items, isRequired: false }}
                shape={shape}
                value={entry}
                path={[...path, index]}
                onChange={(next) => put(index, next ?? emptyOf(items))}
              />
            )}
          </li>
        ))}
      </ol>
      {!isReadOnly && (
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<Icon name="plus" size={12} />}
          onClick={() => onChange([...value, emptyOf(items)])}
          data-testid={`add-${formatPath(path)}`}
        >
          {t('documentForm.addEntry')}
        </Button>
      )}
    </fieldset>
  );
}

function Move({
  isUp = false,
  label,
  isOff,
  onClick,
}: {
  isUp?: boolean;
  label: string;
  isOff: boolean;
  onClick: () => void;
}) {
  return (
    <ActionIcon variant="subtle" aria-label={label} disabled={isOff} onClick={onClick}>
      <Icon name={isUp ? 'up' : 'down'} size={12} />
    </ActionIcon>
  );
}
