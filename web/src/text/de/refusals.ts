import type { refusals as english } from '../en/refusals';
import type { Translated } from '../translated';

export const refusals: Translated<typeof english> = {
  problem: {
    INVALID_JSON: 'Die Anfrage wurde unterwegs beschädigt. Nichts wurde geändert; versuchen Sie es erneut.',
    INVALID_YAML: 'Das Dokument ist kein YAML. Nichts wurde geändert; berichtigen Sie es und versuchen Sie es erneut.',
    INVALID_IDEMPOTENCY_KEY: 'Die Anfrage wurde unterwegs beschädigt. Nichts wurde geändert; versuchen Sie es erneut.',
    UNKNOWN_DISPOSITION:
      'Dieses Ergebnis gehört nicht zum Vorgangstyp. Der Vorgang ist noch bei Ihnen; wählen Sie ein anderes.',
    UNKNOWN_STATUS: 'Dieser Status gehört nicht zum Vorgangstyp. Nichts wurde geändert; wählen Sie einen anderen.',
    LINK_ENDED: 'Dieser Link öffnet nichts mehr. Wer ihn geschickt hat, kann einen neuen schicken.',
    WRONG_PASSWORD:
      'Benutzer und Passwort passen nicht zusammen. Nichts wurde geändert; geben Sie das Passwort erneut ein.',
    FOREIGN_ORIGIN:
      'Diese Anfrage kam nicht von einer Seite von Casewright. Nichts wurde geändert; laden Sie diese Seite neu.',
    OTHER_PERSON: 'In diesem Browser hat sich jemand anderes angemeldet. Nichts wurde geändert.',
    FORBIDDEN:
      'Ihre Rollen erlauben das nicht. Nichts wurde geändert; wenden Sie sich an einen Administrator des Bereichs.',
    NOT_FOUND: 'Das gibt es nicht, oder es liegt in einem Bereich, den Sie nicht sehen dürfen.',
    UNKNOWN_ACTION: 'Der Server kennt diesen Befehl nicht. Nichts wurde geändert; laden Sie diese Seite neu.',
    METHOD_NOT_ALLOWED: 'Der Server kennt diesen Befehl nicht. Nichts wurde geändert; laden Sie diese Seite neu.',
    NOT_OFFERED:
      'Dieser Vorgang wird Ihnen nicht mehr angeboten: Ein anderer war schneller, oder er wurde zurückgezogen. Nichts zu tun.',
    OFFER_EXPIRED:
      'Das Angebot lief ab, bevor die Annahme ankam. Der Vorgang geht an andere; setzen Sie sich auf bereit, um weiterzumachen.',
    NOT_YOURS: 'Dieser Vorgang ist bei jemand anderem. Nichts wurde geändert.',
    WRONG_STATE: 'Der Vorgang ist inzwischen weiter, daher passt dies nicht mehr. Sehen Sie in seinen Verlauf.',
    ITEM_CLOSED: 'Dieser Vorgang ist geschlossen. Nichts wurde geändert.',
    TRANSITION_NOT_ALLOWED:
      'Der Status des Vorgangs führt nicht dorthin. Nichts wurde geändert; gehen Sie einen Schritt, den er erlaubt.',
    CAPACITY_FULL:
      'Für diesen Vorgang ist kein Platz. Er bleibt, wo er ist; beenden Sie zuerst einen, oder stellen Sie einen zurück.',
    NOT_ELIGIBLE:
      'Die Regeln erlauben Ihnen diesen Vorgang jetzt nicht. Er bleibt, wo er ist; sein Reiter „Warum“ sagt, was fehlt.',
    PULL_FORBIDDEN:
      'Vorgänge dieser Warteschlange werden nur zugeteilt. Er bleibt, wo er ist; setzen Sie sich auf bereit, um welche angeboten zu bekommen.',
    CHOICE_FORBIDDEN:
      'Hier darf nichts übergangen werden, und andere stehen vor diesem Vorgang. Nehmen Sie stattdessen den nächsten.',
    NO_SUCH_INSTANCE: 'Der Fall ist inzwischen weiter: Dies steht dort nicht mehr. Sehen Sie nach, wo er jetzt ist.',
    CANNOT_SKIP:
      'Dies lässt sich nicht überspringen: Ein Gateway hat keine Arbeit, die als erledigt gelten könnte, und was seine Arbeit getan hat, lässt sich nur wiederholen. Setzen Sie Variablen und wiederholen Sie es.',
    NOT_WAITING: 'Der Fall ist inzwischen weiter: Darauf wartet nichts mehr. Sehen Sie nach, wo er jetzt ist.',
    NO_SUCH_ELEMENT:
      'Das Modell, in dem der Fall läuft, hat kein solches Element oder keines, das sich starten lässt. Wählen Sie ein anderes.',
    AMBIGUOUS_SCOPE:
      'Dieses Element liegt in einem Teil des Modells, der mehrmals oder gar nicht läuft. Nichts wurde geändert; starten Sie den Teil selbst.',
    CANNOT_MIGRATE:
      'In jener Version kann der Fall nicht weitergehen: Etwas, das in ihm lebt, hat dort keinen Platz. Nichts wurde geändert.',
    CASE_CLOSED: 'Dieser Fall ist geschlossen. Nichts wurde geändert.',
    NOT_STARTED: 'Dieser Fall beginnt gleich. Nichts wurde geändert; versuchen Sie es gleich noch einmal.',
    CASE_OPEN: 'Dieser Fall ist noch offen, daher passt dies noch nicht. Nichts wurde geändert.',
    STATUS_ENDS_CASE:
      'Dieser Status gehört zu einem beendeten Fall. Nichts wurde geändert; beenden Sie den Fall, oder wählen Sie einen anderen.',
    TOO_MANY: 'Der Fall enthält davon so viele, wie er kann. Nichts wurde geändert; nehmen Sie zuerst eines heraus.',
    CASE_FULL:
      'Der Fall enthält so viel, wie er kann. Nichts wurde geändert; verkleinern Sie zuerst seine größten Variablen.',
    CASE_SUSPENDED: 'Dieser Fall ist ausgesetzt, daher geschieht in ihm nichts. Setzen Sie ihn zuerst fort.',
    UNKNOWN_CASE_STATUS: 'Dieser Status gehört nicht zum Falltyp. Nichts wurde geändert; wählen Sie einen anderen.',
    NOT_SIGNED: 'Die Anfrage ist nicht mit dem Geheimnis ihrer Quelle signiert.',
    MAPPING_TOO_SLOW: 'Die Zuordnung der Quelle braucht zu lange für das Gesendete. Vereinfachen Sie sie.',
    MARK_DONE_DISABLED: 'Vorgänge dieses Typs schließt nur die Quelle ab. Erledigen Sie die Arbeit dort.',
    IN_USE: 'Andere Objekte brauchen dieses noch. Nichts wurde geändert; nehmen Sie es zuerst dort heraus.',
    JOB_RUNNING:
      'Der Auftrag ist noch nicht zu Ende. Nichts wurde geändert; warten Sie das Ende ab, oder halten Sie ihn zuerst an.',
    CONFLICT:
      'Jemand anderes hat dies im selben Moment geändert. Nichts wurde geändert; sehen Sie nach und wiederholen Sie es.',
    IDEMPOTENCY_IN_PROGRESS: 'Dieselbe Anfrage läuft noch. Warten Sie einen Moment, dann sehen Sie nach.',
    ALREADY_ANSWERED: 'Dieses Geheimnis wurde einmal gezeigt und wird nicht wieder gezeigt. Erstellen Sie ein neues.',
    RIGHTS_LOST:
      'Dies wurde bereits beantwortet, und Sie dürfen inzwischen weniger als damals. Was damals getan wurde, gilt.',
    PAYLOAD_TOO_LARGE: 'Das ist zu groß für den Server. Nichts wurde geändert; senden Sie weniger auf einmal.',
    UNSUPPORTED_MEDIA_TYPE: 'Der Server nimmt diese Art von Datei nicht an. Nichts wurde geändert.',
    IDEMPOTENCY_KEY_REUSED:
      'Dies wurde zweimal mit verschiedenem Inhalt gesendet. Nichts wurde geändert; laden Sie diese Seite neu.',
    WEBHOOK_ID_REUSED:
      'Dieser Webhook wurde zweimal mit verschiedenem Inhalt gesendet. Sein Absender muss jedem eine eigene ID geben.',
    TOO_MANY_COMMANDS:
      'Mehrere Änderungen dieses Vorgangs laufen zugleich. Nichts wurde geändert; versuchen Sie es gleich noch einmal.',
  },
};
