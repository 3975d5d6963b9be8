import type { ItemView } from '../../../../api/contract/item';
import { useItemCommand } from '../../api/commands';
import { newKey } from '../../api/use-press';
import type { ItemCommand } from '../../api/commands';
import { useItem } from '../../api/items';
import { useCommand } from '../../commands/use-command';
import { isTask } from '../../item/is-task';
import { ItemHeader } from '../../item/item-header';
import { ItemTabs } from '../../item/item-tabs';
import { useTab } from '../../item/use-tab';
import { Empty } from '../../pieces/empty';
import { late } from '../../pieces/late';
import { Loading } from '../../pieces/loading';
import { Note, ProblemNote } from '../../pieces/note';
import { problemText } from '../../pieces/problem-text';
import { useTranslation } from '../../text/texts';
import { CommandBar } from './command-bar';
import styles from './item-work.module.css';
import type { After } from './use-after';
import { useComplete } from './use-complete';
import { useReach } from './use-reach';
import { useTakeNext } from './use-take-next';
import { WorkTab } from './work-tab';
import { withTexts } from '../../text/i18n';

// What a press asks for first; the work itself stands without them.
const CaseTab = late(() => import('./case-tab').then((module) => module.CaseTab), <Loading />);
const LinkedTab = late(
  () => withTexts(import('./linked-tab'), 'elsewhere', 'intent', 'reading', 'said').then((module) => module.LinkedTab),
  <Loading />,
);
const HistoryTab = late(
  () => withTexts(import('../../item/history-tab'), 'reading', 'said').then((module) => module.HistoryTab),
  <Loading />,
);
const WhyTab = late(
  () => withTexts(import('../../item/why-tab'), 'reading', 'said').then((module) => module.WhyTab),
  <Loading />,
);
const UnsentEnds = late(() => withTexts(import('./unsent'), 'elsewhere').then((module) => module.UnsentEnds));
const ParkForm = late(() => withTexts(import('./park-form'), 'asked').then((module) => module.ParkForm));
const AskedForm = late(() =>
  withTexts(import('../../commands/asked-form'), 'asked').then((module) => module.AskedForm),
);

interface ItemWorkProps {
  readonly id: string;
  readonly agent: string;
  readonly after: After;
  readonly onOpen: (id: string) => void;
  readonly onClose: () => void;
}

/** The item that is open: header, tabs, the form of a command, and the commands in one bar below. */
export function ItemWork({ id, agent, after, onOpen, onClose }: ItemWorkProps) {
  const { t } = useTranslation();
  const query = useItem(id);
  const { open: openTab } = useTab();
  const note = (given: ItemCommand, now: ItemView) => {
    if (query.data !== undefined) after.note(given, query.data, now);
  };
  // Its form is not in a list.
  const whole = query.isPlaceholderData ? undefined : query.data;
  const complete = useComplete(whole, id, agent, note);
  const command = useCommand(id, note);
  const call = useItemCommand();
  const { canTake, isShelved, next: from } = useReach(agent)(whole);
  const next = useTakeNext(agent, from, onOpen);
  if (query.isPending) return <Loading />;
  if (query.data === undefined) {
    return <Empty title={t('item.title')} text={problemText(query.error)} action={t('work.back')} onAction={onClose} />;
  }
  const item = query.data;
  // The number stays on the page: what is linked goes into the history, where personal data do not belong.
  const linkCall = () => call.mutate({ id, action: 'link', body: { interaction: `call-${newKey()}` } });
  return (
    <>
      <ItemHeader item={item} onClose={onClose} closeLabel={t('work.backToList')} />
      <ItemTabs
        tabs={[
          {
            value: 'work',
            label: t('item.work'),
            content: whole ? <WorkTab item={whole} agent={agent} complete={complete} onCall={linkCall} /> : <Loading />,
          },
          ...(isTask(item) ? [{ value: 'case', label: t('linked.case'), content: <CaseTab id={item.caseId} /> }] : []),
          { value: 'linked', label: t('linked.tab'), content: <LinkedTab item={item} onOpen={onOpen} /> },
          { value: 'history', label: t('item.history'), content: <HistoryTab id={id} /> },
          { value: 'why', label: t('item.why'), content: <WhyTab id={id} /> },
        ]}
      />
      {complete.isUnsent && <UnsentEnds item={item} />}
      {command.asking === null ? (
        <div className={styles['refusal']}>
          <ProblemNote error={command.error} onClose={command.back} />
          <ProblemNote error={call.error} onClose={call.reset} />
          <ProblemNote error={next?.error ?? null} onClose={next?.forget} />
          {next?.isNothing === true && <Note role="status">{t('command.nothingNext')}</Note>}
        </div>
      ) : command.asking === 'park' ? (
        <ParkForm item={item} command={command} />
      ) : (
        <AskedForm item={item} command={command} />
      )}
      {whole && (
        <CommandBar
          item={whole}
          command={command}
          complete={complete}
          canTake={canTake}
          next={next}
          isShelved={isShelved}
          onShowWork={() => openTab('work')}
        />
      )}
    </>
  );
}
