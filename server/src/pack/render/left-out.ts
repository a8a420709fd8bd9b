import type { Pack } from '../model.ts';

/** What a copy without its appendix says of that, in every format. */
export const leftOut = ({ review }: Pack): string =>
  `This copy leaves out the appendix: leadership figures, sign-offs, exceptions, findings, readings and the records cited with their digests. The command qms pack ${review.link.id} makes the whole pack.`;
