import { scenarios } from './scenarios.ts';

const front = '---\nid: POL-1\ntype: quality-policy\nstatus: draft\n---\n';
const error = { path: '', severity: 'error', file: 'policy.md' } as const;

scenarios('front-matter-syntax', [
  {
    name: 'below blank lines',
    files: { 'policy.md': `\n\t\n${front}# Policy\n` },
    expected: [
      {
        ...error,
        message: 'The front matter must begin on the first line. Delete the blank lines above it.',
        fixes: ['Delete the blank lines above the front matter'],
      },
    ],
  },
  {
    name: 'below a comment, and below a heading',
    files: {
      'policy.md': `<!-- prettier-ignore -->\n${front}\n# Policy\n`,
      'z.md': `# Policy\n${front.replace('POL-1', 'POL-2')}`,
    },
    expected: [
      {
        ...error,
        message:
          /^The front matter must begin on the first line\. Move what stands above it below its closing ---\.$/,
        fixes: ['Move what stands above the front matter below it'],
      },
      { ...error, file: 'z.md', fixes: ['Move what stands above the front matter below it'] },
    ],
  },
  {
    name: 'text between lines of dashes that is none',
    files: {
      'a.md': '# Notes\n\n---\nSome text, see id: and type:\n\n---\n',
      'b.md': `\`\`\`\n${front}\`\`\`\n`,
      'c.md': '# Notes\n---\nname: x\n---\n',
    },
    expected: [],
  },
]);
