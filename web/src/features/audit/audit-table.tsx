import type { AuditEntryView } from '../../../../api/contract/audit';
import { keyText } from '../../format/value';
import { EntryTable } from '../../pieces/entry-table';
import { useTranslation } from '../../text/texts';
import styles from './audit.module.css';
import { AuditDetail } from './audit-detail';

interface AuditTableProps {
  readonly entries: readonly AuditEntryView[];
  readonly openId: string | undefined;
  readonly onOpen: (id: string | undefined) => void;
}

/** One row for each command; pressed, it shows what was changed and from where. */
export function AuditTable({ entries, openId, onOpen }: AuditTableProps) {
  const { t } = useTranslation();
  const verbText = (verb: string) => t(`audit.verb.${verb}` as 'audit.verb.create', { defaultValue: keyText(verb) });
  const columns = (['at', 'verb', 'object', 'actor', 'division'] as const).map((column) => ({
    name: t(`audit.column.${column}`),
    isMinor: column === 'division',
  }));
  return (
    <EntryTable
      columns={columns}
      openId={openId}
      onOpen={onOpen}
      entries={entries.map((entry) => {
        const { id, at, verb, object, actor, division, reason } = entry;
        const name = object.name ?? object.id;
        return {
          id,
          testId: `audit-${id}`,
          at,
          opens: t('audit.open', { verb: verbText(verb), object: name }),
          cells: [
            { text: verbText(verb), second: reason ?? undefined, title: verb },
            { text: <span className={styles['name']}>{name}</span>, second: t(`audit.kind.${object.kind}`) },
            { text: actor.id, second: t(`audit.actor.${actor.kind}`) },
            { text: division, isMinor: true },
          ],
          detail: () => <AuditDetail entry={entry} />,
        };
      })}
    />
  );
}
