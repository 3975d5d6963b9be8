import { UnstyledButton } from '@mantine/core';
import { useId } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { Soon } from '../pieces/soon';
import styles from './item-tabs.module.css';
import { useTab } from './use-tab';

export interface ItemTab {
  value: string;
  label: string;
  content: ReactNode;
}

/** The sections of an item or a case below its header, one at a time: the one that the address names, else the first. */
export function ItemTabs({ tabs }: { tabs: readonly ItemTab[] }) {
  const { tab: named, open } = useTab();
  const id = useId();
  const shown = tabs.find((tab) => tab.value === named) ?? tabs[0];
  return (
    <div className={styles['tabs']}>
      <div role="tablist" className={styles['list']} onKeyDown={openByKey}>
        {tabs.map(({ value, label }) => (
          <UnstyledButton
            key={value}
            role="tab"
            id={`${id}-${value}`}
            aria-selected={value === shown?.value}
            aria-controls={value === shown?.value ? id : undefined}
            tabIndex={value === shown?.value ? 0 : -1}
            onClick={() => open(value)}
          >
            {label}
          </UnstyledButton>
        ))}
      </div>
      <div className={styles['panel']} tabIndex={0}>
        <Soon>
          {shown && (
            <div key={shown.value} role="tabpanel" id={id} aria-labelledby={`${id}-${shown.value}`}>
              {shown.content}
            </div>
          )}
        </Soon>
      </div>
    </div>
  );
}

/** Arrows go round the tabs, Home and End to the first and the last; what is gone to is opened. */
function openByKey(event: KeyboardEvent<HTMLElement>): void {
  const tabs = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=tab]')];
  const at = tabs.findIndex((tab) => tab === document.activeElement);
  const steps: Readonly<Record<string, number>> = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 };
  const to = steps[event.key];
  if (to === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  const tab = tabs.at(to % tabs.length);
  tab?.focus();
  tab?.click();
}
