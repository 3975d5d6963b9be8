import { Button } from '@mantine/core';
import type { SavedView } from '../../../../api/contract/view';
import { useSearch } from '../../address/address';
import { Link, Redirect } from '../../address/link';
import { Loading } from '../../pieces/loading';
import { useSignedIn } from '../../session/me-context';
import { may } from '../../session/rights';
import { ItemDrawer } from '../../tasks/item-drawer';
import { useTranslation } from '../../text/texts';
import { useViews } from './api';
import { FindBox } from './find-box';
import { TaskTable } from './task-table';
import styles from './tasks.module.css';
import { changeView, useTaskView } from './use-task-view';

const none: readonly SavedView[] = [];

/** Every item that the reader may see, as he wants to see them. */
export function TasksPage() {
  return may(useSignedIn(), 'item:view') ? <Page /> : <Redirect to="/" />;
}

function Page() {
  const { t } = useTranslation();
  const me = useSignedIn();
  return (
    <main className="page" aria-label={t('tasks.title')}>
      <div className={styles['head']}>
        <h1>{t('tasks.title')}</h1>
        {may(me, 'item:capture') && (
          <Button variant="default" size="sm" component={Link} to="/new-item" data-testid="new-item">
            {t('app.newItem')}
          </Button>
        )}
        <FindBox onOpen={(id) => changeView({ item: id })} />
      </div>
      <Listed />
      <Opened />
    </main>
  );
}

function Listed() {
  const views = useViews();
  // Without its saved views the list is still a list.
  const view = useTaskView(views.isError ? none : views.data);
  return view.isKnown ? <TaskTable view={view} views={views.data ?? none} /> : <Loading />;
}

function Opened() {
  const { item } = useSearch('/tasks');
  return <ItemDrawer id={item} onClose={() => changeView({ item: undefined })} />;
}
