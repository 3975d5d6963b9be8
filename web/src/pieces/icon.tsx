import type { SVGProps } from 'react';

/** Paths on a 16 px grid, drawn with a 1.5 px stroke. One set for the whole app, so no icon library is loaded. */
const paths = {
  accept: 'M3 8.5 6.5 12 13 4.5',
  activity: 'M2 8.5h3l2-5 2.5 9L11.5 8.5H14',
  agent: 'M8 8a2.75 2.75 0 1 0 0-5.5A2.75 2.75 0 0 0 8 8Zm-5 5.5c.4-2.6 2.4-4 5-4s4.6 1.4 5 4',
  back: 'M9.5 3.5 5 8l4.5 4.5',
  bell: 'M8 2.5a3.5 3.5 0 0 0-3.5 3.5v3L3 11.5h10L11.5 9V6A3.5 3.5 0 0 0 8 2.5Zm-1.5 9a1.5 1.5 0 0 0 3 0',
  bolt: 'M9 2 4 9h3.5L7 14l5-7H8.5L9 2Z',
  calendar: 'M3 4.5h10v8.5H3V4.5Zm0 3h10M5.5 2.5v3m5-3v3',
  close: 'm4 4 8 8m0-8-8 8',
  connected: 'M8 13.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11Zm0-3.25a2.25 2.25 0 1 0 0-4.5 2.25 2.25 0 0 0 0 4.5Z',
  decline: 'M8 13.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11ZM4.2 4.2l7.6 7.6',
  done: 'M8 13.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11Zm-2.4-5.3 1.7 1.7 3.1-3.5',
  down: 'm4 6 4 4 4-4',
  edit: 'M3 13l.6-2.8 6.9-6.9 2.2 2.2-6.9 6.9L3 13Z',
  external: 'M6.5 3.5h-3v9h9v-3M9 3h4v4m0-4L7.5 8.5',
  fit: 'M3 6V3h3m4 0h3v3m0 4v3h-3m-4 0H3v-3',
  hourglass: 'M4.5 2.5h7m-7 11h7M5 2.5c0 3 3 3.5 3 5.5S5 10.5 5 13.5m6-11c0 3-3 3.5-3 5.5s3 2.5 3 5.5',
  keyboard: 'M2 4.5h12v7.5H2V4.5Zm2.5 2.5h.01M7 7h.01M9.5 7h.01M12 7h-.01M5 9.75h6',
  moon: 'M13 9.5A5.5 5.5 0 0 1 6.5 3 5.5 5.5 0 1 0 13 9.5Z',
  minus: 'M3.5 8h9',
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  offered: 'M2.5 8h7m-3-3.5L10 8l-3.5 3.5M13 3v10',
  parked: 'M5 13.5v-11h3.5a3 3 0 0 1 0 6H5',
  paused: 'M5.5 3.5v9m5-9v9',
  plus: 'M8 3.5v9M3.5 8h9',
  queued: 'M3 4h10M3 8h10M3 12h6',
  search: 'M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9Zm3.3-1.2 3.2 3.2',
  signOut: 'M6.5 2.5h-3v11h3M7 8h6.5m-2.5-3L13.5 8 11 11',
  sun: 'M8 10.75a2.75 2.75 0 1 0 0-5.5 2.75 2.75 0 0 0 0 5.5ZM8 1.5V3m0 10v1.5M1.5 8H3m10 0h1.5M3.4 3.4l1.1 1.1m7 7 1.1 1.1m0-9.2-1.1 1.1m-7 7-1.1 1.1',
  system: 'M2.5 3.5h11v7h-11v-7ZM6 13h4M8 10.5V13',
  up: 'm4 10 4-4 4 4',
  warning: 'M8 2.5 14 13H2L8 2.5Zm0 4v3m0 1.75h.01',
} as const;

export type IconName = keyof typeof paths;

/** Decoration beside a word: hidden from the screen reader, which reads the word. */
export function Icon({ name, size = 16, ...rest }: { name: IconName; size?: number } & SVGProps<SVGSVGElement>) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
      {...rest}
    >
      <path d={paths[name]} />
    </svg>
  );
}
