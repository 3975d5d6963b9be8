import { ActionIcon } from '@mantine/core';
import type { ReactNode } from 'react';
import { Icon } from '../pieces/icon';
import { useTranslation } from '../text/texts';
import styles from './panel.module.css';

interface PanelHeadProps {
  readonly title: string;
  readonly text?: ReactNode;
  readonly onClose: () => void;
  /** Before the title: a face. */
  readonly children?: ReactNode;
}

/** What the panel is about, and the way back. */
export function PanelHead({ title, text, onClose, children }: PanelHeadProps) {
  const { t } = useTranslation();
  return (
    <div className={styles['head']}>
      <ActionIcon variant="subtle" color="gray" onClick={onClose} aria-label={t('app.close')} data-testid="panel-close">
        <Icon name="back" />
      </ActionIcon>
      {children}
      <div className={styles['title']}>
        <h1>{title}</h1>
        {text !== undefined && <p>{text}</p>}
      </div>
    </div>
  );
}
