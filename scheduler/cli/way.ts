// Which way a command goes: over a unix socket of this host, or by a profile to a scheduler elsewhere.
// Called by command.ts. It dials nothing; it looks whether files are there.
// The danger: a command that goes to another scheduler than the person meant. What is named wins over what
// is found, and two names at once are refused.
import { existsSync } from "node:fs";
import { isAddress } from "../../proto/common/join-proof.ts";
import { defaultPlaces } from "./connection.ts";
import { defaultProfile, profileFile, readProfile } from "./profile.ts";
import { UsageError } from "./refused.ts";
import type { ProfileWay } from "./tls-line.ts";

export type Wanted = {
  readonly socket: string | undefined;
  readonly profile: string | undefined;
  readonly servers: readonly string[];
};
export type Way =
  | { readonly kind: "socket"; readonly path: string }
  | ({ readonly kind: "profile" } & ProfileWay);

/** The options, then REEVE_SOCKET, REEVE_PROFILE, a socket that is there, the profile `default`. */
export function wayOf(wanted: Wanted, environment: NodeJS.ProcessEnv): Way {
  const { socket, profile, servers } = wanted;
  const isElsewhere = profile !== undefined || servers.length > 0;
  if (socket !== undefined && isElsewhere)
    throw new UsageError(["--socket is on this host: --profile and --server mean nothing beside it"]);
  if (socket !== undefined && socket !== "") return { kind: "socket", path: socket };
  const [path, named] = [environment["REEVE_SOCKET"], profile ?? environment["REEVE_PROFILE"]];
  if (!isElsewhere && path !== undefined && path !== "") return { kind: "socket", path };
  if (isElsewhere || (named !== undefined && named !== ""))
    return byProfile(named === undefined || named === "" ? defaultProfile : named, servers, environment);
  const places = defaultPlaces(environment);
  const there = places.find((place) => existsSync(place));
  if (there === undefined && existsSync(profileFile(defaultProfile, environment)))
    return byProfile(defaultProfile, servers, environment);
  return { kind: "socket", path: there ?? places[0] ?? "" };
}

function byProfile(name: string, servers: readonly string[], environment: NodeJS.ProcessEnv): Way {
  const wrong = servers.find((server) => !isAddress(server));
  if (wrong !== undefined) throw new UsageError([`--server ${wrong} is not HOST:PORT`]);
  const file = profileFile(name, environment);
  const profile = readProfile(file);
  return { kind: "profile", file, profile, addresses: servers.length > 0 ? servers : profile.addresses };
}
