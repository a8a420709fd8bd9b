/**
 * The names of the parameters of a template in ICU message syntax, computed by the compiler, so that a missing or a
 * superfluous one does not compile. `Open` holds what the braces around the place reached are: an argument whose
 * branches are listed (`choice`) or text (`text`), outermost last.
 */
export type ParametersOf<
  Template extends string,
  Open extends readonly ('choice' | 'text')[] = ['text'],
  Found extends string = never,
> = Template extends `${infer Before}{${infer Opened}`
  ? Before extends `${infer Inner}}${infer Between}`
    ? ParametersOf<`${Between}{${Opened}`, Closed<Open>, Found | Nothing<Inner>>
    : Open[0] extends 'choice'
      ? ParametersOf<Opened, ['text', ...Open], Found>
      : Argument<Opened, Open, Found>
  : Found;

/** Reads on behind `{` in text: `name}`, `name, number}` or `name, plural, …branches…}`. */
type Argument<
  Opened extends string,
  Open extends readonly ('choice' | 'text')[],
  Found extends string,
> = Opened extends `${infer Head}}${infer Rest}`
  ? Head extends `${infer Name}, ${infer Kind}`
    ? Kind extends `${'plural' | 'select' | 'selectordinal'}, ${string}`
      ? Opened extends `${string}, ${string}, ${infer Branches}`
        ? ParametersOf<Branches, ['choice', ...Open], Found | Name>
        : never
      : ParametersOf<Rest, Open, Found | Name>
    : ParametersOf<Rest, Open, Found | Head>
  : never;

type Closed<Open extends readonly ('choice' | 'text')[]> = Open extends readonly [
  unknown,
  ...infer Outer extends readonly ('choice' | 'text')[],
]
  ? Outer
  : never;

/** Text passed over names no parameter. */
type Nothing<_Text extends string> = never;
