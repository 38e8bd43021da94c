import { type ClusterOptions, startCluster } from '#cluster';
import { type Build, headsOf, readiness, untilLevel } from './building.ts';

/** How a cluster to play on differs from a default one. */
export type ClusterBuildOptions = Pick<ClusterOptions, 'instances' | 'kafka' | 'mongo' | 'topicPrefix' | 'say'>;

/** Each service in several processes (two by default), over Kafka and MongoDB: the servers given, or own ones. */
export function clusterBuild(options: ClusterBuildOptions = {}): Build {
  return async (env) => {
    const cluster = await startCluster({ instances: 2, ...options, env });
    const answers = () => readiness(cluster.processes.flatMap(({ url }) => url ?? []));
    return {
      url: cluster.url,
      get output() {
        return cluster.processes.map((one) => `── ${one.name}\n${one.output().slice(-2_000)}`).join('\n');
      },
      get pids() {
        return cluster.processes.map(({ pid }) => pid).filter((pid) => pid > 0);
      },
      signInLink: async () => {
        const link = await cluster.signInLink();
        if (link === undefined) throw new Error('the cluster printed no sign-in link: an administrator has signed in to its database before');
        return link;
      },
      heads: async () => headsOf(await answers()),
      level: (milliseconds) => untilLevel(answers, milliseconds),
      remove: () => cluster.stop(),
    };
  };
}
