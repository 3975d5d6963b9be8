import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { Icon } from '../../pieces/icon';
import { useTranslation } from '../../text/texts';
import { JsonField } from '../document/json-field';
import type { Schema } from '../document/shape';
import { AttributeLine } from './attribute-line';
import {
  added,
  freshName,
  moved,
  renamed,
  rowsOf,
  withProperty,
  without,
  withRequired,
  wordsBeside,
} from './attribute-rows';
import { FormPreview } from './form-preview';
import styles from './attributes.module.css';

interface AttributesFieldProps {
  readonly label: string;
  readonly error: string | undefined;
  readonly isReadOnly: boolean;
  /** Whether nothing at all may stand here, which is not the same as a form that asks for nothing. */
  readonly isOptional: boolean;
  /** Undefined: nothing is written yet. */
  readonly value: Schema | undefined;
  readonly onChange: (value: Schema | undefined) => void;
  readonly testId: string;
}

/** A JSON Schema of an object: the table of its attributes, or its text. Where none need be, there is none at first. */
export function AttributesField(props: AttributesFieldProps) {
  const { label, error, isReadOnly, isOptional, value, onChange, testId } = props;
  const { t } = useTranslation();
  const [view, setView] = useState<'table' | 'text'>('table');
  const isThere = value !== undefined || !isOptional;
  const schema = value ?? {};
  return (
    <fieldset className={styles['field']} data-testid={testId}>
      <legend>
        {label}
        {isOptional && !isReadOnly && (
          <Button
            variant="subtle"
            size="compact-xs"
            onClick={() => onChange(isThere ? undefined : { type: 'object', properties: {} })}
          >
            {t(isThere ? 'documentForm.remove' : 'documentForm.add')}
          </Button>
        )}
      </legend>
      {error !== undefined && <p className={styles['error']}>{error}</p>}
      {isThere && (
        <SegmentedControl
          className={styles['views']}
          size="xs"
          aria-label={t('attributes.view', { name: label })}
          value={view}
          onChange={(next) => setView(next as typeof view)}
          data={(['table', 'text'] as const).map((each) => ({ value: each, label: t(`attributes.views.${each}`) }))}
        />
      )}
      {isThere && view === 'text' && (
        <JsonField
          look={{ label: t('attributes.written'), error: undefined, disabled: isReadOnly }}
          value={value}
          onChange={(next) => onChange(isObject(next) ? next : undefined)}
        />
      )}
      {isThere && view === 'table' && (
        <div className={styles['columns']}>
          <AttributeTable {...{ schema, isReadOnly, onChange, testId }} />
          <FormPreview schema={schema} />
        </div>
      )}
    </fieldset>
  );
}

interface AttributeTableProps {
  readonly schema: Schema;
  readonly isReadOnly: boolean;
  readonly onChange: (schema: Schema) => void;
  readonly testId: string;
}

function AttributeTable({ schema, isReadOnly, onChange, testId }: AttributeTableProps) {
  const { t } = useTranslation();
  const rows = rowsOf(schema);
  const beside = wordsBeside(schema);
  return (
    <div className={styles['table']}>
      {rows.length === 0 && <p className={styles['quiet']}>{t('attributes.none')}</p>}
      {rows.length > 0 && (
        <div className={styles['head']} aria-hidden="true">
          {(['name', 'label', 'kind'] as const).map((column) => (
            <span key={column}>{t(`attributes.column.${column}`)}</span>
          ))}
        </div>
      )}
      <ol>
        {rows.map((row, index) => (
          // A name changes while it is written.
          <li key={index}>
            <AttributeLine
              row={row}
              number={index + 1}
              schema={schema}
              isReadOnly={isReadOnly}
              isFirst={index === 0}
              isLast={index === rows.length - 1}
              onRename={(next) => onChange(renamed(schema, row.name, next))}
              onProperty={(property) => onChange(withProperty(schema, row.name, property))}
              onRequired={(isRequired) => onChange(withRequired(schema, row.name, isRequired))}
              onMove={(by) => onChange(moved(schema, row.name, by))}
              onRemove={() => onChange(without(schema, row.name))}
            />
          </li>
        ))}
      </ol>
      {!isReadOnly && (
        <div>
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<Icon name="plus" size={12} />}
            onClick={() => onChange(added(schema, freshName(schema, t('attributes.stem'))))}
            data-testid={`${testId}-add`}
          >
            {t('attributes.add')}
          </Button>
        </div>
      )}
      {beside.length > 0 && (
        <p className={styles['quiet']}>{t('attributes.keptBeside', { words: beside.join(', ') })}</p>
      )}
    </div>
  );
}

function isObject(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
