/** What the app uses of markdown-it; its own types describe all of it. */
export default class MarkdownIt {
  constructor(options: { html: boolean; linkify: boolean; typographer: boolean; maxNesting: number });
  linkify: { set(options: Record<string, boolean>): void };
  validateLink: (url: string) => boolean;
  parse(text: string, env: object): unknown[];
}
