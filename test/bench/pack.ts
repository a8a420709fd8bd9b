import { MemoryFileSystem } from '../../server/src/adapters/memory.ts';
import { htmlPage } from '../../server/src/document/html/page.ts';
import { type PackView, packMethods } from '../../server/src/main/lsp/protocol.ts';
import { packDocument } from '../../server/src/pack/document/pack-document.ts';
import { buildPack } from '../../server/src/pack/facts/build.ts';
import type { Project } from '../../server/src/workspace/project.ts';
import { memoryRoot, startInMemory } from '../lsp/in-memory-server.ts';
import { acmeFiles, acmeTexts } from '../workspace/acme.ts';
import { generate } from './generate.ts';
import { openInMemory } from './open-in-memory.ts';
import { quantile } from './statistics.ts';
import { milliseconds, type Row, type Section } from './table.ts';

const records = 10_000;
const acmeReview = 'MR-2026-01';

const spread = (values: readonly number[]): string =>
  `p50 ${milliseconds(quantile(values, 0.5))}, p95 ${milliseconds(quantile(values, 0.95))}`;

function packOf(project: Project, review: string) {
  const built = buildPack(project.queries, review, { catalogue: project.catalogue, ...project.outcome() });
  if ('problem' in built) throw new Error(built.problem);
  return built.pack;
}

/** Times something again and again, in ms; the first rounds only warm up. */
function timed<T>(rounds: number, work: () => T): number[] {
  const measured: number[] = [];
  for (let round = -5; round < rounds; round += 1) {
    const start = performance.now();
    work();
    if (round >= 0) measured.push(performance.now() - start);
  }
  return measured;
}

/** From a keystroke in the minutes to the pages that follow it, through the protocol, in ms. */
async function keystrokes(files: Readonly<Record<string, string>>, count: number): Promise<number[]> {
  const [path, text] = Object.entries(files).findLast(([, each]) => /^type: management-review$/m.test(each))!;
  const review = /^id: (.*)$/m.exec(text)![1]!;
  const client = await startInMemory(files);
  const uri = `${memoryRoot}/${path}`;
  let changed = (): void => {};
  client.connection.onNotification(packMethods.packChanged, () => changed());
  await client.open(uri, text);
  let view = await client.request<PackView>(packMethods.pack, { root: memoryRoot, review });
  const title = /^title: (.*)$/m.exec(text)![1]!;
  const measured: number[] = [];
  for (let round = -5; round < count; round += 1) {
    const typed = text.replace(/^title: .*$/m, `title: ${title} ${'x'.repeat(round + 6)}`);
    const known = Object.fromEntries(view.parts.map(({ id, revision }) => [id, revision]));
    const told = new Promise<void>((resolve) => {
      changed = resolve;
    });
    const start = performance.now();
    await client.change(uri, typed);
    await told;
    view = await client.request<PackView>(packMethods.pack, { root: memoryRoot, review, known });
    if (round >= 0) measured.push(performance.now() - start);
    if (!view.title.endsWith('x'.repeat(round + 6)))
      throw new Error(`the pack did not follow: ${view.title}`);
  }
  await client.connection.sendRequest('shutdown');
  return measured;
}

/** (f) The review pack over a large repository, and its page while minutes are written. */
export async function reviewPack(quick: boolean): Promise<Section> {
  const rounds = quick ? 10 : 40;
  const files: Record<string, string> = {};
  for (const [path, content] of generate(records).files)
    files[path] = typeof content === 'string' ? content : new TextDecoder().decode(content);
  const project = await openInMemory(new MemoryFileSystem(files), true);
  const review = project.queries.ofType('management-review').at(-1)!.id;
  const pack = packOf(project, review);
  const acme = await openInMemory(new MemoryFileSystem(acmeFiles()), true);
  const page = new TextEncoder().encode(htmlPage(packDocument(packOf(acme, acmeReview))));
  const size = records.toLocaleString('en');
  const rows: Row[] = [
    {
      what: `Model, ${size} records`,
      figure: spread(timed(rounds, () => packOf(project, review))),
      aim: 'under 200 ms',
    },
    {
      what: `HTML, ${size} records`,
      figure: spread(timed(rounds, () => htmlPage(packDocument(pack)))),
      aim: 'under 500 ms',
    },
    {
      what: `Keystroke in the minutes to the changed pages, ${size} records`,
      figure: spread(await keystrokes(files, rounds)),
      aim: 'p95 under 60 ms',
    },
    {
      what: 'Keystroke in the minutes to the changed pages, example company',
      figure: spread(await keystrokes(acmeTexts(), rounds)),
      aim: 'under 100 ms',
    },
    {
      what: 'HTML of the example company',
      figure: `${Math.round(page.length / 1000)} kB`,
      aim: 'under 500 kB',
    },
  ];
  return {
    heading: 'The review pack',
    how: 'In one process. The keystroke goes through the language server and its protocol: the text is read, judged and published, the pack is built and rendered, and the parts that differ are answered. Warm, wall time.',
    rows,
  };
}
