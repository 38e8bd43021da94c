import { mongoForSuite } from '#brokers';
import { connectMongo } from '#event-store';
import { openMongoRelayCursor } from './mongo-relay-cursor.ts';
import { MemoryRelayCursor, type RelayCursor } from './relay-cursor.ts';

const mongo = await mongoForSuite();

/** What every relay cursor must do. */
function relayCursorContract(open: () => Promise<{ readonly cursor: RelayCursor; readonly close: () => Promise<void> }>): void {
  it('starts at nothing, keeps the highest position, and keeps services apart', async () => {
    const { cursor, close } = await open();
    expect(await cursor.get('intake')).toBe(0);
    await cursor.save('intake', 40);
    await cursor.save('intake', 12);
    expect(await cursor.get('intake')).toBe(40);
    expect(await cursor.get('dispatch')).toBe(0);
    await Promise.all([7, 9, 8].map((position) => cursor.save('dispatch', position)));
    expect(await cursor.get('dispatch')).toBe(9);
    await close();
  });
}

describe('relay cursor, memory', () => {
  relayCursorContract(async () => ({ cursor: new MemoryRelayCursor(), close: async () => undefined }));
});

mongo.describe('relay cursor, MongoDB', () => {
  const connect = () => connectMongo(mongo.server?.url ?? '');
  relayCursorContract(async () => {
    const connection = await connect();
    return { cursor: openMongoRelayCursor(connection), close: () => connection.close() };
  });

  it('is there for the next process, and says so when MongoDB is not', async () => {
    const first = await connect();
    await openMongoRelayCursor(first).save('audit', 5);
    await first.close();
    await expect(openMongoRelayCursor(first).get('audit')).rejects.toMatchObject({ code: 'store-unavailable' });
    const second = await connect();
    expect(await openMongoRelayCursor(second).get('audit')).toBe(5);
    await second.close();
  });
});
