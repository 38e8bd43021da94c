import { type ClusterOptions, startCluster } from '#cluster';
import type { Build } from './theatre.ts';

/** Each service in two processes, over Kafka and MongoDB. @param given servers that run already; without them own ones are started */
export function clusterBuild(given: Pick<ClusterOptions, 'kafka' | 'mongo' | 'topicPrefix' | 'say'> = {}): Build {
  return async (env) => {
    const cluster = await startCluster({ ...given, instances: 2, env });
    return {
      url: cluster.url,
      get output() {
        return cluster.processes.map((one) => `── ${one.service}.${one.instance}\n${one.output().slice(-2_000)}`).join('\n');
      },
      signInLink: async () => {
        const link = await cluster.signInLink();
        if (link === undefined) throw new Error('the cluster printed no sign-in link: an administrator has signed in to its database before');
        return link;
      },
      remove: () => cluster.stop(),
    };
  };
}
