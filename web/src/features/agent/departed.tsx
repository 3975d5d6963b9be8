import { Button, CloseButton } from '@mantine/core';
import type { ItemView } from '../../../../api/contract/item';
import { Note } from '../../pieces/note';
import { useUnsavedNames } from '../../session/unsaved';
import { useTranslation } from '../../text/texts';

interface DepartedProps {
  readonly item: ItemView;
  readonly onOpen: (id: string) => void;
  readonly onClose: () => void;
}

/** It left his hands, and perhaps with something that he had filled in. */
export function Departed({ item, onOpen, onClose }: DepartedProps) {
  const { t } = useTranslation();
  const isUnsent = useUnsavedNames().has(`complete/${item.id}`);
  return (
    <Note>
      {t(isUnsent ? 'departed.unsent' : 'departed.text', { reference: item.reference })}{' '}
      <Button variant="default" size="compact-xs" onClick={() => onOpen(item.id)}>
        {t('departed.open')}
      </Button>
      <CloseButton size="xs" onClick={onClose} aria-label={t('app.close')} />
    </Note>
  );
}
