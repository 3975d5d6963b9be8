import { Drawer } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '../../keyboard/use-shortcuts';
import { AgentPanel } from './agent-panel';
import { ItemPanel } from './item-panel';
import styles from './panel-drawer.module.css';
import type { View } from './use-view';
import { WorkbinPanel } from './workbin-panel';

/**
 * What is open over the page. An item that was opened from an agent or a workbin lies on top of it: closing it shows
 * again what it was opened from.
 */
export function PanelDrawer({ view: { view, change } }: { view: View }) {
  const { t } = useTranslation();
  const { item, agent, bin } = view;
  const close = () => {
    if (item !== undefined) change({ item: undefined });
    else if (agent !== undefined) change({ agent: undefined });
    else change({ bin: undefined });
  };
  const open = (id: string) => change({ item: id });
  const name = item ?? agent ?? bin;
  // Where the focus is lost, the key goes to the page.
  useShortcuts(name === undefined ? {} : { Escape: close });
  return (
    // Escape is ours: it closes a form, or a list below a field, before it closes the panel.
    <Drawer.Root
      opened={name !== undefined}
      onClose={close}
      position="right"
      size={640}
      closeOnEscape={false}
      returnFocus
    >
      <Drawer.Overlay backgroundOpacity={0.25} />
      <Drawer.Content className={styles['content'] ?? ''} aria-label={t('supervisor.panel')}>
        {item !== undefined ? (
          <Panel key={item} onClose={close}>
            <ItemPanel id={item} onClose={close} />
          </Panel>
        ) : agent !== undefined ? (
          <Panel key={agent} onClose={close}>
            <AgentPanel agent={agent} onClose={close} onOpen={open} />
          </Panel>
        ) : (
          bin !== undefined && (
            <Panel key={bin} onClose={close}>
              <WorkbinPanel bin={bin} onClose={close} onOpen={open} />
            </Panel>
          )
        )}
      </Drawer.Content>
    </Drawer.Root>
  );
}

/** Takes the focus when it comes, so that the keyboard goes on inside of it. */
function Panel({ onClose, children }: { onClose: () => void; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div
      ref={box}
      className={styles['panel']}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || isListOpen(event.target)) return;
        // One press closes one panel: the page, which hears it next, would close what this one lay on.
        event.stopPropagation();
        onClose();
      }}
      tabIndex={-1}
      data-autofocus
      data-focus-home
    >
      {children}
    </div>
  );
}

function isListOpen(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.closest('[aria-expanded="true"], [role="menu"]') !== null;
}
