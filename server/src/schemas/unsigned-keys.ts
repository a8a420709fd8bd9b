import type { Binding } from '../model/record.ts';
import type { Shape } from './shape.ts';

/** More is more than anybody reads. */
const most = 100;

/** True where sign-offs of some meaning bind a field under `base` and no longer under `now`. */
function isWeaker(now: Binding, base: Binding): boolean {
  if (now === true || base === false) return false;
  if (base === true || now === false) return true;
  return base.some((meaning) => !now.includes(meaning));
}

/** Fields that fewer sign-offs bind than in the type they come from, such as `notes` or `findings[].remark`. */
export function lessBound(now: Shape | null, base: Shape | null): readonly string[] {
  const found: string[] = [];
  const visit = (at: Shape | null, was: Shape | null, path: string): void => {
    if (at === null || at === was || found.length >= most) return;
    for (const [key, field] of at.keys ?? []) {
      const inner = path === '' ? key : `${path}.${key}`;
      const before = was?.keys?.get(key) ?? null;
      if (isWeaker(field?.signed ?? true, before?.signed ?? true)) found.push(inner);
      else if (field?.signed !== false) visit(field, before, inner);
    }
    if (at.rest !== null && isWeaker(at.rest.signed, was?.rest?.signed ?? true)) found.push(`${path}.*`);
    visit(at.items, was?.items ?? null, `${path}[]`);
  };
  visit(now, base, '');
  return found;
}
