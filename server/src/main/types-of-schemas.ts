import { defineMessages } from '../messages/define-messages.ts';
import type { ReadingIssue } from '../model/facts.ts';
import type { Json } from '../model/json.ts';
import type { Message } from '../model/message.ts';
import { spanInTree } from '../records/tree-place.ts';
import { shippedCatalogue } from '../schemas/catalogue.ts';
import type { UserSchemaSource } from '../schemas/user-schema.ts';
import { readYaml, type YamlStream } from '../text/yaml.ts';
import type { LoadedTypes } from '../workspace/root-setup.ts';

const say = defineMessages('config.own', {
  yaml: 'Schemas are JSON files, and this is one in YAML. Write it as JSON and name that file.',
  json: 'This schema is not valid JSON. {fault}',
  jsonRules:
    'This schema is not valid JSON. Names and texts stand in double quotes there, with a comma between entries.',
  tooLong: 'The schemas of this repository took too long to compile and were left out. Make them smaller.',
  brokenOff:
    'Compiling the schemas of this repository broke off, so they were left out. Most often that is for want of memory. Make them smaller, or name fewer of them in qms.yaml to find the one at fault.',
});

const noSpan = { start: 0, end: 0 };

const fault = (message: Message, span = noSpan): ReadingIssue => ({
  rule: 'config',
  message,
  span,
  ordinal: null,
  path: [],
});

/** Why a text is no JSON, at the place where it stops being so as far as that is known. */
function notJson(path: string, stream: YamlStream, error: unknown): ReadingIssue {
  const first = stream.faults[0];
  if (/\.ya?ml$/i.test(path)) return fault(say.yaml());
  if (first !== undefined) return fault(say.json({ fault: first.message }), first.span);
  const position = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
  const start = Number(position ?? 0);
  return fault(say.jsonRules(), { start, end: start });
}

/** How compiling schemas ended where it can be ended from outside. */
export type Trial = 'compiled' | 'too-long' | 'broken-off';

const leftOut: Readonly<Record<Exclude<Trial, 'compiled'>, () => Message>> = {
  'too-long': say.tooLong,
  'broken-off': say.brokenOff,
};

/**
 * The record types of a root from the texts of its own schemas, with what is wrong with them.
 * @param tryOut whether the schemas compile in reasonable time and memory, found out where that can be ended
 */
export async function typesOfSchemas(
  files: readonly { readonly path: string; readonly text: string }[],
  tryOut: (sources: readonly UserSchemaSource[]) => Promise<Trial>,
): Promise<LoadedTypes> {
  const catalogue = shippedCatalogue();
  const issues = new Map<string, ReadingIssue[]>(files.map(({ path }) => [path, []]));
  const streams = new Map<string, YamlStream>();
  const sources: UserSchemaSource[] = [];
  for (const { path, text } of files) {
    // JSON is YAML as well, and the YAML reader knows where things stand.
    const stream = readYaml(text);
    streams.set(path, stream);
    try {
      sources.push({
        file: path,
        schema: JSON.parse(text) as Json,
        bytes: new TextEncoder().encode(text).length,
      });
    } catch (error) {
      issues.get(path)!.push(notJson(path, stream, error));
    }
  }
  if (sources.length === 0) return { catalogue, issues };
  const trial = await tryOut(sources);
  if (trial !== 'compiled') {
    for (const { file } of sources) issues.get(file)!.push(fault(leftOut[trial]()));
    return { catalogue, issues };
  }
  const { compileUserSchemas } = await import('../schemas/compile-user.ts');
  const { types, problems } = compileUserSchemas(sources, catalogue, sources.length === files.length);
  for (const { file, path, token, message } of problems) {
    const span = spanInTree(streams.get(file)?.documents[0]?.tree() ?? null, path, token) ?? noSpan;
    issues.get(file)?.push({ ...fault(message, path.length === 0 ? noSpan : span), path });
  }
  return { catalogue: catalogue.with(types), issues };
}
