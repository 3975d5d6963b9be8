import { Button } from '@mantine/core';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Marks } from '../../../diagram/marks';
import { Loading } from '../../../pieces/loading';
import { Note } from '../../../pieces/note';
import styles from './case-types.module.css';
import { openModeler } from './modeler';
import type { OpenModeler, Selected } from './modeler';
import { PropertiesPanel } from './properties-panel';

interface ModelerBoxProps {
  readonly xml: string;
  readonly marks: Marks;
  readonly picked: string | null;
  readonly onChange: (xml: string) => void;
}

/** The modeler with our properties beside it. */
export function ModelerBox({ xml, marks, picked, onChange }: ModelerBoxProps) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  /** What the modeler holds: what comes from elsewhere is read anew. */
  const held = useRef<string | null>(null);
  const [open, setOpen] = useState<OpenModeler | null>(null);
  const [selected, setSelected] = useState<Selected | null>(null);
  const [isBroken, setBroken] = useState(false);
  const write = useEffectEvent((next: string) => {
    held.current = next;
    onChange(next);
  });
  const first = useEffectEvent(() => xml);
  useEffect(() => {
    const container = box.current;
    if (container === null) return;
    let isGone = false;
    let opened: OpenModeler | undefined;
    held.current = first();
    const begin = async (text: string) => {
      const next = await openModeler(container, text, {
        changed: (changed) => isGone || write(changed),
        selected: (element) => isGone || setSelected(element),
      });
      if (isGone) return next.close();
      opened = next;
      setOpen(next);
    };
    begin(held.current).catch(() => isGone || setBroken(true));
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
  useEffect(() => open?.mark(marks), [open, marks, xml]);
  useEffect(() => {
    if (picked !== null) open?.select(picked);
  }, [open, picked]);
  return (
    <section aria-label={t('caseType.modeler')} data-testid="modeler">
      <div className={styles['buttons']}>
        {(['undo', 'redo', 'fit'] as const).map((act) => (
          <Button key={act} variant="default" size="compact-sm" disabled={open === null} onClick={() => open?.[act]()}>
            {t(`caseType.${act}`)}
          </Button>
        ))}
      </div>
      {isBroken && <Note tone="red">{t('caseType.broken')}</Note>}
      {open === null && !isBroken && <Loading />}
      <div className={styles['modeler']}>
        <div ref={box} className={styles['canvas']} />
        {selected !== null && open !== null && (
          <PropertiesPanel key={selected.id} selected={selected} onChange={open.change} />
        )}
      </div>
    </section>
  );
}
