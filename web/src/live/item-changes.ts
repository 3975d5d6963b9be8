type Listener = (id: string) => void;

const listeners = new Set<Listener>();

/** Hears of every item that the stream tells has changed. */
export function onItemChange(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function tellItemChange(id: string): void {
  for (const listener of listeners) listener(id);
}
