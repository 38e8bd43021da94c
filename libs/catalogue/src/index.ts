export * from './catalogue.ts';
export * from './catalogue-invalid.ts';
export { loadCatalogue, shippedCatalogue } from './load.ts';
export { INTERVALS } from './schema.ts';
export type { Category, Crew, PriorityKey, Question, Seat, Skill, Target, TargetPack, Thresholds } from './schema.ts';
export * from './score.ts';
