import { FileButton, Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { Loading } from '../../../pieces/loading';
import { Note } from '../../../pieces/note';
import { useTranslation } from '../../../text/texts';
import type { EditorProps } from '../editors';
import { useModeler } from '../use-modeler';
import type { DmnView, OpenDmn } from './dmn-modeler';
import styles from './table-grid.module.css';

/** A file of DMN in the modeler of its makers. */
export function DmnFile({ document, onChange, isReadOnly }: EditorProps) {
  const { t } = useTranslation();
  const xml = String(document['dmn']);
  const [views, setViews] = useState<readonly DmnView[]>([]);
  const [active, setActive] = useState<string | null>(null);
  const { box, open, isBroken } = useModeler<OpenDmn>(
    xml,
    async (container, text, { changed, tell }) => {
      const { openDmn } = await import('./dmn-modeler');
      const show = (all: readonly DmnView[], now: string | null) => {
        setViews(all);
        setActive(now);
      };
      return openDmn(container, text, { changed, views: (all, now) => tell(() => show(all, now)) });
    },
    (next) => {
      if (!isReadOnly && next !== xml) onChange({ ...document, dmn: next });
    },
  );
  return (
    <section aria-label={t('decision.dmn')}>
      <div className={styles['tools']}>
        {views.length > 1 && (
          <SegmentedControl
            size="xs"
            aria-label={t('decision.dmnViews')}
            value={active ?? ''}
            onChange={(id) => open?.show(id)}
            data={views.map(({ id, name, isDiagram }) => ({
              value: id,
              label: isDiagram ? t('decision.model') : name,
            }))}
            data-testid="dmn-views"
          />
        )}
        {!isReadOnly && (
          <FileButton
            accept=".dmn,.xml"
            onChange={(file) => file !== null && void file.text().then((text) => onChange({ ...document, dmn: text }))}
          >
            {(props) => (
              <Button variant="default" size="compact-sm" {...props}>
                {t('decision.dmnFile')}
              </Button>
            )}
          </FileButton>
        )}
      </div>
      {isBroken && <Note tone="red">{t('decision.dmnBroken')}</Note>}
      {open === null && !isBroken && <Loading />}
      <div ref={box} className={styles['dmn']} inert={isReadOnly} data-testid="dmn" />
    </section>
  );
}
