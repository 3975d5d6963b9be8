import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { programEntries } from '../../build/parts.mjs';
import { projectRoot } from '../../db/project-root';

interface Service {
  image: string;
  build?: string;
  command?: string[];
  environment?: Record<string, unknown>;
  volumes?: string[];
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: object;
}

const read = (path: string) => readFileSync(join(projectRoot, path), 'utf8');
const { services, volumes } = parse(read('docker-compose.yml'), { merge: true }) as {
  services: Record<string, Service>;
  volumes: Record<string, null>;
};
const all = Object.entries(services);
const own = all.filter(([, { build }]) => build !== undefined);

test('every program that a service runs is one that the build makes', () => {
  for (const [name, { command }] of own) {
    const [, program] = /^dist\/(\w+)\.mjs$/.exec(command?.at(-1) ?? '') ?? [];
    expect({ name, known: Object.keys(programEntries).includes(program ?? '') }).toEqual({ name, known: true });
  }
  expect(own.map(([name]) => name).sort()).toEqual(['api', 'matcher', 'migrate', 'worker']);
});

test('every file that is mounted exists, and every other mount is a declared volume', () => {
  for (const mount of all.flatMap(([, service]) => service.volumes ?? [])) {
    const [source = ''] = mount.split(':');
    expect({
      source,
      known: source.startsWith('./') ? existsSync(join(projectRoot, source)) : source in volumes,
    }).toEqual({
      source,
      known: true,
    });
  }
});

test('a service that waits for another one names one that can meet the condition', () => {
  const waits = all.flatMap(([name, { depends_on }]) =>
    Object.entries(depends_on ?? {}).map(([other, { condition }]) => ({ name, other, condition })),
  );
  const canMeet = ({ other, condition }: (typeof waits)[number]) =>
    other in services && (condition !== 'service_healthy' || services[other]?.healthcheck !== undefined);
  expect(waits.filter((wait) => !canMeet(wait))).toEqual([]);
});

test('every variable that a program of ours is given is one that it reads', () => {
  for (const [name, { command, environment }] of own) {
    const program = command?.at(-1)?.replace(/^dist\/(\w+)\.mjs$/, '$1') as keyof typeof programEntries;
    const folder = programEntries[program].split('/')[0] ?? '';
    const sources = readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => read(join(folder, file)))
      .join('\n');
    // What all of them are given (the anchor) may be too much for one of them.
    const shared = ['DATABASE_URL', 'TEMPORAL_ADDRESS', 'TEMPORAL_NAMESPACE', 'LOG_LEVEL', 'CASEWRIGHT_PAYLOAD_KEYS'];
    // By the C library.
    const readElsewhere = [...shared, 'GLIBC_TUNABLES'];
    const unknown = Object.keys(environment ?? {}).filter(
      (key) => !readElsewhere.includes(key) && !sources.includes(key),
    );
    expect({ name, unknown }).toEqual({ name, unknown: [] });
  }
});

test('the example names the settings that the services are given, all of them and no others', () => {
  const given = [...read('docker-compose.yml').matchAll(/\$\{(\w+):[?-]/g)].map(([, key]) => key ?? '');
  const named = [...read('deploy/compose.env.example').matchAll(/^(\w+)=/gm)].map(([, key]) => key ?? '');
  expect(named.toSorted()).toEqual([...new Set(given)].toSorted());
  expect(named).toContain('POSTGRES_PASSWORD');
});

test('what the image copies exists, and it does not run as root', () => {
  const dockerfile = read('Dockerfile');
  const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, sources]) =>
    (sources ?? '').split(' '),
  );
  expect(copied.filter((source) => !existsSync(join(projectRoot, source)))).toEqual([]);
  expect(dockerfile).toMatch(/^USER node$/m);
  expect(dockerfile).toMatch(/^HEALTHCHECK /m);
});
