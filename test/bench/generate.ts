import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { nodeSha256 } from '../../server/src/adapters/node/sha256.ts';
import type { JsonObject } from '../../server/src/model/json.ts';
import { defaultConfiguration } from '../../server/src/records/configuration.ts';
import { selectFiles } from '../../server/src/records/file-selection.ts';
import { readFile } from '../../server/src/records/read-file.ts';
import type { ReadSetup } from '../../server/src/records/read-setup.ts';
import { shippedCatalogue } from '../../server/src/schemas/catalogue.ts';
import { Company, type Slot } from './company.ts';
import { markdownBody } from './prose.ts';
import { Random } from './random.ts';
import { asOf, buildRecord, digestPlaceholder } from './records.ts';
import { writeYaml } from './write-yaml.ts';

export interface Generated {
  /** Path below the root → content; `qms.yaml` included. */
  readonly files: ReadonlyMap<string, string>;
  /** Records with a defect put in on purpose. */
  readonly defects: number;
  readonly company: Company;
}

const perFolder = 400;
const perRegister = 100;
const defectEvery = 100;

const folders: Readonly<Record<string, string>> = {
  person: 'people',
  process: 'processes',
  'quality-policy': 'policy',
  opportunity: 'opportunities',
  nonconformity: 'nonconformities',
  equipment: 'equipment',
};

const pathOf = ({ type, index, id, shape }: Slot): string =>
  `${folders[type] ?? `${type}s`}/${String(Math.floor(index / perFolder)).padStart(3, '0')}/${id}.${shape === 'markdown' ? 'md' : 'yaml'}`;

const configuration = `# A generated company: everything in it is made up.
organization: Bench Instruments
standards: [iso-9001:2015]
themes:
  - { id: customers, title: Customers stay because we answer }
  - { id: delivery, title: Delivered when promised }
  - { id: know-how, title: Know-how that does not retire }
  - { id: earnings, title: Earn by getting it right first time }
review: { interval: P12M }
risk: { scale: 5, threshold: 12 }
retention:
${[
  'leadership-commitment',
  'change',
  'communication',
  'complaint',
  'nonconforming-output',
  'survey',
  'audit',
  'management-review',
  'nonconformity',
  'action',
]
  .map((type) => `  ${type}: P10Y`)
  .join('\n')}
asOf: ${asOf}
`;

/** Puts one fault into a record, after or before it is signed. */
interface Defect {
  readonly name: string;
  readonly fits: (record: JsonObject) => boolean;
  /** Changes the data before it is written. */
  readonly data?: (record: JsonObject) => void;
  /** Changes the text once it is signed. */
  readonly text?: (text: string) => string;
}

const always = (): boolean => true;

const defects: readonly Defect[] = [
  {
    name: 'broken reference',
    fits: always,
    data: (record) => {
      record['processes'] = [`PRC-GONE-${String(record['id']).slice(-5)}`];
    },
  },
  {
    name: 'stale signature',
    fits: (record) => 'signOffs' in record,
    text: (text) => text.replace(/^title: .*$/m, 'title: Changed after it was signed'),
  },
  {
    name: 'value not in the list',
    fits: always,
    data: (record) => {
      record['confidentiality'] = 'secret';
    },
  },
  {
    name: 'no title',
    fits: (record) => record['type'] !== 'person',
    data: (record) => {
      delete record['title'];
    },
  },
  {
    name: 'impossible date',
    fits: always,
    data: (record) => {
      record['withdrawnOn'] = '2025-02-30';
    },
  },
];

/** The first defect at or after a place in the list that fits a record. */
function defectFor(record: JsonObject, place: number): Defect {
  for (let step = 0; step < defects.length; step += 1) {
    const defect = defects[(place + step) % defects.length]!;
    if (defect.fits(record)) return defect;
  }
  throw new Error('no defect fits');
}

const setup: ReadSetup = {
  configuration: defaultConfiguration,
  selection: selectFiles(defaultConfiguration),
  catalogue: shippedCatalogue(),
  sha256: nodeSha256,
  below: '',
};

