import { defineMessages } from '../../messages/define-messages.ts';
import type { FixPlan, FixStep } from '../../model/finding.ts';
import type { Json } from '../../model/json.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { ReviewInput } from '../../standards/review-inputs.ts';
import { inputTitle } from './inputs.ts';

const say = defineMessages('fix.review-section', {
  add: 'Add a section for "{title}"',
});

/** Adds a section for the input, to be filled in; it stays reported as empty until it is. */
export function sectionFixes(record: QmsRecord, input: ReviewInput): readonly FixPlan[] {
  const pairs = [`input: ${input.key}`, 'summary: ""', 'conclusion: ""', 'objectives: []', 'evidence: []'];
  const step = addSection(record.data['inputs'], pairs);
  if (step === null) return [];
  const title = say.add({ title: inputTitle(input.title) });
  return [{ title, certain: false, file: record.file, record: record.key, steps: [step] }];
}

/** The step that adds a section made of the pairs, or null where `inputs` is something no item can be added to. */
function addSection(inputs: Json | undefined, pairs: readonly string[]): FixStep | null {
  if (inputs === undefined) {
    const lines = pairs.map((pair, index) => (index === 0 ? `- ${pair}` : `  ${pair}`));
    return { kind: 'add-key', path: [], key: 'inputs', value: lines.join('\n') };
  }
  if (inputs !== null && !Array.isArray(inputs)) return null;
  // An empty list can only be written `[]`, and what goes between brackets must be in flow style.
  const value = inputs?.length === 0 ? `{ ${pairs.join(', ')} }` : pairs.join('\n');
  return { kind: 'add-item', path: ['inputs'], value };
}
