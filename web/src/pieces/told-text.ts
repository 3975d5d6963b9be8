import type { NotificationView } from '../../../api/contract/notification';
import { texts } from '../text/texts';
import { isTold } from './is-told';

type Told = Pick<NotificationView, 'text' | 'data'>;

/** What a notification says below its heading, likewise: a rule's own words as they are. */
export function toldText({ text, data }: Told): string {
  const { event, key, why } = data;
  if (event === 'message-discarded' && text.startsWith('The case that waited for it'))
    return typeof key === 'string' ? texts.t('told.goneWithKey', { key }) : texts.t('told.gone');
  return (event === 'case-not-started' && isTold(why) ? whyNot(why) : undefined) ?? text;
}

/** A refusal of the server is told as one of what was asked for would be. */
function whyNot({ code, values }: { readonly code: string; readonly values?: object | undefined }): string | undefined {
  const key = [`told.why.${code}`, `problem.${code}`].find((each) => texts.exists(each));
  const held: object = { paths: '', inputs: '', ...values };
  return key === undefined ? undefined : texts.t(key as 'form.yes', held).trim();
}
