import { FileButton, Button, SegmentedControl } from '@mantine/core';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Loading } from '../../../pieces/loading';
import { Note } from '../../../pieces/note';
import type { EditorProps } from '../editors';
import type { DmnView, OpenDmn } from './dmn-modeler';
import styles from './table-grid.module.css';

/** A file of DMN in the modeler of its makers. */
export function DmnFile({ document, onChange, isReadOnly }: EditorProps) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const xml = String(document['dmn']);
  /** What the modeler holds: what comes from elsewhere is read anew. */
  const held = useRef<string | null>(null);
  const [open, setOpen] = useState<OpenDmn | null>(null);
  const [views, setViews] = useState<readonly DmnView[]>([]);
  const [active, setActive] = useState<string | null>(null);
  const [isBroken, setBroken] = useState(false);
  const write = useEffectEvent((next: string) => {
    held.current = next;
    if (!isReadOnly && next !== xml) onChange({ ...document, dmn: next });
  });
  const first = useEffectEvent(() => xml);
  useEffect(() => {
    const container = box.current;
    if (container === null) return;
    let isGone = false;
    let opened: OpenDmn | undefined;
    const begin = async () => {
      const { openDmn } = await import('./dmn-modeler');
      if (isGone) return;
      held.current = first();
      const next = await openDmn(container, held.current, {
        changed: (text) => isGone || write(text),
        views: (all, now) => {
          if (isGone) return;
          setViews(all);
          setActive(now);
        },
      });
      if (isGone) return next.close();
      opened = next;
      setOpen(next);
    };
    begin().catch(() => isGone || setBroken(true));
    return () => {
      isGone = true;
      opened?.close();
    };
  }, []);
  useEffect(() => {
    if (open === null || held.current === xml) return;
    held.current = xml;
    open.replace(xml).then(
      () => setBroken(false),
      () => setBroken(true),
    );
  }, [open, xml]);
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
