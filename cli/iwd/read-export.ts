import { schemaProblems } from '../../domain/config/schema-problems';
import { exportPart, isRules, type SolutionRules, type Tenant } from '../../domain/iwd/export';
import { isOfExport, readDocuments } from '../apply/read-documents';
import { CommandFailure } from '../command-failure';
import { problemLine } from '../../domain/config/problem-line';

/** What a file, or those of a folder named `*.iwd.json` and the like, hold: tenants as iWD's API answers them, and rules. */
export function readExport(path: string): { tenants: Tenant[]; rules: SolutionRules[] } {
  const parts: (Tenant | SolutionRules)[] = [];
  const faults: string[] = [];
  for (const { file, line, body } of readDocuments(path, isOfExport)) {
    const found = exportPart(body).safeParse(body, { reportInput: true });
    if (found.success) parts.push(found.data);
    else
      faults.push(...schemaProblems(found.error, body).map((problem) => `  ${file}:${line}: ${problemLine(problem)}`));
  }
  if (faults.length > 0) throw new CommandFailure([`The export ${path} cannot be read:`, ...faults].join('\n'));
  const tenants = parts.flatMap((part) => (isRules(part) ? [] : [part]));
  if (tenants.length === 0) {
    throw new CommandFailure(
      `There is no business structure in ${path}.`,
      'save the answer of GET /gtl/business_structure as business-structure.iwd.json beside the rules.',
    );
  }
  return { tenants, rules: parts.filter(isRules) };
}
