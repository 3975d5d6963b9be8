import { routeTable } from '../route-table';

/** A page without scripts: every call with its permission; the document itself is linked. */
export function docsPage(): string {
  const tags = [...new Set(routeTable.map((route) => route.tag))];
  const sections = tags.map((tag) => {
    const rows = routeTable
      .filter((route) => route.tag === tag)
      .map(({ method, path, summary, access }) => {
        const call = `<td><code>${method.toUpperCase()}</code></td><td><code>${escapeHtml(path)}</code></td>`;
        return `<tr>${call}<td>${escapeHtml(summary)}</td><td><code>${escapeHtml(access)}</code></td></tr>`;
      });
    const head = '<thead><tr><th>Method</th><th>Path</th><th>What it does</th><th>Permission</th></tr></thead>';
    return `<h2>${escapeHtml(tag)}</h2><table>${head}<tbody>${rows.join('')}</tbody></table>`;
  });
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Casewright API</title>
<style>
:root { color-scheme: light dark; font: 14px/1.5 system-ui, sans-serif; }
body { max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: 0.25rem 0.75rem 0.25rem 0; border-bottom: 1px solid color-mix(in srgb, currentColor 20%, transparent); vertical-align: top; }
</style></head>
<body><h1>Casewright API</h1>
<p>The contract is <a href="/openapi.json">openapi.json</a> (OpenAPI 3.1). Send <code>Authorization: Bearer</code> with an access token or an API key.</p>
${sections.join('\n')}
</body></html>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
