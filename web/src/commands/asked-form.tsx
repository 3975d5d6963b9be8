import type { ItemView } from '../../../api/contract/item';
import { AskForm } from './ask-form';
import { ClocksForm } from './clocks-form';
import { DetailsForm } from './details-form';
import { StatusForm } from './status-form';
import { TextForm } from './text-form';
import { TransferForm } from './transfer-form';
import type { Command } from './use-command';

/** What the command that is being given asks for. */
export function AskedForm({ item, command }: { item: ItemView; command: Command }) {
  switch (command.asking) {
    case 'transfer':
      return <TransferForm item={item} command={command} />;
    case 'reschedule':
    case 'extend':
      return <ClocksForm key={command.asking} item={item} action={command.asking} command={command} />;
    case 'update':
      return <DetailsForm item={item} command={command} />;
    case 'set-status':
      return <StatusForm item={item} command={command} />;
    case 'note':
    case 'link':
      return <TextForm key={command.asking} item={item} action={command.asking} command={command} />;
    case 'release':
    case 'requeue':
    case 'cancel':
    case 'pause':
    case 'hold':
    case 'escalate':
    case 'restart':
    case 'reclassify':
      return <AskForm key={command.asking} item={item} action={command.asking} command={command} />;
    // Asked for by the page that alone offers them.
    case 'park':
    case 'assign':
    case 'reprioritize':
    case null:
      return null;
  }
}
