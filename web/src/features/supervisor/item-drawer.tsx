import { Drawer, Tabs } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useItem } from '../../api/items';
import { Attributes } from '../../item/attributes';
import { Facts } from '../../item/facts';
import { HistoryTab } from '../../item/history-tab';
import { ItemHeader } from '../../item/item-header';
import { WhyTab } from '../../item/why-tab';
import { Loading } from '../../pieces/loading';
import { ProblemNote } from '../../pieces/note';
import { PrioritySpark } from '../../pieces/priority-spark';
import styles from './item-drawer.module.css';

/** An item over the page: first why it is where it is, then its history and its facts. */
export function ItemDrawer({ id, onClose }: { id: string | undefined; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Drawer.Root opened={id !== undefined} onClose={onClose} position="right" size={620} returnFocus>
      <Drawer.Overlay backgroundOpacity={0.25} />
      <Drawer.Content aria-label={t('item.facts')}>
        <div className={styles['drawer']}>{id !== undefined && <Content key={id} id={id} onClose={onClose} />}</div>
      </Drawer.Content>
    </Drawer.Root>
  );
}

function Content({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation();
  const query = useItem(id);
  if (query.isPending) return <Loading />;
  if (query.data === undefined) return <ProblemNote error={query.error} />;
  const item = query.data;
  return (
    <>
      <ItemHeader item={item} onClose={onClose} />
      <Tabs defaultValue="why" className={styles['tabs']} keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="why">{t('item.why')}</Tabs.Tab>
          <Tabs.Tab value="history">{t('item.history')}</Tabs.Tab>
          <Tabs.Tab value="facts">{t('item.facts')}</Tabs.Tab>
        </Tabs.List>
        <div className={styles['panel']} tabIndex={0}>
          <Tabs.Panel value="why">
            <WhyTab id={id} />
          </Tabs.Panel>
          <Tabs.Panel value="history">
            <HistoryTab id={id} />
          </Tabs.Panel>
          <Tabs.Panel value="facts" className={styles['facts']}>
            <PrioritySpark item={item} size="detail" />
            <Facts item={item} />
            <h2>{t('item.attributes')}</h2>
            <Attributes attributes={item.attributes} />
          </Tabs.Panel>
        </div>
      </Tabs>
    </>
  );
}
