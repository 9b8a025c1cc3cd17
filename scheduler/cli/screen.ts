// Something that is shown again and again in the same place of a terminal. Called by the commands with
// --watch; where standard output is no terminal they write lines instead. It knows no content.
// The danger: a text that is higher than the terminal cannot be overwritten, so it is cut to its height, and
// a line that is wider would become two, so the terminal is told not to wrap while it is written.
import type { Output } from "./output.ts";

const NO_WRAP = "\u001b[?7l";
const WRAP = "\u001b[?7h";
const CLEAR_BELOW = "\r\u001b[J";

export class Screen {
  readonly #output: Output;
  #lines = 0;

  constructor(output: Output) {
    this.#output = output;
  }

  async draw(text: string): Promise<void> {
    const lines = text
      .trimEnd()
      .split("\n")
      .slice(0, Math.max(1, this.#output.rows() - 1));
    const up = this.#lines === 0 ? "" : `\u001b[${this.#lines}A`;
    this.#lines = lines.length;
    // One write: whatever ends us, the terminal wraps again.
    await this.#output.out(`${NO_WRAP}${up}${CLEAR_BELOW}${lines.join("\n")}\n${WRAP}`);
  }
}
