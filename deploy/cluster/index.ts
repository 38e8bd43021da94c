export { type ClusterProcess } from './instance.ts';
export { type PrepareOptions, prepareCluster } from './prepare-cluster.ts';
export { type Cluster, type ClusterOptions, startCluster } from './start-cluster.ts';
export { createTopics, topicPlans } from './topics.ts';
