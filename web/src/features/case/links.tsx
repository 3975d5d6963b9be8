import { Anchor, Button } from '@mantine/core';
import { Link } from '../../address/link';
import { useCaseInteractions } from '../../api/case-history';
import { keyText } from '../../format/value';
import { Empty } from '../../pieces/empty';
import { InstantText } from '../../pieces/instant-text';
import { Loading } from '../../pieces/loading';
import { Refused } from '../../pieces/refused';
import { SaidText } from '../../pieces/said-text';
import { useSignedIn } from '../../session/me-context';
import { mayIn } from '../../session/rights';
import { useTranslation } from '../../text/texts';
import styles from './case.module.css';
import type { CaseParts } from './parts';

/** What belongs to the case and lives elsewhere: its links, then the interactions of its items. */
export function Links({ found, action, mayWrite }: CaseParts) {
  const { t } = useTranslation();
  const me = useSignedIn();
  const interactions = useCaseInteractions(found.id);
  if (interactions.isPending) return <Loading />;
  if (interactions.data === undefined)
    return <Refused error={interactions.error} onRetry={() => void interactions.refetch()} />;
  const mayCapture = mayIn(me, found.division, 'item:capture');
  const textOf = (ref: string) =>
    interactions.data.find((each) => each.item === null && each.interaction === ref)?.text;
  const ofItems = interactions.data.filter(({ item }) => item !== null);
  return (
    <>
      {found.links.length + ofItems.length === 0 && <Empty text={t('caseWork.noLinks')} />}
      <ul className={styles['list']} data-testid="case-links">
        {found.links.toReversed().map(({ kind, ref, title, url, at }) => (
          <li key={`${kind}/${ref}`} className={styles['row']} data-link={ref}>
            <span>
              <Linked text={title ?? ref} url={url} /> <span className={styles['quiet']}>{keyText(kind)}</span>
              {kind === 'interaction' && <SaidText text={textOf(ref) ?? null} />}
            </span>
            <span className={styles['buttons']}>
              <InstantText at={at} />
              {mayCapture && kind === 'interaction' && <NewItemLink caseId={found.id} interaction={ref} />}
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
        {ofItems.map(({ interaction, title, url, at, item, text }) => (
          <li key={`${item}/${interaction}`} className={styles['row']} data-link={interaction}>
            <span>
              <Linked text={title ?? interaction} url={url} />{' '}
              <span className={styles['quiet']}>{t('caseWork.ofItem')}</span>
              <SaidText text={text} />
            </span>
            <span className={styles['buttons']}>
              <InstantText at={at} />
              {mayCapture && <NewItemLink caseId={found.id} interaction={interaction} />}
            </span>
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

/** An item that begins with what was said here. */
function NewItemLink({ caseId, interaction }: { caseId: string; interaction: string }) {
  const { t } = useTranslation();
  return (
    <Link
      to="/new-item"
      search={{ case: caseId, interaction }}
      aria-label={t('caseWork.newItemFrom', { name: interaction })}
      data-command="new-item"
    >
      {t('caseWork.newItem')}
    </Link>
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
