import { leaveWork } from '../../apps/all-in-one/src/commands/demo-work.ts';
import { Connection } from '../drive/connection.ts';
import { type ServerProcess, spawnServer } from '../drive/server-process.ts';
import { redeem, signIn } from '../drive/sign-in.ts';

describe('npm run demo: the work it leaves', () => {
  const password = 'twelve-letters-at-least';
  let server: ServerProcess;
  let connection: Connection;
  let roles: readonly string[];
  beforeAll(async () => {
    server = await spawnServer();
    connection = new Connection(server.url);
    roles = (await leaveWork(await redeem(connection, await server.signInLink()), password)).map(({ role }) => role);
  }, 60_000);
  afterAll(async () => {
    await connection.close();
    await server.remove();
  });

  const read = async (role: string, path: string) => (await (await signIn(connection, `demo.${role}`, password)).read<{ items: object[] }>(path)).body;

  it('has one ready account per role', async () => {
    expect(roles).toEqual(['operator', 'dispatcher', 'responder', 'steward', 'supervisor', 'administrator']);
    for (const role of roles) expect(await read(role, '/api/access/me')).toMatchObject({ name: `demo.${role}`, rights: [{ role }] });
  });

  it('leaves the operator a call to return and a resident to ask', async () => {
    expect(await read('operator', '/api/intake/work')).toMatchObject({ callbacks: [{}], followUps: [{ request: { category: 'proxy-errand', status: 'resolved' } }] });
    expect((await read('operator', '/api/intake/requests?status=draft')).items).toHaveLength(1);
  });

  it('leaves the dispatcher two requests that nobody was sent to', async () => {
    const { items } = await read('dispatcher', '/api/dispatch/cases');
    expect(items.filter((item) => (item as { assignments: object[] }).assignments.length === 0)).toHaveLength(2);
  });

  it('leaves the responder an offer and the steward an errand under way', async () => {
    expect(await read('responder', '/api/dispatch/responders/me')).toMatchObject({ assignments: [{ status: 'offered' }] });
    expect(await read('steward', '/api/dispatch/responders/me')).toMatchObject({ assignments: [{ status: 'en-route' }] });
  });
});
