import { adoptionMethods } from './protocol/adoption.ts';
import { baselineMethods } from './protocol/baseline.ts';
import { branchMethods } from './protocol/branch.ts';
import { fileMethods } from './protocol/files.ts';
import { recordMethods } from './protocol/records.ts';
import { sessionMethods } from './protocol/session.ts';
import { signingMethods } from './protocol/signing.ts';
import { tableMethods } from './protocol/tables.ts';
import { viewMethods } from './protocol/views.ts';
import { writingMethods } from './protocol/writing.ts';

export type * from './protocol/adoption.ts';
export type * from './protocol/baseline.ts';
export type * from './protocol/branch.ts';
export type * from './protocol/files.ts';
export * from './protocol/pack.ts';
export type * from './protocol/records.ts';
export type * from './protocol/session.ts';
export type * from './protocol/signing.ts';
export type * from './protocol/tables.ts';
export type * from './protocol/views.ts';
export type * from './protocol/writing.ts';

/**
 * What this server and its clients say to each other beyond the Language Server Protocol, topic by topic in
 * `protocol/`. Types alone and the names of the methods, so that a client may import it without taking
 * anything else along. The methods of review packs are in {@link packMethods}.
 */
export const methods = {
  ...sessionMethods,
  ...recordMethods,
  ...viewMethods,
  ...writingMethods,
  ...adoptionMethods,
  ...signingMethods,
  ...fileMethods,
  ...branchMethods,
  ...baselineMethods,
  ...tableMethods,
} as const;
