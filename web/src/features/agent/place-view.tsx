import { Button } from '@mantine/core';
import { useState } from 'react';
import { useItemCommand, usePullNext } from '../../api/commands';
import { useActions } from '../../palette/use-actions';
import { Empty } from '../../pieces/empty';
import { Loading } from '../../pieces/loading';
import { Note, ProblemNote } from '../../pieces/note';
import { Refused } from '../../pieces/refused';
import { Soon } from '../../pieces/soon';
import { useTranslation } from '../../text/texts';
import { PlaceList } from './place-list';
import type { Place } from './use-desk-view';
import { useBinItems, usePlace, useQueueItems } from './use-place';
import type { KnownPlace, PlaceItems } from './use-place';
import styles from './work-list.module.css';

interface PlaceViewProps {
  readonly place: Place;
  readonly agent: string;
  readonly onOpen: (id: string) => void;
  readonly onBack: () => void;
}

/** What lies in a workbin or waits in a queue, by priority now; the next is taken from here, or one by choice. */
export function PlaceView({ place, ...rest }: PlaceViewProps) {
  const { t } = useTranslation();
  const { known, error, again } = usePlace(place, rest.agent);
  if (known === undefined) return error === null ? <Loading /> : <Refused error={error} onRetry={again} />;
  if (known === null)
    return <Empty title={t('place.nav')} text={t('place.gone')} action={t('work.back')} onAction={rest.onBack} />;
  return known.kind === 'queue' ? <Queue place={known} {...rest} /> : <Bin place={known} {...rest} />;
}

type KnownProps = Omit<PlaceViewProps, 'place'> & { readonly place: KnownPlace };

function Bin(props: KnownProps) {
  return <Items {...props} list={useBinItems(props.place)} />;
}

function Queue(props: KnownProps) {
  return <Items {...props} list={useQueueItems(props.place)} />;
}

function Items({ place, agent, list, onOpen, onBack }: KnownProps & { list: PlaceItems }) {
  const { t } = useTranslation();
  const next = usePullNext(agent);
  const choice = useItemCommand();
  const [isNothing, setNothing] = useState(false);
  const isBusy = next.isPending || choice.isPending;
  const takeNext = () => {
    choice.reset();
    setNothing(false);
    next.mutate(place.from, { onSuccess: (item) => (item === null ? setNothing(true) : onOpen(item.id)) });
  };
  const take = (id: string) => {
    next.reset();
    setNothing(false);
    choice.mutate({ id, action: 'pull', body: {} }, { onSuccess: (item) => onOpen(item.id) });
  };
  useActions(list.items.length > 0 ? [{ id: 'take-next', label: t('place.next'), run: takeNext }] : []);
  const name = place.kind === 'personal' ? t('workbin.own') : place.name;
  return (
    <>
      <header className={styles['header']}>
        <div>
          <h1>{name}</h1>
          <p className={styles['kind']}>
            {t(`place.kind.${place.kind}`)} {!place.choice && t('place.noChoice')}
          </p>
        </div>
        {list.items.length > 0 && (
          <Button onClick={takeNext} loading={next.isPending} disabled={choice.isPending} data-testid="take-next">
            {t('place.next')}
          </Button>
        )}
      </header>
      <div className={styles['notes']}>
        <ProblemNote error={next.error ?? choice.error} onClose={() => (next.reset(), choice.reset())} />
        {isNothing && <Note role="status">{t('place.nothing')}</Note>}
      </div>
      {list.isPending && <Loading />}
      {list.error !== null && <Refused error={list.error} onRetry={list.again} />}
      {!list.isPending && list.error === null && list.items.length === 0 && (
        <Empty text={t(emptyTexts[place.kind])} action={t('work.back')} onAction={onBack} />
      )}
      <Soon>
        <PlaceList
          label={t('place.list', { name })}
          list={list}
          onOpen={onOpen}
          action={
            place.choice
              ? (item) => (
                  <Button
                    variant="default"
                    size="compact-sm"
                    onClick={() => take(item.id)}
                    disabled={isBusy}
                    aria-label={t('place.takeItem', { reference: item.reference })}
                    data-testid={`take-${item.reference}`}
                  >
                    {t('place.take')}
                  </Button>
                )
              : undefined
          }
        />
      </Soon>
    </>
  );
}

const emptyTexts = {
  personal: 'place.emptyOwn',
  group: 'place.emptyBin',
  supervisor: 'place.emptyBin',
  queue: 'place.emptyQueue',
} as const;
