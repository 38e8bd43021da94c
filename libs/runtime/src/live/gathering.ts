import type { View, ViewDefinition } from '#views';
import type { OpenView } from '../service/service.ts';

/**
 * The same views; single documents that are asked for before the first of them is read are read together. A view on a server then costs a batch of events one round trip, not one each.
 * @param since documents as they were at any time after this log position will do
 */
export function gathering(open: OpenView, since?: number): OpenView {
  const opened = new Map<string, unknown>();
  return <Doc extends object>(definition: ViewDefinition<Doc>): View<Doc> => {
    const known = opened.get(definition.name) as View<Doc> | undefined;
    const view = known ?? gathered(open(definition), since);
    opened.set(definition.name, view);
    return view;
  };
}

function gathered<Doc extends object>(view: View<Doc>, since: number | undefined): View<Doc> {
  let wanted = new Set<string>();
  let reading: Promise<ReadonlyMap<string, Doc>> | undefined;
  const readWanted = async () => {
    // Whoever is asking in this turn has asked.
    await Promise.resolve();
    const ids = [...wanted];
    wanted = new Set();
    reading = undefined;
    return view.getMany(ids, since);
  };
  return {
    definition: view.definition,
    get: async (id) => {
      wanted.add(id);
      return (await (reading ??= readWanted())).get(id);
    },
    getMany: (ids) => view.getMany(ids, since),
    find: (index, search) => view.find(index, search),
    stream: (index, prefix, batch) => view.stream(index, prefix, batch),
    count: (index, prefix) => view.count(index, prefix),
    position: () => view.position(),
  };
}
