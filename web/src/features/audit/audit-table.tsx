import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import { Fragment } from 'react';
import type { AuditEntryView } from '../../../../api/contract/audit';
import { keyText } from '../../format/value';
import { Icon } from '../../pieces/icon';
import { InstantText } from '../../pieces/instant-text';
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
  return (
    <div className={styles['scroll']}>
      <table className={styles['table']}>
        <thead>
          <tr>
            {(['at', 'verb', 'object', 'actor', 'division'] as const).map((column) => (
              <th key={column} scope="col" data-column={column}>
                {t(`audit.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => {
            const isOpen = entry.id === openId;
            const { id, at, verb, object, actor, division, reason } = entry;
            return (
              <Fragment key={id}>
                <tr data-testid={`audit-${id}`} data-open={isOpen}>
                  <td data-column="at">
                    <UnstyledButton
                      className={styles['open']}
                      aria-expanded={isOpen}
                      onClick={() => onOpen(isOpen ? undefined : id)}
                    >
                      <Icon name="down" size={12} />
                      <InstantText at={at} isInside />
                      <VisuallyHidden>
                        {t('audit.open', { verb: verbText(verb), object: object.name ?? object.id })}
                      </VisuallyHidden>
                    </UnstyledButton>
                  </td>
                  <td title={verb}>
                    {verbText(verb)}
                    {reason !== null && <span className={styles['second']}>{reason}</span>}
                  </td>
                  <td>
                    <span className={styles['name']}>{object.name ?? object.id}</span>
                    <span className={styles['second']}>{t(`audit.kind.${object.kind}`)}</span>
                  </td>
                  <td>
                    {actor.id}
                    <span className={styles['second']}>{t(`audit.actor.${actor.kind}`)}</span>
                  </td>
                  <td data-column="division">{division}</td>
                </tr>
                {isOpen && (
                  <tr className={styles['detailRow']}>
                    <td colSpan={5}>
                      <AuditDetail entry={entry} />
                    </td>
                  </tr>
                )}
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
