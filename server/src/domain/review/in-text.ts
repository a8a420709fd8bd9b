import type { QmsRecord } from '../../model/record.ts';
import { isBlank } from '../../records/values.ts';

/** Headings under which minutes say what was decided, in six languages. */
const ofDecisions =
  /\b(?:decisions?|outputs?|outcomes?|resolutions?|action items?|actions?(?: arising| agreed)?|next steps|beschl[üu]sse?|entscheidungen?|ergebnisse|maßnahmen|decisiones|acuerdos|salidas|resultados|decisões|deliberações|saídas|ações|décisions?|relevé de décisions|éléments de sortie|decisioni|delibere|azioni)\b/iu;

/** A heading, or a line in bold that stands for one. */
const heading = /^ {0,3}(?:#{1,6}[ \t]+(.+?)[ \t]*#*|(?:\*\*|__)(.+?):?(?:\*\*|__):?)[ \t]*$/;

interface Section {
  readonly heading: string;
  readonly holdsText: boolean;
}

/** The sections of a text, with whether anything stands in them; what its title stands above is its header. */
function sectionsOf(body: string): readonly Section[] {
  const sections: { heading: string; holdsText: boolean }[] = [];
  for (const line of body.split('\n')) {
    const found = heading.exec(line);
    const isTitle = sections.length === 0 && /^ {0,3}#[ \t]/.test(line);
    if (found !== null && !isTitle)
      sections.push({ heading: (found[1] ?? found[2])!.trim(), holdsText: false });
    else if (found === null && line.trim() !== '' && sections.length > 0) sections.at(-1)!.holdsText = true;
  }
  return sections;
}

const isMinutes = ({ adoption, body }: QmsRecord): boolean => adoption !== null && body !== null;

/**
 * The section in which minutes that people wrote as a text say what was decided, by its heading; null for minutes
 * without one, with decisions as data, and for reviews that were written as records.
 */
export function decisionsInText(review: QmsRecord): string | null {
  if (!isMinutes(review) || !isBlank(review.data['outputs'])) return null;
  const found = sectionsOf(review.body!).find((each) => each.holdsText && ofDecisions.test(each.heading));
  return found?.heading ?? null;
}

/** Whether such minutes say in their text alone what was looked at: in sections that are not about decisions. */
export const areInputsInText = (review: QmsRecord): boolean =>
  isMinutes(review) &&
  isBlank(review.data['inputs']) &&
  sectionsOf(review.body!).some((each) => each.holdsText && !ofDecisions.test(each.heading));
