import { ActionIcon } from '@mantine/core';
import { navigate } from '../address/go';
import { useRead, useUnread } from '../api/notifications';
import { Icon } from '../pieces/icon';
import { InstantText } from '../pieces/instant-text';
import { Menu, MenuEntry, MenuNone, MenuTitle } from '../pieces/menu';
import { ProblemNote } from '../pieces/note';
import { toldSubject } from '../pieces/told-subject';
import { toldText } from '../pieces/told-text';
import { useSignedIn } from '../session/me-context';
import { supervises } from '../session/rights';
import { useTranslation } from '../text/texts';
import styles from './bell.module.css';

/** What was told and not read yet; a press reads it, and opens the item that it is about. */
export function Bell() {
  const { t } = useTranslation();
  const { data, error } = useUnread();
  const read = useRead();
  const page = supervises(useSignedIn()) ? '/supervisor' : '/work';
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
      {unread.map(({ id, text, item, createdAt, ...told }) => (
        <MenuEntry
          key={id}
          stays={item === null}
          onClick={() => {
            read.mutate(id);
            if (item !== null) navigate({ to: page, search: { item: item.id } });
          }}
          data-testid={`notification-${id}`}
        >
          <span className={styles['subject']}>{toldSubject(told)}</span>
          {text !== '' && <span className={styles['text']}>{toldText({ text, data: told.data })}</span>}
          <span className={styles['text']}>
            <InstantText at={createdAt} isInside />
          </span>
        </MenuEntry>
      ))}
    </Menu>
  );
}
