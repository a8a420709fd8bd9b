import { htmlPage } from '../document/html/page.ts';
import { pageStyle } from '../document/html/style.ts';
import { documentMarkdown } from '../document/markdown/document.ts';
import { packCopies } from '../pack/document/copies.ts';
import { packDocument } from '../pack/document/pack-document.ts';
import { buildPack } from '../pack/facts/build.ts';
import { packDigest, withLines } from '../pack/facts/digest.ts';
import { freezePack } from '../pack/freeze.ts';
import { findingIn } from '../pack/preview/found.ts';
import { previewParts } from '../pack/preview/preview.ts';
import type { Core } from './core.ts';

export const packs: Core['packs'] = {
  copies: packCopies,
  build: (project, review, options = project.outcome()) =>
    buildPack(project.queries, review, { ...options, catalogue: project.catalogue }),
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
  parts: (pack, project, reviews) =>
    previewParts(pack, project.outcome().findings, reviews, project.language),
  style: pageStyle,
  findingOf: (project, fingerprint, file) => findingIn(project.outcome().findings, fingerprint, file),
};
