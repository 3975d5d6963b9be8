import { Fragment } from 'react';
import { linksIn } from './links-in';

/** A text of people, in which addresses lead to their pages: in a window of its own, which cannot reach back. */
export function LinkedText({ text }: { text: string }) {
  return linksIn(text).map(({ text: part, href }, at) =>
    href === undefined ? (
      <Fragment key={at}>{part}</Fragment>
    ) : (
      <a key={at} href={href} target="_blank" rel="noopener noreferrer">
        {part}
      </a>
    ),
  );
}
