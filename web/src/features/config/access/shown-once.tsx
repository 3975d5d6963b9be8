import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Note } from '../../../pieces/note';
import { useTranslation } from '../../../text/texts';
import styles from './access.module.css';

interface ShownOnceProps {
  readonly secret: string;
  readonly text: string;
  readonly onClose: () => void;
}

/** A secret that nobody can read again: it is forgotten as soon as it is put away. */
export function ShownOnce({ secret, text, onClose }: ShownOnceProps) {
  const { t } = useTranslation();
  const [isCopied, setCopied] = useState(false);
  const copy = () =>
    void navigator.clipboard.writeText(secret).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <Note tone="amber" role="status">
      {text}
      <div className={styles['secret']}>
        <TextInput
          size="xs"
          aria-label={t('access.secret')}
          value={secret}
          readOnly
          spellCheck={false}
          onFocus={(event) => event.currentTarget.select()}
          data-testid="secret"
        />
        <Button variant="default" size="compact-sm" onClick={copy}>
          {t(isCopied ? 'copy.done' : 'access.copy')}
        </Button>
        <Button size="compact-sm" onClick={onClose} data-testid="secret-done">
          {t('access.kept')}
        </Button>
      </div>
    </Note>
  );
}
