import { Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './item-tabs.module.css';

export interface ItemTab {
  value: string;
  label: string;
  content: ReactNode;
}

/** The sections of an item below its header, one at a time. Without `value` it minds the choice itself, the first to begin with. */
export function ItemTabs({
  tabs,
  value,
  onChange,
}: {
  tabs: readonly ItemTab[];
  value?: string | null;
  onChange?: (value: string | null) => void;
}) {
  return (
    <Tabs
      {...(value === undefined ? { defaultValue: tabs[0]?.value ?? null } : { value })}
      {...(onChange && { onChange })}
      className={styles['tabs']}
      keepMounted={false}
    >
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
