import { defineMessages } from '../messages/define-messages.ts';
import { configurationFile } from '../records/configuration.ts';
import { addKey, insertItem } from '../text/edit.ts';
import { findNode } from '../text/node.ts';
import { applyEdits } from '../text/span-edits.ts';
import { writeFlow } from '../text/write-scalar.ts';
import { LocatedFile } from '../workspace/located-file.ts';
import type { FileSystem } from '../workspace/ports.ts';
import type { Project } from '../workspace/project.ts';
import { readForEditing } from './file-text.ts';
import type { ChangedText } from './reference.ts';
import { Refusal } from './refusal.ts';

const say = defineMessages('theme', {
  none: 'A theme needs a few words.',
  odd: 'qms.yaml has `themes` in a form that nothing can be added to. Add the theme in the text.',
});

/** Letters of a theme's id, at most. */
const longestId = 24;

/** A theme's words as its id: `Customers for life` → `customers-for-life`; another one where that is taken. */
function idFor(title: string, taken: ReadonlySet<string>): string {
  const words = title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longestId)
    .replace(/^-+|-+$/g, '');
  const name = words === '' ? 'theme' : words;
  for (let count = 1; ; count += 1) {
    const id = count === 1 ? name : `${name}-${count}`;
    if (!taken.has(id)) return id;
  }
}

/** The text of qms.yaml before and after a strategic theme is added to it. Throws a {@link Refusal} where none can be. */
export async function withTheme(title: string, project: Project, files: FileSystem): Promise<ChangedText> {
  const words = title.trim().replace(/\s+/g, ' ');
  if (words === '') throw new Refusal(say.none());
  const { text } = await readForEditing(configurationFile, files);
  const known = new Set(project.queries.config('themes').map(({ id }) => id));
  const theme = writeFlow({ id: idFor(words, known), title: words });
  const root = new LocatedFile(configurationFile, text, null, project.setup).documents[0]?.tree() ?? null;
  const list = root?.kind === 'map' ? findNode(root, ['themes'])?.node : undefined;
  if (root?.kind !== 'map' || (list !== undefined && list.kind !== 'seq')) throw new Refusal(say.odd());
  const edits =
    list === undefined ? addKey(text, root, 'themes', `[${theme}]`) : insertItem(text, list, theme);
  return { file: configurationFile, before: text, after: applyEdits(text, edits) };
}
