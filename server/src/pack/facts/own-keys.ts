import { remembered } from './context.ts';

/** The review and its parts, by their keys. */
export const ownKeys = remembered('own keys', ({ whole }) => whole.map(({ key }) => key));
