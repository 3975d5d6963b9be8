import { Anchor, Button } from '@mantine/core';
import { useCaseInteractions } from '../../api/case-history';
import { keyText } from '../../format/value';
import { Empty } from '../../pieces/empty';
import { InstantText } from '../../pieces/instant-text';
import { Loading } from '../../pieces/loading';
import { Refused } from '../../pieces/refused';
import { useTranslation } from '../../text/texts';
import styles from './case.module.css';
import type { CaseParts } from './parts';

/** What belongs to the case and lives elsewhere: its links, then the interactions of its items. */
export function Links({ found, action, mayWrite }: CaseParts) {
  const { t } = useTranslation();
  const interactions = useCaseInteractions(found.id);
  if (interactions.isPending) return <Loading />;
  if (interactions.data === undefined)
    return <Refused error={interactions.error} onRetry={() => void interactions.refetch()} />;
  const ofItems = interactions.data.filter(({ item }) => item !== null);
  return (
    <>
      {found.links.length + ofItems.length === 0 && <Empty text={t('caseWork.noLinks')} />}
      <ul className={styles['list']} data-testid="case-links">
        {found.links.toReversed().map(({ kind, ref, title, url, at }) => (
          <li key={`${kind}/${ref}`} className={styles['row']} data-link={ref}>
            <span>
              <Linked text={title ?? ref} url={url} /> <span className={styles['quiet']}>{keyText(kind)}</span>
            </span>
            <span className={styles['buttons']}>
              <InstantText at={at} />
              {mayWrite && (
                <Button
                  size="compact-xs"
                  variant="default"
                  aria-label={t('caseWork.removeOne', { name: title ?? ref })}
                  data-command="unlink"
                  onClick={() => action.send('unlink', { kind, ref })}
                >
                  {t('caseWork.remove')}
                </Button>
              )}
            </span>
          </li>
        ))}
        {ofItems.map(({ interaction, title, url, at, item }) => (
          <li key={`${item}/${interaction}`} className={styles['row']} data-link={interaction}>
            <span>
              <Linked text={title ?? interaction} url={url} />{' '}
              <span className={styles['quiet']}>{t('caseWork.ofItem')}</span>
            </span>
            <InstantText at={at} />
          </li>
        ))}
      </ul>
      {mayWrite && (
        <Button size="compact-sm" variant="default" data-command="link" onClick={() => action.ask({ action: 'link' })}>
          {t('caseWork.addLink')}
        </Button>
      )}
    </>
  );
}

/** What lives elsewhere opens beside this page. */
function Linked({ text, url }: { text: string; url: string | null }) {
  if (url === null) return text;
  return (
    <Anchor href={url} target="_blank" rel="noreferrer" size="sm">
      {text}
    </Anchor>
  );
}
