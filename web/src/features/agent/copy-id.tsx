import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ItemView } from '../../../../api/contract/item';
import { useTranslation } from '../../text/texts';
import styles from '../../commands/commands.module.css';

/** Where there is no page to open, the capture ID finds the item in its source system. Answers whether it was copied. */
async function copyId({ externalId }: ItemView): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(externalId);
    return true;
  } catch {
    return false;
  }
}

/** Whether it was copied last, by the button, by its key or from the palette. */
export function useCopied(item: ItemView) {
  const [copiedId, setCopiedId] = useState<string | null>(null);
  const copy = () => void copyId(item).then((isDone) => setCopiedId(isDone ? item.id : null));
  return { isCopied: copiedId === item.id, copy };
}

export function CopyId({ item, copied: { isCopied, copy } }: { item: ItemView; copied: ReturnType<typeof useCopied> }) {
  const { t } = useTranslation();
  return (
    <Button variant="default" onClick={copy} title={item.externalId} data-testid="copy-id">
      <span className={styles['long']}>{t(isCopied ? 'copy.done' : 'copy.id')}</span>
      <span className={styles['short']}>{t(isCopied ? 'copy.done' : 'copy.short')}</span>
    </Button>
  );
}
