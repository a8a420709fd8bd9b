import type { Rule } from '../../model/rule.ts';
import { dataFile } from './data-file.ts';
import { exceptionExpired } from './exception-expired.ts';
import { idDuplicate } from './id-duplicate.ts';
import { linkBroken } from './link-broken.ts';
import { ownerGone } from './owner-gone.ts';
import { frontMatterSyntax, idFormat, keyUnknown, schema, typeUnknown, yamlSyntax } from './reading-form.ts';
import { config, ignoreReason, ignoreUnused, placeholder, textHidden } from './reading-text.ts';
import { recordOrphan } from './record-orphan.ts';
import { referenceCycle } from './reference-cycle.ts';
import { referenceDraft, referenceObsolete } from './reference-state.ts';
import { referenceType, referenceUnresolved } from './references.ts';
import { yamlAmbiguous } from './yaml-ambiguous.ts';

/** What holds for every record, whatever its type: form, identity, references, ownership. */
export const anyRecordRules: readonly Rule[] = [
  yamlSyntax,
  frontMatterSyntax,
  yamlAmbiguous,
  typeUnknown,
  schema,
  keyUnknown,
  idDuplicate,
  idFormat,
  referenceUnresolved,
  referenceType,
  referenceObsolete,
  referenceDraft,
  referenceCycle,
  linkBroken,
  dataFile,
  placeholder,
  textHidden,
  recordOrphan,
  ownerGone,
  ignoreReason,
  ignoreUnused,
  exceptionExpired,
  config,
];
