/** What is known of the organization and its people already, so that the guide does not ask for it again. */
interface Known {
  readonly organization: string | null;
  /** Id of the person who set the system up. */
  readonly you: string | null;
  readonly leads: boolean;
}

const beginning = `# Our quality management system

Each record is a file: YAML, or Markdown with a few lines of YAML at its top. \`qms check\` reads them all and says what
is missing or does not fit together; an editor with the extension QMS as Code says the same while you write.

## First steps

In VS Code a walkthrough leads through the first hour (*Help: Open Walkthrough…*, *Get started with QMS as Code*). Or take
*QMS: New Record…* and *QMS: Approve and Put in Force…* from the Command Palette (F1) where a step below says \`qms new\`
and \`qms sign\`; Problems lists what \`qms check\` says.
`;

const steps = ({ organization, you, leads }: Known): readonly string[] => [
  ...(organization === null ? ["Write your organization's name in [qms.yaml](qms.yaml)."] : []),
  ...(you === null ? ['Add yourself: `qms new person --title "Your name"`.'] : []),
  ...(leads && you !== null ? [] : ['Name each holder in the [roles](roles), with the first day.']),
  `Write the [quality policy](policy/POL-001.md) and the [scope](context/SCP-001.md). Drafts are left in peace; \`TBD\`
   marks what is still to be written.`,
  `Ready? \`qms sign POL-001 --effective <first day>\` approves it and puts it in force; \`--as\` says who signs. A later
   change of the text, or of what else was decided, has to be signed again; \`qms sign\` names what may change freely.`,
  'Decide whether [climate change](context/CTX-001.yaml) matters to you, and describe your [processes](processes).',
  'Set the first objective: `qms new quality-objective`.',
  'Hold the first management review: `qms new management-review`.',
  `Policy, scope and first objective are in force? Delete the lines under \`rules\` in [qms.yaml](qms.yaml): from now on
   it is an error when one of them is missing.`,
];

const places = `## Where things go

| folder | records |
|---|---|
| policy, context | quality policy, scope, what surrounds you, interested parties |
| people, roles, leadership | who is who, who answers for what, what top management did |
| processes, documents | how you work |
| objectives, indicators, actions | what you want to reach, how you see it, what is being done |
| risks | risks and opportunities |
| suppliers, equipment, competence | what you depend on |
| complaints, nonconformities, changes | what went wrong, what was changed |
| audits, surveys, reviews | looking back, and deciding |

Folders are a suggestion: a record counts wherever it lies.
`;

/** The README of a new system: what to do first, and where things go. */
export function guide(known: Known): string {
  const numbered = steps(known).map((step, index) => `${index + 1}. ${step}\n`);
  return `${beginning}\n${numbered.join('')}\n${places}`;
}
