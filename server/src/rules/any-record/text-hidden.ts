import type { ReadingRule } from '../../model/rule.ts';

export const rule: ReadingRule = {
  id: 'text-hidden',
  scope: 'reading',
  level: 'warning',
  basis: 'technical',
  title: 'Text that is not what it looks like',
  clauses: [],
  explanation:
    'The text holds characters that nobody sees but that change how it reads: marks that turn the direction of writing, or signs of no width. They come from copied text, and can be used to make a reader approve something else than what stands there. Delete them; joiners inside emoji and in scripts that need them are left alone. In text that is signed or to be signed it also holds words in which Cyrillic, Armenian or Cherokee letters stand next to Latin ones, or Greek letters that look Latin next to at least two Latin ones: nobody sees that, and it makes another word. Units and symbols such as μm, kΩ and ΔT are left alone.',
  examples: {
    bad: { 'risk.yaml': 'id: RSK-001\ntype: risk\ntitle: Supplier\u200B fails\n' },
    good: { 'risk.yaml': 'id: RSK-001\ntype: risk\ntitle: Supplier fails\n' },
  },
};
