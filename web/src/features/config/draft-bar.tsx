import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { navigate } from '../../address/go';
import { Note, ProblemNote } from '../../pieces/note';
import { useSignedIn } from '../../session/me-context';
import { mayIn } from '../../session/rights';
import { publishPermission } from '../../../../domain/rights/publish-permission';
import { useTranslation } from '../../text/texts';
import { useDiscard, usePublish, useSaveDraft } from './api';
import type { Place, Prepared } from './api';
import { becomesText } from './becomes-text';
import { WaitingLink } from './waiting-link';
import styles from './config.module.css';
import { singular } from './kinds';
import { DiffList } from './diff-list';
import { NoteForm } from './note-form';
import { Overtaken } from './overtaken';
import type { Written } from './use-written';

interface DraftBarProps {
  readonly place: Place;
  readonly prepared: Prepared;
  readonly written: Written;
  readonly isReadOnly: boolean;
}

/** What is published, what is prepared, and the way from one to the other. */
export function DraftBar({ place, prepared: { draft, published, gone }, written, isReadOnly }: DraftBarProps) {
  const { t } = useTranslation();
  const me = useSignedIn();
  const [open, setOpen] = useState<'diff' | 'publish' | 'discard' | null>(null);
  const [note, setNote] = useState('');
  const heading = useRef<HTMLHeadingElement>(null);
  const save = useSaveDraft(place, written.saved);
  const publish = usePublish(place);
  const discard = useDiscard(place);
  const revision = draft?.revision ?? 0;
  const isOld = draft !== null && published !== null && draft.basedOn !== published.version;
  const mayPublish = mayIn(me, place.division, publishPermission(singular(place.kind)));
  const done = () => {
    written.reset();
    close();
    setNote('');
  };
  // What was pressed goes with what it asked: the keyboard goes on at the head of the document.
  const close = () => {
    heading.current?.focus();
    setOpen(null);
  };
  const maySave = (!written.isSaved || draft === null) && !written.isOvertaken && !save.isPending;
  const name = typeof written.document['name'] === 'string' ? written.document['name'] : place.key;
  return (
    <header className={styles['bar']} data-testid="draft-bar">
      <div className={styles['barHead']}>
        <div className={styles['barTitle']}>
          <h2 ref={heading} tabIndex={-1}>
            {name}
          </h2>
          <p className={styles['quiet']}>
            {place.division}/{place.key} ·{' '}
            {published === null
              ? gone === null
                ? t('config.notPublished')
                : t('config.isGone', { name: gone.deletedBy ?? '–' })
              : t('config.publishedVersion', { version: published.version })}
            {draft !== null && ` · ${t('config.draftBy', { name: draft.savedBy })}`}
            {!written.isSaved && ` · ${t('config.unsaved')}`}
          </p>
        </div>
        {!isReadOnly && (
          <div className={styles['barButtons']}>
            {(draft !== null || !written.isSaved) && (
              <Button variant="subtle" size="sm" onClick={() => setOpen('discard')} data-testid="discard">
                {t('config.discard')}
              </Button>
            )}
            {draft !== null && written.isSaved && published !== null && (
              <Button
                variant="default"
                size="sm"
                onClick={() => setOpen(open === 'diff' ? null : 'diff')}
                data-testid="diff"
              >
                {t('config.diff')}
              </Button>
            )}
            <Button
              variant={written.isSaved ? 'default' : 'filled'}
              size="sm"
              // A button that is truly disabled loses the focus: whoever saves by the keyboard goes on from here.
              data-disabled={maySave ? undefined : true}
              aria-disabled={!maySave}
              aria-busy={save.isPending}
              onClick={() => maySave && save.mutate(written)}
              data-testid="save-draft"
            >
              {t('config.save')}
            </Button>
            {draft !== null && written.isSaved && draft.problems.length === 0 && (
              <DryRunButton draft={`${draft.kind}/${place.division}/${place.key}`} />
            )}
            {mayPublish && (
              <Button
                size="sm"
                disabled={draft === null || !written.isSaved || draft.problems.length > 0}
                onClick={() => setOpen('publish')}
                data-testid="publish"
              >
                {t('config.publish')}
              </Button>
            )}
          </div>
        )}
      </div>
      {!isReadOnly && !mayPublish && <p className={styles['quiet']}>{t('config.notYours')}</p>}
      {isOld && <Note tone="amber">{t('config.isOld', { version: published.version })}</Note>}
      {publish.data !== undefined && draft === null && written.isSaved && (
        <Note tone="green" role="status">
          {t('config.published', { version: publish.data.applied[0]?.version ?? 0 })} {becomesText(place.kind)}{' '}
          <WaitingLink place={place} />
        </Note>
      )}
      {written.isOvertaken ? (
        <Overtaken
          by={draft?.savedBy}
          version={written.revision === 0 ? published?.version : undefined}
          onGoOn={() => {
            save.reset();
            written.goOn();
          }}
          onReset={() => {
            save.reset();
            written.reset();
          }}
        />
      ) : (
        <ProblemNote error={save.error ?? discard.error} />
      )}
      {open === 'diff' && <DiffList place={place} from={published?.version ?? 0} to="draft" revision={revision} />}
      {open === 'publish' && (
        <NoteForm
          help={<p className={styles['quiet']}>{becomesText(place.kind)}</p>}
          note={note}
          onNote={setNote}
          submit={t('config.publishGo')}
          testId="publish"
          isPending={publish.isPending}
          error={publish.error}
          onBack={close}
          onSubmit={() => publish.mutate({ revision, note }, { onSuccess: done })}
        >
          {published !== null && <DiffList place={place} from={published.version} to="draft" revision={revision} />}
        </NoteForm>
      )}
      {open === 'discard' && (
        <div className={styles['ask']} role="group" aria-label={t('config.discard')}>
          <p>{t(draft === null ? 'config.discardWritten' : 'config.discardDraft')}</p>
          <div className={styles['barButtons']}>
            <Button variant="default" size="sm" onClick={close}>
              {t('config.back')}
            </Button>
            <Button
              color="red"
              size="sm"
              loading={discard.isPending}
              onClick={() => (draft === null ? done() : discard.mutate(revision, { onSuccess: done }))}
              data-testid="discard-go"
            >
              {t('config.discardGo')}
            </Button>
          </div>
        </div>
      )}
    </header>
  );
}

/** To what the draft would have made of a past period. */
function DryRunButton({ draft }: { draft: string }) {
  const { t } = useTranslation();
  return (
    <Button
      variant="default"
      size="sm"
      onClick={() => navigate({ to: '/simulator', search: { draft } })}
      data-testid="dry-run"
    >
      {t('dryRun.button')}
    </Button>
  );
}
