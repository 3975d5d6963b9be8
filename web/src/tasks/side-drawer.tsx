import { Drawer } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { useFocusBack } from '../keyboard/focus';
import { useEscape } from '../keyboard/use-escape';
import { useShortcuts } from '../keyboard/use-shortcuts';
import { RightsBanner } from '../pieces/rights-banner';
import { useTranslation } from '../text/texts';
import styles from './panel.module.css';

interface SideDrawerProps {
  /** Names what is open; undefined: nothing. */
  readonly name: string | undefined;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** What is open over the page. */
export function SideDrawer({ name, onClose, children }: SideDrawerProps) {
  const { t } = useTranslation();
  useFocusBack(name !== undefined);
  // Where the focus is lost, the key goes to the page.
  useShortcuts(name === undefined ? {} : { Escape: onClose });
  return (
    // Escape is ours: it closes a form, or a list below a field, before it closes the panel.
    <Drawer.Root
      opened={name !== undefined}
      onClose={onClose}
      position="right"
      size={640}
      closeOnEscape={false}
      // The kit looks for what has the focus when the panel has taken it already.
      returnFocus={false}
      // The page never scrolls, and to forbid it has every element's style worked out anew.
      lockScroll={false}
      // A transition of the kit draws the panel in a frame of its own, after it has waited for one.
      transitionProps={{ duration: 0 }}
    >
      <Drawer.Overlay backgroundOpacity={0.25} />
      <Drawer.Content className={styles['content'] ?? ''} aria-label={t('tasks.panel')}>
        {name !== undefined && (
          <Panel key={name} onClose={onClose}>
            {children}
          </Panel>
        )}
      </Drawer.Content>
    </Drawer.Root>
  );
}

/** Takes the focus when it comes, so that the keyboard goes on inside of it. */
function Panel({ onClose, children }: { onClose: () => void; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const escape = useEscape(onClose);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} className={styles['panel']} {...escape} tabIndex={-1} data-autofocus data-focus-home>
      <RightsBanner />
      {children}
    </div>
  );
}
