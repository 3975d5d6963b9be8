/** The newest of a memory that never holds more than `most`: the oldest goes first. */
export function putBounded<V>(memory: Map<string, V>, most: number, key: string, value: V): void {
  memory.delete(key);
  const [oldest] = memory.keys();
  if (oldest !== undefined && memory.size >= most) memory.delete(oldest);
  memory.set(key, value);
}
