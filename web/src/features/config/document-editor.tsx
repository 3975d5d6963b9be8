import { SegmentedControl } from '@mantine/core';
import { Suspense, useState } from 'react';
import type { Schema } from '../../form/document/shape';
import { Loading } from '../../pieces/loading';
import { useSignedIn } from '../../session/me-context';
import { mayIn } from '../../session/rights';
import { useTranslation } from '../../text/texts';
import type { Place, Prepared } from './api';
import { faultText } from '../../pieces/fault-text';
import styles from './config.module.css';
import { DraftBar } from './draft-bar';
import { editors, effects, SchemaEditor, TextEditor } from './editors';
import { placeInDocument } from '../../pieces/place-text';
import { SaidList } from './said-list';
import { useSuggestions } from './use-suggestions';
import { useWritten } from './use-written';
import { VersionsPanel } from './versions-panel';

interface DocumentEditorProps {
  readonly place: Place;
  readonly prepared: Prepared;
  readonly schema: Schema;
}

/** The draft bar on top, the editor below it, and beside it what is wrong and what it does. */
export function DocumentEditor({ place, prepared, schema }: DocumentEditorProps) {
  const { t } = useTranslation();
  const me = useSignedIn();
  const written = useWritten(place, prepared);
  const suggest = useSuggestions(place, written.document);
  const [view, setView] = useState<'form' | 'text' | 'versions'>('form');
  const isReadOnly =
    !mayIn(me, place.division, 'config:edit') && !(place.kind === 'divisions' && me.isInstallationAdmin);
  const draft = written.isSaved ? prepared.draft : null;
  const errors = Object.fromEntries(
    (draft?.problems ?? []).map((fault) => [placeInDocument(fault.path), faultText(fault)]),
  );
  const Editor = view === 'text' ? TextEditor : (editors[place.kind] ?? SchemaEditor);
  const Effect = effects[place.kind];
  return (
    <article className={styles['document']} aria-label={place.key}>
      <DraftBar place={place} prepared={prepared} written={written} isReadOnly={isReadOnly} />
      <div className={styles['views']}>
        <SegmentedControl
          size="xs"
          aria-label={t('config.view')}
          value={view}
          onChange={(next) => setView(next as typeof view)}
          data={(['form', 'text', 'versions'] as const).map((value) => ({ value, label: t(`config.views.${value}`) }))}
          data-testid="document-view"
        />
      </div>
      {view === 'versions' ? (
        <VersionsPanel place={place} prepared={prepared} />
      ) : (
        <div className={styles['work']} data-wide={place.kind === 'decisions'}>
          <div className={styles['editor']}>
            <Suspense fallback={<Loading />}>
              <Editor
                place={place}
                document={written.document}
                onChange={written.change}
                {...{ schema, errors, suggest, isReadOnly }}
              />
            </Suspense>
          </div>
          <aside className={styles['effect']} aria-label={t('config.effect')}>
            {draft !== null && <SaidList draft={draft} />}
            {Effect !== undefined && (
              <Suspense fallback={<Loading />}>
                <Effect place={place} document={written.document} draft={draft} />
              </Suspense>
            )}
          </aside>
        </div>
      )}
    </article>
  );
}
