import type { NotificationView } from '../../../api/contract/notification';
import { toldSubject } from '../pieces/told-subject';
import { toldText } from '../pieces/told-text';
import { NotificationWords } from './notification-words';

/** A notification in the language that is shown. */
export function ToldWords({ notification }: { readonly notification: NotificationView }) {
  return <NotificationWords subject={toldSubject(notification)} text={toldText(notification)} />;
}
