export { bulkJob } from './bulk-job';
export { redelivery } from './redelivery';
export { workitem } from './workitem';
