export { redelivery } from './redelivery';
export { workitem } from './workitem';
