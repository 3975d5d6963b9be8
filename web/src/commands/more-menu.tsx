import { Button, Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '../pieces/icon';
import type { IconName } from '../pieces/icon';
import type { Asking, Command } from './use-command';

const icons = {
  reprioritize: 'up',
  reschedule: 'calendar',
  extend: 'hourglass',
  escalate: 'bolt',
  pause: 'paused',
  hold: 'paused',
  'set-status': 'activity',
  note: 'queued',
  link: 'external',
  release: 'back',
  cancel: 'decline',
} as const satisfies Partial<Record<Asking | 'hold', IconName>>;

export type MoreAction = keyof typeof icons;

interface MoreMenuProps {
  readonly command: Command;
  readonly actions: readonly MoreAction[];
}

/** The commands that are given seldom; all but holding ask for something first. */
export function MoreMenu({ command, actions }: MoreMenuProps) {
  const { t } = useTranslation();
  const run = (action: MoreAction) => (action === 'hold' ? command.send('hold', {}) : command.ask(action));
  return (
    // The focus goes into the form that opens, not back to the button.
    <Menu position="top-start" width={240} shadow="md" returnFocus={false}>
      <Menu.Target>
        <Button variant="default" aria-label={t('command.more')} data-command="more" px="sm">
          <Icon name="more" />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {actions.map((action) => (
          <Menu.Item
            key={action}
            leftSection={<Icon name={icons[action]} />}
            onClick={() => run(action)}
            data-command={action}
          >
            {t(`command.${action}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
