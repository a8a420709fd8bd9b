import { readFileSync } from 'node:fs';
import { Ajv, type AnySchemaObject } from 'ajv';
import addFormats from 'ajv-formats';

/** The official schema is draft-04; of what differs from draft-07 it uses only the name of `id`. */
const {
  id: $id,
  $schema: _,
  ...official
} = JSON.parse(
  readFileSync(new URL('../fixtures/sarif/sarif-2.1.0-rtm.5.json', import.meta.url), 'utf8'),
) as AnySchemaObject;
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats.default(ajv);
/** Validates a SARIF log against the official schema. */
export const validateSarif = ajv.compile({ ...official, $id: String($id) });
