import type { Express } from 'express';
import { docsPage } from './docs-page';
import { openApiDocument } from './openapi-document';

/** Made when first asked for: it costs some 50 ms. */
export function mountDocs(app: Express): void {
  let document: string | undefined;
  app.get('/openapi.json', (_request, response) => {
    document ??= JSON.stringify(openApiDocument());
    response.type('application/json').send(document);
  });
  app.get('/docs', (_request, response) => {
    response.type('html').send(docsPage());
  });
}
