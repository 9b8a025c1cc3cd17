// Completions for bash, zsh and fish, made of the tables that parse the command lines. Called by manifest.ts.
// They complete commands, options and the words an option chooses from; runs and agents would
// need the scheduler at every press of a key, and are left to the person.
// The danger: an option that is offered and not parsed; all three are made of the parser's own rows.
import { commonOptions } from "../scheduler/cli/command.ts";
import type { OptionsTable } from "../scheduler/cli/arguments.ts";
import { commands } from "../scheduler/cli/main.ts";
import { type Entry, bytes } from "./manifest.ts";

type Known = { readonly name: string; readonly summary: string; readonly options: OptionsTable };

export async function completionsOf(): Promise<readonly Entry[]> {
  const known = await knownCommands();
  return [
    bytes("/usr/share/bash-completion/completions/reeve", 0o644, bash(known)),
    bytes("/usr/share/zsh/vendor-completions/_reeve", 0o644, zsh(known)),
    bytes("/usr/share/fish/vendor_completions.d/reeve.fish", 0o644, fish(known)),
  ];
}

export async function knownCommands(): Promise<readonly Known[]> {
  const rows = Object.entries(commands).map(async ([name, { summary, load }]) => {
    const { options } = await load();
    return { name, summary, options: { ...options, ...commonOptions } };
  });
  return await Promise.all(rows);
}

function firstWords(known: readonly Known[]): readonly string[] {
  return [...new Set(known.map(({ name }) => name.split(" ")[0] ?? ""))];
}

/** Second words of the commands that have two, by the first. */
function secondWords(known: readonly Known[]): ReadonlyMap<string, readonly string[]> {
  const words = new Map<string, string[]>();
  for (const { name } of known) {
    const [first = "", second] = name.split(" ");
    if (second !== undefined) words.set(first, [...(words.get(first) ?? []), second]);
  }
  return words;
}

/** The words of a value such as auto|always|never. */
function choices(value: string | undefined): readonly string[] {
  return value !== undefined && /^[a-z]+(\|[a-z]+)+$/.test(value) ? value.split("|") : [];
}

function bash(known: readonly Known[]): string {
  const heads = [...secondWords(known)].map(
    ([first, words]) =>
      `    if [[ $name == ${first} && $COMP_CWORD -eq 2 ]]; then words="${words.join(" ")} $words"; fi`,
  );
  const options = known.map(({ name, options: of }) => {
    const names = Object.keys(of).map((option) => `--${option}`);
    return `        "${name}") words="${names.join(" ")}" ;;`;
  });
  const values = known.flatMap(({ options: of }) =>
    Object.entries(of).flatMap(([option, { value }]) => {
      const words = choices(value);
      return words.length === 0 ? [] : [`        --${option}) words="${words.join(" ")}" ;;`];
    }),
  );
  return `# Made from the tables of reeve.
_reeve() {
    local words="" name=\${COMP_WORDS[1]} both="\${COMP_WORDS[1]} \${COMP_WORDS[2]}"
    local current=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD - 1]}
    COMPREPLY=()
    for ((at = 1; at < COMP_CWORD; at++)); do [[ \${COMP_WORDS[at]} == -- ]] && return; done
    if ((COMP_CWORD == 1)); then
        COMPREPLY=($(compgen -W "${firstWords(known).join(" ")} --help" -- "$current"))
        return
    fi
    case $name in
${options.filter((line) => !/"\w+ \w+"/.test(line)).join("\n")}
    esac
    case $both in
${options.filter((line) => /"\w+ \w+"/.test(line)).join("\n")}
    esac
${heads.join("\n")}
    case $before in
${[...new Set(values)].join("\n")}
    esac
    COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _reeve reeve
`;
}

/** Inside single quotes of all three shells, and of zsh's brackets. */
function plain(text: string): string {
  return text.replaceAll(/['\\[\]:]/g, " ");
}

function zsh(known: readonly Known[]): string {
  const rows = known.filter(({ name }) => !name.includes(" "));
  const listed = firstWords(known).map((first) => {
    const row = rows.find(({ name }) => name === first);
    return `    '${first}:${plain(row?.summary ?? `${first} …`)}'`;
  });
  const cases = known.map(({ name, options }) => {
    const lines = Object.entries(options).map(([option, { value, doc, repeat }]) => {
      const star = repeat === true ? "*" : "";
      const words = choices(value);
      const of = words.length > 0 ? `(${words.join(" ")})` : "_files";
      const takes = value === undefined ? "" : `:${plain(value)}:${of}`;
      return `      '${star}--${option}[${plain(doc)}]${takes}'`;
    });
    const words = [...lines, "      '*:word:_files'"].join(" \\\n");
    return `    ("${name}") _arguments \\\n${words} ;;`;
  });
  const second = [...secondWords(known)].map(
    ([first, words]) =>
      `  if [[ $words[2] == ${first} && $CURRENT -eq 3 ]]; then compadd ${words.join(" ")}; fi`,
  );
  const two = [...secondWords(known).keys()].join("|");
  return `#compdef reeve
# Made from the tables of reeve.
local -a listed
listed=(
${listed.join("\n")}
)
if (( CURRENT == 2 )); then
  _describe command listed
else
${second.join("\n")}
  local name=$words[2]
  if [[ $name == (${two}) && $CURRENT -gt 3 ]]; then name="$words[2] $words[3]"; fi
  case $name in
${cases.join("\n")}
  esac
fi
`;
}

function fish(known: readonly Known[]): string {
  const first = known.map(({ name, summary }) => {
    const [word = "", second] = name.split(" ");
    const when = second === undefined ? "__fish_use_subcommand" : `__fish_seen_subcommand_from ${word}`;
    return `complete -c reeve -f -n '${when}' -a '${second ?? word}' -d '${plain(summary)}'`;
  });
  const heads = [...secondWords(known).keys()].filter((word) => !known.some(({ name }) => name === word));
  const options = known.flatMap(({ name, options: of }) =>
    Object.entries(of).map(([option, { value, doc }]) => {
      const words = choices(value);
      const takes = value === undefined ? "" : ` -r${words.length > 0 ? ` -fa '${words.join(" ")}'` : ""}`;
      const when = name
        .split(" ")
        .map((word) => `__fish_seen_subcommand_from ${word}`)
        .join("; and ");
      return `complete -c reeve -n '${when}' -l ${option}${takes} -d '${plain(doc)}'`;
    }),
  );
  const words = heads.map((word) => `complete -c reeve -f -n '__fish_use_subcommand' -a '${word}'`);
  return `# Made from the tables of reeve.\n${[...first, ...words, ...options].join("\n")}\n`;
}
