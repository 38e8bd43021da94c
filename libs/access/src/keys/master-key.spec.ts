import { mkdtempSync, rmSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openAccess } from '../open-access.ts';
import { derive, loadMasterKey } from './master-key.ts';

describe('the master key', () => {
  let dataDir: string;
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'access-'));
  });
  afterEach(() => rmSync(dataDir, { recursive: true }));

  it('is made once, for its owner only, and found again', () => {
    const made = loadMasterKey({ dataDir }, false);
    expect(statSync(join(dataDir, 'master.key')).mode & 0o777).toBe(0o600);
    expect(loadMasterKey({ dataDir }, true)).toEqual(made);
  });

  it('may be given as hex or base64, in the environment or a file', () => {
    const bytes = Buffer.alloc(32, 9);
    const file = join(dataDir, 'elsewhere');
    writeFileSync(file, `${bytes.toString('hex')}\n`);
    const keys = [
      loadMasterKey({ masterKey: bytes.toString('hex') }, true),
      loadMasterKey({ masterKey: bytes.toString('base64') }, true),
      loadMasterKey({ masterKeyFile: file }, true),
    ];
    for (const key of keys) expect(key).toEqual(derive(bytes));
  });

  it('serves each purpose with a key of its own', () => {
    const { wrapping, phones, fingerprints } = derive(Buffer.alloc(32, 9));
    expect(new Set([wrapping, phones, fingerprints].map((key) => key.toString('hex'))).size).toBe(3);
  });

  it.each(['short', 'zz'.repeat(32), ''])('refuses %p with a remedy', (masterKey) => {
    expect(() => loadMasterKey({ masterKey }, false)).toThrow('openssl rand -base64 32');
  });

  it('is never made anew for a store that exists', async () => {
    await (await openAccess({ dataDir })).close();
    unlinkSync(join(dataDir, 'master.key'));
    await expect(openAccess({ dataDir })).rejects.toThrow('put the old master.key back');
  });

  it('of another store stops the boot', async () => {
    await (await openAccess({ dataDir })).close();
    await expect(openAccess({ dataDir, masterKey: Buffer.alloc(32, 9).toString('hex') })).rejects.toThrow('does not belong to the key store');
  });

  it('and the store come back after a restart: what was sealed opens, who was known is known', async () => {
    const before = await openAccess({ dataDir });
    await before.keys.ensure([{ id: 'person-1', phone: '13812341234' }]);
    const sealed = before.keys.seal('person-1', { name: '王小明' });
    const fingerprint = before.fingerprint('body');
    await before.close();
    const after = await openAccess({ dataDir });
    expect(await after.keys.open(sealed)).toEqual({ erased: false, value: { name: '王小明' } });
    expect(await after.keys.personOfPhone('13812341234')).toBe('person-1');
    expect(after.fingerprint('body')).toBe(fingerprint);
    await after.close();
  });

  it('lies in a folder that only its owner may enter, when the folder had to be made', async () => {
    const made = join(dataDir, 'data');
    await (await openAccess({ dataDir: made })).close();
    expect(statSync(made).mode & 0o777).toBe(0o700);
  });
});
