import type { KeyboardEvent, PointerEvent } from 'react';
import styles from './drag-handle.module.css';

interface DragHandleProps {
  readonly x: number;
  readonly y: number;
  readonly name: string;
  /** What a screen reader says of where it is. */
  readonly says: string;
  readonly value: number;
  readonly max: number;
  readonly isReadOnly: boolean;
  /** Pixels of the drawing. */
  readonly onDrag: (x: number, y: number) => void;
  readonly onDragEnd: () => void;
  /** Steps to the right and up. */
  readonly onStep: (right: number, up: number) => void;
  /** The handle is given, for what takes the focus when it goes. */
  readonly onRemove?: (handle: Element) => void;
  readonly testId: string;
}

const LARGE_STEP = 10;
const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
  PageUp: [0, LARGE_STEP],
  PageDown: [0, -LARGE_STEP],
};

/** A point that is dragged, or moved by the arrow keys; with Shift ten steps at once. */
export function DragHandle({ x, y, name, says, value, max, isReadOnly, testId, ...on }: DragHandleProps) {
  const drag = (event: PointerEvent<SVGGElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const box = event.currentTarget.ownerSVGElement?.getBoundingClientRect();
    if (box) on.onDrag(event.clientX - box.left, event.clientY - box.top);
  };
  const press = (event: KeyboardEvent<SVGGElement>) => {
    const step = steps[event.key];
    if (step) on.onStep(...(step.map((each) => each * (event.shiftKey ? LARGE_STEP : 1)) as [number, number]));
    else if (['Delete', 'Backspace'].includes(event.key)) on.onRemove?.(event.currentTarget);
    else return;
    event.preventDefault();
  };
  return (
    <g
      role="slider"
      tabIndex={0}
      aria-label={name}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={value}
      aria-valuetext={says}
      aria-disabled={isReadOnly}
      className={styles['handle']}
      transform={`translate(${x} ${y})`}
      onPointerDown={(event) => {
        if (isReadOnly || event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={drag}
      onLostPointerCapture={on.onDragEnd}
      onKeyDown={isReadOnly ? undefined : press}
      // A double click on a point is not one beside it, which would add another.
      onDoubleClick={(event) => event.stopPropagation()}
      data-testid={testId}
    >
      <circle r={14} className={styles['reach']} />
      <circle r={6} className={styles['dot']} />
    </g>
  );
}
