/** What the other refusals mean for the work, and what to do. The keys are the API's codes, unchanged. */
export const refusals = {
  problem: {
    INVALID_JSON: 'The request was damaged on its way. Nothing was changed; try again.',
    INVALID_YAML: 'The document is not YAML. Nothing was changed; mend it and try again.',
    INVALID_IDEMPOTENCY_KEY: 'The request was damaged on its way. Nothing was changed; try again.',
    UNKNOWN_DISPOSITION: 'This disposition is not one of the worktype. The item is still yours; choose another one.',
    UNKNOWN_STATUS: 'This status is not one of the worktype. Nothing was changed; choose another one.',
    LINK_ENDED: 'This link opens nothing any more. Whoever sent it can send another one.',
    WRONG_PASSWORD: 'User and password do not match. Nothing was changed; type the password again.',
    FOREIGN_ORIGIN: 'This request did not come from a page of Casewright. Nothing was changed; load this page again.',
    OTHER_PERSON: 'Somebody else has signed in in this browser. Nothing was changed.',
    FORBIDDEN: 'Your roles do not allow this. Nothing was changed; ask an administrator of the division.',
    NOT_FOUND: 'This does not exist, or lies in a division that you may not see.',
    UNKNOWN_ACTION: 'The server does not know this command. Nothing was changed; load this page again.',
    METHOD_NOT_ALLOWED: 'The server does not know this command. Nothing was changed; load this page again.',
    NOT_OFFERED: 'This item is no longer offered to you: another agent was first, or it was withdrawn. Nothing to do.',
    OFFER_EXPIRED: 'The offer ran out before the accept arrived. The item goes to others; set yourself ready to go on.',
    NOT_YOURS: 'This item is in the hands, or on the shelf, of somebody else. Nothing was changed.',
    WRONG_STATE: 'The item has moved on meanwhile, so this does not apply to it any more. Look at its history.',
    ITEM_CLOSED: 'This item is closed. Nothing was changed.',
    TRANSITION_NOT_ALLOWED:
      'The status that the item has does not lead there. Nothing was changed; take a step that it allows.',
    CAPACITY_FULL: 'There is no room for this item. It stays where it is; finish or park one first.',
    NOT_ELIGIBLE:
      'The rules do not let you have this item now. It stays where it is; its Why tab says what is missing.',
    PULL_FORBIDDEN: 'Items of this queue are only pushed. It stays where it is; set yourself ready to be offered some.',
    CHOICE_FORBIDDEN: 'Here nothing may be passed over, and others stand before this item. Take the next one instead.',
    NO_SUCH_INSTANCE: 'The case has moved on meanwhile: this no longer stands there. Look where it is now.',
    CANNOT_SKIP:
      'This cannot be skipped: a gateway has no work that could count as done, and what has done its work is only tried again. Set variables, then retry.',
    NOT_WAITING: 'The case has moved on meanwhile: nothing waits for this any more. Look where it is now.',
    NO_SUCH_ELEMENT:
      'The model that the case runs has no such element, or none that can be started. Choose another one.',
    AMBIGUOUS_SCOPE:
      'This element lies in a part of the model that runs several times, or not at all. Nothing was changed; start the part itself.',
    CANNOT_MIGRATE:
      'The case cannot go on in that version: something that lives in it has no place there. Nothing was changed.',
    CASE_CLOSED: 'This case is closed. Nothing was changed.',
    NOT_STARTED: 'This case is about to begin. Nothing was changed; try again in a moment.',
    CASE_OPEN: 'This case is still open, so this does not apply to it yet. Nothing was changed.',
    STATUS_ENDS_CASE:
      'This status is that of a case that has ended. Nothing was changed; end the case, or choose another one.',
    TOO_MANY: 'The case holds as many of these as it can. Nothing was changed; take one out first.',
    CASE_FULL: 'The case holds as much as it can. Nothing was changed; make its largest variables smaller first.',
    CASE_SUSPENDED: 'This case is suspended, so nothing happens in it. Resume it first.',
    UNKNOWN_CASE_STATUS: 'This status is not one of the case type. Nothing was changed; choose another one.',
    NOT_SIGNED: 'The request is not signed with the secret of its source.',
    MAPPING_TOO_SLOW: 'The mapping of the source takes too long over what was sent. Make it simpler.',
    MARK_DONE_DISABLED: 'Only the source completes items of this worktype. Do the work there.',
    IN_USE: 'Other objects still need this one. Nothing was changed; take it out of those first.',
    JOB_RUNNING: 'The job has not ended yet. Nothing was changed; wait for its end, or stop it first.',
    CONFLICT: 'Somebody else changed this at the same moment. Nothing was changed; look again and repeat it.',
    IDEMPOTENCY_IN_PROGRESS: 'The same request is still under way. Wait a moment, then look again.',
    ALREADY_ANSWERED: 'This secret was shown once and is not shown again. Make a new one.',
    RIGHTS_LOST: 'This was answered before, and you may less now than then. What was done then holds.',
    PAYLOAD_TOO_LARGE: 'This is too large for the server. Nothing was changed; send less at once.',
    UNSUPPORTED_MEDIA_TYPE: 'The server does not take this kind of file. Nothing was changed.',
    IDEMPOTENCY_KEY_REUSED: 'This was sent twice with different contents. Nothing was changed; load this page again.',
    WEBHOOK_ID_REUSED:
      'This webhook was sent twice with different contents. Its sender must give each an ID of its own.',
    TOO_MANY_COMMANDS:
      'Several changes of this item are under way at once. Nothing was changed; try again in a moment.',
  },
} as const;
