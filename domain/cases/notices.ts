import { addressOfSupervisors, type Notification } from '../notification/notification';
import { subjectLine } from '../notification/template';
import type { CaseFile } from './file';
import type { CaseNotice } from './sla';

/** What is told by a commit of a case, each once for its version. */
export function notificationsOf(file: CaseFile, notices: readonly CaseNotice[]): Notification[] {
  const { id, life, version, division, reference, name, status, type } = file;
  return notices.map(({ event, to, element, at }, index) => ({
    kind: 'event',
    division,
    cause: `case/${id}/${life}/${version}/${index}`,
    subject: subjectLine(`${reference}: ${at} of its time${element === null ? '' : ` in ${element}`}`),
    text: name ?? '',
    itemId: null,
    data: { event, case: id, reference, element, at },
    recipients: to === 'supervisors' ? [addressOfSupervisors(division)] : [],
    webhooks: to === 'supervisors' ? [] : [to.webhook],
    mailTo: [],
    body: {
      specversion: '1.0',
      type: `casewright.case.${event}`,
      source: `urn:casewright:division:${division}`,
      subject: reference,
      datacontenttype: 'application/json',
      data: { id, life, version, reference, type, name, status, element, at },
    },
  }));
}
