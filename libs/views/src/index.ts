export * from './port.ts';
export * from './writer.ts';
export * from './runner-port.ts';
export * from './projection-runner.ts';
export type { RebuildReport } from './rebuild.ts';
export * from './memory-views.ts';
export { openViewFile, type ViewFileOptions } from './sqlite-view-file.ts';
export { createMongoViewStore, type MongoViewOptions } from './mongo-views.ts';
