import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../db/project-root';
import { peopleOf, type DemoDocument, type DemoPeople } from './demo-people';

interface Published {
  hash: string;
  demo: DemoPeople;
}

/** Reads `demo/*.yaml`. */
export async function readDemo(): Promise<DemoPeople> {
  // Loaded here, because only the first start of a data folder needs it.
  const { parseAllDocuments } = await import('yaml');
  const documents = texts().flatMap((text) => parseAllDocuments(text));
  return peopleOf(documents.map((document) => (document.toJS() ?? {}) as DemoDocument));
}

/** The demo, when just these documents of it have been published on that data before: then nobody needs to wait for it. */
export function publishedDemo(dataFolder: string): DemoPeople | null {
  try {
    const { hash, demo } = JSON.parse(readFileSync(noteIn(dataFolder), 'utf8')) as Published;
    return hash === hashOfTexts() ? demo : null;
  } catch {
    return null;
  }
}

export function notePublished(dataFolder: string, demo: DemoPeople): void {
  writeFileSync(noteIn(dataFolder), JSON.stringify({ hash: hashOfTexts(), demo } satisfies Published));
}

function texts(): string[] {
  const folder = join(projectRoot, 'demo');
  const names = existsSync(folder) ? readdirSync(folder).sort() : [];
  return names.filter((name) => /\.ya?ml$/.test(name)).map((name) => readFileSync(join(folder, name), 'utf8'));
}

const noteIn = (dataFolder: string) => join(dataFolder, 'demo-published.json');
const hashOfTexts = () => createHash('sha256').update(JSON.stringify(texts())).digest('hex');
