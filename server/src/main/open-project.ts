import { nodeFileSystem } from '../adapters/node/file-system.ts';
import type { IsoDate } from '../model/configuration.ts';
import { rules } from '../rules/registry.ts';
import { shippedCatalogue } from '../schemas/catalogue.ts';
import { Project } from '../workspace/project.ts';
import { readFactsInThread } from '../workspace/read-facts.ts';

/** The local date of this machine. */
export function localDate(now = new Date()): IsoDate {
  const pad = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}

export interface OpenOptions {
  readonly today?: IsoDate;
  readonly incremental?: boolean;
}

/** Opens the QMS root in a folder of this machine. */
export async function openProject(
  root: string,
  { today, incremental = false }: OpenOptions = {},
): Promise<Project> {
  const files = nodeFileSystem(root);
  return Project.open({
    files,
    readFacts: readFactsInThread(files),
    loadTypes: async () => ({ catalogue: shippedCatalogue(), issues: new Map() }),
    clock: localDate,
    rules,
    incremental,
    ...(today === undefined ? {} : { today }),
  });
}
