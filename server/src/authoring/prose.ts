/** Types written as Markdown because their text is what people read, and how that text begins. */
interface Prose {
  /** The field that the Markdown body stands in place of. */
  readonly field: string | null;
  /** Lines of front matter that point into the body. */
  readonly frontMatter: readonly string[];
  /** What stands below the title. */
  readonly body: string;
}

const proseOf: Readonly<Record<string, Prose>> = {
  'quality-policy': {
    field: 'text',
    frontMatter: [
      '# Where the text makes the two promises every policy must make: a heading of the text below, or a sentence of it.',
      'commitments:',
      '  applicable-requirements: "#what-applies-to-us"',
      '  continual-improvement: "#how-we-get-better"',
    ],
    body: `<!-- A page in your own words, fit for what you do and where you want to go. Top management answers for it. -->

## What we are here for

TBD

## What applies to us

TBD: that customers' requirements, laws and other requirements that apply are known and kept.

## How we get better

TBD: that the system is improved all the time, and how objectives follow from this policy.
`,
  },
  scope: {
    field: 'statement',
    frontMatter: [],
    body: `<!-- What the quality management system covers: products and services, sites, limits. -->

TBD
`,
  },
  'management-review': {
    field: null,
    frontMatter: [],
    body: `<!-- What was talked about, for those who were not there. Inputs and decisions stand above. -->

TBD
`,
  },
  document: {
    field: null,
    frontMatter: [],
    body: `## Purpose

TBD

## How it is done

TBD

## What is kept as evidence

TBD
`,
  },
};

export const prose = (type: string): Prose | null => (Object.hasOwn(proseOf, type) ? proseOf[type]! : null);
