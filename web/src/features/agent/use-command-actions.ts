import type { ItemView } from '../../../../api/contract/item';
import type { MoreAction } from '../../commands/more-menu';
import type { Asking, Command } from '../../commands/use-command';
import type { Action } from '../../palette/actions-store';
import { useActions } from '../../palette/use-actions';
import { useTranslation } from '../../text/texts';

interface CommandActions {
  readonly item: ItemView;
  readonly command: Command;
  readonly isMine: boolean;
  readonly isHis: boolean;
  readonly isHeld: boolean;
  readonly isShelved: boolean;
  readonly canTake: boolean;
  /** Undefined where he takes what he chooses, or nothing. */
  readonly takeNext: (() => void) | undefined;
  readonly more: readonly MoreAction[];
  /** Undefined where he cannot end it. */
  readonly complete: { readonly label: string; readonly run: () => void } | undefined;
  readonly openSource: () => void;
}

/** Every command of the item that is possible now, in the palette. */
export function useCommandActions({ item, command, complete, more, openSource, ...is }: CommandActions): void {
  const { t } = useTranslation();
  const named = (text: string) => `${text}: ${item.reference}`;
  const ask = (action: Asking, shortcut?: string): Action => ({
    id: action,
    label: named(t(`command.${action}`)),
    ...(shortcut === undefined ? {} : { shortcut }),
    run: () => command.ask(action),
  });
  const send = (action: 'pull' | 'resume', text: string): Action => ({
    id: action,
    label: named(text),
    run: () => command.send(action, {}),
  });
  useActions([
    ...(complete === undefined ? [] : [{ ...complete, id: 'complete', label: named(complete.label), shortcut: 'e' }]),
    ...(is.isMine ? [ask('park', 'p')] : []),
    ...(is.isMine || is.isShelved ? [ask('transfer', 't')] : []),
    ...(is.isHis ? [ask('reschedule', 'r')] : []),
    ...(is.canTake ? [send('pull', t('command.take'))] : []),
    ...(is.takeNext === undefined ? [] : [{ id: 'take-next', label: t('command.takeNext'), run: is.takeNext }]),
    ...(is.isHeld ? [send('resume', t('command.resume'))] : []),
    ...more.map((action) => ask(action)),
    {
      id: 'source',
      label: named(t(item.screenPop === null ? 'copy.id' : 'item.screenPop')),
      shortcut: 'o',
      run: openSource,
    },
  ]);
}
