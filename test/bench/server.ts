import { Dice } from '../city/dice.ts';
import { foundTown, phoneOf, type Town } from '../city/town.ts';
import { Connection } from '../drive/connection.ts';
import { type Build, type Building, embedded } from '../drive/building.ts';
import { redeem } from '../drive/sign-in.ts';

/** Requests in flight at once in every load benchmark. */
export const IN_FLIGHT = 32;

/** A server with a small town on a throw-away data folder. */
export interface BenchServer {
  readonly server: Building;
  readonly connection: Connection;
  readonly town: Town;
  close(): Promise<void>;
}

/** Starts one. @param build the embedded server by default */
export async function benchServer(env: Readonly<Record<string, string>> = {}, build: Build = embedded): Promise<BenchServer> {
  const server = await build({ LOG_LEVEL: 'warn', ...env });
  const connection = new Connection(server.url, IN_FLIGHT * 2);
  const administrator = await redeem(connection, await server.signInLink());
  const town = await foundTown(administrator, 'bench', { communities: 8, buildings: 25, responders: 0 }, new Dice(1), () => undefined);
  return {
    server,
    connection,
    town,
    close: async () => {
      await connection.close();
      await server.remove();
    },
  };
}

/** The n-th complete request, as both sides of a comparison get it. */
export function request(town: Town, n: number): object {
  const address = town.addresses[n % town.addresses.length];
  if (address === undefined) throw new RangeError('the town has no building');
  const { communityId, estate, building } = address;
  return {
    category: 'supplies',
    place: { communityId, estate, building, unit: '2', floor: 1 + (n % 18), room: `${1 + (n % 18)}01` },
    person: { name: '王安', phone: phoneOf(n) },
    reporter: { relation: 'self' },
    note: '米和菜都吃完了，家里两位老人',
  };
}
