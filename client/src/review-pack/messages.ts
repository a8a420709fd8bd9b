import type { FromPage, PageState } from '../../page/messages.ts';

type Fields = Readonly<Record<string, unknown>>;

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {};

const areTexts = (fields: Fields, ...names: readonly string[]): boolean =>
  names.every((name) => typeof fields[name] === 'string' && (fields[name] as string).length <= 1_000);

/** A message of the page, or null for anything that is none. */
export function pageMessage(value: unknown): FromPage | null {
  const fields = fieldsOf(value);
  const isOne = {
    ready: () => true,
    export: () => true,
    open: () => areTexts(fields, 'record', 'path', 'file'),
    see: () => areTexts(fields, 'finding', 'file'),
    fix: () => areTexts(fields, 'finding', 'file') && Number.isSafeInteger(fields['fix']),
    start: () => areTexts(fields, 'input'),
  } satisfies Record<FromPage['kind'], () => boolean>;
  const { kind } = fields;
  return typeof kind === 'string' && Object.hasOwn(isOne, kind) && isOne[kind as FromPage['kind']]()
    ? (value as FromPage)
    : null;
}

/** Which pack a page showed before the window was closed, or null where that was not kept. */
export function keptPack(value: unknown): Pick<PageState, 'root' | 'review'> | null {
  const fields = fieldsOf(value);
  return areTexts(fields, 'root', 'review')
    ? { root: fields['root'] as string, review: fields['review'] as string }
    : null;
}
