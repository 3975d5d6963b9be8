import { attributeLabel } from '../format/value';
import { texts } from '../text/texts';

/** `userTask` as people say it. */
export function kindText(kind: string): string {
  const key = `diagram.kind.${kind}`;
  return texts.exists(key) ? texts.t(key as 'diagram.kind.task') : attributeLabel(kind);
}

/** An element among others: its name and what it is; what has no name of its own is called by that already. */
export function withKind({ name, kind }: { name: string; kind: string }): string {
  const text = kindText(kind);
  return name.startsWith(text) ? name : `${name} (${text})`;
}
