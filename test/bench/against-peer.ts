import { MemoryFileSystem } from '../../server/src/adapters/memory.ts';
import { generate } from './generate.ts';
import { openInMemory } from './open-in-memory.ts';
import { loadPeer } from './peer.ts';
import { median } from './statistics.ts';
import type { Section } from './table.ts';
import { times } from './table.ts';

/** Rounds that are not counted: by then both sides run at their best. */
const warmUp = 5;

const perSecond = (count: number, elapsed: number): number => (count / elapsed) * 1000;

/** (a) One thread, both warm: all rules over one-record YAML files, against a YAML validator with the same schemas. */
export async function againstPeer(quick: boolean): Promise<Section> {
  const records = quick ? 1000 : 2000;
  const rounds = quick ? 3 : 7;
  const { files } = generate(records, { mixed: false });
  const yaml = [...files].filter(([path]) => path !== 'qms.yaml');
  const types = new Map(
    yaml.map(([path, text]) => [path.slice(0, path.indexOf('/')), /^type: (.*)$/m.exec(text)![1]!]),
  );
  const peer = await loadPeer(types);
  const memory = new MemoryFileSystem(Object.fromEntries(files));
  const [ours, theirs]: [number[], number[]] = [[], []];
  let [found, faults] = [0, 0];
  for (let round = -warmUp; round < rounds; round += 1) {
    let start = performance.now();
    const project = await openInMemory(memory, false);
    found = project.outcome().findings.length;
    const own = performance.now() - start;
    start = performance.now();
    faults = 0;
    for (const [path, text] of yaml) faults += await peer.validate(path, text);
    const other = performance.now() - start;
    if (round < 0) continue;
    ours.push(perSecond(yaml.length, own));
    theirs.push(perSecond(yaml.length, other));
  }
  if (faults === 0) throw new Error('yaml-language-server found nothing: its schemas were not applied');
  const figure = (rate: number): string => Math.round(rate).toLocaleString('en');
  const ratios = ours.map((rate, round) => rate / theirs[round]!);
  return {
    heading: 'One thread, warm, against yaml-language-server',
    how: `${yaml.length} one-record YAML files, the same schemas, in one process by turns, median of ${rounds} rounds after ${warmUp} that do not count. We read, link and judge them by every rule and publish the findings (${found}); yaml-language-server ${peer.version} parses them and validates them by schema (${faults} faults).`,
    rows: [
      {
        what: 'Records per second',
        figure: figure(median(ours)),
        against: `${figure(median(theirs))} (yaml-language-server)`,
        ratio: times(median(ratios)),
        aim: 'at least 10 ×',
      },
    ],
  };
}
