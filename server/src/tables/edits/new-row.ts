import { newRecord } from '../../authoring/new-record.ts';
import { Refusal } from '../../authoring/refusal.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import { readText } from '../../records/read-file.ts';
import { rowKey, type Table } from '../facts/table.ts';
import { Result } from './edit-result.ts';
import type { EditContext } from './outcome.ts';
import { pastePlace } from './paste-place.ts';
import { type AddedRows, inRegister } from './paste-rows.ts';

const say = defineMessages('table.new', {
  none: 'The type of these records is gone. Open the table again.',
  signed: 'The register is signed as a whole. Begin its next version first, or paste the row.',
});

/**
 * One more row: at the end of the register that rows go to, with what it cannot be read without, else as a new record in
 * a file of its own. Throws a {@link Refusal} where no row can be added.
 * @param title a few words it will be known by; empty for none yet
 */
export async function newRow(table: Table, title: string, context: EditContext): Promise<AddedRows> {
  const { project } = context;
  const place = pastePlace(table);
  if (place.kind === 'nowhere') throw new Refusal(place.reason);
  const schema = table.type === null ? undefined : project.catalogue.get(table.type);
  if (schema === undefined) throw new Refusal(say.none());
  const { file, text } = newRecord(
    { type: schema.type, ...(title.trim() === '' ? {} : { title: title.trim() }) },
    project,
  );
  const [record] = readText(file, text, project.setup).records;
  if (place.kind === 'register' && record !== undefined) {
    const needed = (schema.field([])?.properties() ?? [])
      .filter(({ name, required }) => required || name === 'title')
      .map(({ name }) => name);
    const data = Object.fromEntries(
      Object.entries(record.data).filter(([key]) => needed.includes(key) && key !== 'type'),
    );
    const { edit, notes } = await inRegister(place.file, [{ data }], schema, context);
    if (notes.length > 0) throw new Refusal(say.signed());
    return edit;
  }
  const result = new Result();
  result.create(file, text);
  return { ...result.edit(1), added: record === undefined ? [] : [rowKey(record)] };
}
