import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { RefObject } from 'react';

/** A modeler of somebody else's that draws into a box of ours. */
interface Modeler {
  close(): void;
  /** Throws when the text cannot be read. */
  replace(xml: string): Promise<void>;
}

/** Opens the modeler; whatever it tells goes through `here`, since its box may be gone by then. */
export type Begin<M extends Modeler> = (
  container: HTMLDivElement,
  xml: string,
  here: { changed: (xml: string) => void; tell: (what: () => void) => void },
) => Promise<M>;

interface HeldModeler<M> {
  readonly box: RefObject<HTMLDivElement | null>;
  /** Null: not yet. */
  readonly open: M | null;
  readonly isBroken: boolean;
}

/** A modeler for a text that may change elsewhere as well: what it holds itself is not read anew. */
export function useModeler<M extends Modeler>(
  xml: string,
  begin: Begin<M>,
  onChange: (xml: string) => void,
): HeldModeler<M> {
  const box = useRef<HTMLDivElement>(null);
  const held = useRef<string | null>(null);
  // What it has told on the way to what it holds: drawn by us later than it goes on, and nothing new to it.
  const passed = useRef(new Set<string>());
  const [open, setOpen] = useState<M | null>(null);
  const [isBroken, setBroken] = useState(false);
  const write = useEffectEvent((next: string) => {
    if (held.current !== null) passed.current.add(held.current);
    held.current = next;
    onChange(next);
  });
  const first = useEffectEvent((container: HTMLDivElement, tell: (what: () => void) => void) => {
    held.current = xml;
    return begin(container, xml, { changed: (next) => tell(() => write(next)), tell });
  });
  useEffect(() => {
    const container = box.current;
    if (container === null) return;
    let isGone = false;
    let opened: M | undefined;
    const tell = (what: () => void) => {
      if (!isGone) what();
    };
    const start = async () => {
      const next = await first(container, tell);
      if (isGone) return next.close();
      opened = next;
      setOpen(next);
    };
    start().catch(() => tell(() => setBroken(true)));
    return () => {
      isGone = true;
      opened?.close();
    };
  }, []);
  useEffect(() => {
    if (open === null || (held.current !== xml && passed.current.has(xml))) return;
    passed.current.clear();
    if (held.current === xml) return;
    held.current = xml;
    open.replace(xml).then(
      () => setBroken(false),
      () => setBroken(true),
    );
  }, [open, xml]);
  return { box, open, isBroken };
}
