import { Button } from '@mantine/core';
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
import { useTaskView } from './use-task-view';

/** Every item that the reader may see, as he wants to see them. */
export function TasksPage() {
  return may(useSignedIn(), 'item:view') ? <Page /> : <Redirect to="/" />;
}

function Page() {
  const { t } = useTranslation();
  const me = useSignedIn();
  const views = useViews();
  // Without its saved views the list is still a list.
  const view = useTaskView(views.isError ? [] : views.data);
  const { item } = view.search;
  return (
    <main className={styles['page']} aria-label={t('tasks.title')}>
      <div className={styles['head']}>
        <h1>{t('tasks.title')}</h1>
        {may(me, 'item:capture') && (
          <Button variant="default" size="sm" component={Link} to="/new-item" data-testid="new-item">
            {t('app.newItem')}
          </Button>
        )}
        <FindBox onOpen={(id) => view.change({ item: id })} />
      </div>
      {view.isKnown ? <TaskTable view={view} views={views.data ?? []} /> : <Loading />}
      <ItemDrawer id={item} onClose={() => view.change({ item: undefined })} />
    </main>
  );
}
