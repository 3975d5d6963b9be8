import { Drawer } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ItemView } from '../../../../api/contract/item';
import { useItem } from '../../api/items';
import { Attributes } from '../../item/attributes';
import { Facts } from '../../item/facts';
import { HistoryTab } from '../../item/history-tab';
import { ItemHeader } from '../../item/item-header';
import { ItemTabs } from '../../item/item-tabs';
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
      <ItemTabs
        tabs={[
          { value: 'why', label: t('item.why'), content: <WhyTab id={id} /> },
          { value: 'history', label: t('item.history'), content: <HistoryTab id={id} /> },
          { value: 'facts', label: t('item.facts'), content: <AllFacts item={item} /> },
        ]}
      />
    </>
  );
}

function AllFacts({ item }: { item: ItemView }) {
  const { t } = useTranslation();
  return (
    <div className={styles['facts']}>
      <PrioritySpark item={item} size="detail" />
      <Facts item={item} />
      <h2>{t('item.attributes')}</h2>
      <Attributes attributes={item.attributes} />
    </div>
  );
}
