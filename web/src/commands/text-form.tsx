import type { ItemView } from '../../../api/contract/item';
import type { Command } from './use-command';
import { WrittenForm } from './written-form';

interface TextFormProps {
  readonly item: ItemView;
  readonly action: 'note' | 'link';
  readonly command: Command;
}

export function TextForm({ item, action, command }: TextFormProps) {
  return (
    <WrittenForm
      kind={action}
      reference={item.reference}
      maxLength={action === 'note' ? 4_000 : 255}
      command={command}
      onSend={(text, sent) => command.send(action, action === 'note' ? { text } : { interaction: text }, sent)}
    />
  );
}
