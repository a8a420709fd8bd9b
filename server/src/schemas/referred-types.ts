import { defineMessages } from '../messages/define-messages.ts';
import { didYouMean } from '../messages/did-you-mean.ts';
import type { Json } from '../model/json.ts';
import type { Path } from '../model/text.ts';
import type { SchemaCatalogue } from './catalogue.ts';
import { nearest } from './nearest.ts';
import { isMapping } from './schema-node.ts';
import type { Shape } from './shape.ts';
import { formKeywords, namedKeywords, schemaKeywords } from './user-keywords.ts';
import type { SchemaProblem, UserSchema } from './user-schema.ts';

const say = defineMessages('schema.referred', {
  unknown: 'No type is called `{type}`. Name one that there is under `ref`, or add a schema for it.',
  mistyped: 'No type is called `{type}`. {suggestion}',
});

/** A type that a field may refer to, and where the schema says so. */
interface Referred {
  readonly type: string;
  readonly path: Path;
}

/** Every type that fields of a schema may refer to. The schema has been judged before: it is neither deep nor large. */
function referredIn(node: Json, path: Path): readonly Referred[] {
  if (!isMapping(node)) return [];
  const { qms } = node;
  const ref = isMapping(qms!) ? qms['ref'] : undefined;
  const own = (Array.isArray(ref) ? ref : []).flatMap((type, index): Referred[] =>
    typeof type === 'string' ? [{ type, path: [...path, 'qms', 'ref', index] }] : [],
  );
  const inner = [
    ...schemaKeywords.map((keyword) => [node[keyword], [...path, keyword]] as const),
    ...formKeywords.flatMap((keyword) => {
      const forms = node[keyword];
      return Array.isArray(forms)
        ? forms.map((form, index) => [form, [...path, keyword, index]] as const)
        : [];
    }),
    ...namedKeywords.flatMap((keyword) => {
      const named = node[keyword];
      return named !== undefined && isMapping(named)
        ? Object.entries(named).map(([name, each]) => [each, [...path, keyword, name]] as const)
        : [];
    }),
  ];
  return [...own, ...inner.flatMap(([each, at]) => (each === undefined ? [] : referredIn(each, at)))];
}

/** The types of the entries of a type's lists that have ids: `site_visit.findings`. */
function entryTypes(type: string, shape: Shape | null): readonly string[] {
  const found: string[] = [];
  const visit = (at: Shape | null, lists: readonly string[]): void => {
    if (at === null || !at.anyEntry) return;
    if (at.entryId !== null) found.push([type, ...lists].join('.'));
    for (const [key, child] of at.keys ?? []) visit(child, [...lists, key]);
    visit(at.items, lists);
  };
  visit(shape, []);
  return found;
}

/**
 * What is wrong with the types that own schemas refer to: that there are none of that name. The schemas can be used all
 * the same.
 * @param known every type there is, those of these schemas included
 */
export function referredTypeProblems(
  schemas: readonly Pick<UserSchema, 'file' | 'document'>[],
  known: SchemaCatalogue,
): readonly SchemaProblem[] {
  const referred = schemas.flatMap(({ file, document }) =>
    referredIn(document, []).map((each) => ({ file, ...each })),
  );
  if (referred.every(({ type }) => type === 'any' || known.get(type) !== undefined)) return [];
  const types = known.types();
  const all = new Set([
    ...types,
    ...types.flatMap((type) => entryTypes(type, known.get(type)!.parts.shape())),
    'any',
  ]);
  return referred
    .filter(({ type }) => !all.has(type))
    .map(({ file, path, type }): SchemaProblem => {
      const near = nearest(type, all);
      const shown = type.slice(0, 60).replaceAll('`', "'");
      const message =
        near === undefined
          ? say.unknown({ type: shown })
          : say.mistyped({ type: shown, suggestion: didYouMean(near) });
      return { file, path, token: 'value', message };
    });
}
