import { UnstyledButton } from '@mantine/core';
import { useId, useRef, useState } from 'react';
import type { KeyboardEvent, MouseEvent, ReactNode, ToggleEvent } from 'react';
import { Icon } from './icon';
import type { IconName } from './icon';
import styles from './menu.module.css';

interface MenuProps {
  /** Draws the button that the menu hangs on, with what makes it open it. */
  readonly button: (opens: object) => ReactNode;
  readonly side: 'bottom-start' | 'bottom-end' | 'top-start';
  readonly width?: number;
  readonly children: ReactNode;
}

/**
 * What a button offers. The browser's own popover: it lies above everything, a press beside it or Escape closes it and
 * gives the focus back, and nothing has to be loaded for it.
 */
export function Menu({ button, side, width, children }: MenuProps) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  const close = () => list.current?.hidePopover();
  // What had the focus must be there still while it closes: only then does the browser give the focus back.
  const onBeforeToggle = ({ newState }: ToggleEvent) => newState === 'open' && setOpen(true);
  const onToggle = ({ newState }: ToggleEvent) => {
    setOpen(newState === 'open');
    if (newState === 'open') entriesOf(list.current)[0]?.focus();
  };
  const onClick = ({ target }: MouseEvent) => {
    if (target instanceof Element && target.closest('[role=menuitem]:not([data-stays])') !== null) close();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Tab') close();
    const next = entryBy(event.key, entriesOf(list.current));
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
  };
  return (
    <>
      {button({
        id: `${id}-button`,
        popoverTarget: id,
        'aria-haspopup': 'menu',
        'aria-expanded': isOpen,
        'aria-controls': id,
      })}
      <div
        ref={list}
        id={id}
        popover="auto"
        role="menu"
        aria-labelledby={`${id}-button`}
        className={styles['menu']}
        data-side={side}
        style={{ width }}
        onBeforeToggle={onBeforeToggle}
        onToggle={onToggle}
        onClick={onClick}
        onKeyDown={onKeyDown}
      >
        {isOpen && children}
      </div>
    </>
  );
}

/** Which entry a key leads to, from the one that has the focus. */
function entryBy(key: string, entries: readonly HTMLElement[]): HTMLElement | undefined {
  const place = entries.findIndex((entry) => entry === document.activeElement);
  if (key === 'ArrowDown') return entries[(place + 1) % entries.length];
  if (key === 'ArrowUp') return entries.at(place <= 0 ? -1 : place - 1);
  if (key === 'Home') return entries[0];
  return key === 'End' ? entries.at(-1) : undefined;
}

function entriesOf(list: HTMLElement | null): HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
}

interface MenuEntryProps {
  readonly icon?: IconName;
  /** It is what is set now. */
  readonly isSet?: boolean;
  /** The menu stays open, for more of its entries. */
  readonly stays?: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
  readonly 'data-testid'?: string;
  readonly 'data-command'?: string;
}

export function MenuEntry({ icon, isSet, stays = false, children, ...rest }: MenuEntryProps) {
  return (
    <UnstyledButton
      className={styles['entry']}
      role="menuitem"
      tabIndex={-1}
      aria-current={isSet}
      data-stays={stays || undefined}
      {...rest}
    >
      {icon !== undefined && <Icon name={icon} />}
      <span className={styles['label']}>{children}</span>
      {isSet === true && <Icon name="accept" size={14} />}
    </UnstyledButton>
  );
}

export function MenuTitle({ children }: { children: ReactNode }) {
  return <div className={styles['title']}>{children}</div>;
}

/** What stands in a menu that has no entry; it has the focus, so that it is read. */
export function MenuNone({ children }: { children: ReactNode }) {
  return (
    <div className={styles['title']} role="menuitem" aria-disabled="true" tabIndex={-1}>
      {children}
    </div>
  );
}

export function MenuLine() {
  return <div className={styles['line']} />;
}
