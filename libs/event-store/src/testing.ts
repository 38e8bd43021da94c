export * from './given-when-then.ts';
export * from './an-event.ts';
export { contractClock } from './contract-model.ts';
export * from './contract.ts';
export { MemoryLeaseStore } from './memory-lease-store.ts';
