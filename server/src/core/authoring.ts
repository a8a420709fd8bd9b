import { applyCertainFixes } from '../authoring/apply.ts';
import { isInText } from '../authoring/binding.ts';
import { filledIn, toFillIn } from '../authoring/fill-in.ts';
import { newRecord } from '../authoring/new-record.ts';
import { newVersion, versionAfter, versionInWork } from '../authoring/new-version.ts';
import { nextFreeId } from '../authoring/next-id.ts';
import { OverlayFileSystem } from '../authoring/overlay.ts';
import { prepareReview } from '../authoring/prepare-review.ts';
import { withReference } from '../authoring/reference.ts';
import { methods, prepareSignature, recordToSign } from '../authoring/sign.ts';
import { signDoubts } from '../authoring/sign-doubts.ts';
import { demandOnceInUse, isForPutInForce, isMet, rolesToSignIn } from '../authoring/signer.ts';
import { withTheme } from '../authoring/theme.ts';
import { cancels, meanings } from '../records/sign-offs.ts';
import type { Core } from './core.ts';

/** What a sign-off may mean, and how it may have been given; files with proposed texts laid over them. */
export { meanings, methods, OverlayFileSystem };

export const authoring: Core['authoring'] = {
  newRecord,
  nextFreeId,
  newVersion,
  versionAfter,
  versionInWork,
  prepareReview,
  toFillIn,
  filledIn,
  withTheme,
  withReference,
  recordToSign,
  demandOnceInUse,
  isMet,
  rolesToSignIn,
  isForPutInForce,
  needsReason: (meaning) => cancels({ meaning }),
  prepareSignature,
  isInText,
  signDoubts,
  applyCertainFixes,
  initialFiles: async (today, answers) => (await import('../authoring/init.ts')).initialFiles(today, answers),
  sampleFiles: async () => (await import('../authoring/sample.ts')).sampleFiles,
};
