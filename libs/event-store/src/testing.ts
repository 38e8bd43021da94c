export * from './given-when-then.ts';
export * from './contract.ts';
