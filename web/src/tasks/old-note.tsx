import { Button } from '@mantine/core';
import { Note } from '../pieces/note';
import { useTranslation } from '../text/texts';

/** Rows have not moved under the reader, though their order has. */
export function OldNote({ onRenew }: { onRenew: () => void }) {
  const { t } = useTranslation();
  return (
    <Note role="status">
      {t('tasks.old')}{' '}
      <Button variant="default" size="compact-sm" onClick={onRenew} data-testid="task-renew">
        {t('tasks.renew')}
      </Button>
    </Note>
  );
}
