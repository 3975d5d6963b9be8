import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Destination } from '../address/destination';
import { Link } from '../address/link';
import styles from './empty.module.css';

interface EmptyProps {
  /** Where it stands in place of the whole page. */
  readonly title?: string;
  readonly text: ReactNode;
  readonly action?: string;
  readonly onAction?: () => void;
  /** The page that the button leads to, instead of what it does. */
  readonly leadsTo?: Destination;
  /** The same for what is no page of the app. */
  readonly href?: string;
}

/** Nothing to show: one sentence, and one button where there is something to do about it. */
export function Empty({ title, text, action, ...button }: EmptyProps) {
  return (
    <div className={styles['empty']}>
      {title !== undefined && <h1>{title}</h1>}
      <p>{text}</p>
      {action !== undefined && <Action {...button}>{action}</Action>}
    </div>
  );
}

type ActionProps = Pick<EmptyProps, 'onAction' | 'leadsTo' | 'href'> & { readonly children: string };

function Action({ onAction, leadsTo, href, children }: ActionProps) {
  const look = { variant: 'default', size: 'compact-sm', children } as const;
  if (leadsTo !== undefined) return <Button {...look} renderRoot={(root) => <Link {...root} {...leadsTo} />} />;
  return href === undefined ? <Button {...look} onClick={onAction} /> : <Button {...look} component="a" href={href} />;
}
