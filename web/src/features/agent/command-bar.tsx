import { Button } from '@mantine/core';
import { useId } from 'react';
import type { ItemView } from '../../../../api/contract/item';
import styles from '../../commands/commands.module.css';
import { MoreMenu, type MoreAction } from '../../commands/more-menu';
import type { Command } from '../../commands/use-command';
import { useReturnFocus } from '../../commands/use-return-focus';
import { useShortcuts } from '../../keyboard/use-shortcuts';
import { Icon } from '../../pieces/icon';
import { useTranslation } from '../../text/texts';
import { CopyId, useCopied } from './copy-id';
import { popScreen } from './pop-screen';
import { useCommandActions } from './use-command-actions';
import type { Completing } from './use-complete';
import type { TakingNext } from './use-take-next';

interface CommandBarProps {
  readonly item: ItemView;
  readonly command: Command;
  readonly complete: Completing;
  /** It lies where he helps himself, by choice. */
  readonly canTake: boolean;
  /** It lies where only the next is taken. */
  readonly next: TakingNext | undefined;
  /** It lies on his own shelf. */
  readonly isShelved: boolean;
  readonly onShowWork: () => void;
}

/** The commands in one bar, always in the same order, the primary one at the right, whichever tab is open. */
export function CommandBar({ item, command, complete, canTake, next, isShelved, onShowWork }: CommandBarProps) {
  const { t } = useTranslation();
  const bar = useReturnFocus(command.asking);
  const whyId = useId();
  const { isMine, isHeld } = complete;
  const isHis = isMine || isHeld;
  const canComplete = isMine && complete.kind !== 'none';
  const run = () => {
    complete.run();
    if (complete.isIncomplete) onShowWork();
  };
  useShortcuts({
    ...(canComplete ? { e: run } : {}),
    ...(isMine ? { p: () => command.ask('park') } : {}),
    ...(isMine || isShelved ? { t: () => command.ask('transfer') } : {}),
    ...(isHis ? { r: () => command.ask('reschedule') } : {}),
  });
  const hasPop = item.screenPop !== null;
  const copied = useCopied(item);
  const openSource = () => void (hasPop ? popScreen(item) : copied.copy());
  useShortcuts({ o: openSource });
  const more = isHis ? moreActions(item, isMine) : [];
  const endText = t(complete.kind === 'mark-done' ? 'item.markDone' : 'item.complete');
  const ending = canComplete ? { label: endText, run } : undefined;
  const taking = { canTake, takeNext: next?.run };
  useCommandActions({ item, command, isMine, isHis, isHeld, isShelved, ...taking, more, complete: ending, openSource });
  // A form has buttons of its own, of which one says the same as here.
  if (command.asking !== null) return null;
  return (
    <div ref={bar} className={styles['bar']} role="toolbar" aria-label={t('command.bar')}>
      <span className={styles['first']}>
        {!hasPop && <CopyId item={item} copied={copied} />}
        {hasPop && (
          <Button
            variant="default"
            leftSection={<Icon name="external" />}
            onClick={() => popScreen(item)}
            aria-label={t('item.screenPop')}
            data-testid="screen-pop"
          >
            <span className={styles['long']}>{t('item.screenPop')}</span>
            <span className={styles['short']}>{t('item.screenPopShort')}</span>
          </Button>
        )}
      </span>
      {isHis && <MoreMenu command={command} actions={more} />}
      {isHis && (
        <Button variant="default" onClick={() => command.ask('reschedule')} data-command="reschedule">
          {t('command.reschedule')}
        </Button>
      )}
      {(isMine || isShelved) && (
        <Button variant="default" onClick={() => command.ask('transfer')} data-command="transfer">
          {t('command.transfer')}
        </Button>
      )}
      {isMine && (
        <Button variant="default" onClick={() => command.ask('park')} data-command="park">
          {t('command.park')}
        </Button>
      )}
      {canTake && (
        <Button
          className={styles['primary']}
          onClick={() => command.send('pull', {})}
          loading={command.isPending && command.asking === null}
          data-command="pull"
        >
          {t('command.take')}
        </Button>
      )}
      {next !== undefined && (
        <>
          <span id={whyId} className={styles['why']}>
            {t('command.inOrder')}
          </span>
          <Button
            className={styles['primary']}
            onClick={next.run}
            loading={next.isPending}
            aria-describedby={whyId}
            data-command="pull-next"
          >
            {t('command.takeNext')}
          </Button>
        </>
      )}
      {isHeld && (
        <Button
          className={styles['primary']}
          onClick={() => command.send('resume', {})}
          loading={command.isPending && command.asking === null}
          data-command="resume"
        >
          {t('command.resume')}
        </Button>
      )}
      {canComplete && (
        <Button className={styles['primary']} onClick={run} loading={complete.isPending} data-testid="complete">
          {endText}
        </Button>
      )}
    </div>
  );
}

/** What is done seldom; an item that is held already is not given back before it is taken up again. */
function moreActions({ nextStatuses }: ItemView, isMine: boolean): MoreAction[] {
  return [
    'note',
    'link',
    'update',
    ...(nextStatuses.length > 0 ? (['set-status'] as const) : []),
    ...(isMine ? (['hold', 'release'] as const) : []),
    'cancel',
  ];
}
