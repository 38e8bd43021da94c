export * from './consumer-state-contract.ts';
export * from './messaging-contract.ts';
