import { MemoryFileSystem } from '../../server/src/adapters/memory.ts';
import { generate } from './generate.ts';
import { openInMemory } from './open-in-memory.ts';
import { Random } from './random.ts';
import { quantile } from './statistics.ts';
import { milliseconds, type Row, type Section } from './table.ts';

interface Edit {
  readonly name: string;
  /** Part of the mix, in per cent. */
  readonly weight: number;
  /** Files it may be made in. */
  readonly fits: (path: string, text: string) => boolean;
  /** The text after the edit; `mark` differs from edit to edit. */
  readonly change: (text: string, mark: string) => string;
}

const retitle = (text: string, mark: string): string => text.replace(/^title: .*$/m, `title: Edited ${mark}`);

const edits: readonly Edit[] = [
  {
    name: 'leaf (title of an action)',
    weight: 50,
    fits: (path) => path.startsWith('actions/'),
    change: retitle,
  },
  {
    name: 'Markdown body of a document',
    weight: 30,
    fits: (path) => path.startsWith('documents/'),
    change: (text, mark) => `${text}\nAdded ${mark}, see [[PRC-00001]].\n`,
  },
  {
    name: 'register (one of 100 items)',
    weight: 10,
    fits: (path, text) => path.startsWith('registers/REG-equipment') && text.includes('\n  - id'),
    change: (text, mark) => text.replace(/^(\s+)title: .*$/m, `$1title: Edited ${mark}`),
  },
  {
    name: 'id change of a document',
    weight: 4,
    fits: (path) => path.startsWith('documents/'),
    change: (text, mark) => text.replace(/^id: .*$/m, `id: NEW-${mark}`),
  },
  {
    name: 'hub (the role most records name)',
    weight: 3,
    fits: (path) => path.endsWith('/ROLE-00001.yaml'),
    change: (text, mark) => retitle(text, mark).replace(/^purpose: .*$/m, `purpose: Purpose ${mark}`),
  },
  {
    name: 'quality policy',
    weight: 3,
    fits: (path) => path.startsWith('policy/'),
    change: retitle,
  },
];

function shuffled<T>(items: readonly T[], random: Random): T[] {
  const order = items.map((item) => ({ item, place: random.next() }));
  return order.sort((left, right) => left.place - right.place).map(({ item }) => item);
}

/** (c) From one edit to updated findings, over a fixed mix, at one size. */
async function measure(records: number, count: number): Promise<Row[]> {
  const { files } = generate(records);
  const memory = new MemoryFileSystem(Object.fromEntries(files));
  const project = await openInMemory(memory, true);
  const candidates = new Map(
    edits.map((edit) => [edit, [...files].filter(([path, text]) => edit.fits(path, text))]),
  );
  const random = new Random(7);
  const mix = shuffled(
    edits.flatMap((edit) => new Array<Edit>(Math.round((edit.weight * count) / 100)).fill(edit)),
    random,
  );
  const elapsed = new Map<Edit, number[]>(edits.map((edit) => [edit, []]));
  const evaluated = new Map<Edit, number[]>(edits.map((edit) => [edit, []]));
  const apply = async (path: string, text: string): Promise<number> => {
    memory.write(path, text);
    const start = performance.now();
    await project.update([path]);
    await project.publish();
    return performance.now() - start;
  };
  for (const [round, edit] of [...mix.slice(0, 40), ...mix].entries()) {
    const [path, text] = random.pick(candidates.get(edit)!);
    const before = project.evaluations;
    const there = await apply(path, edit.change(text, String(round)));
    const evaluations = project.evaluations - before;
    const back = await apply(path, text);
    // The first forty only warm up.
    if (round < 40) continue;
    elapsed.get(edit)!.push(there, back);
    evaluated.get(edit)!.push(evaluations);
  }
  const [hub, hubText] = candidates.get(edits.find(({ name }) => name.startsWith('hub'))!)![0]!;
  /** From edits of a hub that its readers do read: until the file itself is right, and until all are. */
  const reaching: { readonly seen: number[]; readonly all: number[] } = { seen: [], all: [] };
  let reached = 0;
  for (let round = -4; round < 20; round += 1) {
    memory.write(hub, hubText.replace(/from: \d{4}-\d\d-\d\d/, `from: 2014-01-${String(round + 10)}`));
    const before = project.evaluations;
    const start = performance.now();
    await project.takeIn([hub]);
    const shown = await project.judgeFirst([hub]);
    const seen = performance.now() - start;
    await project.judge();
    await project.publish([hub]);
    const all = performance.now() - start;
    if (round < 0) continue;
    reached = project.evaluations - before;
    reaching.seen.push(shown.length === 0 ? all : seen);
    reaching.all.push(all);
  }
  const size = records.toLocaleString('en');
  const spread = (values: readonly number[]): string =>
    `p50 ${milliseconds(quantile(values, 0.5))}, p95 ${milliseconds(quantile(values, 0.95))}`;
  const all = [...elapsed.values()].flat();
  const referrers = project.queries.referrers('ROLE-00001').length;
  return [
    {
      what: `${size} records: the mix`,
      figure: spread(all),
      aim: `p95 under ${records > 10_000 ? 20 : 10} ms`,
    },
    ...edits.map((edit) => ({
      what: `${size}: ${edit.name}, ${edit.weight} %`,
      figure: spread(elapsed.get(edit)!),
      against: `${quantile(evaluated.get(edit)!, 0.5)} rule evaluations${edit.name.startsWith('hub') ? `, ${referrers.toLocaleString('en')} referrers` : ''}`,
    })),
    {
      what: `${size}: a holder of the hub, not in the mix`,
      figure: spread(reaching.all),
      against: `${reached} rule evaluations`,
      aim: 'p95 under 300 ms',
    },
    {
      what: `${size}: the same until the file itself is right`,
      figure: spread(reaching.seen),
      aim: 'under 30 ms',
    },
  ];
}

export async function editsToFindings(quick: boolean): Promise<Section> {
  const rows: Row[] = [];
  for (const [records, count] of quick
    ? [[10_000, 100] as const]
    : [[10_000, 400] as const, [100_000, 200] as const])
    rows.push(...(await measure(records, count)));
  return {
    heading: 'One edit to updated findings',
    how: 'A root in memory, opened incrementally; each edit is made and taken back, and both are timed from the changed text to the published findings.',
    rows,
  };
}
