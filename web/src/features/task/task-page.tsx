import { Button } from '@mantine/core';
import { useEffect } from 'react';
import type { FormEvent } from 'react';
import type { LinkedTask } from '../../../../api/contract/task-link';
import { ProblemError } from '../../api/problem-error';
import { SchemaForm } from '../../form/schema-form';
import { useFilled } from '../../form/use-filled';
import { Empty } from '../../pieces/empty';
import { LinkedText } from '../../pieces/linked-text';
import { Loading } from '../../pieces/loading';
import { Note, ProblemNote } from '../../pieces/note';
import { problemText } from '../../pieces/problem-text';
import { Told } from '../../pieces/told';
import { useTranslation } from '../../text/texts';
import { useCompleteTask, useLinkedTask } from './api';
import styles from './task.module.css';

/** One task, for somebody who has a link to it and no account here. */
export function TaskPage({ link }: { link: string }) {
  const { t } = useTranslation();
  const { data: task, error, isPending, refetch } = useLinkedTask(link);
  useEffect(() => {
    if (task) document.title = task.title;
  }, [task]);
  const isEnded = error instanceof ProblemError && error.code === 'LINK_ENDED';
  return (
    <main className={styles['page']}>
      <div className={styles['panel']}>
        <p className={styles['brand']}>
          <img src="/favicon.svg" width={20} height={20} alt="" />
          {t('app.name')}
        </p>
        {isPending && <Loading />}
        {isEnded && <Empty title={t('task.gone')} text={t('task.goneText')} />}
        {error !== null && !isEnded && (
          <Empty text={problemText(error)} action={t('app.retry')} onAction={() => void refetch()} />
        )}
        {task !== undefined && <Task key={task.state} link={link} task={task} />}
      </div>
    </main>
  );
}

function Task({ link, task }: { link: string; task: LinkedTask }) {
  const { t } = useTranslation();
  return (
    <>
      <header>
        <h1>{task.title}</h1>
        <p className={styles['about']}>
          {t('task.about', { reference: task.reference, participant: task.participant })}
          {task.dueAt !== null && <Told text={` · ${t('task.due', { time: task.dueAt })}`} />}
        </p>
      </header>
      {task.state === 'done' && (
        <Note tone="green" role="status">
          {t('task.done')}
        </Note>
      )}
      {task.state === 'ended' && <Note role="status">{t('task.ended')}</Note>}
      {task.instructions !== null && (
        <p className={styles['instructions']}>
          <LinkedText text={task.instructions} />
        </p>
      )}
      {task.state === 'open' && <TaskForm link={link} task={task} />}
    </>
  );
}

function TaskForm({ link, task }: { link: string; task: LinkedTask }) {
  const { t } = useTranslation();
  const complete = useCompleteTask(link);
  const filled = useFilled(task.form, task.values, complete.error);
  const send = (event: FormEvent) => {
    event.preventDefault();
    filled.markTried();
    if (!filled.isIncomplete && !complete.isPending) complete.mutate(filled.values);
  };
  return (
    <form className={styles['form']} onSubmit={send} noValidate aria-label={task.title} data-testid="task-form">
      <SchemaForm fields={filled.fields} texts={filled.texts} errors={filled.errors} onChange={filled.set} />
      <ProblemNote error={complete.error} />
      <Button type="submit" size="md" loading={complete.isPending} data-testid="task-submit">
        {t('task.submit')}
      </Button>
      <p className={styles['about']}>
        <Told text={t('task.once', { time: task.expiresAt })} />
      </p>
    </form>
  );
}
