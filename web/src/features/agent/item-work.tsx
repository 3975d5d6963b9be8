import { Tabs } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useItem } from '../../api/items';
import { HistoryTab } from '../../item/history-tab';
import { ItemHeader } from '../../item/item-header';
import { WhyTab } from '../../item/why-tab';
import { Empty } from '../../pieces/empty';
import { Loading } from '../../pieces/loading';
import { problemText } from '../../pieces/problem-text';
import { CommandBar } from './command-bar';
import styles from './item-work.module.css';
import { useComplete } from './use-complete';
import { WorkTab } from './work-tab';

/** The item that is open: header, tabs, and the commands in one bar below. */
export function ItemWork({ id, agent, onClose }: { id: string; agent: string; onClose: () => void }) {
  const { t } = useTranslation();
  const query = useItem(id);
  const [tab, setTab] = useState<string | null>('work');
  const complete = useComplete(query.data, agent);
  if (query.isPending) return <Loading />;
  if (query.data === undefined) {
    return <Empty text={problemText(query.error)} action={t('work.back')} onAction={onClose} />;
  }
  const item = query.data;
  return (
    <>
      <ItemHeader item={item} onClose={onClose} />
      <Tabs value={tab} onChange={setTab} className={styles['tabs']} keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="work">{t('item.work')}</Tabs.Tab>
          <Tabs.Tab value="history">{t('item.history')}</Tabs.Tab>
          <Tabs.Tab value="why">{t('item.why')}</Tabs.Tab>
        </Tabs.List>
        <div className={styles['panel']} tabIndex={0}>
          <Tabs.Panel value="work">
            <WorkTab item={item} agent={agent} complete={complete} />
          </Tabs.Panel>
          <Tabs.Panel value="history">
            <HistoryTab id={id} />
          </Tabs.Panel>
          <Tabs.Panel value="why">
            <WhyTab id={id} />
          </Tabs.Panel>
        </div>
      </Tabs>
      <CommandBar item={item} complete={complete} onShowWork={() => setTab('work')} />
    </>
  );
}
