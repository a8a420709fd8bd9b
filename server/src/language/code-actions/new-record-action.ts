import { typeTitle } from '../../domain/words/types.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { Finding } from '../../model/finding.ts';
import type { LanguageContext } from '../context.ts';
import { mentionsIn } from '../mentions.ts';
import type { CodeActionOptions, QmsCodeAction } from './action.ts';

const say = defineMessages('action.new-record', {
  create: 'Create {type} {id} in {file}',
});

const mostTypes = 3;

/** Creates the record that a reference names and that does not exist. */
export function creationActions(
  context: LanguageContext,
  finding: Finding,
  options: CodeActionOptions,
): QmsCodeAction[] {
  if (finding.rule !== 'reference-unresolved') return [];
  const { project, file } = context;
  const offset = file.lines.offsetAt(finding.range.start);
  const mention = mentionsIn(project, file).find(
    ({ span, whole }) => span.start === offset || whole.start === offset,
  );
  if (mention === undefined || project.queries.target(mention.id) !== undefined) return [];
  const fits = (type: string): boolean => {
    const prefix = project.catalogue.get(type)?.idPrefix;
    return prefix !== undefined && mention.id.startsWith(`${prefix}-`);
  };
  // Entries of lists are written into their record.
  const records = mention.types.filter((type) => project.catalogue.get(type) !== undefined);
  const all = mention.types.length > 0 ? records : project.catalogue.types().filter(fits);
  const types = all.toSorted((left, right) => Number(fits(right)) - Number(fits(left))).slice(0, mostTypes);
  return types.flatMap((type) => {
    const created = options.newRecord(type, mention.id);
    if (created === null || project.listed.has(created.file)) return [];
    return [
      {
        title: project.language.text(
          say.create({ type: typeTitle(type), id: mention.id, file: created.file }),
        ),
        kind: 'quickfix' as const,
        finding,
        isPreferred: false,
        edit: { created: [created], changes: [], versions: {}, annotations: {} },
      },
    ];
  });
}
