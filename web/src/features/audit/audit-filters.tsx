import { NativeSelect, TextInput } from '@mantine/core';
import { useRef } from 'react';
import { auditObjects } from '../../../../domain/audit/entry';
import { useAsked } from '../../address/address';
import { useShortcuts } from '../../keyboard/use-shortcuts';
import { Icon } from '../../pieces/icon';
import { TextFilter } from '../../pieces/text-filter';
import { useTranslation } from '../../text/texts';
import styles from './audit.module.css';
import type { AuditChange } from './audit-page';

interface AuditFiltersProps {
  readonly onChange: (change: AuditChange) => void;
}

const names = ['q', 'object', 'actor', 'verb', 'kind', 'from', 'to'] as const;

/** Text, object, actor, verb, and a span of time. */
export function AuditFilters({ onChange }: AuditFiltersProps) {
  const { t } = useTranslation();
  const view = useAsked(names);
  const text = useRef<HTMLInputElement>(null);
  const object = useRef<HTMLInputElement>(null);
  const actor = useRef<HTMLInputElement>(null);
  const verb = useRef<HTMLInputElement>(null);
  useShortcuts({ '/': () => text.current?.focus() });
  const fields = [
    { name: 'q', field: text },
    { name: 'object', field: object },
    { name: 'actor', field: actor },
    { name: 'verb', field: verb },
  ] as const;
  return (
    <div className={styles['filters']} role="search" aria-label={t('audit.filter.label')}>
      {fields.map(({ name, field }) => (
        <TextFilter
          key={name}
          field={field}
          label={t(`audit.filter.${name}`)}
          className={styles['find']}
          value={view[name] ?? ''}
          onChange={(value) => onChange({ [name]: value })}
        />
      ))}
      <NativeSelect
        className={styles['select'] ?? ''}
        size="sm"
        rightSection={<Icon name="down" size={12} />}
        aria-label={t('audit.filter.kind')}
        value={view.kind ?? ''}
        onChange={(event) => onChange({ kind: event.currentTarget.value || undefined })}
        data-testid="filter-kind"
        data={[
          { value: '', label: t('audit.filter.anyKind') },
          ...auditObjects.map((kind) => ({ value: kind, label: t(`audit.kind.${kind}`) })),
        ]}
      />
      {(['from', 'to'] as const).map((end) => (
        <label key={end} className={styles['end']}>
          <span>{t(`audit.filter.${end}`)}</span>
          <TextInput
            size="sm"
            type="datetime-local"
            value={view[end] ?? ''}
            onChange={(event) => onChange({ [end]: event.currentTarget.value || undefined })}
          />
        </label>
      ))}
    </div>
  );
}
