/**
 * What this browser keeps of somebody's choices. It may keep nothing (storage is forbidden or full, as it is to a frame
 * in the page of another site): then a choice holds as long as the page does, and the page works all the same.
 */
const chosen = new Map<string, string>();

/** What is read of it throws where it is forbidden. */
interface Drawer {
  getItem(name: string): string | null;
  setItem(name: string, value: string): void;
}
const browser = globalThis as unknown as Readonly<Record<'localStorage' | 'sessionStorage', Drawer>>;

export function kept(name: string): string | null {
  return chosen.get(name) ?? tried(() => browser.localStorage.getItem(name));
}

export function keep(name: string, value: string): void {
  chosen.set(name, value);
  tried(() => browser.localStorage.setItem(name, value));
}

/** Whether this window is told of it for the first time. One that may keep nothing cannot say: for it nothing is the first. */
export function isFirstIn(name: string, value: string): boolean {
  const isNoted = tried(() => {
    const before = browser.sessionStorage.getItem(name)?.split('\n') ?? [];
    if (before.includes(value)) return false;
    browser.sessionStorage.setItem(name, [...before, value].join('\n'));
    return true;
  });
  return isNoted ?? false;
}

/** Null where the browser forbids it. */
function tried<T>(storage: () => T): T | null {
  try {
    return storage();
  } catch {
    return null;
  }
}
