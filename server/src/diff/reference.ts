import { english } from '../messages/language.ts';
import { groupTitles } from './group-titles.ts';
import type { ChangeKind } from './kind.ts';
import { changeGroups } from './model.ts';

/** The reference of the kinds of change in Markdown, by group, each with an anchor that is its id. */
export function changeReference(kinds: readonly ChangeKind[]): string {
  const sections = changeGroups.flatMap((group) => {
    const rows = kinds
      .filter((kind) => kind.group === group)
      .map(
        ({ id, severity, title, explanation }) =>
          `| <a id="${id}"></a>\`${id}\` | ${severity} | **${title}.** ${explanation} |\n`,
      );
    return rows.length === 0
      ? []
      : [
          `## ${english.text(groupTitles[group]())}\n\n| change | severity | what |\n|---|---|---|\n${rows.join('')}`,
        ];
  });
  return `# Changes

What \`qms diff\` shows of a change to the files, and how grave each kind is. Made from the kinds themselves by \`scripts/docs.ts\`.

**error**: what honest work does not do, such as a signed text that is edited under its version. \`qms diff\` then ends with exit code 1 unless \`--fail-on\` says otherwise. **warning**: what somebody has to look at on purpose, such as a rule that is switched off: it may be right, and then a reviewer approves it. **information**: what is good to know.

Severities can be changed under \`changes\` in \`qms.yaml\`. What the base says counts, so that no change lowers its own weight; that it is lowered is a change as well ([\`change-lowered\`](#change-lowered)). Changes stand with the most severe first, then in the order of this page.

${sections.join('\n')}`;
}
