import type { Canvas } from './services';

/** The library moves and zooms by mouse and wheel: this does the same by one finger and by two. Answers how to stop. */
export function moveByTouch(box: HTMLElement, canvas: Canvas): () => void {
  const stop = new AbortController();
  const fingers = new Map<number, { x: number; y: number }>();
  const spread = () => {
    const [first, second] = [...fingers.values()];
    return first && second ? Math.hypot(first.x - second.x, first.y - second.y) : 0;
  };
  const listen = (name: 'pointerdown' | 'pointermove' | 'pointerup' | 'pointercancel', on: (e: PointerEvent) => void) =>
    box.addEventListener(name, (event) => event.pointerType === 'touch' && on(event), { signal: stop.signal });
  listen('pointerdown', ({ pointerId, clientX, clientY }) => fingers.set(pointerId, { x: clientX, y: clientY }));
  listen('pointermove', ({ pointerId, clientX, clientY }) => {
    const last = fingers.get(pointerId);
    if (!last) return;
    const before = spread();
    fingers.set(pointerId, { x: clientX, y: clientY });
    if (fingers.size === 1) return canvas.scroll({ dx: clientX - last.x, dy: clientY - last.y });
    const { left, top } = box.getBoundingClientRect();
    if (before > 0) canvas.zoom(canvas.zoom() * (spread() / before), { x: clientX - left, y: clientY - top });
  });
  const lift = ({ pointerId }: PointerEvent) => fingers.delete(pointerId);
  listen('pointerup', lift);
  listen('pointercancel', lift);
  return () => stop.abort();
}
