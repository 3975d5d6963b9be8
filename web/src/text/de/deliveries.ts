import type { deliveries as english } from '../en/deliveries';
import type { Translated } from '../translated';

export const deliveries: Translated<typeof english> = {
  deliveries: {
    title: 'Zustellungen',
    receivers: 'Empfänger',
    dead: 'Unzustellbares',
    noReceivers: 'Keine Quelle und kein Webhook Ihrer Bereiche hat eine Adresse, an die etwas gemeldet wird.',
    none: 'Nichts wurde aufgegeben: Jede Zustellung hat ihren Empfänger erreicht oder wird noch versucht.',
    notTold: 'Ihm wird nichts mitgeteilt: Es hat keine Adresse oder ist noch nicht veröffentlicht.',
    only: 'Nur die für {{receiver}}.',
    all: 'Alle zeigen',
    alert: 'Alarm',
    more: 'Mehr anzeigen',
    redeliver: 'Erneut zustellen',
    redeliverItem: 'Erneut zustellen, was {{receiver}} von {{reference}} entgangen ist',
    asked_zero: 'Es ist bereits unterwegs.',
    asked_one: 'Es wird erneut zugestellt. Scheitert es drei weitere Tage lang, kommt es hierher zurück.',
    asked_other:
      '{{count}} werden der Reihe nach erneut zugestellt: dies und was dem Empfänger zuvor vom selben Vorgang entgangen ist.',
    inbound: {
      title: 'Webhooks von Quellen ohne Wirkung',
      none: 'Jeder Webhook, den eine Quelle geschickt hat, hat gewirkt.',
      replay: 'Wiederholen',
      replayOne: '{{webhook}} von {{source}} wiederholen',
      discard: 'Verwerfen',
      discardOne: '{{webhook}} von {{source}} verwerfen',
      payload: 'Inhalt',
      replayed: 'Er wurde neu zugeordnet und hat gewirkt.',
      failedAgain: 'Auch diesmal hat er nicht gewirkt; der Grund unten ist der neue.',
      pending: 'Er wird von selbst erneut versucht.',
      discarded: 'Er ist von der Liste, und was er sagte, ist vergessen.',
      sure: 'Wirklich verwerfen?',
      keep: 'Behalten',
      noJson:
        'Was geschickt wurde, ist kein JSON: Keine Zuordnung kann es lesen. Der Absender muss es berichtigt erneut schicken.',
      noInbound: 'Die Quelle nimmt keine Webhooks mehr an. Übernehmen Sie sie wieder mit `inbound`, dann wiederholen.',
      noItem: 'Die Quelle hat keinen Vorgang mit dieser externen ID.',
    },
    column: {
      source: 'Quelle',
      asks: 'Verlangt',
      received: 'Empfangen',
      receiver: 'Empfänger',
      circuit: 'Verbindung',
      owed: 'Ausstehend',
      oldest: 'Älteste ausstehende',
      dead: 'Unzustellbar',
      item: 'Vorgang',
      event: 'Worüber',
      reason: 'Grund',
      attempts: 'Versuche',
      deadAt: 'Aufgegeben',
      action: 'Aktion',
    },
    kind: { sync: 'Quelle', webhook: 'Webhook', lookup: 'Abfrage' },
    circuit: {
      closed: 'Wird aufgerufen',
      open: 'Wird eine Weile in Ruhe gelassen',
      'half-open': 'Ein Versuch ist erlaubt',
    },
    failure: {
      RECEIVER_GONE:
        'Quelle, Webhook oder Agent ist weg oder hat keine Adresse mehr. Übernehmen Sie das Dokument wieder, dann erneut zustellen.',
      NO_SECRET:
        'Zum Signieren fehlt ein Geheimnis. Setzen Sie die Variable, die das Dokument nennt, dann erneut zustellen.',
      MAIL_OFF:
        'Es ist kein Mailserver konfiguriert. Setzen Sie CASEWRIGHT_SMTP_URL für die Worker, dann erneut zustellen.',
      NOT_ACCEPTED: 'Der Empfänger hat geantwortet, dass er es nicht annimmt.',
      NO_ANSWER: 'Der Empfänger hat nicht rechtzeitig geantwortet.',
      NOT_REACHED: 'Der Empfänger war nicht zu erreichen.',
      INVALID_URL: 'Die Adresse lässt sich nicht aufrufen. Berichtigen Sie sie, dann erneut zustellen.',
      HTTPS_ONLY: 'Die Adresse ist nicht https. Berichtigen Sie sie, dann erneut zustellen.',
      UNCLEAR_HOST:
        'Die Adresse nennt den Host in irreführender Schreibweise. Berichtigen Sie sie, dann erneut zustellen.',
      ADDRESS_FORBIDDEN: 'Die Adresse führt in ein Netz, das nicht aufgerufen werden darf.',
      PORT_FORBIDDEN: 'Die Adresse führt zu einem Port dieser Installation.',
    },
  },
};
