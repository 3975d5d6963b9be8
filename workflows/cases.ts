export { caseFile } from './case';
