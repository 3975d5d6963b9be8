import { Button } from '@mantine/core';
import type { ItemView, ShownState } from '../../../api/contract/item';
import { openItemStates } from '../../../domain/item/shown';
import { AskedForm } from '../commands/asked-form';
import styles from '../commands/commands.module.css';
import { MoreMenu, type MoreAction } from '../commands/more-menu';
import { PriorityForm } from '../commands/priority-form';
import { useCommand } from '../commands/use-command';
import { useReturnFocus } from '../commands/use-return-focus';
import { ProblemNote } from '../pieces/note';
import { useTranslation } from '../text/texts';
import { AssignForm } from './assign-form';

/** From which states each command of a supervisor leads on; what the server refuses all the same, it says. */
const applies = {
  assign: ['queued', 'offered', 'parked'],
  transfer: ['queued', 'offered', 'connected', 'parked'],
  requeue: ['offered', 'connected', 'parked', 'awaiting-source'],
  resume: ['paused'],
  pause: ['scheduled', 'queued', 'offered', 'connected', 'parked', 'awaiting-source'],
  restart: ['completed', 'cancelled'],
  cancel: openItemStates,
} as const satisfies Record<string, readonly ShownState[]>;

/** What a supervisor does with an item over the rules; each asks once, in place. */
export function ItemCommands({ item }: { item: ItemView }) {
  const { t } = useTranslation();
  const command = useCommand(item.id);
  const bar = useReturnFocus(command.asking);
  const may = (action: keyof typeof applies) => (applies[action] as readonly ShownState[]).includes(item.state);
  // A form has buttons of its own, of which one says the same as here.
  if (command.asking === 'assign') return <AssignForm item={item} command={command} />;
  if (command.asking === 'reprioritize') return <PriorityForm item={item} command={command} />;
  if (command.asking !== null) return <AskedForm item={item} command={command} />;
  return (
    <div ref={bar} className={styles['bar']} role="toolbar" aria-label={t('command.bar')}>
      <span className={styles['first']}>
        <ProblemNote error={command.error} onClose={command.back} />
      </span>
      {may('cancel') && <MoreMenu command={command} actions={moreActions(item, may('pause'))} />}
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
      {may('resume') && (
        <Button
          className={styles['primary']}
          onClick={() => command.send('resume', {})}
          loading={command.isPending}
          data-command="resume"
        >
          {t('command.resume')}
        </Button>
      )}
      {may('restart') && (
        <Button variant="default" onClick={() => command.ask('restart')} data-command="restart">
          {t('command.restart')}
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

/** What overrules the rules, what tells others, and last what ends the item. */
function moreActions({ dueAt, nextStatuses }: ItemView, mayPause: boolean): MoreAction[] {
  return [
    'reprioritize',
    ...(dueAt === null ? [] : (['extend'] as const)),
    'reschedule',
    'escalate',
    'reclassify',
    ...(mayPause ? (['pause'] as const) : []),
    ...(nextStatuses.length > 0 ? (['set-status'] as const) : []),
    'update',
    'note',
    'link',
    'cancel',
  ];
}
