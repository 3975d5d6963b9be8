import { Button } from '@mantine/core';
import { Icon } from '../pieces/icon';
import type { IconName } from '../pieces/icon';
import { Menu, MenuEntry } from '../pieces/menu';
import { useTranslation } from '../text/texts';
import type { Asking, Command } from './use-command';

const icons = {
  reprioritize: 'up',
  reschedule: 'calendar',
  extend: 'hourglass',
  escalate: 'bolt',
  reclassify: 'activity',
  pause: 'paused',
  hold: 'paused',
  'set-status': 'activity',
  update: 'edit',
  note: 'queued',
  link: 'external',
  release: 'back',
  cancel: 'decline',
} as const satisfies Partial<Record<Asking, IconName>>;

export type MoreAction = keyof typeof icons;

interface MoreMenuProps {
  readonly command: Command;
  readonly actions: readonly MoreAction[];
}

/** The commands that are given seldom; all ask for something first. */
export function MoreMenu({ command, actions }: MoreMenuProps) {
  const { t } = useTranslation();
  return (
    <Menu
      side="top-start"
      width={240}
      button={(opens) => (
        <Button variant="default" aria-label={t('command.more')} data-command="more" px="sm" {...opens}>
          <Icon name="more" />
        </Button>
      )}
    >
      {actions.map((action) => (
        <MenuEntry key={action} icon={icons[action]} onClick={() => command.ask(action)} data-command={action}>
          {t(`command.${action}`)}
        </MenuEntry>
      ))}
    </Menu>
  );
}
