import type { View } from '#views';
import type { OpenView } from '../service/service.ts';
import { gathering } from './gathering.ts';

const definition = { name: 'names', service: 'intake', version: 1, indexes: {} };

function counted(read: (ids: readonly string[]) => Promise<ReadonlyMap<string, object>>) {
  const asked: (readonly string[])[] = [];
  const getMany = (ids: readonly string[]) => {
    asked.push(ids);
    return read(ids);
  };
  const open = (() => ({ definition, getMany }) as unknown as View<object>) as OpenView;
  return { asked, view: gathering(open) };
}

describe('gathering', () => {
  it('reads together what is asked for at once, each document once', async () => {
    const { asked, view } = counted(async (ids) => new Map(ids.filter((id) => id !== 'nobody').map((id) => [id, { id }])));
    const found = await Promise.all(['a', 'b', 'nobody', 'a'].map((id) => view(definition).get(id)));
    expect(found).toEqual([{ id: 'a' }, { id: 'b' }, undefined, { id: 'a' }]);
    expect(asked).toEqual([['a', 'b', 'nobody']]);
  });

  it('reads again what is asked for after the reading has begun', async () => {
    let version = 0;
    const { asked, view } = counted(async (ids) => new Map(ids.map((id) => [id, { version: (version += 1) }])));
    const first = view(definition).get('a');
    await Promise.resolve();
    await Promise.resolve();
    const second = view(definition).get('a');
    expect(await Promise.all([first, second])).toEqual([{ version: 1 }, { version: 2 }]);
    expect(asked).toHaveLength(2);
  });

  it('gives a failed reading to everybody who waits for it, and reads again for who comes later', async () => {
    let away = true;
    const { view } = counted(async (ids) => {
      if (away) throw new Error('away');
      return new Map(ids.map((id) => [id, { id }]));
    });
    const asked = await Promise.allSettled([view(definition).get('a'), view(definition).get('b')]);
    expect(asked.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    away = false;
    expect(await view(definition).get('a')).toEqual({ id: 'a' });
  });
});
