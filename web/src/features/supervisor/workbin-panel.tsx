import { Checkbox, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { ItemView } from '../../../../api/contract/item';
import { useWorkbinItems } from '../../api/item-lists';
import { useWorkbins } from '../../api/workbins';
import { workbinText } from '../../item/workbin-text';
import { Empty } from '../../pieces/empty';
import { Loading } from '../../pieces/loading';
import { MoreButton } from '../../pieces/more-button';
import { PrioritySpark } from '../../pieces/priority-spark';
import { Refused } from '../../pieces/refused';
import { SlaClock } from '../../pieces/sla-clock';
import { MoveForm } from './move-form';
import { PanelHead } from '../../tasks/panel-head';
import { useTranslation } from '../../text/texts';
import styles from '../../tasks/panel.module.css';
import rows from './rows.module.css';

interface WorkbinPanelProps {
  /** `division/id` */
  readonly bin: string;
  readonly onClose: () => void;
  readonly onOpen: (id: string) => void;
}

/** What lies in a workbin, by priority now; one, many or all of it moves somewhere else. */
export function WorkbinPanel({ bin, onClose, onOpen }: WorkbinPanelProps) {
  const { t } = useTranslation();
  const [division = '', id = ''] = bin.split(/\/(.*)/s);
  const workbin = useWorkbins().data?.workbins.find((each) => each.division === division && each.id === id);
  const list = useWorkbinItems(division, id);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  // What has left the workbin meanwhile is chosen no more.
  const selected = items.filter((item) => chosen.has(item.id)).map((item) => item.id);
  const count = Math.max(items.length, list.hasNextPage ? (workbin?.count ?? 0) : 0);
  const choose = (ids: readonly string[], isChosen: boolean) => {
    const next = new Set(chosen);
    for (const each of ids)
      if (isChosen) next.add(each);
      else next.delete(each);
    setChosen(next);
  };
  return (
    <>
      <PanelHead
        title={workbinText(id, workbin?.name)}
        text={workbin && `${t(`workbins.type.${workbin.type}`)} · ${t('workbins.items', { count })}`}
        onClose={onClose}
      />
      <div className={styles['body']} data-testid="workbin-panel">
        {list.isPending && <Loading />}
        {list.data === undefined && list.error !== null && (
          <Refused error={list.error} onRetry={() => void list.refetch()} />
        )}
        {list.isSuccess && items.length === 0 && (
          <Empty text={t('workbins.emptyBin')} action={t('supervisor.back')} onAction={onClose} />
        )}
        {items.length > 0 && (
          <div>
            <Checkbox
              className={rows['all'] ?? ''}
              label={selected.length === 0 ? t('workbins.all') : t('workbins.selected', { count: selected.length })}
              checked={selected.length === items.length}
              indeterminate={selected.length > 0 && selected.length < items.length}
              onChange={(event) =>
                choose(
                  items.map((item) => item.id),
                  event.currentTarget.checked,
                )
              }
              data-testid="select-all"
            />
            <ul>
              {items.map((item) => (
                <Row
                  key={item.id}
                  item={item}
                  isChosen={chosen.has(item.id)}
                  onChoose={(isChosen) => choose([item.id], isChosen)}
                  onOpen={onOpen}
                />
              ))}
            </ul>
            <MoreButton of={list} text={t('place.more')} />
          </div>
        )}
      </div>
      <MoveForm division={division} id={id} selected={selected} count={count} onMoved={() => setChosen(new Set())} />
    </>
  );
}

interface RowProps {
  readonly item: ItemView;
  readonly isChosen: boolean;
  readonly onChoose: (isChosen: boolean) => void;
  readonly onOpen: (id: string) => void;
}

function Row({ item, isChosen, onChoose, onOpen }: RowProps) {
  const { t } = useTranslation();
  return (
    <li className={rows['line']}>
      <Checkbox
        aria-label={t('workbins.select', { reference: item.reference })}
        checked={isChosen}
        onChange={(event) => onChoose(event.currentTarget.checked)}
        data-testid={`select-${item.reference}`}
      />
      <UnstyledButton className={rows['row']} onClick={() => onOpen(item.id)} data-testid={`shelved-${item.reference}`}>
        <span className={rows['what']}>
          <span className={rows['name']}>
            <strong>{item.reference}</strong> {item.name}
          </span>
          <span className={rows['kind']}>
            {item.names.worktype} · {item.names.status}
          </span>
        </span>
        <span className={rows['optional']}>
          <PrioritySpark item={item} />
        </span>
        <SlaClock item={item} />
      </UnstyledButton>
    </li>
  );
}
