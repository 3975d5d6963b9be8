import { NativeSelect } from '@mantine/core';
import { attributeLabel } from '../../format/value';
import { Icon } from '../../pieces/icon';
import { useTranslation } from '../../text/texts';
import styles from './import.module.css';
import type { FileTable } from './read-table';
import { fields, type Targets } from './targets';

const shownRows = 5;

interface ColumnTableProps {
  readonly table: FileTable;
  readonly targets: Targets;
  readonly attributes: Readonly<Record<string, unknown>>;
  /** Null: the source says itself how its columns are read. */
  readonly onChange: ((at: number, target: string) => void) | null;
}

/** The first rows of the file, below what each column becomes. */
export function ColumnTable({ table: { columns, rows }, targets, attributes, onChange }: ColumnTableProps) {
  const { t } = useTranslation();
  const names = Object.keys(attributes);
  const choices = [
    { value: '', label: t('import.leaveOut') },
    {
      group: t('import.fields'),
      items: fields.map((value) => ({ value, label: t(`import.field.${value}` as 'import.field.name') })),
    },
    ...(names.length === 0
      ? []
      : [
          {
            group: t('import.attributes'),
            items: names.map((value) => ({ value, label: titleOf(attributes[value]) ?? attributeLabel(value) })),
          },
        ]),
  ];
  return (
    <div className={styles['scroll']} tabIndex={0} role="region" aria-label={t('import.firstRows')}>
      <table className={styles['table']} data-testid="columns">
        <thead>
          <tr>
            {columns.map((column, at) => (
              <th key={at} scope="col">
                <span className={styles['column']}>{column === '' ? t('import.unnamed') : column}</span>
                {onChange !== null && (
                  <NativeSelect
                    size="xs"
                    aria-label={t('import.becomes', { column })}
                    rightSection={<Icon name="down" size={12} />}
                    value={targets[at] ?? ''}
                    onChange={(event) => onChange(at, event.currentTarget.value)}
                    data={choices}
                    data-testid={`becomes-${column}`}
                  />
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, shownRows).map(({ line, cells }) => (
            <tr key={line}>
              {columns.map((_, at) => (
                <td key={at} data-left-out={targets[at] === ''}>
                  {cells[at] ?? ''}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function titleOf(schema: unknown): string | undefined {
  const title = (schema as { title?: unknown } | null)?.title;
  return typeof title === 'string' && title !== '' ? title : undefined;
}
