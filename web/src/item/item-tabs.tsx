import { Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
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
  const value = (tabs.find((tab) => tab.value === named) ?? tabs[0])?.value ?? null;
  return (
    <Tabs value={value} onChange={open} className={styles['tabs']} keepMounted={false}>
      <Tabs.List>
        {tabs.map((tab) => (
          <Tabs.Tab key={tab.value} value={tab.value}>
            {tab.label}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <div className={styles['panel']} tabIndex={0}>
        {tabs.map((tab) => (
          <Tabs.Panel key={tab.value} value={tab.value}>
            {tab.content}
          </Tabs.Panel>
        ))}
      </div>
    </Tabs>
  );
}