/** The same text with every sign-off's digest computed by the product's own reader. */
function sign(path: string, text: string): string {
  if (!text.includes(digestPlaceholder)) return text;
  const [record] = readFile(path, new TextEncoder().encode(text), setup).records;
  let signed = text;
  for (const digest of record?.digests ?? []) {
    if (digest.kind !== 'digest') throw new Error(`${path} cannot be signed`);
    signed = signed.replace(digestPlaceholder, digest.value);
  }
  return signed;
}

/** The text of a one-record file. */
function fileOf(company: Company, slot: Slot, record: JsonObject, seed: number): string {
  const yaml = writeYaml(record);
  if (slot.shape !== 'markdown') return yaml;
  const random = new Random(seed + slot.index * 7919 + slot.type.length);
  const next = (slot.index + 1) % company.ids('document').length;
  const instruction: Slot = {
    type: 'document',
    index: next,
    id: company.at('document', next),
    shape: 'markdown',
  };
  const mentions = {
    ids: [instruction.id, random.pick(company.ids('process'))],
    paths: [`../../${pathOf(instruction)}`],
  };
  return `---\n${yaml}---\n${markdownBody(random, String(record['title'] ?? slot.id), mentions)}`;
}

/**
 * A company's records as files: 60 % YAML files, 30 % Markdown files and 10 % register items, about
 * 0.9 kB each, densely linked, signed where their type asks for it, and without findings but for the
 * defect in every hundredth record.
 *
 * @param mixed off: every record is a YAML file of its own
 */
export function generate(records: number, { seed = 1, mixed = true } = {}): Generated {
  const company = new Company(records);
  const files = new Map<string, string>([['qms.yaml', configuration]]);
  const registers = new Map<string, JsonObject[]>();
  let count = 0;
  let defectCount = 0;
  for (const slot of company.slots(mixed)) {
    const record = buildRecord(company, slot, seed);
    count += 1;
    const defect = count % defectEvery === 0 ? defectFor(record, defectCount) : null;
    if (defect !== null) defectCount += 1;
    defect?.data?.(record);
    if (slot.shape === 'item') {
      const { type: _type, ...item } = record;
      const key = `${slot.type}/${Math.floor(slot.index / perRegister)}`;
      registers.set(key, [...(registers.get(key) ?? []), item]);
      continue;
    }
    const path = pathOf(slot);
    const text = sign(path, fileOf(company, slot, record, seed));
    files.set(path, defect?.text?.(text) ?? text);
  }
  for (const [key, items] of registers) {
    const [type, number] = key.split('/') as [string, string];
    const id = `REG-${type}-${number}`;
    const register = {
      id,
      type: 'register',
      of: type,
      title: `Register of ${type} ${number}`,
      owner: company.at('role', 0),
      items,
    };
    files.set(`registers/${id}.yaml`, writeYaml(register));
  }
  return { files, defects: defectCount, company };
}

/** Writes generated files below a folder, which is emptied first. */
export function writeFiles(root: string, files: ReadonlyMap<string, string>): void {
  rmSync(root, { recursive: true, force: true });
  const made = new Set<string>();
  for (const [path, text] of files) {
    const folder = dirname(join(root, path));
    if (!made.has(folder)) mkdirSync(folder, { recursive: true });
    made.add(folder);
    writeFileSync(join(root, path), text);
  }
}

if (import.meta.main) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { records: { type: 'string', default: '1000' }, seed: { type: 'string', default: '1' } },
  });
  const [root] = positionals;
  if (root === undefined)
    throw new Error('usage: node test/bench/generate.ts <folder> [--records 1000] [--seed 1]');
  const { files, defects: put } = generate(Number(values.records), { seed: Number(values.seed) });
  writeFiles(root, files);
  process.stdout.write(`${files.size} files, ${values.records} records, ${put} defects in ${root}\n`);
}
