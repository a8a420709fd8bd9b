import { leavesSignOffs, signaturesBrokenBy } from '../../domain/sign-off/broken.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { SpanEdit } from '../../model/text.ts';
import { applyEdits, overlap, spanEdits } from '../../text/span-edits.ts';
import { Proposal } from '../confirmation.ts';
import type { LanguageContext } from '../context.ts';
import { fixAllKind, type QmsCodeAction } from './action.ts';
import { findingsAt } from './current-findings.ts';

const say = defineMessages('action.fix-all', {
  all: 'Fix all problems of this file that can be fixed for certain',
});

/** How often the text is read anew to find which of many fixes break signatures; undecided ones are left out. */
const mostReadings = 50;

/** Repairs everything in the document that can be repaired for certain and without breaking a signature, or null. */
export function fixAll(context: LanguageContext): QmsCodeAction | null {
  const { file } = context;
  const fixes: SpanEdit[][] = [];
  for (const finding of findingsAt(context)) {
    for (const { certain, edits } of finding.fixes) {
      if (!certain || edits.length === 0 || edits.some((edit) => edit.file !== file.path)) continue;
      const made = spanEdits(edits, file.lines);
      const others = fixes.flat();
      if (made.some((edit) => others.some((other) => overlap(edit, other)))) continue;
      fixes.push(made);
      break;
    }
  }
  const taken = harmless(context, fixes).flat();
  if (taken.length === 0) return null;
  const proposal = new Proposal();
  proposal.add({ file, edits: taken });
  return {
    title: context.project.language.text(say.all()),
    kind: fixAllKind,
    finding: null,
    isPreferred: false,
    edit: proposal.result(),
  };
}

/** Those of the fixes that leave sign-offs and matching signatures alone, found by halving. */
function harmless({ project, file }: LanguageContext, fixes: readonly SpanEdit[][]): readonly SpanEdit[][] {
  let readings = 0;
  const those = (some: readonly SpanEdit[][]): readonly SpanEdit[][] => {
    if (some.length === 0 || readings >= mostReadings) return [];
    readings += 1;
    const after = applyEdits(file.text, some.flat());
    const isFine =
      leavesSignOffs(project, file.path, after) &&
      signaturesBrokenBy(project, file.path, file.text, after).length === 0;
    if (isFine) return some;
    const half = Math.floor(some.length / 2);
    return some.length === 1 ? [] : [...those(some.slice(0, half)), ...those(some.slice(half))];
  };
  return those(fixes);
}
