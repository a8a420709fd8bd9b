import type { FromAdoptionPage } from '../../page/adoption-messages.ts';

const longest = 4_096;

const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= longest;

/** A message of the page, or null for anything that is none. */
export function adoptionMessage(value: unknown): FromAdoptionPage | null {
  if (typeof value !== 'object' || value === null) return null;
  const { kind, file, question, choice } = value as Readonly<Record<string, unknown>>;
  switch (kind) {
    case 'ready':
    case 'write':
    case 'fresh':
      return { kind };
    case 'open':
      return isText(file) ? { kind, file } : null;
    case 'answer':
      return isText(question) && isText(choice) ? { kind, question, choice } : null;
    default:
      return null;
  }
}
