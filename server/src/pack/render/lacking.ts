/** What an input may lack, in words. */
export const lacking = {
  input: 'nothing said yet',
  summary: 'summary',
  point: 'conclusion or ask',
  objective: 'objective, or why none',
  evidence: 'evidence',
  trend: 'trend',
  theme: 'theme',
} as const;
