import { instantInText } from '../format/instant';
import { InstantText } from './instant-text';

/** A sentence, ours or the server's, with instants in it as the API writes them: each is shown as instants are. */
export function Told({ text, isInside = false }: { readonly text: string; readonly isInside?: boolean }) {
  return text
    .split(instantInText)
    .map((part, index) => (index % 2 === 1 ? <InstantText key={index} at={part} isInside={isInside} /> : part));
}
