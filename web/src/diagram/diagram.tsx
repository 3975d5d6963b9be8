import { ActionIcon } from '@mantine/core';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { Icon } from '../pieces/icon';
import type { IconName } from '../pieces/icon';
import { Loading } from '../pieces/loading';
import { useNow } from '../pieces/use-now';
import { useTranslation } from '../text/texts';
import styles from './diagram.module.css';
import { ElementList } from './element-list';
import type { Marks } from './marks';
import type { ModelElements } from './model-elements';
import type { OpenDiagram } from './viewer';

interface DiagramProps {
  readonly xml: string;
  readonly elements: ModelElements;
  readonly label: string;
  readonly marks: Marks;
  readonly onPick?: (element: string) => void;
}

/** A model as it is drawn, with what is marked on it; where nothing is drawn, the list of its elements. */
export function Diagram({ xml, elements, label, marks, onPick }: DiagramProps) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<'drawn' | 'refused'>(elements.isDrawn ? 'drawn' : 'refused');
  const [open, setOpen] = useState<OpenDiagram | null>(null);
  const pick = useEffectEvent((element: string) => {
    if (elements.byId.has(element)) onPick?.(element);
  });
  useEffect(() => {
    const container = box.current;
    if (container === null || !elements.isDrawn) return setState('refused');
    let isGone = false;
    let opened: OpenDiagram | undefined;
    // The box must have its size before something is fitted into it.
    setState('drawn');
    const draw = async () => {
      // Loaded when something is to be drawn: it is larger than the rest of the page.
      const { openDiagram } = await import('./viewer');
      const next = await openDiagram(container, xml, pick);
      if (isGone) return next.close();
      opened = next;
      setOpen(next);
    };
    draw().catch(() => isGone || setState('refused'));
    return () => {
      isGone = true;
      opened?.close();
      setOpen(null);
    };
  }, [xml, elements]);
  return (
    <section className={styles['frame']} data-state={state} aria-label={label} data-testid="diagram">
      <div ref={box} className={styles['box']} data-open={open !== null} />
      {open === null && state === 'drawn' && <Loading />}
      {state === 'refused' && (
        <ElementList elements={elements} marks={marks} text={t(elements.isDrawn ? 'diagram.broken' : 'diagram.none')} />
      )}
      {open !== null && (
        <>
          <Shown open={open} marks={marks} />
          <div className={styles['tools']}>
            {(['in', 'out', 'fit'] as const).map((how) => (
              <ActionIcon
                key={how}
                variant="default"
                aria-label={t(`diagram.${how}`)}
                title={t(`diagram.${how}`)}
                onClick={() => open.zoom(how)}
              >
                <Icon name={icons[how]} />
              </ActionIcon>
            ))}
          </div>
        </>
      )}
    </section>
  );
}

const icons: Record<'in' | 'out' | 'fit', IconName> = { in: 'plus', out: 'minus', fit: 'fit' };

/** What is marked, told anew each second where it is a duration. */
function Shown({ open, marks }: { open: OpenDiagram; marks: Marks }) {
  const nowMs = useNow();
  const tell = useRef<((nowMs: number) => void) | null>(null);
  const { picked } = marks;
  useEffect(() => {
    tell.current = open.mark(marks);
  }, [open, marks]);
  useEffect(() => tell.current?.(nowMs), [nowMs, marks, open]);
  // Where not all of it fits, what matters most is in sight to begin with.
  const first = useEffectEvent(() => marks.faults[0] ?? marks.tokens[0]?.element);
  useEffect(() => {
    const element = picked ?? first();
    if (element !== undefined) open.reveal(element);
  }, [open, picked]);
  return null;
}
