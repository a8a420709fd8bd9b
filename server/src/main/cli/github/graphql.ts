import { oneLine } from '../../../document/sanitize.ts';

/** Why GitHub did not do as asked, as a sentence for people without its final full stop. */
export class GraphqlFault extends Error {}

interface Answer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly { readonly message?: string }[];
  readonly message?: string;
}

/** How long GitHub may take to answer, in milliseconds. */
const patience = 30_000;

/**
 * Asks the GraphQL interface of GitHub: one request for each call.
 * @param address as the runner gives it, for installations of one's own as well
 * @throws {@link GraphqlFault} where there is no answer, or one that says what is wrong
 */
export function graphql(address: string, token: string) {
  return async <Data>(query: string, variables: Readonly<Record<string, unknown>>): Promise<Data> => {
    let status: number;
    let answer: Answer<Data>;
    try {
      const response = await fetch(address, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          'user-agent': 'qms-as-code',
        },
        body: JSON.stringify({ query, variables }),
        // A token is for nobody else.
        redirect: 'error',
        signal: AbortSignal.timeout(patience),
      });
      status = response.status;
      answer = (await response.json()) as Answer<Data>;
    } catch (error) {
      throw new GraphqlFault(`GitHub gave no answer (${oneLine(String(error), 300)})`);
    }
    const { data, errors, message } = answer;
    if (data === undefined || data === null || (errors ?? []).length > 0) {
      const why = errors?.map((each) => each.message ?? '').join('; ') ?? message ?? '';
      const hint = /not accessible|forbidden|401|403|credentials/i.test(`${why} ${status}`)
        ? ': give the job `permissions: { pull-requests: write }`'
        : '';
      throw new GraphqlFault(`GitHub did not do as asked (${status} ${oneLine(why, 300)})${hint}`);
    }
    return data;
  };
}
