import { ActionIcon } from '@mantine/core';
import { navigate } from '../address/go';
import { useRead, useUnread } from '../api/notifications';
import { Icon } from '../pieces/icon';
import { InstantText } from '../pieces/instant-text';
import { late } from '../pieces/late';
import { Menu, MenuEntry, MenuNone, MenuTitle } from '../pieces/menu';
import { ProblemNote } from '../pieces/note';
import { useSignedIn } from '../session/me-context';
import { itemPage } from '../session/rights';
import { withTexts } from '../text/i18n';
import { useTranslation } from '../text/texts';
import styles from './bell.module.css';
import { NotificationWords } from './notification-words';

// Nobody has an unread one to begin with, as a rule. `refusals`: one may tell of what was refused.
const ToldWords = late(
  () => withTexts(import('./told-words'), 'told', 'refusals').then((module) => module.ToldWords),
  ({ notification: { subject, text } }) => <NotificationWords subject={subject} text={text} />,
);

/** What was told and not read yet; a press reads it, and opens the item that it is about. */
export function Bell() {
  const { t } = useTranslation();
  const { data, error } = useUnread();
  const read = useRead();
  const page = itemPage(useSignedIn());
  const unread = data?.notifications ?? [];
  const number = data?.nextCursor ? `${unread.length}+` : String(unread.length);
  return (
    <Menu
      side="bottom-end"
      width={320}
      button={(opens) => (
        <ActionIcon
          variant="transparent"
          size={32}
          className={styles['bell']}
          aria-label={t('app.bell', { number })}
          data-testid="bell"
          {...opens}
        >
          <Icon name="bell" />
          {unread.length > 0 && (
            <span className={styles['number']} aria-hidden="true">
              {number}
            </span>
          )}
        </ActionIcon>
      )}
    >
      {unread.length === 0 ? <MenuNone>{t('app.noneUnread')}</MenuNone> : <MenuTitle>{t('app.unread')}</MenuTitle>}
      <ProblemNote error={read.error ?? error} onClose={read.reset} />
      {unread.map((notification) => (
        <MenuEntry
          key={notification.id}
          stays={notification.item === null}
          onClick={() => {
            read.mutate(notification.id);
            if (notification.item !== null) navigate({ to: page, search: { item: notification.item.id } });
          }}
          data-testid={`notification-${notification.id}`}
        >
          <ToldWords notification={notification} />
          <span className={styles['text']}>
            <InstantText at={notification.createdAt} isInside />
          </span>
        </MenuEntry>
      ))}
    </Menu>
  );
}
