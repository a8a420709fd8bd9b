import { htmlPage } from '../document/html/page.ts';
import { pageStyle } from '../document/html/style.ts';
import { documentMarkdown } from '../document/markdown/document.ts';
import type { Queries } from '../model/queries.ts';
import { packCopies } from '../pack/document/copies.ts';
import { packDocument } from '../pack/document/pack-document.ts';
import { buildPack, type PackResult } from '../pack/facts/build.ts';
import { packDigest, withLines } from '../pack/facts/digest.ts';
import { freezePack } from '../pack/freeze.ts';
import { PackMemory } from '../pack/memory.ts';
import { findingIn } from '../pack/preview/found.ts';
import { previewParts } from '../pack/preview/preview.ts';
import type { Core } from './core.ts';

export const packs: Core['packs'] = {
  copies: packCopies,
  memory: () => new PackMemory(),
  build(project, review, options = project.outcome(), memory) {
    const build = (queries: Queries): PackResult =>
      buildPack(queries, review, { ...options, catalogue: project.catalogue });
    return memory === undefined
      ? build(project.queries)
      : memory.build(project.queries, project.setup, build);
  },
  digest: (pack, { setup }) => packDigest(pack, setup.sha256),
  withLines,
  freeze: freezePack,
  html: (pack, project, { pages, ...shown } = {}) =>
    htmlPage(packDocument(pack, { packDigest: packDigest(pack, project.setup.sha256), ...shown }), {
      language: project.language,
      ...(pages === undefined ? {} : { pages }),
    }),
  markdown: (pack, project, shown = {}) =>
    documentMarkdown(
      packDocument(pack, { packDigest: packDigest(pack, project.setup.sha256), ...shown }),
      project.language,
    ),
  parts: (pack, project, reviews, memory) =>
    previewParts(pack, project.outcome().findings, reviews, project.language, memory?.preview),
  style: pageStyle,
  findingOf: (project, fingerprint, file) => findingIn(project.outcome().findings, fingerprint, file),
};
