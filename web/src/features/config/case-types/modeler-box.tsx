import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Marks } from '../../../diagram/marks';
import type { Choice } from '../../../pieces/choices/found-among';
import { Loading } from '../../../pieces/loading';
import { Note } from '../../../pieces/note';
import { useTranslation } from '../../../text/texts';
import { useModeler } from '../use-modeler';
import styles from './case-types.module.css';
import { openModeler } from './modeler';
import type { OpenModeler, Selected } from './modeler';
import { PropertiesPanel } from './properties-panel';

interface ModelerBoxProps {
  readonly xml: string;
  readonly marks: Marks;
  readonly picked: string | null;
  /** What a field of a document may hold, as far as it is known. */
  readonly suggest: (field: string) => readonly Choice[];
  readonly nameOf: (element: string) => string;
  readonly onChange: (xml: string) => void;
}

/** The modeler with our properties beside it. */
export function ModelerBox({ xml, marks, picked, suggest, nameOf, onChange }: ModelerBoxProps) {
  const { t } = useTranslation();
  const [selected, setSelected] = useState<Selected | null>(null);
  const { box, open, isBroken } = useModeler<OpenModeler>(
    xml,
    (container, text, { changed, tell }) =>
      openModeler(container, text, { changed, selected: (element) => tell(() => setSelected(element)) }),
    onChange,
  );
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
          <PropertiesPanel key={selected.id} {...{ selected, suggest, nameOf }} onChange={open.change} />
        )}
      </div>
    </section>
  );
}
