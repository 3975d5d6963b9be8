import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ItemView, ShownState } from '../../../../api/contract/item';
import { AskForm } from '../../commands/ask-form';
import styles from '../../commands/commands.module.css';
import { TransferForm } from '../../commands/transfer-form';
import { useCommand } from '../../commands/use-command';
import type { Command } from '../../commands/use-command';
import { useReturnFocus } from '../../commands/use-return-focus';
import { AssignForm } from './assign-form';

/** From which states each command of a supervisor leads on; what the server refuses all the same, it says. */
const applies = {
  assign: ['queued', 'offered', 'parked'],
  transfer: ['queued', 'offered', 'connected', 'parked'],
  requeue: ['offered', 'connected', 'parked', 'awaiting-source'],
  cancel: ['scheduled', 'queued', 'offered', 'connected', 'parked', 'paused', 'awaiting-source'],
} as const satisfies Record<string, readonly ShownState[]>;

/** What a supervisor does with an item over the rules; each asks once, in place. */
export function ItemCommands({ item }: { item: ItemView }) {
  const { t } = useTranslation();
  const command = useCommand(item.id);
  const bar = useReturnFocus(command.asking);
  const may = (action: keyof typeof applies) => (applies[action] as readonly ShownState[]).includes(item.state);
  if (!may('cancel')) return null;
  // A form has buttons of its own, of which one says the same as here.
  if (command.asking !== null) return <Form item={item} command={command} />;
  return (
    <div ref={bar} className={styles['bar']} role="toolbar" aria-label={t('command.bar')}>
      <Button className={styles['first']} variant="default" onClick={() => command.ask('cancel')} data-command="cancel">
        {t('command.cancel')}
      </Button>
      {may('requeue') && (
        <Button variant="default" onClick={() => command.ask('requeue')} data-command="requeue">
          {t('command.requeue')}
        </Button>
      )}
      {may('transfer') && (
        <Button variant="default" onClick={() => command.ask('transfer')} data-command="transfer">
          {t('command.transfer')}
        </Button>
      )}
      {may('assign') && (
        <Button className={styles['primary']} onClick={() => command.ask('assign')} data-command="assign">
          {t('command.assign')}
        </Button>
      )}
    </div>
  );
}

function Form({ item, command }: { item: ItemView; command: Command }) {
  switch (command.asking) {
    case 'assign':
      return <AssignForm item={item} command={command} />;
    case 'transfer':
      return <TransferForm item={item} command={command} />;
    case 'requeue':
    case 'cancel':
      return <AskForm key={command.asking} reference={item.reference} action={command.asking} command={command} />;
    // What its holder does is not done from here.
    case 'park':
    case 'release':
    case null:
      return null;
  }
}
