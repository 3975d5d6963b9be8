import type { Variables } from '../state';

export interface KeptMessage {
  name: string;
  key: string | null;
  variables: Variables;
  /** It is forgotten then. */
  untilMs: number;
}

/** Messages that came before anybody waited for them, the oldest first. */
export class KeptMessages {
  private messages: readonly KeptMessage[] = [];

  keep(message: KeptMessage, nowMs: number): void {
    if (message.untilMs > nowMs) this.messages = [...this.messages, message];
  }

  /** The first that `deliver` takes is gone; false when it takes none. */
  offer(nowMs: number, deliver: (message: KeptMessage) => boolean): boolean {
    this.messages = this.messages.filter(({ untilMs }) => untilMs > nowMs);
    const taken = this.messages.find(deliver);
    this.messages = this.messages.filter((message) => message !== taken);
    return taken !== undefined;
  }
}
