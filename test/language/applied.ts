import type { ProposedEdit } from '../../server/src/language/proposed-edit.ts';
import { edited, type Opened } from './harness.ts';

/**
 * The texts of the files a proposal changes, after it was made.
 * @param confirmed what of the questions is answered with yes; all others are left out
 */
export function applied(
  { textOf }: Opened,
  proposed: ProposedEdit,
  confirmed: (question: string) => boolean = () => true,
): Record<string, string> {
  const texts: Record<string, string> = Object.fromEntries(
    proposed.created.map(({ file, text }) => [file, text]),
  );
  for (const file of new Set(proposed.changes.map((change) => change.file))) {
    const edits = proposed.changes
      .filter((change) => change.file === file)
      .filter(
        ({ annotation }) => annotation === undefined || confirmed(proposed.annotations[annotation]!.label),
      );
    if (edits.length > 0) texts[file] = edited(textOf(file), edits);
  }
  return texts;
}

/** The questions of a proposal. */
export const questions = (proposed: ProposedEdit): string[] =>
  Object.values(proposed.annotations).map(({ label }) => label);
