import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useItem } from '../../api/items';
import { AskedForm } from '../../commands/asked-form';
import { useCommand } from '../../commands/use-command';
import { HistoryTab } from '../../item/history-tab';
import { ItemHeader } from '../../item/item-header';
import { ItemTabs } from '../../item/item-tabs';
import { WhyTab } from '../../item/why-tab';
import { Empty } from '../../pieces/empty';
import { Loading } from '../../pieces/loading';
import { ProblemNote } from '../../pieces/note';
import { problemText } from '../../pieces/problem-text';
import { CommandBar } from './command-bar';
import styles from './item-work.module.css';
import { ParkForm } from './park-form';
import { useComplete } from './use-complete';
import { useReach } from './use-reach';
import { WorkTab } from './work-tab';

/** The item that is open: header, tabs, the form of a command, and the commands in one bar below. */
export function ItemWork({ id, agent, onClose }: { id: string; agent: string; onClose: () => void }) {
  const { t } = useTranslation();
  const query = useItem(id);
  const [tab, setTab] = useState<string | null>('work');
  const complete = useComplete(query.data, agent);
  const command = useCommand(id);
  const reach = useReach(query.data, agent);
  if (query.isPending) return <Loading />;
  if (query.data === undefined) {
    return <Empty title={t('item.title')} text={problemText(query.error)} action={t('work.back')} onAction={onClose} />;
  }
  const item = query.data;
  return (
    <>
      <ItemHeader item={item} onClose={onClose} closeLabel={t('work.backToList')} />
      <ItemTabs
        value={tab}
        onChange={setTab}
        tabs={[
          { value: 'work', label: t('item.work'), content: <WorkTab item={item} agent={agent} complete={complete} /> },
          { value: 'history', label: t('item.history'), content: <HistoryTab id={id} /> },
          { value: 'why', label: t('item.why'), content: <WhyTab id={id} /> },
        ]}
      />
      {command.asking === null ? (
        <div className={styles['refusal']}>
          <ProblemNote error={command.error} onClose={command.back} />
        </div>
      ) : command.asking === 'park' ? (
        <ParkForm item={item} command={command} />
      ) : (
        <AskedForm item={item} command={command} />
      )}
      <CommandBar item={item} command={command} complete={complete} {...reach} onShowWork={() => setTab('work')} />
    </>
  );
}
