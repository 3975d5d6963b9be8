import { WrittenForm } from '../../commands/written-form';
import type { CaseParts } from './parts';

export function NoteForm({ found, action }: CaseParts) {
  return (
    <WrittenForm
      kind="note"
      reference={found.reference}
      maxLength={10_000}
      command={action}
      onSend={(text, sent) => action.send('note', { text }, sent)}
    />
  );
}
