// The fields of SSH's binary formats (RFC 4251, section 5): big-endian numbers and strings with a length.
// Read and written by the other files here alone. It knows no key and no signature.
// The danger: a length that is believed, and bytes that are left over. Nothing here throws at a stranger's
// bytes: a reader remembers that it failed, answers with nothing from then on, and `isDone` stays false.

export class SshReader {
  readonly #bytes: Buffer;
  #at = 0;
  #hasFailed = false;

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** Whether everything was read and nothing is left over. */
  get isDone(): boolean {
    return !this.#hasFailed && this.#at === this.#bytes.length;
  }

  get hasFailed(): boolean {
    return this.#hasFailed;
  }

  /** Bytes that are not read yet. */
  get rest(): number {
    return this.#hasFailed ? 0 : this.#bytes.length - this.#at;
  }

  /** How much has been read: what a signature over the beginning of a message covers. */
  get position(): number {
    return this.#at;
  }

  fail(): void {
    this.#hasFailed = true;
  }

  raw(length: number): Buffer {
    if (this.#hasFailed || length > this.#bytes.length - this.#at) {
      this.#hasFailed = true;
      return Buffer.alloc(0);
    }
    const from = this.#at;
    this.#at += length;
    return this.#bytes.subarray(from, this.#at);
  }

  u8(): number {
    return this.raw(1)[0] ?? 0;
  }

  u32(): number {
    const bytes = this.raw(4);
    return bytes.length === 4 ? bytes.readUInt32BE(0) : 0;
  }

  u64(): bigint {
    const bytes = this.raw(8);
    return bytes.length === 8 ? bytes.readBigUInt64BE(0) : 0n;
  }

  string(): Buffer {
    return this.raw(this.u32());
  }

  /** A string of printable ASCII: every word of these formats is one. */
  word(): string {
    const text = this.string().toString("latin1");
    if (!/^[\x20-\x7e]*$/.test(text)) this.fail();
    return this.#hasFailed ? "" : text;
  }

  /** A positive number in its only right form, without the byte that keeps it positive. */
  mpint(): Buffer {
    const bytes = this.string();
    const [first = 0, second = 0] = bytes;
    const isRight = bytes.length > 0 && first < 0x80 && (first > 0 || second >= 0x80);
    if (!isRight) this.fail();
    return bytes.subarray(first === 0 ? 1 : 0);
  }
}

export function sshString(value: Uint8Array | string): Buffer {
  const bytes = typeof value === "string" ? Buffer.from(value, "utf8") : value;
  const out = Buffer.alloc(4 + bytes.length);
  out.writeUInt32BE(bytes.length, 0);
  out.set(bytes, 4);
  return out;
}
