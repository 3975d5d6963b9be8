import { CloseButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from '../text/texts';
import { Icon } from './icon';
import type { IconName } from './icon';
import styles from './note.module.css';
import { problemText } from './problem-text';

export type NoteTone = 'plain' | 'amber' | 'red' | 'green';

const icons: Record<NoteTone, IconName> = { plain: 'activity', amber: 'warning', red: 'warning', green: 'done' };

/** A sentence that stays where its cause is. `role` says how urgently a screen reader tells it. */
export function Note({
  tone = 'plain',
  role,
  icon,
  children,
}: {
  tone?: NoteTone;
  role?: 'alert' | 'status';
  icon?: IconName;
  children: ReactNode;
}) {
  return (
    <div className={styles['note']} data-tone={tone} role={role}>
      <Icon name={icon ?? icons[tone]} />
      <div className={styles['text']}>{children}</div>
    </div>
  );
}

/** A refusal, with what it means. `onClose`: it may be put away once it is read. */
export function ProblemNote({ error, onClose }: { error: unknown; onClose?: () => void }) {
  const { t } = useTranslation();
  if (error === null || error === undefined) return null;
  return (
    <Note tone="red" role="alert">
      {problemText(error)}
      {onClose !== undefined && (
        <CloseButton size="xs" className={styles['close']} onClick={onClose} aria-label={t('app.close')} />
      )}
    </Note>
  );
}
