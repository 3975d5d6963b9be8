import { ActionIcon, NativeSelect } from '@mantine/core';
import { useId, useState } from 'react';
import { decisionOutputs } from '../../../../../domain/config/decision';
import { fieldLabel } from '../../../format/field-text';
import { Icon } from '../../../pieces/icon';
import { useTranslation } from '../../../text/texts';
import { inputName } from './column-name';
import { removeColumn, renameColumn, widthOf } from './table';
import type { Table } from './table';
import styles from './table-grid.module.css';
import { columnType } from './use-known-values';

interface GridHeadProps {
  readonly table: Table;
  readonly isReadOnly: boolean;
  readonly change: (table: Table) => void;
}

export function GridHead({ table, isReadOnly, change }: GridHeadProps) {
  const { t } = useTranslation();
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th scope="col" className={styles['number']}>
          <span aria-label={t('decision.rule')}>#</span>
        </th>
        {[...table.inputs, ...table.outputs].map((text, column) => {
          const type = columnType(table, column);
          const isInput = column < table.inputs.length;
          return (
            <th key={column} scope="col" data-part={isInput ? 'input' : 'output'}>
              <div className={styles['headCell']}>
                {isInput ? (
                  <InputName
                    {...{ text, isReadOnly, column }}
                    onName={(next) => change(renameColumn(table, column, next))}
                  />
                ) : (
                  <NativeSelect
                    size="xs"
                    variant="unstyled"
                    style={{ minWidth: `${fieldLabel(text).length + 2}ch` }}
                    className={styles['headChoice']}
                    aria-label={t('decision.output', { number: column - table.inputs.length + 1 })}
                    rightSection={<Icon name="down" size={12} />}
                    disabled={isReadOnly}
                    value={text}
                    data={decisionOutputs
                      .filter((each) => each === text || !table.outputs.includes(each))
                      .map((value) => ({ value, label: fieldLabel(value) }))}
                    onChange={(event) => change(renameColumn(table, column, event.currentTarget.value))}
                  />
                )}
              </div>
              <div className={styles['headCell']}>
                <span className={styles['type']} title={isInput ? text : undefined}>
                  {isInput && inputName(text) !== text ? text : t(`decision.type.${type ?? 'input'}`)}
                </span>
                {!isReadOnly && widthOf(table) > 1 && (
                  <ActionIcon
                    variant="subtle"
                    size="sm"
                    aria-label={t('decision.removeColumn', { name: isInput ? inputName(text) : fieldLabel(text) })}
                    onClick={() => change(removeColumn(table, column))}
                  >
                    <Icon name="close" size={12} />
                  </ActionIcon>
                )}
              </div>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

interface InputNameProps {
  readonly text: string;
  readonly column: number;
  readonly isReadOnly: boolean;
  readonly onName: (text: string) => void;
}

/** FEEL over the item, shown as such while it is written; it counts when it is left. */
function InputName({ text, column, isReadOnly, onName }: InputNameProps) {
  const { t } = useTranslation();
  const id = useId();
  const [written, setWritten] = useState<string | null>(null);
  const name = inputName(text);
  const keep = () => {
    if (written !== null && written.trim() !== '' && written !== text) onName(written.trim());
    setWritten(null);
  };
  return (
    <input
      id={id}
      className={styles['headInput']}
      style={{ minWidth: `${(written ?? name).length + 1}ch` }}
      aria-label={t('decision.input', { number: column + 1 })}
      value={written ?? name}
      readOnly={isReadOnly}
      spellCheck={false}
      title={text}
      onFocus={() => isReadOnly || setWritten(text)}
      onChange={(event) => setWritten(event.currentTarget.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Enter') keep();
      }}
      data-testid={`input-${column + 1}`}
    />
  );
}
