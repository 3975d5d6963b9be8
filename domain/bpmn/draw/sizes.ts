import type { Drawing } from './drawing';
import type { Size } from './grid';
import type { SceneNode } from './scene';

export const eventSize: Size = { width: 36, height: 36 };
const sizes: Readonly<Record<string, Size>> = {
  DataObjectReference: { width: 36, height: 50 },
  DataStoreReference: { width: 50, height: 50 },
  TextAnnotation: { width: 100, height: 50 },
};

/** Around what stands in a sub-process; its name stands above. */
export const within = { side: 40, top: 50, bottom: 50 } as const;

/** A shape as large as what it holds, and as wide as the boundary events on it. */
export function sizeOf({ type, attached }: SceneNode, inner: Drawing | undefined): Size {
  const least = Math.max(100, 10 + 50 * attached.length);
  if (inner && inner.boxes.size > 0) {
    const { width, height } = inner;
    return { width: Math.max(least, width + 2 * within.side), height: height + within.top + within.bottom };
  }
  if (type.endsWith('Event')) return eventSize;
  if (type.endsWith('Gateway')) return { width: 50, height: 50 };
  return sizes[type] ?? { width: least, height: 80 };
}
