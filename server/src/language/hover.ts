import type { Hover } from 'vscode-languageserver-types';
import { defineMessages } from '../messages/define-messages.ts';
import { didYouMean } from '../messages/did-you-mean.ts';
import type { Position, Span } from '../model/text.ts';
import { configurationFile } from '../records/configuration.ts';
import { settingsFiles } from '../records/settings-files.ts';
import { type LanguageContext, recordsOf } from './context.ts';
import { cursorAt } from './cursor.ts';
import { fieldOf, fieldScope } from './field-scope.ts';
import { entryCard } from './hover/entry-card.ts';
import { fieldCard } from './hover/field-card.ts';
import { recordCard } from './hover/record-card.ts';
import { ruleCard } from './hover/rule-card.ts';
import type { HoverLinks } from './hover/sign-off-line.ts';
import { entryMeant, mentionAt } from './mentions.ts';
import { yamlLayout } from './yaml-layout.ts';
import { yamlRegion } from './yaml-region.ts';

export type { HoverLinks };

const say = defineMessages('hover.id', {
  unknown: 'No record has this id.',
  mistyped: 'No record has this id. {suggestion}',
});

/**
 * What is known of what stands at a position: a record behind an id, a rule behind its id, a field with its
 * meaning and clause. Plain Markdown; null where there is nothing to say.
 */
export function hover(context: LanguageContext, position: Position, links: HoverLinks = {}): Hover | null {
  const offset = context.file.lines.offsetAt(position);
  return (
    ruleHover(context, offset) ??
    recordHover(context, position, links) ??
    fieldHover(context, offset) ??
    labelHover(context, position)
  );
}

const shown = (context: LanguageContext, span: Span, value: string): Hover => ({
  contents: { kind: 'markdown', value },
  range: context.file.rangeOf(span),
});

/** A rule's id in an ignore comment, under `rules` of qms.yaml or in an exception's `rules`. */
function ruleHover(context: LanguageContext, offset: number): Hover | null {
  const { file, project } = context;
  let [start, end] = [offset, offset];
  while (start > 0 && offset - start < 64 && /[a-z0-9-]/.test(file.text[start - 1]!)) start -= 1;
  while (end < file.text.length && end - offset < 64 && /[a-z0-9-]/.test(file.text[end]!)) end += 1;
  const rule = project.ruleOf(file.text.slice(start, end));
  if (rule === undefined) return null;
  const isComment = (project.store.factsOf(file.path)?.ignores ?? []).some(
    ({ span, rule: ignored }) => span.start <= offset && offset <= span.end && ignored === rule.id,
  );
  if (!isComment && !isRuleField(context, offset)) return null;
  return shown(context, { start, end }, ruleCard(rule, project));
}

function isRuleField(context: LanguageContext, offset: number): boolean {
  const region = yamlRegion(context.file, offset);
  if (region === null) return false;
  const { place, root } = yamlLayout(context.file.text, region, offset);
  if (place?.key != null && context.file.path === configurationFile)
    return place.key.path.join('.') === 'rules';
  const scope = place?.scalar == null ? null : fieldScope(context, root, place.scalar);
  return scope !== null && fieldOf(scope)?.vocabulary === 'rule';
}

function recordHover(context: LanguageContext, position: Position, links: HoverLinks): Hover | null {
  const mention = mentionAt(context, position);
  if (mention === null) return null;
  const { queries, language } = context.project;
  const own = mention.kind === 'declaration' ? mention.record : null;
  const record = own ?? queries.record(mention.id, mention.version);
  if (record !== undefined && mention.kind !== 'entry')
    return shown(context, mention.span, recordCard(record, context.project, links));
  const held = entryMeant(context, mention);
  if (held !== undefined) return shown(context, mention.span, entryCard(held, context.project));
  const near = queries.nearestIds(mention.id, mention.types)[0];
  const message = near === undefined ? say.unknown() : say.mistyped({ suggestion: didYouMean(near) });
  return shown(context, mention.span, language.text(message));
}

/** A label or a value of a document of others: the field it stands for, whatever it is called there. */
function labelHover(context: LanguageContext, position: Position): Hover | null {
  const { place, record, path, key, node, onKey } = cursorAt(context, position);
  if (place !== 'data' || record?.adoption == null || path.length === 0 || key === null) return null;
  const { catalogue, language } = context.project;
  const field = catalogue.in(language).get(record.type)?.field(path);
  if (field === undefined) return null;
  const value = onKey || node?.kind !== 'scalar' || typeof node.value !== 'string' ? null : node.value;
  return shown(context, onKey || node === null ? key : node, fieldCard(context, field, value));
}

function fieldHover(context: LanguageContext, offset: number): Hover | null {
  const { file } = context;
  const region = yamlRegion(file, offset);
  if (region === null) return null;
  const { place, root } = yamlLayout(file.text, region, offset);
  if (place === null || place.word.end === place.word.start) return null;
  if (!settingsFiles.includes(file.path) && recordsOf(context).length === 0) return null;
  const word = file.text.slice(place.word.start, place.word.end);
  const path = place.key?.hasColon === true ? [...place.key.path, word] : place.scalar;
  const scope = path === null ? null : fieldScope(context, root, path);
  const field = scope === null ? undefined : fieldOf(scope);
  if (field === undefined) return null;
  const value = place.key?.hasColon === true ? null : word;
  return shown(context, place.word, fieldCard(context, field, value));
}
