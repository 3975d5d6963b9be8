export { workitem } from './workitem';
