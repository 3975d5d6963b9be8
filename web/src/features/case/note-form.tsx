import { WrittenForm } from '../../commands/written-form';
import type { CaseParts } from './parts';

export function NoteForm({ found, action }: CaseParts) {
  return (
    <WrittenForm
      kind="note"
      reference={found.reference}
      maxLength={10_000}
      isBusy={action.isPending}
      error={action.error}
      onSend={(text, sent) => action.send('note', { text }, sent)}
      onBack={action.back}
    />
  );
}
