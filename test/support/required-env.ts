/** A value that the suite's set-up (`global-setup.ts`) provides; outside of it there is none. */
export function requiredEnv(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run this through npm test, whose set-up provides it`);
  return value;
}
