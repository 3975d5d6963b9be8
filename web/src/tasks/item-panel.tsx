import type { ItemView } from '../../../api/contract/item';
import { useItem } from '../api/items';
import { Attributes } from '../item/attributes';
import { Facts } from '../item/facts';
import { HistoryTab } from '../item/history-tab';
import { ItemHeader } from '../item/item-header';
import { ItemTabs } from '../item/item-tabs';
import { WhyTab } from '../item/why-tab';
import { Loading } from '../pieces/loading';
import { Refused } from '../pieces/refused';
import { Soon } from '../pieces/soon';
import { useSignedIn } from '../session/me-context';
import { mayIn } from '../session/rights';
import { useTranslation } from '../text/texts';
import { ItemCommands } from './item-commands';
import { PanelHead } from './panel-head';
import styles from './panel.module.css';

/** An item: first why it is where it is, then its history and its facts; below, what a supervisor does with it. */
export function ItemPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation();
  const me = useSignedIn();
  const query = useItem(id);
  if (query.data === undefined) {
    return (
      <>
        <PanelHead title={t('item.title')} onClose={onClose} />
        {query.isPending ? <Loading /> : <Refused error={query.error} onRetry={() => void query.refetch()} />}
      </>
    );
  }
  const item = query.data;
  return (
    <>
      <ItemHeader item={item} onClose={onClose} closeLabel={t('app.close')} />
      <Soon>
        <ItemTabs
          tabs={[
            { value: 'why', label: t('item.why'), content: <WhyTab id={id} /> },
            { value: 'history', label: t('item.history'), content: <HistoryTab id={id} /> },
            { value: 'facts', label: t('item.facts'), content: <AllFacts item={item} /> },
          ]}
        />
        {mayIn(me, item.division, 'item:assign') && <ItemCommands item={item} />}
      </Soon>
    </>
  );
}

function AllFacts({ item }: { item: ItemView }) {
  const { t } = useTranslation();
  return (
    <div className={styles['facts']}>
      <Facts item={item} />
      <h2>{t('item.attributes')}</h2>
      <Attributes attributes={item.attributes} />
    </div>
  );
}
