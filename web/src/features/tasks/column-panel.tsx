import { ActionIcon, Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { usualColumns } from '../../../../domain/item/shown';
import { Icon } from '../../pieces/icon';
import { attributeColumn, isKnown, moreColumns } from '../../tasks/columns';
import { attributeTitle } from '../../tasks/task-columns';
import { useTranslation } from '../../text/texts';
import styles from './tasks.module.css';

interface ColumnPanelProps {
  /** The reference, which stays, then the others in their order. */
  readonly columns: readonly string[];
  /** What makes others of those after the reference; undefined: the usual ones. */
  readonly onChange: (made: (columns: readonly string[]) => readonly string[] | undefined) => void;
}

/** Which columns the list has, and in which order. */
export function ColumnPanel({ columns, onChange }: ColumnPanelProps) {
  const { t } = useTranslation();
  const [attribute, setAttribute] = useState('');
  const titleOf = (column: string) => (isKnown(column) ? t(`tasks.column.${column}`) : attributeTitle(column));
  const shown = columns.filter((column) => column !== 'reference');
  const hidden = [...usualColumns, ...moreColumns].filter((column) => !columns.includes(column));
  const move = (column: string, step: number) =>
    onChange((now) =>
      now.filter((each) => each !== column).toSpliced(Math.max(0, now.indexOf(column) + step), 0, column),
    );
  const add = (event: FormEvent) => {
    event.preventDefault();
    const column = attributeColumn(attribute.trim().replaceAll(',', ''));
    if (attribute.trim() !== '' && !columns.includes(column)) onChange((now) => [...now, column]);
    setAttribute('');
  };
  return (
    <section className={styles['panel']} aria-label={t('tasks.columns.title')} data-testid="column-panel">
      <h2>{t('tasks.columns.shown')}</h2>
      <ol className={styles['columns']}>
        {shown.map((column, at) => {
          const name = titleOf(column);
          return (
            <li key={column} data-testid={`column-${column}`}>
              <ActionIcon
                variant="subtle"
                color="gray"
                size="sm"
                disabled={at === 0}
                aria-label={t('tasks.columns.earlier', { name })}
                onClick={() => move(column, -1)}
                data-move="earlier"
              >
                <Icon name="back" size={12} />
              </ActionIcon>
              {name}
              <ActionIcon
                variant="subtle"
                color="gray"
                size="sm"
                disabled={at === shown.length - 1}
                aria-label={t('tasks.columns.later', { name })}
                onClick={() => move(column, 1)}
                data-move="later"
              >
                <Icon name="back" size={12} style={{ transform: 'scaleX(-1)' }} />
              </ActionIcon>
              <ActionIcon
                variant="subtle"
                color="gray"
                size="sm"
                disabled={shown.length === 1}
                aria-label={t('tasks.columns.remove', { name })}
                onClick={() => onChange((now) => now.filter((each) => each !== column))}
                data-move="remove"
              >
                <Icon name="close" size={12} />
              </ActionIcon>
            </li>
          );
        })}
      </ol>
      <h2>{t('tasks.columns.more')}</h2>
      <div className={styles['hidden']}>
        {hidden.map((column) => (
          <Button
            key={column}
            variant="default"
            size="compact-sm"
            leftSection={<Icon name="plus" size={12} />}
            aria-label={t('tasks.columns.add', { name: titleOf(column) })}
            onClick={() => onChange((now) => [...now, column])}
            data-testid={`add-column-${column}`}
          >
            {titleOf(column)}
          </Button>
        ))}
      </div>
      <form className={styles['addAttribute']} onSubmit={add}>
        <TextInput
          size="sm"
          label={t('tasks.columns.attribute')}
          value={attribute}
          maxLength={100}
          onChange={(event) => setAttribute(event.currentTarget.value)}
          data-testid="column-attribute"
        />
        <Button type="submit" variant="default" size="sm">
          {t('tasks.columns.addAttribute')}
        </Button>
        <Button variant="subtle" size="sm" onClick={() => onChange(() => undefined)}>
          {t('tasks.columns.reset')}
        </Button>
      </form>
    </section>
  );
}
