export * from './public-event.ts';
export * from './envelope.ts';
export * from './intake/index.ts';
export * from './dispatch/index.ts';
export * from './audit/index.ts';
export * from './contract.ts';
