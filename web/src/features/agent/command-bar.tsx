import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ItemView } from '../../../../api/contract/item';
import { useShortcuts } from '../../keyboard/use-shortcuts';
import { Icon } from '../../pieces/icon';
import styles from './item-work.module.css';
import { popScreen } from './pop-screen';
import type { Completing } from './use-complete';

interface CommandBarProps {
  readonly item: ItemView;
  readonly complete: Completing;
  readonly onShowWork: () => void;
}

/** The commands in one bar, the primary one at the right. It stays while the item is in hand, whichever tab is open. */
export function CommandBar({ item, complete, onShowWork }: CommandBarProps) {
  const { t } = useTranslation();
  const run = () => {
    if (complete.isIncomplete) onShowWork();
    complete.run();
  };
  useShortcuts(complete.isMine && complete.kind !== 'none' ? { e: run } : {});
  const hasPop = item.screenPop !== null;
  if (!complete.isMine && !hasPop) return null;
  return (
    <div className={styles['commands']} role="toolbar" aria-label={t('item.commands')}>
      {hasPop && (
        <Button
          variant="default"
          leftSection={<Icon name="external" />}
          onClick={() => popScreen(item)}
          data-testid="screen-pop"
        >
          {t('item.screenPop')}
        </Button>
      )}
      {complete.isMine && complete.kind !== 'none' && (
        <Button className={styles['primary']} onClick={run} loading={complete.isPending} data-testid="complete">
          {t(complete.kind === 'mark-done' ? 'item.markDone' : 'item.complete')}
        </Button>
      )}
    </div>
  );
}
