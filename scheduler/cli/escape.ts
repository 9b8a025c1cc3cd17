// Makes text of others harmless on a terminal: control characters, C1 codes and direction marks become
// visible. Called by print.ts for every table and by log-output.ts for logs on a terminal without --raw.
// Pure but for its decoder state.
// The danger: a log can otherwise clear the screen, forge lines or type into the terminal.

// Tab and newline stay; a carriage return stays only before a newline (it would let a line overwrite itself).
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this is about.
const HARMFUL = /\r(?!\n)|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

export function escapeControls(text: string): string {
  return text.replace(HARMFUL, escaped);
}

/** As above, and newlines and tabs too: for one cell or one line. */
export function escapeLine(text: string): string {
  return escapeControls(text).replace(/[\r\n\t]/g, escaped);
}

/** A stream of bytes, cut anywhere, as harmless text. */
export class TerminalEscaper {
  readonly #decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  #held = "";

  push(bytes: Uint8Array): string {
    const text = this.#held + this.#decoder.decode(bytes, { stream: true });
    // Whether a last carriage return is harmless depends on what follows.
    this.#held = text.endsWith("\r") ? "\r" : "";
    return escapeControls(this.#held === "" ? text : text.slice(0, -1));
  }

  end(): string {
    return escapeControls(this.#held + this.#decoder.decode());
  }
}

function escaped(character: string): string {
  if (character === "\r") return "\\r";
  if (character === "\n") return "\\n";
  if (character === "\t") return "\\t";
  const code = character.charCodeAt(0);
  return code < 0x100
    ? `\\x${code.toString(16).padStart(2, "0")}`
    : `\\u${code.toString(16).padStart(4, "0")}`;
}
